"""Whether a text can give an assignment at all: most have no word that one is given with."""

from __future__ import annotations

COMMISSIONING = ("uppdr", "uppgift", "upp-dr", "upp- dr", "upp dr")
DEMANDING = ("uppdras", "ålägg", "ålade", "förplikt", "uppman", "anmod", "ombeds", "rekommender")
ABROAD = (
    *("i oppdrag", "til oppgave", "til opgave", "pålegg", "pålægg", " bes ", "bedes", " ber "),
    *("tasked", "instruct", "request", "direct", "mandate"),
)
_ALL = (*COMMISSIONING, *DEMANDING, *ABROAD)


def speaks(text: str, words: tuple[str, ...] = _ALL) -> bool:
    """Tell whether a text has a word that assignments are given with, of some of them or of all."""
    folded = text.casefold()
    return any(part in folded for part in words)
