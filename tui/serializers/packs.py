"""A committee's pack as JSON: the entries in the shapes of their lists."""

from __future__ import annotations

from tui.presentation.pack import Pack, Wish
from tui.serializers.calendars import Sat, sat_shape
from tui.serializers.contract import shape
from tui.serializers.news import novelty_shape
from tui.serializers.shape import Shape, source_shape


def pack_shape(pack: Pack) -> Shape:
    """Return a pack as JSON shows it; `meeting` and `last_meeting` are as in `meetings`."""
    survey = pack.survey
    terms = survey.register.meeting_terms(pack.committee)
    entries = {
        "overdue": pack.late,
        "due": pack.due,
        "unanswered": pack.unanswered,
        "off_target": pack.off_target,
    }
    return {
        "committee": pack.committee,
        "as_of": survey.as_of,
        "meeting": sat_shape(Sat(pack.meeting, terms)) if pack.meeting else None,
        "last_meeting": sat_shape(Sat(pack.last, terms)) if pack.last else None,
        **{name: [shape(one, survey) for one in found] for name, found in entries.items()},
        "since": pack.since,
        "documents": [
            {"id": one.document.id, "name": one.document.name, "entries": one.entries}
            for one in pack.brought
        ],
        "changed": [novelty_shape(one, pack.survey) for one in pack.changed],
        "parties": [_wish(one) for one in pack.wishes],
    }


def _wish(one: Wish) -> Shape:
    moves = one.said.moves
    return {
        "id": one.said.entry.id,
        "document": one.subject.document,
        "kind": one.subject.kind,
        "subject": one.subject.name or None,
        "party": one.party,
        "moves": [{"text": each.text, "source": source_shape(each.source)} for each in moves],
        "refers_to": one.dissent.same_as or None,
    }
