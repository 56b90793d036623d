"""Whether a text can give an assignment at all: most have no word that one is given with."""

from __future__ import annotations

_SPEAKING = (
    *("uppdr", "uppgift", "upp-dr", "upp- dr", "upp dr", "ålägg", "ålade", "förplikt", "uppman"),
    *("anmod", "ombeds", "rekommender"),
    *("i oppdrag", "til oppgave", "til opgave", "pålegg", "pålægg", " bes ", "bedes", " ber "),
    *("tasked", "instruct", "request", "direct", "mandate"),
)


def speaks(text: str) -> bool:
    """Tell whether a text has a word that assignments are given with."""
    folded = text.casefold()
    return any(part in folded for part in _SPEAKING)
