"""What a command found, before it is written in any form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from store.entries.entries import Entry
from store.model.traits import Kind
from store.survey.survey import Survey

Form = Literal["people", "json", "csv"]
Listed = Kind | Literal["any", "deadline"]
"""What is listed: records of a kind, of any kind, or deadlines."""


class Found(NamedTuple):
    """A list of entries of one kind, of any kind, or of deadlines, as of the survey's day."""

    kind: Listed
    entries: Sequence[Entry]
    survey: Survey
    heading: str
