"""Whether a text can give an assignment at all: most have no word that one is given with."""

from __future__ import annotations

from typing import Literal

Way = Literal["commission", "demand", "abroad"]

_WORDS: dict[Way, tuple[str, ...]] = {
    "commission": ("uppdr", "uppgift", "upp-dr", "upp- dr", "upp dr"),
    "demand": (
        *("uppdras", "ålägg", "ålade", "förplikt", "uppman", "anmod", "ombeds"),
        "rekommender",
    ),
    "abroad": (
        *("i oppdrag", "til oppgave", "til opgave", "pålegg", "pålægg", " bes ", "bedes", " ber "),
        *("anmod", "tasked", "instruct", "request", "direct", "mandate"),
    ),
}


def spoken_in(text: str) -> frozenset[Way]:
    """Return the ways in which a text may give something, by the words that it has."""
    folded = text.casefold()
    return frozenset(way for way, words in _WORDS.items() if any(part in folded for part in words))


def speaks(text: str) -> bool:
    """Tell whether a text has a word that assignments are given with."""
    return bool(spoken_in(text))
