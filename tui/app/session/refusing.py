"""Why something cannot be changed, told before it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.common.place import Address
from tui.commands.base import main_key
from tui.commands.looking import SetDay
from tui.locale import _, say

if TYPE_CHECKING:
    from store.register.register import Register
    from tui.app.session.state import State


def why_refused(state: State) -> str | None:
    """Return why nothing can be changed just now; an empty text before the register was read."""
    lens = state.shown.lens
    if lens is None:
        return ""
    if lens.register is not lens.register.now:
        said = _(
            "You see what was known {day}, which nobody can change. "
            "{key} and an empty line lead to today."
        )
        return said.format(day=lens.as_of, key=main_key(SetDay))
    if not state.read_only:
        return None
    said = _("The register can only be read here, so nothing can be changed.")
    more = _("An administrator of the register lets a login write.")
    return f"{said} {more}" if isinstance(lens.register.place, Address) else said


def why_no_office(register: Register) -> str:
    """Return why notes and own entries cannot be saved; empty where they can be."""
    shared, place = register.disk.shared, register.place
    if shared is None or shared.office or not isinstance(place, Address):
        return ""
    from store.keeping.server.refusals import no_office

    return say(no_office(place).message)
