"""The names that are proposed while one types: bodies, owners, tags, goals, what else is named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from store.common.kept import Key
from store.common.sorting import swedish_key
from store.filters.completing import Names
from store.register.register import Register
from tui.presentation.lens import Lens

_PRINTED: Key[dict[str, Sequence[str]]] = Key("names that the documents have")
_SAID: Key[dict[str, Sequence[str]]] = Key("names that the office has")
_CYCLE = ("T1", "T2", "VB", "VP", "avstämning", "budget")


def names_of(lens: Lens) -> Names:
    """Return the names of a lens by the keys of the filter, those that are used most first."""
    register, survey = lens.register, lens.survey
    printed = register.kept(_PRINTED, lambda: _printed(register))
    said = survey.kept(_SAID, lambda: _said(register))
    return printed | said | {"saved": [one.name for one in lens.saved]}


def _printed(register: Register) -> dict[str, Sequence[str]]:
    bodies = sorted((one.name for one in register.committees), key=swedish_key)
    years = sorted({str(one.year) for one in register.documents if one.year}, reverse=True)
    return {
        "committee": bodies,
        "chapter": bodies,
        "goal": sorted({one.text for one in register.goals}, key=swedish_key),
        "document": [one.name for one in register.documents],
        "party": most_used(party for one in register.dissents for party in one.parties),
        "year": [*years, "alla"],
        "cycle": _CYCLE,
        "silent": ("alltid",),
        "before": ("möte",),
    }


def _said(register: Register) -> dict[str, Sequence[str]]:
    said = register.follow_ups.values()
    return {
        "owner": most_used(one.owner for one in said if one.owner),
        "tag": most_used(tag for one in said for tag in one.tags),
    }


def most_used(names: Iterable[str]) -> Sequence[str]:
    """Return each name once, those that are used most first."""
    counts = Counter(names)
    return sorted(counts, key=lambda name: (-counts[name], swedish_key(name)))
