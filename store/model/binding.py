"""What binds nobody, and whether a day is one by which a body is to have done something."""

from __future__ import annotations

import re
from collections.abc import Iterable

from store.dates.mentions import Mention
from store.dates.span import Span
from store.model.records import Directive, Document

REQUEST = re.compile(r"\b(?:uppmanas|anmodas)\b", re.I)
_TOLD = re.compile(r"\buppdra|\bi uppdrag\b|\bålägg|\bska(?:ll)?\b|\båterkom|\bredovisa", re.I)
_EVENT = re.compile(
    r"\bdelta(?:r|ga|gande)?\b|\bäger rum\b|\bhålls\b|\banordna|\barrangera|\bfira|\binfaller\b"
    r"|\binvig|\bträder i kraft\b|\bgäller?\b|\bupphör",
    re.I,
)
"""What happens on a day, and is not to be done by it."""


def of_parties(documents: Iterable[Document]) -> frozenset[str]:
    """Return the names of the documents that are a party's own: what they ask binds nobody."""
    return frozenset(one.name for one in documents if one.sender and one.sender.kind == "party")


def binds(record: Directive, mention: Mention) -> bool:
    """Tell whether a day of a directive is a deadline of its body.

    What is only quoted binds nobody. A point decided binds the board that decides it where it says
    that something is to be done by then; what it requests of others is their deadline alone.
    """
    if record.quoted_by is not None or is_past(record, mention.span):
        return False
    if record.kind != "decision":
        return True
    sentence, span = mention.sentence, mention.span
    if REQUEST.search(sentence):
        return False
    if span.kind in ("by", "before") or span.precision == "cycle":
        return True
    return bool(_TOLD.search(sentence)) and not _EVENT.search(sentence)


def is_past(record: Directive, span: Span) -> bool:
    """Tell whether a time had passed when something was decided: it cannot be by when it is due.

    What comes again will, and a point of the cycle may be moved.
    """
    if record.meeting is None or span.due is None:
        return False
    return span.due < record.meeting and span.precision != "recurring" and not span.point
