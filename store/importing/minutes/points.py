"""The points of a decision: numbered or not, with the lines that they are broken over."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from store.documents.common.blocks import MARKS, joined
from store.importing.language import layout_words
from store.importing.minutes import words
from store.importing.minutes.closings import closes_list
from store.importing.minutes.pages import PrintedLine

_NUMBERED = re.compile(r"(?P<mark>\d{1,2})(?:[.)]\s*|\s+(?=[A-ZÅÄÖ]|att\s))(?P<text>\S.*)")
_LETTERED = re.compile(r"\(?(?P<mark>[a-zåäö])[.)]\s+(?P<text>\S.*)")
_MARKED = re.compile(rf"(?P<mark>[{re.escape(''.join(MARKS))}])\s+(?P<text>\S.*)")
_THAT = re.compile(r"att\s+\S.*")
_INLINE = re.compile(
    r"(?P<lead>.{0,200}?\b(?:besluta(?:r|de)?|beslöt)\b[^.]{0,100}?)[:,]?\s+(?P<text>1[.)] \S.*)",
    re.I,
)
_LETTERS_INLINE = re.compile(r"(?P<lead>.*\batt:?)\s+(?P<items>a[.)] .*\sb[.)] .*)")
_LETTER = re.compile(r"([a-zåäö])[.)] (.*?)(?=\s[a-zåäö][.)] |$)")
_FURTHEST = 3
"""Numbers that may be lacking in a list that still goes on."""
_LETTERS = "abcdefghijklmnopqrstuvwxyzåäö"
_ENDS = (".", "!", "?", ":", ";")
_LONG = 0.6
"""Share of the width of a page from which a line without an end goes on."""
_LONGEST_LEAD_IN = 5
_DECIDES = re.compile(r"\bbeslut|\bföreslår\b|\bförslag\b|\byrkande", re.I)
_DECIDING = re.compile(
    r"att\s+(?:(?:i övrigt|därutöver|även|vidare|inte|också|samtidigt) )*"
    r"(?:uppdra|uppmana|anmoda|ge|lämna|ålägga|rekommendera|godkänna|anta|avslå|bifalla|fastställa|lägga|notera|anteckna"
    r"|föreslå|överlämna|översända|besluta|tillstyrka|avstyrka|återremittera|bordlägga|anse"
    r"|förklara|bevilja|avsätta|utse|välja|delegera|ställa|medge|upphäva|finansiera|avge|avsluta"
    r"|tillskriva|entlediga|omedelbart)\b",
    re.I,
)
"""How a point of a list begins in which each says that it is decided."""
_EXPECTS = re.compile(r"\b(?:uppdrag|beslut\w*|föreslå\w*|yrka\w*|åt \w+|till \w+)$", re.I)
"""How a text ends that goes on with what is to be done."""
_AND = re.compile(r"[,;]?\s*(?:\b(?:samt|och))?[,;]?$")


class Point(Struct, frozen=True):
    """A point: what it says, the `lead_in` to its list, and in `under` words that it completes.

    `number` is as printed, with the letter of a point within it, empty where it has none.
    """

    number: str
    text: str
    lines: tuple[int, ...]
    lead_in: str = ""
    under: str = ""
    proposed: bool = False

    @property
    def said(self) -> str:
        """What it says as one sentence, with the words above it that it completes."""
        return f"{self.under.rstrip(' :')} {self.text}" if self.under else self.text


class _Block:
    """A paragraph or an item of a list while its lines are gathered."""

    def __init__(self, kind: str, mark: str, text: str, *lines: int) -> None:
        self.kind = kind
        self.mark = mark
        self.text = text
        self.lines = list(lines)
        self.listing = False
        """Whether the list below it has become part of it."""

    def add(self, text: str, line: int) -> None:
        self.text = joined(self.text, text)
        self.lines.append(line)


def points(lines: Sequence[PrintedLine], *, proposed: bool) -> Iterator[Point]:
    """Return the points of a decision, in order; `proposed` where its heading says so."""
    lead = outer = ""
    number = ""
    blocks = _folded(_blocks(lines))
    for place, block in enumerate(blocks):
        text = " ".join(block.text.split())
        following = blocks[place + 1].kind if place + 1 < len(blocks) else ""
        if block.kind == "text" and following and _leads(text, following):
            lead, outer, number = text, text, ""
            proposed = bool(words.PROPOSES.search(text)) or (proposed and text.endswith("förslag:"))
            continue
        if block.kind in ("number", "that", "text"):
            number = block.mark
            under = lead if block.kind != "text" and words.OPENS.search(_before(lead)) else ""
            outer = text
        else:
            under = outer if words.OPENS.search(outer) else ""
        is_within = block.kind in ("letter", "mark")
        if not is_within and following in ("letter", "mark") and closes_list(text):
            continue
        inner = block.mark if block.kind == "letter" else ""
        leading = outer if is_within and closes_list(outer) else lead
        said = text if block.kind == "text" else _AND.sub("", text)
        if not (following in ("letter", "mark") and words.OPENS.search(text)):
            yield Point(number + inner, said, tuple(block.lines), leading, under, proposed)


def _before(lead: str) -> str:
    """Return a lead-in that says what its items only complete; none where they say it all."""
    return lead if re.search(r"\buppdra", lead, re.I) else ""


def _folded(blocks: Sequence[_Block]) -> list[_Block]:
    """Return the blocks, each list that only says what a point is about as part of that point."""
    found: list[_Block] = []
    for block in blocks:
        before = found[-1] if found else None
        is_inner = block.kind in ("letter", "mark") and block.text[:1].islower()
        if before and is_inner and before.kind == "number" and _lists(before):
            before.text = f"{before.text} {block.text}"
            before.lines += block.lines
            before.listing = True
        else:
            found.append(block)
    return found


def _lists(block: _Block) -> bool:
    """Tell whether a point names, by the list below it, what it is to be done to."""
    if block.listing:
        return True
    opens = words.OPENS.search(block.text) or closes_list(block.text)
    return block.text.endswith(":") and not opens and bool(words.ASSIGNS.search(block.text))


def _leads(text: str, following: str) -> bool:
    """Tell whether a paragraph only leads to those below it."""
    if text.endswith(":") or words.LEAD_IN.fullmatch(text):
        return True
    return following in ("number", "that") and not text.endswith((".", "!", "?"))


def _blocks(lines: Sequence[PrintedLine]) -> list[_Block]:
    lengths = sorted(len(line.text) for line in lines)
    width = lengths[int(len(lengths) * 0.9)] if lengths else 0
    found: list[_Block] = []
    numbers = 0
    for place, line in enumerate(lines):
        kind, mark, text = _begins(line.text, found, numbers)
        if kind == "number":
            numbers = int(mark)
        before = found[-1] if found else None
        leads = kind == "text" and before is not None and _new_lead(before, lines[place:])
        if kind == "text" and before and not leads and _goes_on(before, line, width):
            before.add(line.text, line.number)
            continue
        if kind == "that" and before and _is_within(before, line):
            before.add(line.text, line.number)
            continue
        if inline := _INLINE.fullmatch(text):
            found.append(_Block("text", "", inline["lead"] + ":", line.number))
            kind, mark, text = _begins(inline["text"], found, 0)
            numbers = 1
        found.append(_Block(kind, mark, text, line.number))
    return [part for block in found for part in _parts(block)]


def _parts(block: _Block) -> Iterator[_Block]:
    """Return a block, or the items of a list that stand on one line as blocks of their own."""
    rest, number = block.text, block.mark
    while block.kind == "number" and (more := _run_together(rest, int(number))):
        yield from _lettered(_Block("number", number, more[0], *block.lines))
        rest, number = more[1], str(int(number) + 1)
    block.text, block.mark = rest, number
    yield from _lettered(block)


def _lettered(block: _Block) -> Iterator[_Block]:
    """Return a block and, as blocks of their own, the lettered items that its line ends with."""
    if found := _LETTERS_INLINE.fullmatch(" ".join(block.text.split())):
        block.text = found["lead"]
    yield block
    for letter, said in _LETTER.findall(found["items"]) if found else ():
        yield _Block("letter", letter, said.strip(), *block.lines)


def _run_together(text: str, last: int) -> tuple[str, str] | None:
    """Return a point and the next one where both stand on a line, as when paragraphs are joined."""
    found = re.search(rf"(?<=[.;,])\s+{last + 1}[.)]\s+(?=[A-ZÅÄÖ]|att\s)", text)
    return (text[: found.start()], text[found.end() :]) if found else None


def _begins(text: str, before: Sequence[_Block], last: int) -> tuple[str, str, str]:
    """Return what a line begins: an item of a list, with its mark and what stands after it."""
    if found := _NUMBERED.fullmatch(text):
        number = int(found["mark"])
        if number == 1 or last < number <= last + _FURTHEST:
            return "number", found["mark"], found["text"]
    if found := _LETTERED.fullmatch(text):
        letters = [block.mark for block in before if block.kind == "letter"]
        if found["mark"] == "a" or (letters and _follows(letters[-1], found["mark"])):
            return "letter", found["mark"], found["text"]
    if found := _MARKED.fullmatch(text):
        return "mark", found["mark"], found["text"]
    if _THAT.fullmatch(text):
        return "that", "", text
    return "text", "", text


def _follows(before: str, mark: str) -> bool:
    return _LETTERS.index(mark) == _LETTERS.index(before) + 1


def _is_within(before: _Block, line: PrintedLine) -> bool:
    """Tell whether a line with "att" at its beginning only goes on with the sentence before it."""
    if line.fresh or before.text.endswith((*_ENDS, ",")):
        return False
    if before.kind == "that" and _DECIDING.match(line.text) and not _EXPECTS.search(before.text):
        return False
    return not words.LEAD_IN.fullmatch(" ".join(before.text.split()))


def _new_lead(before: _Block, lines: Sequence[PrintedLine]) -> bool:
    """Tell whether lines begin with a lead-in to another list than the one before them."""
    if not before.text.endswith(_ENDS) or not lines[0].text[:1].isupper():
        return False
    said = lines[0].text
    for line in lines[1:_LONGEST_LEAD_IN]:
        if line.fresh or line.turned or said.endswith(_ENDS) or _NUMBERED.fullmatch(line.text):
            break
        said = joined(said, line.text)
    leads = said.endswith(":") and _DECIDES.search(said)
    return bool(leads or words.LEAD_IN.fullmatch(said))


def _goes_on(before: _Block, line: PrintedLine, width: int) -> bool:
    """Tell whether a line belongs to what stands before it.

    Within a list an item goes on until the next one or an empty line; a new paragraph does so only
    where it says more of it, or where nobody knows whether it is one.
    """
    said = before.text
    ended = said.endswith(_ENDS)
    if words.GOES_ON.match(line.text) and before.kind != "text":
        return True
    if line.turned:
        return not ended or before.kind != "text"
    lower = layout_words.starts_lower(line.text) and line.text[0].isalpha()
    if line.fresh:
        return not ended and lower
    if before.kind != "text":
        return True
    if words.LEAD_IN.fullmatch(said) and not said.endswith("att") and not lower:
        return False
    return lower or not ended or len(said) >= _LONG * width
