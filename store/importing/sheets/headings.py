"""Headings between the rows of a table: a body, a goal, an area or a year that holds under them."""

from __future__ import annotations

import re
from typing import Literal

from store.importing.language import layout_words as words
from store.importing.language.bodies import Bodies
from store.importing.reading.doubts import Doubts
from store.importing.sheets.cell_bodies import is_bodylike, read_bodies

Level = Literal["committee", "area", "goal", "theme", "year"]
_LABEL = re.compile(
    r"(?P<what>nämnd|bolag|ansvarig(?: nämnd)?|område|verksamhetsområde|inriktningsmål|mål"
    r"|tema|avsnitt|år)\s*:\s*(?=\S)",
    re.I,
)
_LABELS: dict[str, Level] = {
    "område": "area", "verksamhetsområde": "area", "inriktningsmål": "goal", "mål": "goal",
    "tema": "theme", "avsnitt": "theme", "år": "year",
}  # fmt: skip
_YEAR = re.compile(r"(?:år(?:et)?\s+|budget(?:år)?(?:et)?\s+)?((?:19|20)\d\d)", re.I)
_GOAL = re.compile(r"(?:kf:s |inriktnings)?mål\b|\d+(?:\.\d+)*[.)]?\s+\S|.*\.$", re.I)
_NONE = re.compile(r"[*#=–-]|källa|not\b|anm\b|obs\b|summa|total|kommentar|uppdatera|[^\w]*$", re.I)
"""What stands in a row of its own and is no heading: a note, a sum, a line of signs."""
_NUMBERED = re.compile(r"\s*\(\d+(?: st)?\)\s*$|\s*:\s*$")
_MANY_WORDS = 4


class Headings:
    """What holds at a row, by the headings over it; one of a kind ends the one before it."""

    def __init__(self, bodies: Bodies, doubts: Doubts) -> None:
        self._bodies = bodies
        self._doubts = doubts
        self._held: dict[Level, str] = {}
        self._waiting: dict[Level, tuple[int, str]] = {}

    def clear(self) -> None:
        """Begin a table: nothing holds any longer; a heading that held for nothing is told."""
        for level in list(self._waiting):
            self._drop(level)
        self._held.clear()

    def get(self, level: Level) -> str:
        """Return what holds, empty where nothing does."""
        return self._held.get(level, "")

    def title(self, line: int, text: str) -> None:
        """Pass what stands over a header: only a body and a year in it hold."""
        if year := _year_in(text):
            self._held["year"] = year
        if self._body(_bare(text)):
            self._set("committee", line, _bare(text))

    def hold(self, level: Level, line: int, said: str) -> None:
        """Let something hold from a line on that is known to be a heading."""
        self._set(level, line, said)

    def take(self, line: int, text: str, *, dated: bool, whose: bool) -> bool:
        """Take a row of one cell for a heading; False where it is none.

        `dated` where the rows of its table have times; `whose` where only a body's name or a year
        is a heading, as in a column of texts.
        """
        level, said = self._level(text, dated=dated)
        if level is None or (whose and level not in {"committee", "year"}):
            return False
        self._set(level, line, said)
        return True

    def used(self) -> None:
        """Note that a row stands under what holds."""
        for level, (line, text) in self._waiting.items():
            if level not in {"committee", "year"}:
                self._doubts.add("heading within a table", [line], text)
        self._waiting.clear()

    def _level(self, text: str, *, dated: bool) -> tuple[Level | None, str]:
        label = _LABEL.match(text)
        said = _bare(text[label.end() :] if label else text)
        if year := _YEAR.fullmatch(said):
            return "year", year[1]
        if label and (level := _LABELS.get(label["what"].casefold())) and level != "year":
            return level, said
        if label or self._body(said):
            return "committee", said
        if _NONE.match(said):
            return None, said
        if words.area_stem(said):
            return "area", said
        goal = dated or _GOAL.match(said) or len(said.split()) >= _MANY_WORDS
        return ("goal" if goal else "theme"), said

    def _body(self, text: str) -> bool:
        names = read_bodies(text, self._bodies).names
        known = (self._bodies.recognise(name) is not None or is_bodylike(name) for name in names)
        return bool(names) and all(known)

    def _set(self, level: Level, line: int, said: str) -> None:
        within = list(self._held)
        if level in within:
            for other in within[within.index(level) :]:
                del self._held[other]
                self._drop(other)
        self._held[level] = said
        self._waiting[level] = line, said

    def _drop(self, level: Level) -> None:
        if level in self._waiting:
            line, text = self._waiting.pop(level)
            self._doubts.add("row of another shape", [line], text)


def _bare(text: str) -> str:
    return _NUMBERED.sub("", text).strip()


def _year_in(text: str) -> str:
    found = set(words.YEAR_IN_NAME.findall(text))
    return found.pop() if len(found) == 1 else ""
