"""How a document judges a goal, by its own words; nothing is ever worked out from figures."""

from __future__ import annotations

import re
from typing import Literal

from store.common.text import fold

Judgement = Literal["not met", "partly met", "said", "none", "met"]
JUDGEMENTS: tuple[Judgement, ...] = ("not met", "partly met", "said", "none", "met")
"""What needs attention first; `said` are words that say neither, `none` is no word at all."""

_PARTLY = re.compile(
    r"\bdelvis\b|\b(?:inte|ej) helt\b|\bi (?:viss|stor) (?:mån|utsträckning)\b|\bpartly\b"
)
_NOT = re.compile(r"\b(?:inte|ej|icke|not)\b|\bouppfyll")
_MET = re.compile(r"\bhelt\b|\b(?:upp)?(?:fyll(?:as?|s|t|ts|da?)?|nå(?:s|tts|dda?|tt)?)\b|\bmet\b")


def judged(words: str) -> Judgement:
    """Return what the words of a judgement say: `Uppfylls delvis` is partly met."""
    said = fold(words)
    if not said.strip():
        return "none"
    if _PARTLY.search(said):
        return "partly met"
    if _NOT.search(said):
        return "not met"
    return "met" if _MET.search(said) else "said"
