"""A draft of what an office asks: facts with their sources between words that others fill in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import get_args

from store.common.errors import NamndkollError
from store.entries.entries import Entry
from store.model.kinds import traits_of
from store.survey.survey import Survey
from tui.exports.facts import CITED, facts_of
from tui.exports.frames import DraftKind, Frame, frame_of
from tui.exports.outgoing import Outgoing
from tui.exports.report import Passage, Report, Section
from tui.locale import N_, _

KINDS: tuple[DraftKind, ...] = get_args(DraftKind)
ENDINGS = (".docx", ".html", ".eml", ".md", ".txt")
"""The kinds of files that hold a text with its notes."""
MOST = 500
"""Entries of a draft: more are a list, and nobody reads them as a question."""
TITLES: dict[DraftKind, str] = {
    "letter": N_("Letter"),
    "question": N_("Question"),
    "interpellation": N_("Interpellation"),
    "motion": N_("Motion"),
}
"""What the kinds are called."""


def drafted(kind: DraftKind, entries: Sequence[Entry], survey: Survey) -> Outgoing:
    """Return a draft of some entries, to be read and saved.

    Raises:
        NamndkollError: there is nothing to make it of, or the office's own words cannot be used.
    """
    cited = [one for one in entries if one.kind in CITED and one.sources]
    if not cited:
        raise NamndkollError(
            "A draft is made of what is printed in documents. Choose activities, directives, "
            "indicators or other entries that have a source."
        )
    if len(cited) > MOST:
        raise NamndkollError(
            "A draft takes {most} entries at most, and these are {count}. Mark those that the "
            "question is about.",
            most=MOST,
            count=len(cited),
        )
    frame = frame_of(kind)
    return Outgoing(
        _(TITLES[kind]), cited, survey, lambda: _report(frame, cited, survey), endings=ENDINGS
    )


def _report(frame: Frame, entries: Sequence[Entry], survey: Survey) -> Report:
    facts = (_about(number, one, frame, survey) for number, one in enumerate(entries, 1))
    asked = tuple(map(Passage, frame.closing))
    told = (*frame.opening.items(), *_told(entries, survey))
    return Report(frame.title, told, (Section(frame.facts), *facts, Section(frame.asking, asked)))


def _told(entries: Sequence[Entry], survey: Survey) -> Iterator[tuple[str, str]]:
    """Return as of when the facts are, and from which documents; what is not in it either."""
    names = dict.fromkeys(source.document for one in entries for source in one.sources)
    yield _("Facts as of"), survey.as_of.isoformat()
    yield _("From the documents"), ", ".join(names)
    yield _("Own notes"), _("not included")


def _about(number: int, entry: Entry, frame: Frame, survey: Survey) -> Section:
    said = [*_passages(entry, survey)]
    if frame.unreported and traits_of(entry.record).has_status and not entry.city_status:
        said.append(Passage(frame.unreported))
    whose = ", ".join(entry.leads) or entry.text
    return Section(f"{number}. {whose}", tuple(said), level=2)


def _passages(entry: Entry, survey: Survey) -> Iterator[Passage]:
    """Return the facts of an entry, those that stand at the same place as one passage."""
    for source, facts in groupby(facts_of(entry, survey), lambda one: one.source):
        yield Passage("\n".join(f"{one.label}: {one.said}" for one in facts), source)
