"""Whether what keeps the register answers, and what waits until it does: said above the view."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from store.dates.today import STOCKHOLM
from tui.app.widgets.disk_line import DiskLine
from tui.locale import _

if TYPE_CHECKING:
    from textual.screen import Screen

    from store.common.errors import NamndkollError


class Reach:
    """What is wrong with reading and with saving; one of them is enough for the line to be seen."""

    def __init__(self, screen: Screen[Any], may_change: Callable[[], bool]) -> None:
        self._screen = screen
        self._may_change = may_change
        self._reading: NamndkollError | None = None
        self._saving: NamndkollError | None = None
        self._waiting: tuple[int, Sequence[str]] = (0, ())
        self._is_slow = False
        self._since: datetime | None = None

    def read(self, trouble: NamndkollError | None) -> None:
        """Note why what is new cannot be read; None when it can."""
        self._reading = trouble
        self._show()

    def sent(
        self,
        trouble: NamndkollError | None,
        count: int,
        about: Sequence[str],
        *,
        is_slow: bool = False,
    ) -> None:
        """Note why what was changed cannot be saved, how much of it waits, and what it is about.

        `is_slow` while it is on its way for longer than is usual.
        """
        more = count > (self._waiting[0] if self._saving else 0)
        self._saving, self._waiting, self._is_slow = trouble, (count, about), is_slow
        self._show()
        if trouble and more:
            self._tell_on_page()

    def _tell_on_page(self) -> None:
        """Say that what was just changed waits, where a page lies over the line that says so."""
        if self._screen.app.screen is not self._screen:
            said = _("The server does not answer. This waits here and is sent when it does.")
            self._screen.app.notify(said, severity="warning", markup=False)

    def _show(self) -> None:
        trouble = self._saving or self._reading
        if trouble is None:
            self._since = None
        else:
            self._since = self._since or datetime.now(STOCKHOLM)
        for line in self._screen.query(DiskLine):
            if trouble is None and self._is_slow:
                line.tell_slow(*self._waiting)
            else:
                line.show(trouble, self._since, *self._waiting, may_change=self._may_change())
