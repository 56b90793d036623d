"""The lines of a form: what each is typed in, and how a time that is typed is read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input

from store.common.errors import NamndkollError
from store.entries.entries import Entry
from store.filters.completing import proposed_name
from store.register.known import Known
from tui.app.widgets.completing import CompletingInput, Propose
from tui.app.widgets.form import NoteArea, OneOf
from tui.app.widgets.plain import plain
from tui.locale import N_, _, say
from tui.messages.own import read_as
from tui.messages.wording import RECORDS, STATUSES
from tui.presentation.proposing import most_used

OWN_TYPES = {
    "assignment": RECORDS["own assignment"],
    "question": RECORDS["own question"],
    "answer": RECORDS["own answer"],
}
_WORDS = {"status": STATUSES, "type": OWN_TYPES}
_HINTS = {
    "tags": N_("several with commas between them"),
    "due": N_("2024-09-30, 2024-09 or 2024"),
    "date": "2024-04-30",
    "link": N_("case number or address"),
    "leads": N_("a committee or a name; several with ; between"),
    "participants": N_("several with ; between"),
    "end": N_("2026-09-30, w. 40 2026 or tertial report 2"),
    "about": N_("the id of an entry, such as A17"),
    "asked": "2026-02-03",
    "answered": "2026-02-03",
}
_TIMES = ("field-end", "field-due", "field-asked", "field-answered")


def title_of(entries: Sequence[Entry], of_many: str) -> Content:
    """Return the title of a form: the id and the text of one entry, or what is said of several."""
    first, *rest = entries
    if rest:
        return Content(of_many.format(count=len(entries)))
    return Content.assemble((first.id, "bold $text-accent"), "  ", plain(first.text))


def line_of(name: str, value: str, known: Known) -> Widget:
    """Return what a line of a form is typed or chosen in; bodies are offered as they are typed."""
    id_ = f"field-{name}"
    if words := _WORDS.get(name):
        return OneOf({key: _(word) for key, word in words.items()}, value, id=id_)
    if name == "note":
        return NoteArea(value, id=id_)
    hint = _HINTS.get(name)
    line = CompletingInput(
        value, placeholder=_(hint) if hint else "", select_on_focus=False, id=id_
    )
    line.propose = _proposing(name, known)
    line.cursor_blink = False
    return line


def _proposing(name: str, known: Known) -> Propose:
    """Return what proposes how the text of a line goes on: bodies, and what was said before."""
    said = known.follow_ups.values()
    bodies = [one.name for one in known.committees]
    told: dict[str, Iterable[str]] = {
        "owner": (one.owner for one in said if one.owner),
        "tags": (tag for one in said for tag in one.tags),
        "document": (one.name for one in known.documents),
        "leads": bodies,
        "participants": bodies,
    }
    names = most_used(told.get(name, ()))
    return lambda text: proposed_name(text, names, several=name == "tags")


def reading_of(event: Input.Changed, day: date) -> Content | None:
    """Return how a time that is being typed is read; None for what is no line of a time."""
    if event.input.id not in _TIMES or not event.input.has_focus:
        return None
    return plain(read_as(event.value, day))


def refusal(error: NamndkollError) -> Content:
    """Return what is wrong with a form."""
    return Content.assemble(("? ", "bold"), plain(say(error.message), "$text-error"))


def values_in(form: Widget, names: Sequence[str]) -> dict[str, str]:
    """Return what stands in the lines of some names."""
    found = {}
    for name in names:
        line = form.query_one(f"#field-{name}")
        found[name] = str(getattr(line, "value", ""))
    return found
