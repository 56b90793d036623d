"""The register that a command is about: found, put there for who has none, and told of."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from tui.locale import say
from tui.messages.saying import tell, tell_news
from tui.settings.opening import Location, locate, make_ready

if TYPE_CHECKING:
    from store.register.register import Register


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
