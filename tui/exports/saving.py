"""What leaves is written to a file of the user's: whole or not at all, never over another one
unless it was named twice."""

from __future__ import annotations

import errno
import os
import re
import secrets
from collections.abc import Sequence
from contextlib import suppress
from io import BytesIO
from pathlib import Path

from store.common.errors import NamndkollError
from store.common.place import Place
from store.common.text import clean, one_line, unaccent
from store.keeping.backups import folder_of
from store.keeping.journal import journal_of
from store.keeping.writing import PREFIX, SUFFIX, sweep, take_after, writable
from tui.exports.kinds import FileKind, kind_of, kinds_for
from tui.exports.outgoing import Outgoing

_ODD = re.compile(r"[^\w.-]+")
_UNSEEN = r"\x00-\x1f\x7f-\x9f"
_REFUSED = re.compile(f'[{_UNSEEN}<>:"|?*]' if os.name == "nt" else f"[{_UNSEEN}]")
"""What no name of a file is to have: nobody would find what cannot be seen, and it may be an order
to a terminal; with a colon Windows writes beside the file and not to it."""
_LONGEST = 80
"""Characters of a name that is proposed."""


class SavingError(NamndkollError):
    """A file cannot be written."""


class NameTakenError(SavingError):
    """There is a file of that name, which is `taken`."""

    taken: Path | None = None


def suggested(outgoing: Outgoing, suffix: str, folder: str | None = None) -> Path:
    """Return a path for a file: in a folder if there is one, else among the user's documents."""
    from platformdirs import user_documents_path

    documents = user_documents_path()
    places = (Path(folder) if folder else documents, documents)
    place = next((one for one in places if one.is_dir()), Path.home())
    name = _ODD.sub("-", unaccent(clean(outgoing.name).casefold()))[:_LONGEST].strip("-.")
    return place / f"{name or 'namndkoll'}-{outgoing.survey.as_of}{suffix}"


def save(typed: str, outgoing: Outgoing, replacing: Path | None = None) -> Path:
    """Write it to the path as typed, in the kind that its suffix tells, and return the path.

    Raises: SavingError, NameTakenError when there is a file that is not the one to replace.
    """
    path, kind = _named(typed, kinds_for(outgoing))
    try:
        path = path.absolute()
        _spare_register(path, outgoing.survey.register.place)
        if path != replacing and path.exists():
            raise _taken(path)
        _check_size(kind, outgoing)
        _write(path, kind, outgoing, replace=path == replacing)
    except ImportError as error:
        raise SavingError(
            "A file that ends in {suffix} takes {library}, which is not installed: {command}",
            suffix=kind.suffix,
            library=error.name or "",
            command="python3 -m pip install 'namndkoll[documents]'",
        ) from error
    except FileExistsError as error:
        raise _taken(path) from error
    except (OSError, ValueError) as error:
        raise _unwritten(path, error) from error
    return path


def left_out(path: Path, outgoing: Outgoing) -> str:
    """Return what of all that was written a file of its kind could not hold; empty for nothing."""
    if path.suffix.lower() != ".ics":
        return ""
    from tui.exports.ics import left_out as without_day

    return without_day(outgoing)


def _named(typed: str, kinds: Sequence[FileKind]) -> tuple[Path, FileKind]:
    try:
        path = Path(typed.strip()).expanduser()
    except RuntimeError:
        path = Path(typed.strip())
    kind = kind_of(path.suffix)
    endings = [one.suffix for one in kinds]
    if kind is None or kind.suffix not in endings or not path.stem:
        raise SavingError(
            "The name must end in one of {endings}.",
            endings=", ".join(endings),
        )
    if _REFUSED.search(path.name):
        raise SavingError(
            "No file can be called {name}. Type a name of letters, digits and hyphens.",
            name=one_line(path.name),
        )
    return path, kind


def _spare_register(path: Path, register: Place) -> None:
    """Refuse to write over the register, its journal, or where its backups lie."""
    if not isinstance(register, Path):
        return
    own = (register, journal_of(register))
    if any(path.exists() and one.exists() and path.samefile(one) for one in own):
        raise SavingError("{path} is the register itself.", path=one_line(path.name))
    backups = folder_of(register)
    if path.parent.is_dir() and backups.is_dir() and path.parent.samefile(backups):
        raise SavingError(
            "{folder} is where the register's backups lie. Choose another folder.",
            folder=one_line(path.parent.name),
        )


def _check_size(kind: FileKind, outgoing: Outgoing) -> None:
    most = kind.most_rows
    if most is None:
        return
    count = len(outgoing.entries)
    if count <= most:
        count = outgoing.report.rows
    if count > most:
        raise SavingError(
            "A file that ends in {suffix} takes {most} rows at most, and these are {count}. "
            "End the name in {instead}, or filter the list first.",
            suffix=kind.suffix,
            most=most,
            count=count,
            instead=kind.instead,
        )


def _write(path: Path, kind: FileKind, outgoing: Outgoing, *, replace: bool) -> None:
    """Write beside the path, and put it there once all of it is on the disk.

    It is made before a file is: where it cannot be, none is there.
    """
    path = path.resolve() if replace else path
    before = writable(path) if replace else None
    made = BytesIO()
    kind.write(outgoing if kind.wide else outgoing.narrow(), made)
    sweep(path.parent)
    temporary = path.with_name(f"{PREFIX}{secrets.token_hex(6)}{SUFFIX}")
    try:
        with temporary.open("xb") as file:
            file.write(made.getbuffer())
            file.flush()
            os.fsync(file.fileno())
        if before:
            take_after(temporary, before)
        _put(temporary, path, replace=replace)
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def _put(temporary: Path, path: Path, *, replace: bool) -> None:
    """Give a file its name; what has the name already stays unless it is to be replaced.

    Raises: FileExistsError, OSError
    """
    if replace:
        temporary.replace(path)
        return
    try:
        path.hardlink_to(temporary)
    except FileExistsError:
        raise
    except OSError:  # a file system without links: Windows refuses by itself, others leave a blink
        if path.exists():
            raise FileExistsError from None
        temporary.rename(path)


def _taken(path: Path) -> NameTakenError:
    error = NameTakenError(
        "{path} is there already. Type another name, or replace the file with the key below.",
        path=one_line(path.name),
    )
    error.taken = path
    return error


def _unwritten(path: Path, error: OSError | ValueError) -> SavingError:
    """Return the sentence for what kept a file from being written; nothing of it is there."""
    code = errno.errorcode.get(getattr(error, "errno", None) or 0, "")
    if code in {"ENOENT", "ENOTDIR"}:
        return SavingError(
            "There is no folder {folder}. Name one that there is; a name holds no / of its own.",
            folder=one_line(str(path.parent)),
        )
    if isinstance(error, PermissionError):
        return SavingError(
            "{path} may not be written: another program has it open, or the folder is not yours "
            "to write to. Close it there, or choose another folder.",
            path=one_line(path.name),
        )
    if code in {"ENOSPC", "EDQUOT"}:
        return SavingError("{path} was not written: the disk is full.", path=one_line(path.name))
    return SavingError(
        "{path} cannot be written ({reason}). Check the folder, or type another name.",
        path=one_line(path.name),
        reason=getattr(error, "strerror", None) or str(error),
    )
