"""The register that a command is about: found, put there for who has none, and told of."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from store.common.errors import RegisterError
from store.common.place import Address
from tui.locale import _, say
from tui.messages.saying import tell, tell_news
from tui.settings.opening import Location, locate, make_ready

if TYPE_CHECKING:
    from store.register.register import Register

_PATIENCE = 30.0
"""Seconds that a command tries to save what it is given."""


def place_of(request: Namespace) -> Location:
    """Return where the register is; what was put there is told."""
    place = locate(request.register)
    if made := make_ready(place):
        tell(say(made))
    return place


def opened(request: Namespace, *, read_only: bool) -> Register:
    """Return the register, and tell what is to be known of it.

    Raises: NamndkollError when it cannot be opened.
    """
    from store.register.register import Register  # the server only finds it: its sessions open it

    register = Register.open(place_of(request).place, read_only=read_only)
    tell_news(register)
    return register


@contextmanager
def saving(register: Register) -> Iterator[Register]:
    """Let what is saved within try for longer to reach a server, and say what became of it.

    What a server is found to have lost meanwhile is told as well, once.

    Raises: RegisterError when the server does not answer; it says whether it was saved, if known.
    """
    from store.keeping.backend import UnreachableError

    register.disk.be_patient(
        _PATIENCE, lambda: tell(_("The server does not answer; trying again …"))
    )
    try:
        yield register
    except UnreachableError as error:
        trouble = say(error.message)
        if error.step:
            raise RegisterError(
                "{trouble} It is not known whether it was saved: see {command} when the server "
                "answers.",
                trouble=trouble,
                command="namndkoll history",
            ) from error
        raise RegisterError("{trouble} Nothing was saved.", trouble=trouble) from error
    finally:
        _tell_lost(register)


def _tell_lost(register: Register) -> None:
    """Say which steps a server had when it was read and has no more; a file's are kept by itself.

    One that had lost them before that has told so when it was opened.
    """
    place = register.place
    if isinstance(place, Address) and (lost := register.disk.lost_since(None)):
        from store.keeping.server.refusals import put_back

        tell(say(put_back(place, len(lost))))
