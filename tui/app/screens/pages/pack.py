"""A committee's pack before a meeting, to be read and saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from tui.app.screens.pages.leafing import LeafingPage, Looks
from tui.app.widgets.plain import plain
from tui.app.widgets.sheet import MUTED, Block, Fact, Paragraph
from tui.commands.base import bindings_of
from tui.commands.everywhere import CloseScreen, Help, Quit
from tui.commands.packs import SavePack
from tui.commands.pages import LEAFING
from tui.locale import _
from tui.messages.cells import Cell, Column
from tui.presentation.pack import Pack, pack_of
from tui.presentation.pack_rows import PackRow, meeting_lines, parts_of

if TYPE_CHECKING:
    from tui.app.session.changing import Changing
    from tui.presentation.lens import Lens


class PackScreen(LeafingPage[PackRow]):
    """The parts of a pack under headings, and below them all about the row under the cursor."""

    COMMANDS_HERE = (*LEAFING, SavePack, CloseScreen, Help, Quit)
    BINDINGS = bindings_of(COMMANDS_HERE)

    def __init__(self, looks: Looks, committee: str, changing: Changing | None = None) -> None:
        super().__init__(looks, changing)
        self._committee = committee
        self.pack: Pack | None = None

    def columns(self) -> list[Column[PackRow]]:
        """Return the columns: how it stands, when, and what."""
        return [
            Column("sign", "", lambda row: row.sign, width=1),
            Column("when", _("When"), lambda row: Cell(row.when, row.sign.look), width=10),
            Column("text", _("What"), lambda row: row.text, min_width=20),
        ]

    def find(self, lens: Lens) -> None:
        """Put the pack together (called in a thread)."""
        self.pack = pack_of(lens.typing("").survey, self._committee)
        self.groups = parts_of(self.pack)

    def show_found(self) -> None:
        """Show the pack."""
        self.rows.set_groups(self.groups)
        if self.pack:
            as_of = _("as of {day}").format(day=self.pack.survey.as_of)
            title = _("Before the meeting of {committee}").format(committee=self._committee)
            head = Content.assemble(plain(title), "  ", plain(as_of, f"not bold {MUTED}"))
            self.query_one(".panel-title", Static).update(head)

    def told(self) -> list[Block]:
        """Return when it meets, with whom it is told things, and which papers count."""
        if self.pack is None:
            return []
        lines: list[Block] = [Paragraph(plain(line)) for line in meeting_lines(self.pack)]
        survey = self.pack.survey
        groups = survey.register.groups_of(self._committee)
        facts = (
            (_("Through the groups"), groups),
            (_("From the documents"), sorted(survey.papers.counting)),
        )
        return [*lines, *(Fact(name, tuple(map(plain, said))) for name, said in facts if said)]

    @property
    def is_ready(self) -> bool:
        """Whether the pack is there."""
        return self.pack is not None

    def save(self) -> None:
        """Ask where to save the pack, as a document unless told otherwise."""
        from tui.app.screens.dialogs.save import SaveScreen
        from tui.exports.packs import outgoing_pack

        if self.pack:
            self.app.push_screen(SaveScreen(outgoing_pack(self.pack), ".docx"))
