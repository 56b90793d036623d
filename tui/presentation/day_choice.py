"""Which days of the calendar are shown: of which kinds, and of which committees."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from tui.locale import N_

if TYPE_CHECKING:
    from store.entries.calendar import Sitting

DayKind = Literal["meeting", "papers", "notice", "approved", "appeal", "point"]
KINDS: tuple[DayKind, ...] = get_args(DayKind)
DAYS: dict[DayKind, str] = {
    "meeting": N_("Meeting"),
    "papers": N_("Last day for papers"),
    "notice": N_("Notice"),
    "approved": N_("Minutes approved"),
    "appeal": N_("Appeal until"),
    "point": N_("Report of the steering cycle"),
}
"""What the days of each kind are called."""
_USUAL: frozenset[DayKind] = frozenset(("meeting", "point"))


class DayChoice(NamedTuple):
    """The kinds of days that are shown, and the committees whose days are not."""

    kinds: frozenset[DayKind] = _USUAL
    left_out: frozenset[str] = frozenset()

    def shows(self, sitting: Sitting, committee: str | None) -> bool:
        """Tell whether days of a meeting are shown where one looks at a committee, or at all."""
        return committee in (None, sitting.committee) and sitting.committee not in self.left_out


USUAL_DAYS = DayChoice()
