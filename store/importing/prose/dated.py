"""Lists and tables of days: what happens when, whoever it is that meets or does it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct

from store.dates.cells import read_words
from store.dates.span import Precision, Span
from store.importing.language.lines import Line, classify
from store.importing.prose.passages import Passage

_FIRST = re.compile(r"(?P<when>[^–—:\t]{3,60}?)\s*(?:[–—:]|\s-)\s+(?P<what>\S.*)")
_LAST = re.compile(r"(?P<what>\S.*?)\s*(?:[–—:]|\s-)\s+(?P<when>[^–—:\t]{3,60})")
_DIGIT = re.compile(r"\d")
_WHO = re.compile(r"name|body|committee|board|nämnd|styrelse|organ|instans|utskott|möte", re.I)
_DAY = re.compile(r"(?:(?P<what>\w+) )?(?:date|day)|datum|dag|mötesdag|mötesdatum", re.I)
_BESIDE = re.compile(
    r"(?:\w+ )?(?:time|location|place)|tid|plats|lokal|ärende|innehåll|vad|aktivitet", re.I
)
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_CANCELLED = re.compile(r"\s*\b(?:cancelled|canceled|inställt|inställd|inställs)\b", re.I)
_MONTHS = 12
_OF_PAPER = re.compile(
    r"(?:(?:senast|sist) )?(?:version|utgåva|revision|release|ver\.|uppdatera[dt]|ändra[dt]"
    r"|reviderad|publicerad|skapad|utskriven|updated|published|revised|last (?:updated|modified))"
    r"[\s\d.:v]*",
    re.I,
)
"""What is dated and says of the paper itself."""
_WHOLE: tuple[Precision, ...] = ("year", "years", "open", "recurring", "cycle")
"""What is no day on which something happens."""


class DatedRow(Struct, frozen=True):
    """What happens on a day, on which lines, and who a table says that it is of."""

    text: str
    when: Span
    lines: tuple[int, ...]
    who: str = ""
    cancelled: bool = False


def dated_passages(parts: Sequence[Passage], year: int) -> Iterator[DatedRow]:
    """Return the paragraphs and items that are a day and what happens on it, or the other way."""
    for part in parts:
        for form in (_FIRST, _LAST):
            found = form.fullmatch(part.text)
            if not found or _OF_PAPER.fullmatch(found["what"].strip(" *:")):
                continue
            if when := _when(found["when"], year):
                yield DatedRow(found["what"].strip(), when, part.lines)
                break


def _when(words: str, year: int) -> Span | None:
    if not _DIGIT.search(words):
        return None
    span = read_words(words.strip(" *"), year)
    return span if span.last and span.precision not in _WHOLE else None


def dated_tables(lines: Sequence[str], year: int) -> Iterator[DatedRow]:
    """Return the rows of tables whose columns are who, and on which day."""
    header: Sequence[str] | None = None
    rows: list[Line] = []
    for line in (*classify(lines), Line(0, "text", "")):
        if line.kind == "row":
            header = header or line.cells
            rows.append(line)
            continue
        if header:
            yield from _rows(header, rows[1:], year)
        header, rows = None, []


def _rows(header: Sequence[str], rows: Sequence[Line], year: int) -> Iterator[DatedRow]:
    who = next((n for n, name in enumerate(header) if _WHO.fullmatch(name)), None)
    day = next((n for n, name in enumerate(header) if _DAY.fullmatch(name)), None)
    if who is None or day is None:
        return
    named = _DAY.fullmatch(header[day])
    what = (named["what"] if named else None) or header[day]
    beside = [n for n, name in enumerate(header) if name and _BESIDE.fullmatch(name)]
    month_first = _is_month_first([_cell(line.cells, day) for line in rows])
    for line in rows:
        when = _day(_cell(line.cells, day), year, month_first=month_first)
        name = _cell(line.cells, who)
        if when and name:
            said = ", ".join(cell for n in beside if (cell := _cell(line.cells, n)))
            text = _CANCELLED.sub("", f"{what}: {said}" if said else what)
            off = _CANCELLED.search(line.text) is not None
            yield DatedRow(text, when, (line.number,), name, off)


def _cell(cells: Sequence[str], place: int) -> str:
    return cells[place] if place < len(cells) else ""


def _is_month_first(cells: Sequence[str]) -> bool:
    """Tell whether days with slashes have their month first, as one of them shows."""
    found = [match for cell in cells if (match := _SLASHED.fullmatch(cell))]
    return any(int(match[2]) > _MONTHS for match in found)


def _day(words: str, year: int, *, month_first: bool) -> Span | None:
    slashed = _SLASHED.fullmatch(words)
    if slashed is None or not month_first:
        return _when(words, year)
    try:
        day = date(int(slashed[3]), int(slashed[1]), int(slashed[2]))
    except ValueError:
        return None
    return Span(words, "day", day, day)
