"""The bodies as a tree with counts, and beside it what concerns the one under the cursor."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Any

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from store.common.kept import Key
from store.entries.entries import Entry
from store.model.records import Committee
from store.survey.survey import Survey
from tui.app.views.amounts import Row, entry_of, text_or_bar
from tui.app.views.halved import HalvedView
from tui.app.views.marks import marked_entries
from tui.app.views.pane.detail import detail
from tui.app.views.pane.part_rows import figure_of, name_of, parts_of, sign, text_of
from tui.app.views.pane.summary import summary
from tui.app.widgets.detail_pane import DetailPane
from tui.app.widgets.plain import plain
from tui.app.widgets.rows.list import RowList
from tui.app.widgets.sheet import Block
from tui.locale import N_, _, ngettext
from tui.messages.cells import Cell, Column, Look
from tui.presentation import arrange
from tui.presentation.bodies import WHOLE_CITY, Bodies, bodies_of, body_of, whole_city
from tui.presentation.folding import Folding
from tui.presentation.groups import Group
from tui.presentation.lens import Lens

_ALL_OPEN = 25
"""Rows up to which no part is folded."""
_FOLDED = ("directives", "indicators", "covered")
"""The parts that are folded at first, by how their keys begin: they are long, and seldom the
first that one looks for."""
_SEEN: Key[Sequence[Entry]] = Key("bodies that have something to show")


class CommitteesView(HalvedView):
    """A tree of bodies, and beside it what concerns the one under the cursor."""

    has_pane = True
    signs = (
        ("!", N_("late ones that the body leads or was told, by itself or in a group")),
        (
            "1–9",
            N_(
                "activities that it leads or takes part in, and directives to it, by itself or in "
                "a group; the lists of a chosen body have also what stands in its chapter or "
                "names it"
            ),
        ),
    )

    _bodies: Bodies | None = None
    _shown = 0
    _name = ""
    """The body whose parts are shown."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id, found=_marked)
        self._folding = Folding()

    def compose(self) -> ComposeResult:
        """Make the tree, the parts and the pane."""
        yield RowList[Entry](self._body_columns(), lambda entry: entry.id, id="left")
        with Vertical(id="half"):
            yield Static(id="half-title", classes="panel-title")
            columns = _part_columns(lambda row: text_of(row, self._name))
            yield RowList[Row](columns, lambda row: row.id, id="right")
            yield DetailPane()

    def _body_columns(self) -> list[Column[Entry]]:
        count = self._count
        return [
            Column("name", _("Body"), name_of, min_width=14),
            Column("late", "!", count(Bodies.late, "late", "!"), width=3, align="right"),
            Column("acts", _("Act."), count(Bodies.activities), width=5, align="right", priority=1),
            Column("dirs", _("Dir."), count(Bodies.directives), width=5, align="right", priority=1),
        ]

    def _count(
        self, of: Callable[[Bodies, str], int], look: Look = "quiet", sign: str = ""
    ) -> Callable[[Entry], Cell]:
        """Return how a cell tells of a count of a body's; it is empty where that is none."""

        def cell(entry: Entry) -> Cell:
            count = of(self._bodies, entry.text) if self._bodies else 0
            return Cell(f"{sign}{count}" if count else "", look)

        return cell

    @property
    def body_rows(self) -> RowList[Entry]:
        return self.query_one("#left", RowList)

    @property
    def rows(self) -> RowList[Row]:  # type: ignore[override]
        return self.query_one("#right", RowList)

    @property
    def entry(self) -> Entry | None:
        if not self.is_mounted:
            return None
        if self.body_rows.has_focus:
            return self.body_rows.cursor_row
        row = self.rows.cursor_row
        return entry_of(row) if row else None

    def listed(self) -> list[Entry]:
        """Return the entries of all parts from top to bottom, each once."""
        return list({entry.id: entry for entry in map(entry_of, self.rows.every)}.values())

    def prepare(self, lens: Lens) -> None:
        """Count what concerns each body, and find those that something passes the lens of."""
        bodies_of(lens.survey).get_ready()
        _seen(lens)

    def show(self, lens: Lens) -> None:
        """Show the bodies that the lens lets through, and what of theirs it does."""
        self._lens = lens
        self._bodies = bodies_of(lens.survey)
        by_name = arrange.sort(_seen(lens), arrange.CHAPTER)
        self._shown = len(by_name)
        self._name = ""
        self.body_rows.set_empty(_("The register holds no bodies. Import a document first."))
        groups = arrange.group(by_name, arrange.BY_BODY)
        if self._has_city(lens):
            city = whole_city(lens.survey)
            groups.append(Group(_("The whole city"), [city], "the whole city"))
        self.body_rows.set_groups(groups)
        self.show_chosen()

    def _has_city(self, lens: Lens) -> bool:
        """Tell whether anything of no single body is to be shown."""
        scoped = lens.committee is not None and not lens.filter
        return bool(self._bodies and not scoped and self._bodies.concerns(WHOLE_CITY, lens))

    def show_chosen(self) -> None:
        """Show what concerns the body under the cursor."""
        entry = self.body_rows.cursor_row
        if self._lens is None or self._bodies is None:
            return
        self._name = entry.text if entry else ""
        parts = parts_of(entry, self._lens) if entry else []
        name = plain(name_of(entry)) if entry else Content()
        self.query_one("#half-title", Static).update(name)
        self.rows.set_empty(
            _("Nothing here names this body.") if entry else _("Choose a body to the left.")
        )
        self.rows.set_groups(parts, self._folded(parts, self._lens))
        self.show_detail()

    def _folded(self, parts: list[Group[Row]], lens: Lens) -> set[str]:
        """Return the parts to fold: those that would hide others, the first time they are met."""
        if lens.typed or sum(len(one.rows) for one in parts) <= _ALL_OPEN:
            return set()
        return self._folding.first([one for one in parts if one.key.startswith(_FOLDED)])

    def show_detail(self) -> None:
        """Show the details of what the cursor is on now."""
        entry = self.entry
        if self._lens:
            rows = self.body_rows if self.body_rows.has_focus else self.rows
            blocks = detail(entry, self._lens.survey) if entry else _summary(rows.cursor_heading)
            self.query_one(DetailPane).show(blocks)
        self.screen.refresh_bindings()

    def status(self) -> str:
        """Return how many bodies there are, and how many of them something passes the filter."""
        if self._lens is None:
            return ""
        total = len(self._lens.survey.committees)
        if self._lens.narrowed:
            said = ngettext("{shown} of {total} body", "{shown} of {total} bodies", total)
            return said.format(shown=self._shown, total=total)
        return ngettext("{total} body", "{total} bodies", total).format(total=total)

    def go_to(self, entry: Entry) -> bool:
        """Put the cursor on a body, or on an indicator among the parts of its own."""
        if isinstance(entry.record, Committee):
            return self.body_rows.move_to(entry.id)
        body = body_of(entry, self._lens.survey) if self._lens else None
        if body is None or not self.body_rows.move_to(body.id):
            return False
        self.show_chosen()
        self.add_class("-inside")
        self.rows.focus()
        return self.rows.move_to(entry.id) or self.rows.move_to(f"{entry.id}#0")


