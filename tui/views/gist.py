"""The gist of an activity for lists, where who leads and takes part would fill the whole line."""

from __future__ import annotations

from functools import cache, lru_cache

from store.importing.bodies import Bodies
from store.importing.participants import read_task

_JOINING = ("och ", "samt ")
"""What is left between two clauses when the first is taken away."""
_LEAST = 12
"""Characters of a gist that says anything."""
_LONGEST = 2000


@cache
def _bodies() -> Bodies:
    return Bodies.load()


@lru_cache(maxsize=4096)
def gist(text: str) -> str:
    """Return what is to be done, after "…" for the names left out; else the text as printed."""
    if len(text) > _LONGEST:
        return text
    words = read_task(text, _bodies()).words
    while words.startswith(_JOINING):
        words = words.split(" ", 1)[1]
    whole = len(words) >= _LEAST and " ," not in words and words[:1].isalpha()
    return f"… {words}" if whole and len(words) < len(text) - 2 else text
