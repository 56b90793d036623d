"""The organisations and their bodies: what each has, what was learnt, corrected and merged here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Literal

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from store.changes import bodies, organising
from store.changes.bodies import KINDS_OF_BODIES
from store.changes.organising import Reorganising
from store.common.sorting import swedish_key
from store.importing.language.name_shapes import own_kind_of
from store.survey.organised import KnownBody, KnownOrganisation, organisations_of
from tui.app.screens.dialogs.ask_line import AskNameScreen
from tui.app.screens.dialogs.chooser import Choice, ChooserScreen, finding
from tui.app.screens.helping.helpful import HelpfulScreen
from tui.app.widgets.frame import KeyLine
from tui.app.widgets.rows.list import RowList
from tui.commands.base import Commands, bindings_of
from tui.commands.everywhere import CloseScreen, Help, Quit
from tui.commands.organisation import ORGANISING
from tui.locale import N_, _
from tui.messages.cells import Cell, Column
from tui.messages.wording import RECORDS
from tui.presentation.groups import Group
from tui.serializers.organisations import LEARNT, heading_of

if TYPE_CHECKING:
    from store.model.records import Committee
    from tui.app.session.changing import Changing

_KEPT = N_("What it was called before stays known as another name.")


class OrganisationsScreen(HelpfulScreen[None]):
    """Bodies under their organisations; what is said of one is saved at once."""

    COMMANDS_HERE = (*ORGANISING, CloseScreen, Help, Quit)
    BINDINGS = bindings_of(COMMANDS_HERE)
    has_lists = True

    def __init__(self, changing: Changing) -> None:
        super().__init__()
        self._changing = changing
        self._known: tuple[KnownOrganisation, ...] = ()

    def compose(self) -> ComposeResult:
        """Make the title, the list and the line of keys."""
        yield Static(Content(_("Organisations and their bodies")), classes="panel-title")
        yield RowList[KnownBody](_columns(), lambda known: known.body.id, id="bodies")
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the bodies, and again after each change."""
        empty = _("No organisation is known yet. The first import tells whose papers it has.")
        self._rows.set_empty(empty)
        self._changing.shown.subscribe(self, lambda _now: self._show())
        self._show()
        self._rows.focus()

    def _show(self) -> None:
        lens = self._changing.lens
        self._known = organisations_of(lens.survey) if lens else ()
        self._rows.set_groups([_group(number, one) for number, one in enumerate(self._known)])
        self.refresh_bindings()

    def on_row_list_highlighted(self) -> None:
        """Follow what can be done with another row."""
        self.refresh_bindings()

    def on_footer(self) -> Commands:
        """Return the commands for the line of keys: what can be said of a body is all on it."""
        return [one for one in super().on_footer() if one is not Quit]

    @property
    def signs(self) -> Sequence[tuple[str, str]]:
        """The sign of what was learnt."""
        return ((LEARNT, _("learnt from a document: no profile has it")),)

    @property
    def _rows(self) -> RowList[KnownBody]:
        return self.query_one("#bodies", RowList)

    @property
    def _row(self) -> KnownBody | None:
        return self._rows.cursor_row if self.is_mounted else None

    @property
    def may_change(self) -> bool:
        """Whether the register can be changed."""
        return self._changing.refused() is None

    @property
    def on_body(self) -> bool:
        """Whether the cursor is on a body of which something can be said."""
        return self._row is not None

    @property
    def in_organisation(self) -> bool:
        """Whether the body under the cursor is an organisation's."""
        return self.on_body and bool(self._row and self._row.body.organisation)

    @property
    def any_change(self) -> bool:
        """Whether there is something to undo."""
        lens = self._changing.lens
        return bool(lens and lens.register.changes)

    def merge(self) -> None:
        """Ask into which body of the organisation the one under the cursor goes."""
        self._begin(self._ask_into)

    def _begin(self, then: Callable[[Committee], None]) -> None:
        """Begin a change of the body under the cursor, or say why there can be none."""
        if row := self._row:
            self._changing.begin(lambda _register: then(row.body))

    def _ask_into(self, gone: Committee) -> None:
        others = (one.body for group in self._known for one in group.bodies)
        found = sorted(
            (one for one in others if one.id != gone.id),
            key=lambda one: (one.organisation != gone.organisation, swedish_key(one.name)),
        )
        choices = [Choice(one.id, one.name, one.id, _(RECORDS[one.kind])) for one in found]
        names = {one.id: one.name for one in found}

        def merge(into: str | None) -> None:
            if into:
                draft = bodies.merge_bodies(gone.id, into)
                self._save(draft, f"{gone.name} → {names[into]}")

        title = _("Merge {name} into").format(name=gone.name)
        self.app.push_screen(ChooserScreen(title, finding(choices)), merge)

    def add(self) -> None:
        """Ask what a body is called that no document has named, and of which kind it is."""
        self._changing.begin(lambda _register: self._ask_name(self._whose))

    def _ask_name(self, whose: str) -> None:

        def ask_kind(said: str | None) -> None:
            name, _comma, aliases = (said or "").partition(",")
            if name.strip():
                self._ask_kind(name.strip(), lambda kind: save(name.strip(), aliases, kind))

        def save(name: str, aliases: str, kind: str) -> None:
            values = {"kind": kind, "aliases": aliases}
            self._save(bodies.add_body(name, whose, values), f"+ {name}")

        title = _("A body of {organisation}").format(organisation=whose) if whose else _("A body")
        self._ask(title, "", ask_kind, _("Its name, and other names with commas between them."))

    @property
    def _whose(self) -> str:
        """The organisation that the cursor is in, or else the first; empty where none is known."""
        known = (one.organisation.name for one in self._known if one.organisation)
        row = self._row
        return row.body.organisation if row and row.body.organisation else next(known, "")

    def _ask_kind(self, name: str, then: Callable[[str], None], now: str = "") -> None:
        kinds = [Choice(one, _(RECORDS[one]), one) for one in KINDS_OF_BODIES]
        title = _("What kind of body is {name}?").format(name=name)
        chooser = ChooserScreen(title, finding(kinds), start_at=now or own_kind_of(name))
        self.app.push_screen(chooser, lambda kind: then(kind) if kind else None)

    def correct(self, field: Literal["name", "aliases", "kind"]) -> None:
        """Ask what a field of the body under the cursor is to say."""
        self._begin(lambda body: self._correct(body, field))

    def _correct(self, body: Committee, field: Literal["name", "aliases", "kind"]) -> None:

        def correct(said: str | None) -> None:
            if said is not None:
                draft = bodies.set_body(body.id, {field: said})
                self._save(draft, f"{body.name}: {field}={said}")

        if field == "kind":
            self._ask_kind(body.name, correct, body.kind)
        elif field == "name":
            self._ask(_("Name"), body.name, correct, _KEPT)
        else:
            hint = _("Names with commas between them.")
            self._ask(_("Other names"), ", ".join(body.aliases), correct, hint)

    def rename_organisation(self) -> None:
        """Ask what the organisation of the body under the cursor is called."""
        self._begin(lambda body: self._rename(body.organisation))

    def _rename(self, before: str) -> None:
        def rename(said: str | None) -> None:
            if said is not None:
                draft = organising.set_organisation(before, {"name": said})
                self._save(draft, f"{before}: name={said}")

        self._ask(_("Organisation"), before, rename, _KEPT)

    def undo(self) -> None:
        """Take one's own last step back."""
        self._changing.undo()

    def _ask(self, title: str, text: str, then: Callable[[str | None], None], hint: str) -> None:
        self.app.push_screen(AskNameScreen(title, text, _(hint)), then)

    def _save(self, draft: Reorganising, what: str) -> None:
        self._changing.reorganise(draft, what)


def _group(number: int, known: KnownOrganisation) -> Group[KnownBody]:
    return Group(heading_of(known), known.bodies, f"organisation {number}")


def _columns() -> list[Column[KnownBody]]:
    return [
        Column("sign", "", lambda one: LEARNT if one.learnt else "", width=1),
        Column("name", _("Name"), lambda one: one.body.name, min_width=24, weight=3),
        Column("kind", _("Kind"), lambda one: Cell(_(RECORDS[one.body.kind])), width=18),
        Column("things", _("Things"), lambda one: f"{one.things}", width=6, align="right"),
        Column(
            "aliases", _("Other names"), lambda one: Cell(", ".join(one.body.aliases), "quiet"),
            min_width=12, weight=2,
        ),
    ]  # fmt: skip
