"""What leads in a list, and what heads a matter of its own."""

from __future__ import annotations

import re

from msgspec import Struct

from store.importing.prose.passages import Passage

_MATTER = re.compile(
    r"(?:(?:nytt|fortsatt|ytterligare|kompletterande|gemensamt|ändrat|förnyat) )?"
    r"(?:uppdrag|tilläggsuppdrag|ändring|ändrad|förlängd|förlängning|upphävande|återkallande)\b",
    re.I,
)
"""How a title begins that heads a matter of its own."""
_LEADS = re.compile(
    r".*(?::|\b(?:att|ska(?:ll)?|bland annat|bl\.\s?a\.|särskilt|också|även"
    r"|följande\b[^.:]{0,80}\.?))\s*",
    re.I,
)
"""How a sentence ends that a list goes on from."""
_SMALL = re.compile(
    r"(?:(?:i|inom ramen för|vid genomförandet av|i arbetet med) (?:detta )?uppdraget\s*)?"
    r"(?:(?:bland annat|bl\.?\s?a\.?|också|även|särskilt|vidare|dessutom|därvid|därutöver|i övrigt"
    r"|minst|göra|genomföra|säkerställa|verka för)\b[\s,:]*)*(?:att)?[\s:]*"
    r"|.*\bföljande\b.*|[^.]*\b(?:att|bland annat|särskilt)[\s:]*",
    re.I,
)
"""What such a sentence says shall be done before its list does."""
_LEADS_ITS = re.compile(
    r"uppdraget\b.*|.*\bska(?:ll)? följande \w+ (?:genomföras|vidtas|utföras)\b.*"
    r"|i (?:detta|arbetet|uppdraget)\b.*|det innebär\b.*",
    re.I,
)
_SHALL = re.compile(r"^(?:ska|skall)\s+", re.I)
_HOW = re.compile(r"(?:hur|vilk\w+|vem|vad|varför|om|när|var|i vilken|på vilket)\b", re.I)
_FIRST = ("1", "a", "i")
_ENDS = (".", "?", "!")


class Lead(Struct, frozen=True):
    """A sentence that a list goes on from: who is told, how it is printed, what all items are of.

    `verb` is what the sentence says shall be done with what the list counts up.
    """

    told: tuple[str, ...]
    text: str
    verb: str = ""


class Here(Struct, frozen=True):
    """Where what is read stands: its lines, how it is counted, and what leads it in."""

    lines: tuple[int, ...] = ()
    mark: str = ""
    lead_in: str = ""


def heads_matter(title: str) -> bool:
    """Tell whether a title heads a matter of its own."""
    return _MATTER.match(title) is not None


def leads(sentence: str) -> bool:
    """Tell whether a sentence ends so that a list goes on from it."""
    return _LEADS.fullmatch(sentence) is not None


def leads_its(sentence: str) -> bool:
    """Tell whether a sentence leads to what belongs to the assignment that was given."""
    return _LEADS_ITS.match(sentence) is not None


def is_small(text: str) -> bool:
    """Tell whether what a sentence says shall be done only leads to its list."""
    return _SMALL.fullmatch(text) is not None


def without_shall(item: str) -> str:
    """Return an item without the "ska" that it begins with under nothing but a body's name."""
    return _SHALL.sub("", item)


def asks_how(item: str) -> bool:
    """Tell whether an item says what is to be found out."""
    return _HOW.match(item) is not None


def is_ended(sentence: str) -> bool:
    """Tell whether a sentence ends as one that nothing follows."""
    return sentence.rstrip().endswith(_ENDS)


def goes_on(following: Passage | None) -> bool:
    """Tell whether a list follows."""
    return following is not None and (following.kind == "item" or following.mark in _FIRST)
