"""Notices: the short sentences that stand in a corner for some seconds."""

from __future__ import annotations

from textual.app import App
from textual.notifications import Notification, Notify, SeverityLevel

_MOMENT = 0.1
"""Seconds that a notice is shown at least, however late its box is made."""


class Notice(Notification):
    """A notification whose box goes away also if its time is up while the box is made.

    The box sets a timer of the time that is left; one of less than nothing would never end, and
    hold the whole app (seen when a screen was left just as the notice was to go).
    """

    @property
    def time_left(self) -> float:
        """Return the seconds until the notice is to go, for its box: never nothing or less."""
        return max(super().time_left, _MOMENT)

    @property
    def has_expired(self) -> bool:
        """Tell whether the notice is to be shown no more."""
        return super().time_left <= 0


class NoticingApp(App[None], inherit_bindings=False):
    """An app that gives its notices time to be shown."""

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Show a sentence in a corner; from any thread, as Textual promises."""
        seconds = self.NOTIFICATION_TIMEOUT if timeout is None else timeout
        self.post_message(Notify(Notice(message, title, severity, seconds, markup=markup)))
