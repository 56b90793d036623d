"""What a body shall do: "Förvaltningen ska återkomma", "senast i maj ska Kajverket redovisa"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from store.importing.language.assigning import Assigned, assignments, is_laid_out, spoken_of
from store.importing.language.name_shapes import head, is_company_word
from store.importing.language.name_words import SHORT_FORM
from store.importing.language.named_bodies import Named, list_from
from store.importing.language.names import Names
from store.importing.language.only_told import is_quoted, is_telling, unnumbered
from store.importing.language.sentences import sentences

_SHALL = re.compile(r"\s*\bska(?:ll)?\b\s*", re.I)
_FILLERS = re.compile(
    r"[\s,]*(?:(?:även|också|därför|därmed|dessutom|vidare|således|härvid)(?:\s+|$))*", re.I
)
_ADVERBS = re.compile(
    r"(?:(?:bland annat|bl\.\s?a\.|i första hand|särskilt|fortsatt|löpande|årligen|aktivt|gemensamt"
    r"|tillsammans)(?:\s+|$))*",
    re.I,
)
_VISION = re.compile(
    r"(?:(?:alltid|inte|ej|ha(?: en)?|vara|bli|kunna|få|finnas|känna|kännas|upplevas|förbli|uppnå"
    r"|fungera|präglas)\b|\w+[aåe]s\b)",
    re.I,
)
"""How a sentence goes on that says how it shall be, or what shall be done to somebody."""
_OPENING = re.compile(
    r"(?:vidare|dessutom|därutöver|därför|även|också|således|därmed|här|då)\s*", re.I
)
"""What stands before "ska" and says nothing of what is to be done."""
_DECISION = re.compile(r"[^.]{0,120}\bbeslut\w*\s*:?\s*att\s+", re.I)
_DECIDED = re.compile(rf"(?:{_DECISION.pattern}|att\s+)", re.I)
"""What a decision begins with: "fullmäktige beslutar att", or "att" alone."""
_SAYS = re.compile(r"\b(?:är|var|innebär|betyder|kräver|blir)\b", re.I)
"""What makes a statement of a sentence that begins with "att"."""
_LEADS_IN = re.compile(r"(?:[^\s.]+\s+){0,4}(?:[^\s.]+\s*)?:")
_LONGEST_OPENING = 240


def orders(text: str, names: Names, own: str | None = None) -> tuple[Assigned, ...]:
    """Return what a paragraph says that bodies shall do, beside the assignments that it gives.

    What a body shall be, and what shall be done to it, is a vision and none. `own` is the body
    that "nämnden" means where the paragraph names none before.
    """
    given = assignments(text, names, own)
    return tuple(
        one
        for one in shall_in(text, names, own)
        if not any(other.start <= one.start < other.end for other in given)
    )


def shall_in(text: str, names: Names, own: str | None = None) -> Iterator[Assigned]:
    """Return what a paragraph says that bodies shall do, whatever else it gives."""
    if " ska" not in text or is_laid_out(text):
        return
    parts = sentences(text)
    for number, part in enumerate(parts):
        plain = len(part.text) - len(unnumbered(part.text))
        start = _past(_DECIDED, part.text, plain)
        if not _may_name(part.text, start, names) or is_telling(part.text):
            continue
        found = _behind(part.text, start, names) or _inverted(part.text, start, names)
        if found is None or part.text.endswith("?") or is_quoted(part.text, found[0].start):
            continue
        named, opening, at = found
        if start > plain and not _DECISION.match(part.text, plain) and _SAYS.search(part.text):
            continue
        if all(SHORT_FORM.fullmatch(name) for name in named.names):
            continue  # who they are is not known, nor whether they are anybody's to tell
        at = _past(_FILLERS, part.text, at)
        task = part.text[_past(_ADVERBS, part.text, at) :]
        if _VISION.match(task):
            continue
        leads_in = not task or _LEADS_IN.fullmatch(task)
        words = "" if leads_in else f"{opening} {part.text[at:]}".strip(" .")
        yield Assigned(
            kind="assignment",
            bodies=spoken_of(parts, number, named, names, own),
            text=words,
            start=part.start,
            end=part.end,
            lead_in=part.text[start:at].strip(),
        )


def _may_name(sentence: str, start: int, names: Names) -> bool:
    """Tell whether a body can stand right beside the first "ska"; beside most stands none."""
    shall = _SHALL.search(sentence, start, start + _LONGEST_OPENING)
    if shall is None:
        return False
    before, behind = sentence[start : shall.start()].split(), sentence[shall.end() :].split(None, 1)
    beside = [*before[:1], *before[-1:], *behind[:1]]
    words = [word.strip("*,;:().") for word in beside]
    if len(before) > 1 and (words[1][:1].isupper() or before[-1].endswith(")")):
        return True
    return any(head(word) or is_company_word(word) or names.may_begin(word) for word in words)


def _behind(sentence: str, start: int, names: Names) -> tuple[Named, str, int] | None:
    """Read "X ska": who shall, nothing before it, and where what shall be done begins."""
    named = list_from(sentence, start, len(sentence), names)
    shall = _SHALL.match(sentence, named.end) if named else None
    return (named, "", shall.end()) if named and shall else None


def _inverted(sentence: str, start: int, names: Names) -> tuple[Named, str, int] | None:
    """Read "senast i maj ska X": what stands before says when, and belongs to what is done."""
    shall = _SHALL.search(sentence, start, start + _LONGEST_OPENING)
    named = list_from(sentence, shall.end(), len(sentence), names) if shall else None
    if shall is None or named is None:
        return None
    opening = sentence[start : shall.start()].strip()
    if "," in opening or ":" in opening:
        return None
    told = "" if _OPENING.fullmatch(opening) else opening[:1].lower() + opening[1:]
    return named, told, named.end


def _past(words: re.Pattern[str], text: str, at: int) -> int:
    found = words.match(text, at)
    return found.end() if found else at