def _part_columns(text: Callable[[Row], str]) -> list[Column[Row]]:
    return [
        Column("sign", "", sign, width=1),
        text_or_bar("text", _("What"), text, least=20),
        Column("figure", _("End or target"), figure_of, min_width=14, align="right"),
    ]


def _marked(survey: Survey, marks: Collection[str]) -> list[Entry]:
    """Return the entries of marks; a figure stands for its budget line."""
    return marked_entries(survey, {row_id.partition("#")[0] for row_id in marks})


def _seen(lens: Lens) -> Sequence[Entry]:
    """Return the bodies that have something to show; all, where nothing is left out."""
    return lens.kept(_SEEN, lambda: _narrowed(lens))


def _narrowed(lens: Lens) -> Sequence[Entry]:
    every, bodies = lens.survey.committees, bodies_of(lens.survey)
    if not lens.narrowed:
        return every
    if lens.committee is not None and not lens.filter:
        return [entry for entry in every if entry.text == lens.committee]
    return [entry for entry in every if bodies.concerns(entry.text, lens)]


def _summary(heading: Group[Any] | None) -> list[Block]:
    """Return the blocks of a part; a figure counts as its budget line."""
    if heading is None:
        return []
    rows = {entry.id: entry for entry in map(entry_of, heading.rows)}
    return summary(Group(heading.title, list(rows.values()), heading.key))
