"""The council's goals: a numbered list, headings over directives, a column of indicators."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from rapidfuzz import fuzz

from store.documents.common.text import TextDocument
from store.importing.language import layout_words as words
from store.importing.language.lines import Line
from store.importing.reading.sources import source_of
from store.model.records import Goal

_SAME = 92.0
"""Likeness (0-100) above which two wordings are one goal: a full stop, a missing word."""

_COMPARED = 50
"""Goals that a wording is compared with; no council has as many, and time stays linear."""


class GoalFinder:
    """Knows the goals that a document states, each once, first statement first."""

    def __init__(self, document: TextDocument, lines: Sequence[Line]) -> None:
        self._document = document
        self._numbered = dict(_numbered(lines))
        self._found: dict[str, dict[str, Goal]] = {}
        for number, line in self._numbered.values():
            self.note(number, _list_text(line), line.number)

    def is_numbered(self, text: str) -> bool:
        """Tell whether a heading repeats a goal of the numbered list, nearly word by word."""
        return _is_among(_bare(text), self._numbered)

    def note_heading(self, text: str, line: int) -> None:
        """Take in a goal that heads directives, unless the numbered list has it."""
        if not self.is_numbered(text):
            self.note("", text, line)

    def note_column(self, text: str, line: int) -> None:
        """Take in a goal that stands before indicators, with its number if it has one."""
        match = words.GOAL_NUMBER.match(text)
        number, rest = (match[1], text[match.end() :]) if match else ("", text)
        self.note(number, rest.rstrip("* "), line)

    def note(self, number: str, text: str, line: int) -> None:
        """Take in a goal unless one with this number and wording is known."""
        bare = _bare(text)
        known = self._found.setdefault(number, {})
        if not _is_among(bare, known):
            known[bare] = Goal("", text, number, source_of(self._document, (line,)))

    def listed(self) -> tuple[Goal, ...]:
        """Return every goal once: one without a number may be a numbered one's wording."""
        every = [goal for known in self._found.values() for goal in known.values()]
        numbered = dict.fromkeys(_bare(goal.text) for goal in every if goal.number)
        once = (goal for goal in every if goal.number or not _is_among(_bare(goal.text), numbered))
        return tuple(sorted(once, key=_first_line))


def _numbered(lines: Sequence[Line]) -> Iterator[tuple[str, tuple[str, Line]]]:
    """Find runs of adjacent lines numbered from one, under words that speak of goals."""
    index = 0
    while index < len(lines):
        run = _run(lines, index)
        if len(run) > 1 and _speaks_of_goals(lines, index):
            yield from ((_bare(_list_text(line)), (str(n), line)) for n, line in enumerate(run, 1))
        index += max(1, len(run))


def _run(lines: Sequence[Line], start: int) -> list[Line]:
    run: list[Line] = []
    while start + len(run) < len(lines):
        line = lines[start + len(run)]
        match = words.GOAL_LIST.match(line.text) if line.kind == "text" else None
        if not match or int(match[1]) != len(run) + 1 or (run and line.fresh):
            break
        run.append(line)
    return run


def _speaks_of_goals(lines: Sequence[Line], index: int) -> bool:
    return any("mål" in line.text for line in lines[max(0, index - 2) : index])


def _list_text(line: Line) -> str:
    match = words.GOAL_LIST.match(line.text)
    return match[2] if match else line.text


def _first_line(goal: Goal) -> int:
    return goal.source.lines[0] if goal.source else 0


def _bare(text: str) -> str:
    return text.rstrip(" .*").casefold()


def _is_among(bare: str, wordings: Mapping[str, object]) -> bool:
    """Whether a wording is one of these, nearly word by word."""
    compared = islice(wordings, _COMPARED)
    return bare in wordings or any(fuzz.ratio(bare, each, score_cutoff=_SAME) for each in compared)
