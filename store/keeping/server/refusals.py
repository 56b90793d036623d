"""What a server answered, as one sentence: what, where, and what to do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg import errors
from psycopg_pool import PoolTimeout

from store.common.errors import Message, RegisterError
from store.common.place import Address
from store.common.text import one_line
from store.keeping.applying import ImpossibleChangeError
from store.keeping.backend import UnreachableError
from store.keeping.contents import SCHEMA
from store.keeping.reading import NoRegisterError
from store.keeping.refusals import half_a_character, impossible_value
from store.keeping.server.reasons import STOPPING, reason_of

AGAIN = (errors.SerializationFailure, errors.DeadlockDetected, errors.UniqueViolation)
"""What is answered where two wrote at once: the same again will do."""
_GONE = ("08", "57P", "25P03", "25P04")
"""SQLSTATEs of connections that were lost or ended, and of servers that stop or start."""
_SENTENCES: dict[type[psycopg.Error], Message] = {
    errors.DiskFull: Message(
        "The server of {place} has no room left on its disk, so nothing was saved. Tell whoever "
        "keeps the server."
    ),
    errors.InsufficientPrivilege: Message(
        "Your login at {place} may not do this ({reason}). Nothing was changed; an administrator "
        "of the register gives rights."
    ),
    errors.LockNotAvailable: Message(
        "Someone else has been writing to {place} for too long, so nothing was changed. Try again."
    ),
}


@contextmanager
def told(place: Address) -> Iterator[None]:
    """Have what a server answers said in a sentence, and what cannot be kept anywhere.

    Raises:
        UnreachableError: it does not answer, or no longer.
        RegisterError: it refuses.
    """
    try:
        yield
    except UnicodeEncodeError as error:
        raise half_a_character(place) from error
    except ImpossibleChangeError as error:
        raise impossible_value(place, error) from error
    except (psycopg.Error, PoolTimeout) as error:
        raise explained(error, place) from error


def explained(error: Exception, place: Address) -> RegisterError:
    """Return the sentence for what a server answered."""
    if is_lost(error):
        return UnreachableError(
            "{place} does not answer ({reason}). Check the network, and that the server runs.",
            place=place,
            reason=reason_of(error, place),
        )
    reason = _reason(error)
    if isinstance(error, errors.ReadOnlySqlTransaction):
        return only_readers(place)
    if isinstance(error, (errors.UndefinedTable, errors.InvalidSchemaName)):
        return no_register(place)
    for kind, sentence in _SENTENCES.items():
        if isinstance(error, kind):
            return RegisterError(sentence.text, place=place, reason=reason)
    return RegisterError(
        "{place} refused what was asked ({reason}). Nothing was changed; {command} tells what is "
        "wrong.",
        place=place,
        reason=reason,
        command="namndkoll server check",
    )


def refused_connection(error: Exception, place: Address) -> RegisterError:
    """Return the sentence for a connection that a server, or the way to it, did not let be."""
    return UnreachableError(
        "{place} cannot be opened ({reason}). Check the address, the login and the password, and "
        "that the server runs.",
        place=place,
        reason=reason_of(error, place),
    )


def not_ready(place: Address) -> RegisterError:
    """Return the sentence for a server that lets nobody in just now."""
    return UnreachableError(
        "The server of {place} is just starting or stopping, or being put in order. "
        "Try again in a moment.",
        place=place,
        reason=STOPPING,
    )


def only_readers(place: Address) -> RegisterError:
    """Return the sentence for a server that takes no changes just now; another, or later, it may.

    What is sent again then is saved.
    """
    return UnreachableError(
        "{place} only takes readers just now: it is a standby, or in recovery. Nothing was "
        "changed; try again at the main server.",
        place=place,
    )


def no_register(place: Address) -> NoRegisterError:
    """Return the sentence for a database without a register."""
    return NoRegisterError(
        "There is no register on {place}. An administrator makes one with: {command}",
        place=place,
        command="namndkoll server init",
    )


def other_version(place: Address, found: int, known: int) -> RegisterError:
    """Return the sentence for tables of another version than this program's."""
    if found > known:
        return RegisterError(
            "{place} is of version {found}, kept by a newer program; this one knows {known}. "
            "It was left as it is; update the program.",
            place=place,
            found=found,
            known=known,
        )
    return RegisterError(
        "{place} is of version {found}, and this program needs {known}. It was left as it is; "
        "an administrator brings it up to date with: {command}",
        place=place,
        found=found,
        known=known,
        command="namndkoll server init",
    )


def foreign(place: Address) -> RegisterError:
    """Return the sentence for a schema of the register's name that is something else."""
    return RegisterError(
        "{place} has a schema called namndkoll that is no register. It was left as it is; use "
        "another database.",
        place=place,
    )


def no_office(place: Address) -> RegisterError:
    """Return the sentence for what only an office can keep, from a login that belongs to none."""
    return RegisterError(
        "Notes, entries of one's own and shared views belong to an office, and your login at "
        "{place} belongs to none, so nothing was saved. An administrator says which: {command}",
        place=place,
        command="namndkoll server member LOGIN OFFICE",
    )


def cannot_forget(place: Address) -> RegisterError:
    """Return the sentence for words that everyone may read and only an administrator takes out."""
    return RegisterError(
        "What was written here can be read by everyone at {place}, so only an administrator of "
        "the register can have it forgotten. Nothing was changed; your office's notes alone are "
        "forgotten with {option}.",
        place=place,
        option="--note",
    )


def behind(place: Address, count: int) -> RegisterError:
    """Return the sentence for a standby that has not got all of what was read elsewhere."""
    return RegisterError(
        "{place} has not got the last steps that were read before ({count}): it is a standby. "
        "What is known stays as it is; what is new comes when the main server answers.",
        place=place,
        count=count,
    )


def put_back(place: Address, count: int) -> Message:
    """Return the sentence for steps that were read from a server which has them no more."""
    return Message(
        "{count} change that had been saved is not on {place} any more: its server was put back "
        "to an earlier state, or another one took over. Tell whoever keeps the server.",
        {"place": place, "count": count},
        "{count} changes that had been saved are not on {place} any more: its server was put back "
        "to an earlier state, or another one took over. Tell whoever keeps the server.",
        count,
    )


def kept_beside(place: Address, copy: Path, count: int) -> Message:
    """Return the sentence for such steps where they are kept in a file."""
    command = f'namndkoll merge "{copy}"'
    return Message(
        "{count} change that had been saved is not on {place} any more: its server was put back "
        "to an earlier state, or another one took over. It was kept; {command} takes it in.",
        {"place": place, "command": command, "count": count},
        "{count} changes that had been saved are not on {place} any more: its server was put back "
        "to an earlier state, or another one took over. They were kept; {command} takes them in.",
        count,
    )


def known_form(place: Address, form: int) -> None:
    """Refuse records of another form than this program's.

    Raises:
        RegisterError: they are of an earlier or a later one.
    """
    if form != SCHEMA:
        raise other_version(place, form, SCHEMA)


def is_lost(error: Exception) -> bool:
    """Tell whether a connection was lost or could not be had, so that another one may do."""
    if isinstance(error, PoolTimeout):
        return True
    if not isinstance(error, psycopg.Error):
        return False
    if error.sqlstate is None:
        return isinstance(error, (psycopg.OperationalError, psycopg.InterfaceError))
    return error.sqlstate.startswith(_GONE)


def _reason(error: Exception) -> str:
    """Return in short what a server said."""
    told = error.diag.message_primary if isinstance(error, psycopg.Error) else None
    return one_line(told or str(error))[:200].strip() or type(error).__name__
