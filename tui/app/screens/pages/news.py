"""The news since one last looked, body by body, to be ticked off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from store.dates.today import STOCKHOLM
from tui.app.screens.pages.leafing import LeafingPage, Looks
from tui.app.widgets.aside import Aside
from tui.app.widgets.plain import plain
from tui.app.widgets.sheet import MUTED, Block, Paragraph
from tui.commands.base import bindings_of, main_key
from tui.commands.everywhere import CloseScreen, Help, Quit
from tui.commands.news import TICKING, TickNews
from tui.commands.pages import LEAFING
from tui.locale import _, ngettext, say
from tui.messages.cells import Cell, Column, Look
from tui.presentation.news import WORDS, Item, grouped
from tui.presentation.news_reading import NewsReading
from tui.settings.news_seen import SeenNews
from tui.settings.user import user_name

if TYPE_CHECKING:
    from tui.app.session.changing import Changing
    from tui.presentation.lens import Lens

_LOOKS: dict[str, Look] = {"late": "late", "soon": "soon", "document": "strong"}


class NewsScreen(LeafingPage[Item]):
    """What is ticked off is gone from the list until it changes again."""

    COMMANDS_HERE = (*TICKING, *LEAFING, CloseScreen, Help, Quit)
    BINDINGS = bindings_of(COMMANDS_HERE)

    def __init__(
        self, looks: Looks, seen: SeenNews, mine: str | None, changing: Changing | None = None
    ) -> None:
        super().__init__(looks, changing)
        self._mine = mine
        self._reading = NewsReading(seen, user_name())
        self._writing = Aside(self)

    def columns(self) -> list[Column[Item]]:
        """Return the columns: when, what kind of news, and what it says."""
        return [
            Column("when", _("When"), lambda row: str(row.when), width=10),
            Column("what", "", lambda row: Cell(_(WORDS[row.what]), _LOOKS.get(row.what, "plain")),
                width=12),
            Column("id", "ID", lambda row: Cell(row.id, "quiet"), width=5, priority=2),
            Column("text", _("What"), lambda row: row.text, min_width=20),
        ]  # fmt: skip

    def find(self, lens: Lens) -> None:
        """Find the news (called in a thread)."""
        self._reading.find(lens)

    def show_found(self) -> None:
        """Show the news that are not ticked off."""
        lens, seen = self._lens, self._reading.seen
        if lens is None or seen is None:
            return
        news, moment = self._reading.left(lens), f"{seen.at.astimezone(STOCKHOLM):%Y-%m-%d %H:%M}"
        self.groups = grouped(news, self._mine)
        self.rows.set_empty(_("Nothing new since {when}.").format(when=moment))
        self.rows.set_groups(self.groups)
        said = ngettext("{count} piece of news", "{count} pieces of news", len(news))
        parts = [_("since {when}").format(when=moment), lens.committee or ""]
        told = plain(" · ".join(filter(None, parts)), f"not bold {MUTED}")
        head = Content.assemble(plain(said.format(count=len(news))), "  ", told)
        self.query_one(".panel-title", Static).update(head)
        self._notify()

    def _notify(self) -> None:
        """Say the first time from when on things count as new, and what could not be kept."""
        reading = self._reading
        if reading.first:
            said = _(
                "You look here for the first time: what comes from now on counts as new. "
                "What falls due within a week is shown at once."
            )
            self.app.notify(said, markup=False)
        if reading.trouble:
            self.app.notify(say(reading.trouble.message), severity="warning", markup=False)
        reading.first, reading.trouble = False, None

    def told(self) -> list[Block]:
        """Return what counts as news."""
        said = _(
            "Told here: what was read in, what others changed, what became late, and what falls "
            "due within a week. {key} ticks off a row, or all under a heading; what is ticked off "
            "comes back when it changes again."
        )
        return [Paragraph(plain(said.format(key=main_key(TickNews))))]

    @property
    def any_news(self) -> bool:
        """Whether there is anything to tick off."""
        return bool(self.groups)

    def tick(self, *, every: bool) -> None:
        """Tick off every row, or else the one under the cursor or all under a heading."""
        heading, reading = self.rows.cursor_heading, self._reading
        here = heading.rows if heading else filter(None, [self.row])
        keys = {one.key for one in (self.rows.every if every else here)}
        seen = reading.tick(keys, self._lens) if self._lens else None
        if seen:
            self._found()
            self._writing.ask(lambda: reading.keep(seen), self._notify)
