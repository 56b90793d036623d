"""What the parties want with a subject: the subject at the left, a column for each of them."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from store.entries.entries import Entry
from tui.app.views.halved import HalvedView
from tui.app.views.pane.party_words import told_of
from tui.app.widgets.columns_pane import Column as Party
from tui.app.widgets.columns_pane import ColumnsPane
from tui.app.widgets.plain import plain
from tui.app.widgets.rows.list import RowList
from tui.app.widgets.sheet import MUTED
from tui.commands.base import key_names, main_key
from tui.commands.everywhere import StepBack
from tui.commands.moves import COLUMN_MOVES
from tui.commands.papers import ChoosePapers
from tui.locale import N_, _, ngettext
from tui.messages.cells import Cell, Column
from tui.presentation.lens import Lens
from tui.presentation.parties import Subject, subjects_of

_KINDS = {
    "matter": N_("All of the matter"),
    "point": N_("Point {name}"),
    "goal": N_("Goal: {name}"),
    "indicator": N_("Indicator: {name}"),
    "body": "{name}",
}


class PartiesView(HalvedView):
    """Subjects of the dissents, document by document, and what each party says of one."""

    _shown: Subject | None = None
    """The subject that the columns are about."""
    _folded = True
    """Whether what only argues is cut to a line."""

    @property
    def signs(self) -> Sequence[tuple[str, str]]:  # type: ignore[override]
        """What goes from party to party."""
        return [(key_names(one), one.help) for one in COLUMN_MOVES]

    def compose(self) -> ComposeResult:
        """Make the subjects and the columns."""
        yield RowList[Subject](_columns(), lambda one: one.id, id="left")
        with Vertical(id="half"):
            yield Static(id="half-title", classes="panel-title")
            yield ColumnsPane(id="right")

    @property
    def subjects(self) -> RowList[Subject]:
        return self.query_one("#left", RowList)

    @property
    def columns(self) -> ColumnsPane:
        return self.query_one(ColumnsPane)

    @property
    def entry(self) -> Entry | None:
        """The dissent of the party that is chosen; of another subject not yet shown the first."""
        subject = self.subjects.cursor_row if self.is_mounted else None
        if subject is None:
            return None
        return subject.of(subject.parties[self._chosen(subject)])[0].entry

    @property
    def any_listed(self) -> bool:
        """Whether there is a subject of which anybody says anything."""
        return self.is_mounted and self.subjects.cursor_row is not None

    def listed(self) -> list[Entry]:
        """Return the dissents that speak of the subject, as they are printed."""
        subject = self.subjects.cursor_row if self.is_mounted else None
        said = subject.said if subject else ()
        return list({one.entry.id: one.entry for one in said}.values())

    def _chosen(self, subject: Subject) -> int:
        """Return the place of the chosen party: it stays while the subject does."""
        same = self._shown is not None and self._shown.id == subject.id
        return min(self.columns.chosen, len(subject.parties) - 1) if same else 0

    def prepare(self, lens: Lens) -> None:
        """Find what is spoken of."""
        subjects_of(lens)

    def show(self, lens: Lens) -> None:
        """Show the subjects of which a dissent passes the lens."""
        self._lens = lens
        self.subjects.set_empty(_why_empty(lens))
        self.subjects.set_groups(subjects_of(lens))
        self.show_chosen()

    def show_chosen(self) -> None:
        """Show what each party says of the subject under the cursor."""
        subject = self.subjects.cursor_row
        title = self.query_one("#half-title", Static)
        if subject is None:
            title.update(Content(_("Choose a subject.")))
            self.columns.show([])
            return
        title.update(_head(subject))
        chosen = self._chosen(subject)
        self._shown = subject
        told = [
            Party(plain(party), told_of(subject, party, folded=self._folded))
            for party in subject.parties
        ]
        self.columns.show(told, chosen)
        self.screen.refresh_bindings()

    @on(ColumnsPane.Unfolded)
    def _unfold(self, event: ColumnsPane.Unfolded) -> None:
        event.stop()
        self._folded = not self._folded
        self.show_chosen()

    def show_detail(self) -> None:
        """Follow what can be done."""
        self.screen.refresh_bindings()

    @on(ColumnsPane.Chosen)
    def _other_party(self, event: ColumnsPane.Chosen) -> None:
        event.stop()
        self.screen.refresh_bindings()

    def status(self) -> str:
        """Return how many subjects there are."""
        count = len(list(self.subjects.every)) if self._lens else 0
        return ngettext("{count} subject", "{count} subjects", count).format(count=count)

    def go_to(self, entry: Entry) -> bool:
        """Put the cursor on the matter that a dissent is about, and choose its party."""
        for subject in self.subjects.every:
            places = [one.entry.id for one in subject.said]
            if subject.kind == "matter" and entry.id in places:
                return self.subjects.move_to(subject.id)
        return False


def _why_empty(lens: Lens) -> str:
    if lens.narrowed:
        said = _("No dissent matches. {key} goes back a step.")
        return said.format(key=main_key(StepBack))
    said = _("No document that counts has dissents. {key} chooses documents.")
    return said.format(key=main_key(ChoosePapers))


def _columns() -> list[Column[Subject]]:
    return [
        Column("subject", _("Subject"), title_of, min_width=16),
        Column("parties", _("Parties"), _parties, width=7, align="right"),
    ]


def _parties(one: Subject) -> Cell:
    return Cell(str(len(one.parties)), "quiet")


def title_of(one: Subject) -> str:
    """Return what a subject is called, and what the document says there."""
    name = _(_KINDS[one.kind]).format(name=one.name)
    return f"{name}: {one.text}" if one.text else name


def _head(one: Subject) -> Content:
    """Return a subject with all who speak of it, and the keys from one of them to the next."""
    keys = " ".join(map(main_key, COLUMN_MOVES))
    names = plain(" · ".join(one.parties), f"not bold {MUTED}")
    name = plain(_(_KINDS[one.kind]).format(name=one.name))
    return Content.assemble(name, "  ", names, "  ", (keys, "not bold $text-accent"))
