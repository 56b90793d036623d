"""How far the rows of a document have come: their statuses, comments and goals."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from store.documents.calendars import CalendarDocument
from store.documents.common.text import TextDocument
from store.importing.reading.doubts import Doubts
from store.importing.reading.reading import Reported, Standing
from store.importing.sheets.calendar_rows import standings
from store.importing.sheets.follow_up import comment_in, said_in
from store.importing.sheets.goal_rows import GoalRows
from store.importing.sheets.own import Own
from store.importing.sheets.row_status import Statuses
from store.importing.sheets.table import sole
from store.model.records import Activity, Directive, Goal

Said = Mapping[str, str]
"""What a row says, by the fields of its cells."""
_TEMPLATE = re.compile(r"\(.*\)|\[.*\]|<.*>|[.…]+")
"""What a form says that its cell is to hold."""


class FollowedRows:
    """What the rows of a document say of how it goes; a comment may stand in a row of its own."""

    def __init__(self, document: TextDocument, own: Own) -> None:
        self._document = document
        self._own = own
        self._statuses = Statuses(document.name)
        self._goals = GoalRows(document)
        self._line = 0
        self._goal = ""
        """The row that a comment under it is on: its line, or the goal that it is."""

    def is_goal(self, text: str) -> bool:
        """Tell whether a text is a goal that a table of goals has."""
        return self._goals.has(text)

    def is_beside(self, cells: Sequence[str]) -> bool:
        """Tell whether a row of a text is none: what a form asks for, the comment on a row."""
        if not self._own.text:
            return False
        if all(_TEMPLATE.fullmatch(cell) for cell in cells if cell):
            return True
        told = comment_in(sole(cells))
        if told and (said := said_in("", told)):
            if self._goal:
                self._goals.say(self._goal, said)
            else:
                self._statuses.add(self._line, said.status, said.day, said.text)
        return bool(told)

    def goal(self, said: Said, lines: tuple[int, ...]) -> None:
        """Take a row of a table of goals."""
        self._goal = said["goal"]
        self._goals.add(self._goal, lines)
        if found := said_in(said.get("status", ""), said.get("comment", "")):
            self._goals.say(self._goal, found)

    def row(self, said: Said, line: int) -> None:
        """Take what a row says of how it goes; a comment alone says it in a report only."""
        self._line, self._goal = line, ""
        status, comment = said.get("status", ""), said.get("comment", "")
        if not self._own.text:
            self._statuses.add(line, status, None, comment)
        elif found := said_in(status, comment if status or self._own.day else ""):
            self._statuses.add(line, found.status, found.day, found.text)

    def note(self, doubts: Doubts) -> None:
        """Tell the statuses of a document that does not say as of when they are."""
        if not self._own.day:
            self._statuses.note(doubts)

    def goals(self) -> tuple[Goal, ...]:
        """Return the goals of its tables."""
        return self._goals.listed()

    def standings(self, activities: Sequence[Activity]) -> tuple[Standing, ...]:
        """Return which activities are closed, begun or dropped."""
        if isinstance(self._document, CalendarDocument):
            return tuple(standings(self._document, activities))
        return tuple(self._statuses.standings(activities))

    def reported(
        self, activities: Sequence[Activity], directives: Sequence[Directive]
    ) -> tuple[Reported, ...]:
        """Return the statuses in the document's own words, as of its day or else today."""
        day = self._own.day or date.today()
        of_rows = self._statuses.reported(activities, directives, day)
        return (*of_rows, *self._goals.reported(day))
