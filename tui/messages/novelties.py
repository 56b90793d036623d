"""What is otherwise in a register, in words: what a paper says anew, what somebody noted."""

from __future__ import annotations

from msgspec.structs import replace

from store.changes.history import Event
from store.common.text import shortened
from store.merging.differences import Difference
from store.survey.since import Novelty
from tui.locale import N_, _
from tui.messages.changes import field_word, phrase

CHANGES = {
    "new": N_("new"),
    "wording": N_("other words"),
    "dates": N_("other dates"),
    "bodies": N_("other bodies"),
    "figures": N_("other figures"),
    "standing": N_("proposed or decided"),
    "other": N_("other place"),
    "withdrawn": N_("withdrawn"),
    "again": N_("printed again"),
}
"""What a new version of a document says otherwise of a record."""
_TOLD_BY_VALUE = {"dates", "bodies", "figures"}
"""What is short enough to be told from what to what."""
_SHORT = 60
"""Characters of a value in a phrase."""


def words_of(one: Novelty) -> str:
    """Return in a phrase what is otherwise: `other dates: 2024-08-31 → 2024-12-31`."""
    if one.events:
        return "; ".join(map(_noted, one.events))
    if one.differences:
        return "; ".join(map(_printed, one.differences))
    if one.what == "document":
        return _("read into the register")
    return _(CHANGES[one.what])


def _noted(event: Event) -> str:
    """Return what was said; how a note was worded, or more of the city, stands with the entry."""
    if event.field == "note":
        return _("{field} written anew").format(field=field_word(event.field))
    if event.field == "city_status":
        was, now = ((said or {}).get("status") or "–" for said in (event.before, event.after))
        return f"{field_word(event.field)}: {shortened(was, _SHORT)} → {shortened(now, _SHORT)}"
    return phrase(replace(event, id=None))


def _printed(one: Difference) -> str:
    said = _(CHANGES[one.what])
    if one.what not in _TOLD_BY_VALUE:
        return said
    return f"{said}: {shortened(one.before, _SHORT) or '–'} → {shortened(one.after, _SHORT) or '–'}"
