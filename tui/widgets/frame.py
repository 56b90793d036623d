"""The lines around a view: the header, the tabs and the keys that work now."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from textual.content import Content
from textual.style import Style

from tui.commands.base import key_name, keys_of
from tui.locale import _
from tui.widgets.one_line import GAP, OneLine, spread

if TYPE_CHECKING:
    from tui.screens.base import CommandScreen

_NAME_WIDTH = 32
"""Cells that a document or a committee takes in the header at most."""


class HeaderLine(OneLine):
    """What is read, the day that it is counted from, and the chosen committee."""

    documents: Sequence[str] = ()
    as_of: date | None = None
    committee: str | None = None
    my_committee: str | None = None

    def content(self, width: int) -> Content:
        """Return the line; the committee and the day are the last to go."""
        left = [Content.styled(_("Nämndkoll"), "bold $text-primary")]
        if self.documents:
            from tui.widgets.plain import plain, shorten

            more = f" +{len(self.documents) - 1}" if len(self.documents) > 1 else ""
            left.append(shorten(plain(self.documents[-1]), _NAME_WIDTH) + more)
        right = []
        if self.as_of:
            from tui.views.wording import weekday

            day = _("As of {day} ({weekday})")
            text = day.format(day=self.as_of.isoformat(), weekday=weekday(self.as_of))
            right.append(Content(text))
        if self.committee is not None:
            from tui.widgets.plain import plain, shorten

            name = shorten(plain(self.committee, "bold"), _NAME_WIDTH)
            mine = self.committee == self.my_committee
            right.append(Content.assemble(_("My committee: ") if mine else _("Committee: "), name))
        elif self.my_committee is not None:
            right.append(Content(_("All committees")))
        return spread(left, right, width)


class TabLine(OneLine):
    """The views with their numbers and counts; a click shows one."""

    tabs: Sequence[tuple[str, str, str]] = ()
    """Of each view: the key, the title, the count or nothing."""
    active: str = ""

    def content(self, width: int) -> Content:
        """Return the tabs, closer together or with less said where the width asks for it."""
        for gap, titled in ((3, True), (2, True), (1, True), (2, False)):
            pieces = [self._tab(tab, titled or tab[0] == self.active) for tab in self.tabs]
            line = Content(" " * gap).join(pieces)
            if line.cell_length <= width:
                break
        return line.truncate(width) if self.tabs else Content()

    def _tab(self, tab: tuple[str, str, str], titled: bool) -> Content:
        key, title, count = tab
        text = " ".join(part for part in (key, title if titled else "", count) if part)
        look = "bold underline $text-primary" if key == self.active else "$foreground-muted"
        style = Style.from_meta({"@click": f"app.simulate_key('{key}')"})
        return Content.styled(text, look).stylize(style)


class KeyLine(OneLine):
    """The commands that can be done now with their keys; the most used where not all fit."""

    def on_mount(self) -> None:
        """Follow what can be done."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _screen: self.refresh())

    def content(self, width: int) -> Content:
        """Return as many keys as fit, the lasting and then the most used before others."""
        screen: CommandScreen[Any] = self.screen  # type: ignore[assignment]
        commands = screen.on_footer()
        pieces = [_key(keys_of(one)[0], _(one.footer)) for one in commands]
        fitting, left = set(), width + GAP
        for place in sorted(range(len(commands)), key=lambda one: not commands[one].lasting):
            taken = pieces[place].cell_length + GAP
            if taken <= left:
                fitting.add(place)
                left -= taken
        shown = [piece for place, piece in enumerate(pieces) if place in fitting]
        return Content(" " * GAP).join(shown)


def _key(key: str, text: str) -> Content:
    click = Style.from_meta({"@click": f"app.simulate_key('{key}')"})
    said = Content.assemble((key_name(key), "bold $text-accent"), " ", (text, "$foreground-muted"))
    return said.stylize(click)
