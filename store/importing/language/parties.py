"""Parties by the letters and the names that papers use for them."""

from __future__ import annotations

import re
from collections.abc import Iterator

_NAMES = {
    "C": ("centerpartiet",),
    "F!": ("feministiskt initiativ",),
    "FP": ("folkpartiet liberalerna", "folkpartiet"),
    "KD": ("kristdemokratiska samhällspartiet", "kristdemokraterna"),
    "L": ("liberalerna",),
    "M": ("moderata samlingspartiet", "moderaterna"),
    "MP": ("miljöpartiet de gröna", "miljöpartiet"),
    "S": ("arbetarepartiet-socialdemokraterna", "socialdemokraterna"),
    "SD": ("sverigedemokraterna",),
    "V": ("vänsterpartiet",),
}
_LETTERS = {name: letters for letters, names in _NAMES.items() for name in names}
_NAME = re.compile(
    rf"\b(?P<name>(?i:{'|'.join(sorted(map(re.escape, _LETTERS), key=len, reverse=True))}))s?\b"
)
_SHORT = r"(?!(?:[Aa]lla|[Bb]åda|[Ss]amtliga|[Oo]ch|[Bb]l)\b)[A-ZÅÄÖ]\w{0,3}!?(?!\w)"
_IN_BRACKETS = re.compile(r"\((?P<brackets>[^()]{1,60})\)")
_ALONE = r"[A-ZÅÄÖ]{1,3}!?(?![\w!])"
_LIST = rf"{_ALONE}(?:(?:, | och | samt |, och ){_ALONE})*"
_LISTED = re.compile(
    rf"(?P<listed>\b{_LIST})"
    r"(?=:s\b| reserverar| reserverade| anmäler| yrkar| antecknar| lämnar)"
    rf"|\b(?:från|av|för|(?i:yttrande|yrkande|reservation))\s+(?P<from>{_LIST})"
)
_MEANS = re.compile(f"{_NAME.pattern}|{_IN_BRACKETS.pattern}|{_LISTED.pattern}")
_ONE = re.compile(rf"\b{_SHORT}")


def parties_in(text: str) -> tuple[str, ...]:
    """Return the letters of the parties that a text names, first named first.

    Letters mean one in brackets, "(alla M)", in a list before what a party does, "M och L
    reserverar sig", and after "från"; one that is not known is as printed.
    """
    return tuple(
        dict.fromkeys(
            letters
            for found in _MEANS.finditer(text)
            for letters in (
                [_LETTERS[found["name"].casefold()]]
                if found["name"]
                else _ONE.findall(found["brackets"] or found["listed"] or found["from"])
            )
        )
    )


def party_of(name: str) -> str | None:
    """Return the letters of the party that has a name, also in the genitive; None for no party."""
    found = _NAME.fullmatch(name.strip())
    return _LETTERS[found["name"].casefold()] if found else None


def called(letters: str) -> str:
    """Return the name that a party goes by, the letters where it is not known."""
    names = _NAMES.get(letters)
    return names[-1][:1].upper() + names[-1][1:] if names else letters


def named_parties(text: str) -> Iterator[tuple[str, int]]:
    """Return each time that a text names a party in full: its letters, and where."""
    for found in _NAME.finditer(text):
        yield _LETTERS[found["name"].casefold()], found.start()
