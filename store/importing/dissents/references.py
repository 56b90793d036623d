"""Dissents that point to another, and how much of a text stands in another's too."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import chain

from msgspec.structs import replace

from store.importing.dissents.headings import kind_of
from store.importing.language.parties import parties_in
from store.model.following import Dissent

_WORDS = re.compile(r"\w+")
_DISSENT = re.compile(r"reserv|uttalande|yttrande|anteckning|skiljaktig", re.I)
"""What a text is called that another dissent can be; a budget is none."""
_RUN = 6
"""Words in a row that nobody writes who does not share them."""


def referring(found: Sequence[Dissent]) -> tuple[Dissent, ...]:
    """Return dissents with the lines of those that they point to, where the document has them."""
    return tuple(
        replace(one, refers_to=_lines_of(one, found[:place])) if one.same_as else one
        for place, one in enumerate(found)
    )


def _lines_of(one: Dissent, earlier: Sequence[Dissent]) -> tuple[int, ...]:
    """Return the first lines of the dissents that some words can mean: by party, kind and stage."""
    said = one.same_as.casefold()
    if not _DISSENT.search(said):
        return ()
    parties, kind = set(parties_in(one.same_as)) or set(one.parties), kind_of(said)
    able = [
        other for other in earlier if parties & set(other.parties) and kind in (other.kind, "other")
    ]
    stages = {
        other.stage for other in able if other.stage.casefold().removesuffix("en") in said
    } - {""}
    staged = [other for other in able if other.stage in stages]
    found = staged or [other for other in able if other.body] or able
    whole = [other for other in found if set(other.parties) == parties]
    return tuple(other.source.lines[0] for other in whole or found)


def sharing(found: Sequence[Dissent], lines: Sequence[str]) -> tuple[Dissent, ...]:
    """Return dissents with the share of their own text that stands in another's of them too."""
    runs = [_runs(one, lines) for one in found]
    having = Counter(chain.from_iterable(map(set, runs)))
    shared = [sum(having[one] > 1 for one in own) / len(own) if own else 0.0 for own in runs]
    return tuple(
        replace(one, shared=round(share, 2)) for one, share in zip(found, shared, strict=True)
    )


def _runs(one: Dissent, lines: Sequence[str]) -> list[tuple[str, ...]]:
    if one.body is None:
        return []
    text = " ".join(lines[one.body[0] - 1 : one.body[1]]).casefold()
    words = _WORDS.findall(text)
    return [tuple(words[at : at + _RUN]) for at in range(max(len(words) - _RUN + 1, 0))]
