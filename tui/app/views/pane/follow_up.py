"""What the office says about an entry: its words in the pane, and the fields of the form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from textual.content import Content

from store.changes import edits
from store.changes.edits import Edit
from store.changes.owning import own_edits, refuse_unknown
from store.common.errors import RegisterError
from store.entries.deadlines import governing, slip
from store.entries.entries import Entry
from store.model.kinds import Record, traits_of
from store.model.own import Own
from store.model.records import FollowUp
from store.register.known import Known
from store.register.owning import typing_in
from store.survey.survey import Survey
from tui.app.views.pane.own_form import OWN_FORM, OWN_LINES, FormField, own_texts
from tui.app.widgets.plain import plain
from tui.app.widgets.sheet import Block, Fact, Rule
from tui.locale import N_, _, ngettext
from tui.messages.diary import told_lines
from tui.messages.phrases import slipped
from tui.messages.wording import printed_day, set_day

FORM = (
    *OWN_FORM,
    FormField("status", N_("Own status"), "own_status"),
    FormField("owner", N_("Owner"), "owner"),
    FormField("tags", N_("Tags"), "tags"),
    FormField("due", N_("Moved deadline"), "due"),
    FormField("reason", N_("Reason"), "due"),
    FormField("city_status", N_("City status"), "city_status"),
    FormField("document", N_("In document"), "city_status"),
    FormField("date", N_("Dated"), "city_status"),
    FormField("link", N_("Link"), "link"),
    FormField("note", N_("New note"), "note"),
)

Texts = dict[str, str]
"""What stands in the form, by the names of its lines."""


def texts_of(record: Record | None, said: FollowUp) -> Texts:
    """Return what the form begins with for an entry."""
    due, city = said.due, said.city_status
    return {
        **(own_texts(record) if isinstance(record, Own) else {}),
        "status": said.own_status,
        "owner": said.owner or "",
        "tags": ", ".join(said.tags),
        "due": due.span.text if due else "",
        "reason": due.reason if due else "",
        "city_status": city.status if city else "",
        "document": city.document if city else "",
        "date": city.date.isoformat() if city else "",
        "link": said.link or "",
        "note": "",
    }


def shared_texts(ids: Iterable[str], known: Known) -> Texts:
    """Return what the form begins with for several entries: what is the same in all of them."""
    texts = [texts_of(known.record(id_), known.follow_up(id_)) for id_ in ids]
    names = dict.fromkeys(name for one in texts for name in one)
    return {
        name: next(iter(said)) if len(said := {one.get(name, "") for one in texts}) == 1 else ""
        for name in names
    }


def form_of(entries: Sequence[Entry], names: Iterable[str]) -> list[FormField]:
    """Return the lines with these names that any of the entries can have.

    What an own entry is about and says is edited of one at a time; its deadline is a line there,
    and is moved with a reason by another key.
    """
    wanted = set(names)
    own = [one for one in entries if isinstance(one.record, Own)]
    if len(entries) > 1:
        wanted -= OWN_LINES.keys()
    elif own and "end" in wanted:
        wanted -= {"due", "reason"}
    return [
        one
        for one in FORM
        if one.name in wanted and any(edits.fits(entry.record, one.field) for entry in entries)
    ]


def edits_for(entries: Iterable[Entry], before: Texts, after: Texts, known: Known) -> list[Edit]:
    """Return the edits that make what stood in a form what stands there now.

    Raises: RegisterError when a value cannot be.
    """
    fields = {one.field for one in FORM if before.get(one.name) != after.get(one.name)}
    values = {one.name: after.get(one.name, "") for one in FORM if one.field in fields}
    if values.get("due", "").strip() and not values["reason"].strip():
        raise RegisterError("A moved deadline needs a reason: write it on the line below.")
    if values.get("city_status", "").strip() and not (values["document"] and values["date"]):
        raise RegisterError("What the city reports needs its document and the document's date.")
    return [edit for entry in entries for edit in _edits(entry, values, known)]


def _edits(entry: Entry, values: Mapping[str, str], known: Known) -> Iterable[Edit]:
    others = {"note", "reason", *OWN_LINES}
    words = [f"{name}={value}" for name, value in values.items() if name not in others]
    found = [*edits.read_edits(entry.id, words, values.get("reason"), entry.as_of)]
    own = {OWN_LINES[name]: value for name, value in values.items() if name in OWN_LINES}
    if own:
        found += own_edits(entry.id, own, typing_in(known, entry.as_of))
        about = (one.value for one in found if one.field == "about")
        refuse_unknown(known.contents, next(about, None))
    if values.get("note", "").strip():
        found.append(edits.add_note(entry.id, values["note"]))
    return (edit for edit in found if edits.fits(entry.record, edit.field))


def noted(entry: Entry, survey: Survey) -> Iterable[Block]:
    """Return what the office says about an entry, apart from what is printed; its status is above.

    The moved deadline stands here; the printed one is among the facts.
    """
    said = entry.follow_up
    if said is None:
        return
    rows = [*_due(entry, said, survey)]
    rows += _line(_("Owner"), said.owner)
    rows += _line(_("Tags"), ", ".join(said.tags))
    rows += _line(_("Link"), said.link)
    if said.note:
        rows.append(Fact(_("Notes"), tuple(map(plain, told_lines(said)))))
    if rows:
        yield Rule(_("The office's own"))
        yield from rows


def _line(label: str, text: str | None) -> Iterable[Block]:
    return [Fact(label, (plain(text),))] if text else []


def _due(entry: Entry, said: FollowUp, survey: Survey) -> Iterable[Block]:
    """The moved deadline, by how much and how often it was moved, and why."""
    due, rows = said.due, entry.rows
    if due is None or not traits_of(entry.record).has_end:
        return
    days = slip(rows, survey.calendar.placed(due.span))
    lines = [plain(set_day(survey.calendar.placed(due.span)), "bold")]
    is_own = isinstance(entry.record, Own)
    if days is not None:
        lines.append(Content(slipped(days) if is_own else _slip(days)))
    if (moves := survey.register.moves(entry.id)) > 1:
        lines.append(Content(_("moved {count} times").format(count=moves)))
    yield Fact(_("Moved deadline"), (*lines, plain(due.reason)))
    printed = printed_day(governing(rows).end) if rows else ""
    if not is_own:
        yield Fact(_("Printed end date"), (plain(printed or "–"),))


def _slip(days: int) -> str:
    if days < 0:
        said = ngettext(
            "{days} day earlier than printed", "{days} days earlier than printed", -days
        )
    else:
        said = ngettext("{days} day later than printed", "{days} days later than printed", days)
    return said.format(days=abs(days))
