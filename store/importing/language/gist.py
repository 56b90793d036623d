"""What an activity says in a list where its lead has a column of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from store.importing.language.bodies import Bodies

_SHALL = {"ska", "skall"}
_WITH = re.compile(r"(?:i (?:samarbete|samråd|samverkan|dialog)|tillsammans) med ", re.I)
_VERB = re.compile(r"[^\W\d]+a|(?:\w+å|se|ge|be|ske|bli)")
"""How a Swedish infinitive ends, which alone may follow the last of a list of names."""
_MOST_WORDS = 6
"""Words in the name of a body."""


@lru_cache(maxsize=4096)
def gist(text: str, leads: tuple[str, ...], bodies: Bodies) -> str:
    """Return what follows "<lead> ska", word for word after "…"; else the text as printed.

    A list of those that take part is left out where each is a known body and a verb follows.
    It is remembered by its wording: entries are made anew with every edit and every day.
    """
    if len(leads) != 1 or not leads[0]:
        return text
    head, rest = text[: len(leads[0])], text[len(leads[0]) :]
    shall, _space, said = rest.strip().partition(" ")
    whole = head.casefold() == leads[0].casefold() and rest[:1].isspace()
    if not whole or shall not in _SHALL or not said.strip():
        return text
    return f"… {_after_names(said, bodies)}"


def _after_names(said: str, bodies: Bodies) -> str:
    """Return what is said without a list of known bodies before its verb; else all of it."""
    words = said.split(" ") if _WITH.match(said) else []
    while words:
        begun = _WITH.match(" ".join(words[:4]))
        del words[: begun.group().count(" ") if begun else 0]
        count = _name_at_start(words, bodies)
        if not count:
            break
        joined = words[count - 1].endswith(",")
        del words[:count]
        if words[:1] in (["och"], ["samt"]):
            del words[0]
        elif not joined:
            return " ".join(words) if words and _VERB.fullmatch(words[0]) else said
    return said


def _name_at_start(words: Sequence[str], bodies: Bodies) -> int:
    """Return how many words at the start are the longest name of a known body."""
    for count in range(min(_MOST_WORDS, len(words)), 0, -1):
        name = " ".join(words[:count])
        if words[count - 1] not in {"och", "samt"} and _is_body(name.removesuffix(","), bodies):
            return count
    return 0


def _is_body(name: str, bodies: Bodies) -> bool:
    """A longer name that only resembles a body's may hold the verb as well."""
    find = bodies.known if " " in name else bodies.recognise
    return "," not in name and find(name) is not None
