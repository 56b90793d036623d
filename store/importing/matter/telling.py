"""The sentences of a matter that may speak of money, each with what stands around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from store.importing.language.only_told import unnumbered
from store.importing.language.sentences import Sentence, sentences
from store.importing.matter.adjusting import Told
from store.importing.matter.passages import Passage
from store.importing.matter.points import Point

_MARK = re.compile(r"[-–•*]\s+")
_ITEM = re.compile(r"[^.]{0,120}\d[^.]{0,80}\.?")
_SUM = re.compile(r"\d (?:mnkr|tkr|mkr|miljoner|kronor)\b")
_BARE = re.compile(r"\d[\d ]*(?:,\d+)?\s*$")
_UNIT = re.compile(r"\b(?:mnkr|tkr|mkr|kronor|miljoner)\b", re.I)
_PAYS = re.compile(r"(?:finansiering|medlen|beloppet|kostnaden)\b", re.I)


def told_in(passages: Sequence[Passage], points: Mapping[int, Point]) -> Iterator[Told]:
    """Return the document's own sentences in order; `points` are those that passages are part of.

    They are kept by the id of the passage. A sentence that ends with a colon leads in each item
    of the list after it.
    """
    lead = ""
    for passage, following in pairwise((*passages, None)):
        if passage is None or passage.by or passage.kind not in ("text", "chapter"):
            lead = ""
            continue
        point = points.get(id(passage))
        if lead and _ITEM.fullmatch(passage.text):
            yield _item(passage, lead, point)
            continue
        parts = sentences(passage.text)
        lead = parts[-1].text if parts and parts[-1].text.endswith(":") else ""
        listed = lead and following and _ITEM.fullmatch(following.text) and not _SUM.search(lead)
        for number in range(len(parts) - bool(listed)):
            yield _told(passage, parts, number, point)


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


def _item(passage: Passage, lead: str, point: Point | None) -> Told:
    text, unit = _MARK.sub("", passage.text, count=1), _UNIT.search(lead)
    if _BARE.search(text) and unit:
        text = f"{text.rstrip()} {unit[0]}"
    return Told(
        passage,
        f"{lead} {text}",
        passage.lines,
        whole=point.text if point else lead,
        number=str(point.number) if point else "",
        own=len(lead),
    )
