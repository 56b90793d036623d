"""The lines around a view: the header, the tabs and the keys that work now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol, cast

from textual.content import Content
from textual.screen import Screen
from textual.style import Style

from tui.app.widgets.one_line import GAP, OneLine, spread
from tui.commands.base import Commands, key_name, keys_of
from tui.locale import _

_NAME_WIDTH = 32
"""Cells that a document or a committee takes in the header at most."""
_PAPERS_WIDTH = 16
"""Cells that say something of which documents count; with fewer, nothing is said."""


class HeaderLine(OneLine):
    """What is read, the day that it is counted from, and the chosen committee."""

    papers: Sequence[str] = ()
    """The documents that count, and how many do not, in short."""
    as_of: date | None = None
    committee: str | None = None
    my_committee: str | None = None
    read_only: bool = False

    def content(self, width: int) -> Content:
        """Return the line; the committee and the day are the last to go."""
        left = [Content.styled(_("Nämndkoll"), "bold $text-primary")]
        right = [Content.styled(_("read only"), "bold")] if self.read_only else []
        if self.as_of:
            from tui.messages.wording import weekday

            day = _("As of {day} ({weekday})")
            text = day.format(day=self.as_of.isoformat(), weekday=weekday(self.as_of))
            right.append(Content(text))
        if self.committee is not None:
            from tui.app.widgets.plain import plain, shorten

            name = shorten(plain(self.committee, "bold"), _NAME_WIDTH)
            mine = self.committee == self.my_committee
            right.append(Content.assemble(_("My committee: ") if mine else _("Committee: "), name))
        elif self.my_committee is not None:
            right.append(Content(_("All committees")))
        if self.papers:
            taken = sum(piece.cell_length + GAP for piece in (*left, *right))
            left.append(self._which_count(max(_PAPERS_WIDTH, width - taken)))
        return spread(left, right, width)

    def _which_count(self, room: int) -> Content:
        """Return the documents that count, cut where there is no room for all of them."""
        from tui.app.widgets.plain import plain, shorten

        shown = [shorten(plain(one), _NAME_WIDTH) for one in self.papers]
        return shorten(Content(" · ").join(shown), room)


@dataclass(frozen=True, slots=True)
class Tab:
    """A command that shows a view or more of them, and what stands for it."""

    command: str
    """Its id."""
    key: str
    title: str
    short: str
    """The title for narrow screens."""
    count: str = ""


_KEY, _SHORT, _TITLE = range(3)
"""How much the tabs say of each view."""
_DENSITIES = (
    (3, _TITLE, _TITLE), (2, _TITLE, _TITLE), (1, _TITLE, _TITLE), (2, _SHORT, _TITLE),
    (1, _SHORT, _TITLE), (1, _SHORT, _SHORT), (2, _KEY, _TITLE),
)  # fmt: skip
"""Cells between two tabs, and how much they and the active one say, from the roomiest on."""
_CLOSE = 1
"""Cells between two tabs with which a count could be taken for the next one's key."""


class TabLine(OneLine):
    """The views with their numbers and counts; a click shows one."""

    tabs: Sequence[Tab] = ()
    more: Tab | None = None
    """What stands last on a low screen, which has no second line for more views."""
    active: str = ""
    """The command of the view that is shown."""
    _low = False

    def on_mount(self) -> None:
        """Follow the screen's height: the last tab hangs on it, and this line's size does not."""
        self.screen.screen_layout_refresh_signal.subscribe(self, self._follow_height)

    def _follow_height(self, screen: Screen[object]) -> None:
        if screen.has_class("-low") != self._low:
            self.refresh()

    def content(self, width: int) -> Content:
        """Return the tabs, closer together or with less said where the width asks for it."""
        self._low = self.screen.has_class("-low")
        tabs = [*self.tabs, self.more] if self.more and self._low else self.tabs
        for gap, said, active in _DENSITIES:
            bound = "·" if gap == _CLOSE else " "
            pieces = [
                self._tab(tab, active if tab.command == self.active else said, bound)
                for tab in tabs
            ]
            line = Content(" " * gap).join(pieces)
            if line.cell_length <= width:
                break
        return line.truncate(width) if tabs else Content()

    def _tab(self, tab: Tab, said: int, bound: str) -> Content:
        active = tab.command == self.active
        name = ("", tab.short, tab.title)[said]
        named = " ".join(part for part in (tab.key, name) if part)
        text = bound.join(part for part in (named, tab.count) if part)
        look = "bold underline $text-primary" if active else "$foreground-muted"
        style = Style.from_meta({"@click": f"screen.command('{tab.command}')"})
        return Content.styled(text, look).stylize(style)


class Offering(Protocol):
    """A screen that offers commands."""

    def on_footer(self) -> Commands:
        """Return the commands for the line of keys, the most used first."""


class KeyLine(OneLine):
    """The commands that can be done now with their keys; the most used where not all fit."""

    def on_mount(self) -> None:
        """Follow what can be done."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _screen: self.refresh())

    def content(self, width: int) -> Content:
        """Return as many keys as fit, the lasting and then the most used before others."""
        commands = cast("Offering", self.screen).on_footer()
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
