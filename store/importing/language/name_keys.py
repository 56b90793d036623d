"""What the names of bodies are known by: without case, signs, determiners and endings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_DASHES = re.compile(r"[‐‑‒–—−]")
_SPLIT_NAME = re.compile(r"-\s?(?=nämnd)")
NOISE = re.compile(r"[*\"'”“’\u00ad]|\s*\bm\.\s?m\.?|[\s.,;:]+$")
"""What stands in and after a name, and is no part of it."""
_COMPANY = re.compile(r"\b(?:ab|aktiebolag)(?::?s)?\b")
BEFORE = re.compile(
    r"^(?:(?:de|samtliga|alla|övriga|andra|berörda|berörd|mottagande|avlämnande|aktuella|relevanta"
    r"|egna|\w*ansvariga|respektive"
    r"|stadens|moderbolaget|dotterbolaget|bolagskoncernen|koncernen)\s+)+"
)
"""The words before a name that only say which or how many."""


def key_of(name: str) -> str:
    """Return what a name is known by, empty where it only says that it is a company's."""
    if name.isascii() and name.isalpha():
        lone = name.casefold()
        return "" if _COMPANY.fullmatch(lone) else lone
    text = _DASHES.sub("-", unicodedata.normalize("NFC", name)).casefold()
    text = NOISE.sub("", _SPLIT_NAME.sub("", text))
    return " ".join(_COMPANY.sub(" ", text).split())


def keys_of(name: str) -> tuple[str, ...]:
    """Return the key of a name as it stands and, where they differ, without a determiner."""
    key = key_of(name)
    bare = BEFORE.sub("", key)
    return (key,) if bare == key else (key, bare)


def bare(name: str) -> str:
    """Return the key of a name without the words that only say which or how many."""
    return keys_of(name)[-1]


def without_genitive(key: str) -> Iterator[str]:
    """Return a key as it stands and, where it may be a genitive, without its ending."""
    yield key
    if key.endswith("s"):
        yield key[:-1].removesuffix(":")


def folded(key: str) -> str:
    """Return the letters and digits of a key, each sign over a letter beside it left out."""
    plain = unicodedata.normalize("NFD", key)
    return "".join(filter(str.isalnum, plain))
