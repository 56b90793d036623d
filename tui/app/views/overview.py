"""What needs attention today: the classes, the soonest ten, the load, and the register itself."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from store.entries.entries import Entry
from tui.app.views.base import View
from tui.app.views.columns import gist_of
from tui.app.views.pane.register_facts import register_facts
from tui.app.widgets.aside import Aside, is_large
from tui.app.widgets.bars import shaded, stacked
from tui.app.widgets.body_opened import BodyOpened
from tui.app.widgets.detail_pane import DetailPane
from tui.app.widgets.plain import shorten
from tui.app.widgets.rows.list import RowList
from tui.app.widgets.sheet import MUTED
from tui.locale import _, ngettext
from tui.messages.cells import Cell, Column
from tui.messages.own import told_as_own
from tui.messages.wording import STATES, days_left, end_day, state_of
from tui.presentation.groups import Group
from tui.presentation.lens import Lens
from tui.presentation.load import Load
from tui.presentation.standing import Standing, standing

_LEAST = 2
"""Lines that the list of the soonest has even when it is empty, to say so."""
_BARS = (12, 24)
"""Cells of a bar of load in a narrow and in a wide window."""
_WIDE = 100
_LOOKS = {"late": "bold $text-error", "today": "bold $text-warning", "soon": "$text-warning"}


class StateBars(Widget):
    """A line for each class of deadlines: sign, word, count and a bar."""

    DEFAULT_CSS = "StateBars { height: auto; }"
    _lens: Lens | None = None

    def show(self, lens: Lens) -> None:
        """Count through another lens."""
        self._lens = lens
        self.refresh(layout=True)

    def render(self) -> Content:
        """Return the lines for the width that there is."""
        if self._lens is None:
            return Content()
        counts, width = self._lens.counts, self.content_size.width
        template = standing(self._lens).template
        titles = max(len(state.word) for state in STATES.values())
        digits = len(str(max(counts.values())))
        room = min(40, width - titles - digits - 5)
        lines = []
        for cls, state in STATES.items():
            count = counts[cls]
            look = _LOOKS.get(state.look, "") if count else MUTED
            text = f"{state.sign} {state.word:<{titles}} {count:>{digits}}  "
            drawn = shaded(count - template[cls], template[cls], max(counts.values()), room)
            lines.append(Content.assemble((text, look), (drawn[0], look), (drawn[1], MUTED)))
        if any(template.values()):
            lines.append(Content.styled(_("░ template dates, set by nobody"), MUTED))
        return Content("\n").join(shorten(line, width) for line in lines)


class OverviewView(View):
    """The first thing in the morning."""

    _largest = 1

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._aside = Aside(self)

    def compose(self) -> ComposeResult:
        """Make the four panels."""
        with Vertical(id="overview-left"):
            yield Static(Content(_("Where things stand")), classes="panel-title")
            yield StateBars()
            yield Static(Content(_("The register")), classes="panel-title -later")
            yield DetailPane(id="register-facts")
        with Vertical(id="overview-right"):
            yield Static(id="soonest-title", classes="panel-title")
            yield RowList[Entry](self._entry_columns(), lambda entry: entry.id, id="soonest")
            yield Static(Content(), id="load-title", classes="panel-title -later")
            yield RowList[Load](self._load_columns(), lambda load: load.name, id="load")

    def _entry_columns(self) -> list[Column[Entry]]:
        wide = self.size.width >= _WIDE
        lead = Column[Entry]("lead", _("Leads"), lambda e: "".join(e.leads[:1]), width=16)
        return [
            Column("sign", "", lambda e: Cell(state_of(e).sign, state_of(e).look), width=1),
            Column("end", _("End date"), end_day, width=10),
            Column("days", _("Days"), _days, width=5, align="right", priority=2),
            *([lead] if wide else []),
            Column("text", _("What"), gist_of if wide else _text, min_width=14),
        ]

    def _load_columns(self) -> list[Column[Load]]:
        return [
            Column("name", _("Committee"), lambda load: load.name, min_width=14),
            Column("bar", "", self._bar, width=self._bar_width),
            Column("late", "!", lambda load: _count(load.late, "late"), width=3, align="right"),
            Column(
                "soon", _("Soon"), lambda load: _count(load.soon, "soon"), width=5, align="right"
            ),
            Column("total", _("Sum"), lambda load: str(load.total), width=5, align="right"),
        ]

    def _bar(self, load: Load) -> str:
        return stacked((load.late, load.soon, load.rest), self._largest, self._bar_width)

    @property
    def _bar_width(self) -> int:
        return _BARS[self.size.width >= _WIDE]

    def on_resize(self) -> None:
        """Give the bars the room that there is."""
        self.query_one("#soonest", RowList).set_columns(self._entry_columns())
        self.query_one("#load", RowList).set_columns(self._load_columns())
        self._title_load()

    def show(self, lens: Lens) -> None:
        """Count through a lens."""
        self._lens = lens
        self.query_one(StateBars).show(lens)
        self._show_soonest(standing(lens), lens)
        self._show_load(standing(lens).loads)
        if is_large(lens.survey):
            self._aside.ask(lambda: register_facts(lens), lambda: self._show_facts(lens))
        else:
            self._show_facts(lens)

    def _show_facts(self, lens: Lens) -> None:
        self.query_one(DetailPane).show(register_facts(lens))

    def prepare(self, lens: Lens) -> None:
        """Count."""
        standing(lens)

    def _show_soonest(self, found: Standing, lens: Lens) -> None:
        """Show the soonest with a date of their own, and where there is room the latest."""
        apart, soonest, latest = found.coming(), found.soonest, found.latest
        said = ngettext(
            "{count} with a template date not shown",
            "{count} with template dates not shown",
            apart,
        )
        note = said.format(count=apart) if apart else ""
        title = Content.assemble(_("Next"), (f"  {note}", f"not bold {MUTED}"))
        self.query_one("#soonest-title", Static).update(title)
        rows = self.query_one("#soonest", RowList)
        rows.set_empty(
            _("Nothing with a date of its own is due from {day} on.").format(day=lens.as_of)
        )
        if not latest:
            rows.set_rows(soonest)
            rows.styles.height = max(len(soonest), _LEAST) + 1
            return
        heading = _("Most overdue, of {count}").format(
            count=lens.overdue - found.template["overdue"]
        )
        groups = Group(_("Soonest"), soonest, "soon"), Group(heading, latest, "late")
        rows.set_groups(groups)
        rows.styles.height = len(soonest) + len(latest) + len(groups) + 1

    def _show_load(self, loads: list[Load]) -> None:
        self._largest = max((load.total for load in loads), default=1)
        self._title_load()
        rows = self.query_one("#load", RowList)
        rows.set_empty(_("Nobody leads anything here."))
        rows.set_rows(loads)

    def _title_load(self) -> None:
        wide = self.size.width >= _WIDE
        legend = _("█ late  ▓ soon  ░ the rest") if wide else _("█ late ▓ soon ░ rest")
        title = Content.assemble(_("Load per committee"), "  ", (legend, f"not bold {MUTED}"))
        self.query_one("#load-title", Static).update(title)

    @property
    def entry(self) -> Entry | None:
        rows = self.query_one("#soonest", RowList)
        return rows.cursor_row if rows.has_focus else None

    def status(self) -> str:
        """Return how many deadlines are counted."""
        if self._lens is None:
            return ""
        seen = sum(self._lens.counts.values())
        total = len(self._lens.survey.deadlines)
        said = ngettext("{seen} of {total} deadline", "{seen} of {total} deadlines", total)
        return said.format(seen=seen, total=total)

    @on(RowList.Selected, "#load")
    def _open_body(self, event: RowList.Selected) -> None:
        event.stop()
        self.post_message(BodyOpened(event.row.name))


def _text(entry: Entry) -> str:
    return told_as_own(entry, entry.text)


def _days(entry: Entry) -> Cell:
    return Cell(days_left(entry.deadline), state_of(entry).look)


def _count(number: int, look: str) -> Cell:
    return Cell(str(number), "late" if look == "late" else "soon") if number else Cell("")
