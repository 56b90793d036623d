"""The sections of minutes, each with its number, heading, cases and parts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from store.documents.common.blocks import joined
from store.importing.language import layout_words
from store.importing.minutes import words
from store.importing.minutes.cases import cases_in
from store.importing.minutes.pages import PrintedLine
from store.importing.minutes.words import PartKind

_SECTION = re.compile(
    r"(?:[#*]+ ?)?(?:[A-ZÅÄÖ][\wåäö]{1,5} )?§ ?(?P<number>\d{1,4}[a-z]?)(?:/\d{2,4})?(?!\d)"
    r"[.:]?\*{0,2}(?:[\s,:–-]+(?P<rest>\S.*))?"
)
_HEADING = re.compile(r"[A-ZÅÄÖ\d”\"(*].*|(?:dnr|ärende|diarie|au|ks|kf|kl\.)\b.*", re.I)
_REFERENCE = re.compile(r"[a-zåäö]|\d{1,4}[.,]?$|\d{1,4} ?(?:och|samt|[–-])")
"""How the rest of a line goes on after a § that another place is only told by."""
_LEADS = re.compile(rf"{words.BODY}.{{0,80}}\bbeslut(?:ar|ade)\b", re.I)
_LONGEST_HEADING = 300
_APPENDIX = re.compile(r"bilaga(?: \d{1,3})?(?: till .{1,60})?|bilagor", re.I)


class Part(Struct, frozen=True):
    """Lines under one heading of a section; `proposed` where others are to decide what they say."""

    kind: PartKind | None
    lines: tuple[PrintedLine, ...]
    proposed: bool = False
    heading: str = ""

    @property
    def proposes(self) -> str:
        """Whose proposal it is, in lower case as its heading says; empty where it is a motion."""
        before, found, _after = self.heading.casefold().partition("förslag")
        return f"{before}{found}" if found else ""


class Section(Struct, frozen=True):
    """A section: the number after its §, empty where there is none; what it is about."""

    number: str
    heading: str
    cases: tuple[str, ...]
    parts: tuple[Part, ...]


def sections(lines: Sequence[PrintedLine], body: str) -> Iterator[Section]:
    """Return the sections of a body's minutes, in order, and what stands before the first."""
    last = 0
    number, first, own = "", "", list[PrintedLine]()
    before = ""
    for line in lines:
        found = _section(line, last, before)
        before = line.text
        if found is None:
            own.append(line)
            continue
        if own:
            yield _made(number, first, own, body)
        number, first, own = found["number"], found["rest"] or "", []
        last = int(re.sub(r"\D", "", number))
    yield _made(number, first, own, body)


def _section(line: PrintedLine, last: int, before: str) -> re.Match[str] | None:
    """Return how a section begins, None for a § that only tells where something else stands.

    A new section stands after a gap or a whole sentence, or has the number after the one before.
    """
    if "§" not in line.text or not (found := _SECTION.fullmatch(line.text)):
        return None
    rest = found["rest"] or ""
    if rest and (not _HEADING.match(rest) or _REFERENCE.match(rest)):
        return None
    follows = int(re.sub(r"\D", "", found["number"])) == last + 1
    parted = line.fresh or line.turned or before.endswith((".", "!", "?"))
    return found if parted or follows or not last else None


def _made(number: str, first: str, lines: Sequence[PrintedLine], body: str) -> Section:
    unnamed = bool(number) and not cases_in(first)[1] and bool(lines)
    start = 1 if unnamed and not _decides(lines[0], body) else 0
    parts = list(_parts(lines[start:], body))
    if start:
        parts[0] = Part(None, (lines[0], *parts[0].lines))
    head: list[str] = [first] if first else []
    if number and parts and parts[0].kind is None:
        decided = any(one.kind == "decision" for one in parts)
        taken = _heading_lines(parts[0].lines, is_whole=decided)
        head += [line.text for line in taken]
        parts[0] = Part(None, parts[0].lines[len(taken) :])
    text = ""
    for said in head:
        text = joined(text, said)
    cases, heading = cases_in(" ".join(text.split()))
    return Section(
        number, layout_words.undecorated(heading), cases, tuple(one for one in parts if one.lines)
    )


def _decides(line: PrintedLine, body: str) -> bool:
    """Tell whether a decision begins on a line, which then is no heading of its section."""
    found = words.part_of(line.text, body)
    return found is not None and found[0] == "decision"


def _heading_lines(lines: Sequence[PrintedLine], *, is_whole: bool) -> Sequence[PrintedLine]:
    """Return the lines that a section's heading goes on over.

    All that stand before its first part, where they are few; else those before the first gap.
    """
    if is_whole and sum(len(line.text) for line in lines) <= _LONGEST_HEADING:
        return lines
    taken: list[PrintedLine] = []
    for line in lines:
        only_cases = all(not cases_in(one.text)[1] for one in taken)
        ends = line.text.endswith(".") or _LEADS.match(line.text)
        if ends or (line.fresh and taken and not only_cases):
            break
        taken.append(line)
        if sum(len(one.text) for one in taken) > _LONGEST_HEADING:
            return ()
    return taken


def _parts(lines: Sequence[PrintedLine], body: str) -> Iterator[Part]:
    kind: PartKind | None = None
    proposed, heading, own = False, "", list[PrintedLine]()
    for line in lines:
        found = _part(line, body, kind)
        if found is None:
            own.append(line)
            continue
        yield Part(kind, tuple(own), proposed, heading)
        kind, proposed, rest = found
        heading, own = line.text, [rest] if rest else []
    yield Part(kind, tuple(own), proposed, heading)


def _part(
    line: PrintedLine, body: str, kind: PartKind | None
) -> tuple[PartKind, bool, PrintedLine | None] | None:
    """Return what a line begins, and what of it belongs to that already."""
    if found := words.part_of(line.text, body):
        return (*found, None)
    if _APPENDIX.fullmatch(line.text) and line.fresh:
        return "other", False, None
    if kind in (None, "other") and (lead := words.LEAD_IN.fullmatch(line.text)):
        is_own = words.is_same_body(lead["who"].split(" ", 1)[0].strip(), body)
        return ("decision", bool(words.PROPOSES.search(line.text)), line) if is_own else None
    label, _colon, said = line.text.partition(":")
    if said.strip() and (found := words.part_of(label, body)) and found[0] != "other":
        start = PrintedLine(line.number, said.strip(), fresh=True)
        return (*found, start)
    return None
