"""What somebody is to answer for: requests, assignments and recommendations."""

from __future__ import annotations

from collections.abc import Sequence

from store.common.kept import Key
from store.entries.entries import Entry
from store.model.records import Directive, DirectiveKind
from store.survey.survey import Survey

ASKING: frozenset[DirectiveKind] = frozenset({"request", "assignment", "recommendation"})
_ASKED: Key[Sequence[Entry]] = Key("requests and assignments")


def is_asked(entry: Entry) -> bool:
    """Tell whether an entry is something that somebody is to answer for."""
    return isinstance(entry.record, Directive) and entry.record.kind in ASKING


def asked_for(survey: Survey) -> Sequence[Entry]:
    """Return the requests and assignments that count."""
    return survey.kept(_ASKED, lambda: list(filter(is_asked, survey.directives)))
