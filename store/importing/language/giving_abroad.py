"""The Norwegian, Danish and English phrases that give an assignment, where they are near ours."""

from __future__ import annotations

import re

from store.importing.language.named_bodies import Named, list_from, list_until
from store.importing.language.names import Names

_TO = r"[\s,:]*(?:\b(?:å|at|to)\s+(?=\w{2})|(?<=bes )(?=\w+[eå]\b))"
_PASSIVE = re.compile(
    r"\b(?:(?P<assignment>(?:får|gis|gives|ges) (?:i op?pdrag|til op?p?gave)|pålegges|pålægges"
    r"|(?:is|are) (?:hereby |also )?(?:tasked|instructed|directed|mandated)(?: with)?)"
    rf"|(?P<request>bes(?: om)?|bedes(?: om)?|anmodes om|(?:is|are) (?:hereby )?requested)){_TO}",
    re.I,
)
_ACTIVE = re.compile(
    r"\b(?:(?P<assignment>gir|giver|pålegger|pålægger|(?:hereby )?"
    r"(?:instructs|directs|tasks|mandates))"
    r"|(?P<request>ber|anmoder|requests))\s+(?P<who>[^.:;]{3,160}?)"
    rf"(?:\s+(?:i op?pdrag|til op?p?gave|om))?{_TO}",
    re.I,
)
_TELLS = re.compile(r"\b(?:som|der|which|who|that|if|hvis|når|when|not|ikke)\s*$", re.I)
"""Before a phrase that gives nothing, since it only says who somebody is or might be."""
_ARTICLE = re.compile(r"(?:[Tt]he|[Dd]en|[Dd]et)\s+")


def passive_in(sentence: str, at: int, names: Names) -> tuple[re.Match[str], Named] | None:
    """Return "X får i oppdrag å", "X is tasked to", and who X is."""
    for found in _PASSIVE.finditer(sentence, at):
        if _TELLS.search(sentence[at : found.start()]):
            continue
        stop = found.start()
        named = list_until(sentence, at, stop, names) or list_from(sentence, at, stop, names)
        if named:
            return found, named
    return None


def active_in(sentence: str, at: int, names: Names) -> tuple[re.Match[str], Named] | None:
    """Return "Y ber X om å", "Y instructs X to", and who X is."""
    for found in _ACTIVE.finditer(sentence, at):
        start, stop = found.span("who")
        article = _ARTICLE.match(sentence, start)
        named = list_from(sentence, article.end() if article else start, stop, names)
        whole = named is not None and not sentence[named.end : stop].strip(" ,")
        if named and whole and not _TELLS.search(sentence[at : found.start()]):
            return found, named
    return None
