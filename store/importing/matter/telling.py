"""The sentences of a matter that may speak of money, each with what stands around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from store.importing.language.only_told import unnumbered
from store.importing.language.sentences import Sentence, sentences
from store.importing.matter.adjusting import Told
from store.importing.matter.passages import Passage
from store.importing.matter.points import Point

_ITEM = re.compile(r"(?:[-–•*]\s+)?(?P<text>.*\d.*)")
_BARE = re.compile(r"\d[\d ]*(?:,\d+)?\s*$")
_UNIT = re.compile(r"\b(?:mnkr|tkr|mkr|kronor|miljoner)\b", re.I)
_PAYS = re.compile(r"(?:finansiering|medlen|beloppet|kostnaden)\b", re.I)


def told_in(passages: Sequence[Passage], points: Mapping[int, Point]) -> Iterator[Told]:
    """Return the document's own sentences in order; `points` are those that passages are part of.

    They are kept by the id of the passage. A sentence that ends with a colon leads in each item
    of the list after it.
    """
    lead = ""
    for passage in passages:
        if passage.by or passage.kind not in ("text", "chapter"):
            lead = ""
            continue
        point = points.get(id(passage))
        item = _ITEM.fullmatch(passage.text) if lead else None
        if item:
            yield _item(passage, lead, item["text"], point)
            continue
        parts = sentences(passage.text)
        for number in range(len(parts)):
            yield _told(passage, parts, number, point)
        lead = parts[-1].text if parts and parts[-1].text.endswith(":") else ""


def _told(passage: Passage, parts: Sequence[Sentence], number: int, point: Point | None) -> Told:
    part = parts[number]
    text = part.text if number else unnumbered(part.text)
    following = parts[number + 1].text if number + 1 < len(parts) else ""
    paid = f"{text} {following}" if _PAYS.match(following) else text
    return Told(
        passage,
        text,
        point.lines if point else passage.paragraph.lines_of(part.start, part.end),
        part.end - len(text),
        before=parts[number - 1].text if number else "",
        whole=point.text if point else paid,
        number=str(point.number) if point else "",
    )


def _item(passage: Passage, lead: str, text: str, point: Point | None) -> Told:
    unit = _UNIT.search(lead)
    if _BARE.search(text) and unit:
        text = f"{text.rstrip()} {unit[0]}"
    return Told(
        passage,
        f"{lead[:-1]} {text}",
        passage.lines,
        whole=point.text if point else lead,
        number=str(point.number) if point else "",
        own=len(lead),
    )
