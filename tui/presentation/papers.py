"""Which documents count, in words: short for the header, by year for the chooser."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import PurePath

from store.common.text import fold
from store.entries.papers import Papers
from store.model.kinds import PRINTED, SEARCHED
from store.model.records import Document, DocumentKind
from store.model.traits import Kind
from store.register.register import Register
from store.survey.survey import Survey
from tui.locale import N_, _, ngettext
from tui.messages.wording import PLURALS
from tui.presentation.lens import Lens

_KINDS: dict[DocumentKind, str] = {
    "budget": N_("Budget"),
    "decision": N_("Reconciliation"),
    "report": N_("Annual report"),
    "minutes": N_("Minutes"),
    "assignments": N_("Assignments"),
    "plan": N_("Plan"),
    "calendar": N_("Calendar"),
    "text": N_("Text"),
}
_MOST = 3
"""Documents that the header names."""


def label(document: Document) -> str:
    """Return what a document is, without its year; its name where that is not certain.

    What is no decision or report is kept as a budget, and is called one where its name says so.
    """
    if document.kind == "budget" and "budget" not in fold(document.name):
        return PurePath(document.name).stem
    return _(_KINDS[document.kind])


def counting(lens: Lens) -> list[str]:
    """Return the documents that count in short, and how many older and later ones do not."""
    papers = lens.survey.papers
    shown = list(dict.fromkeys(_labels(lens.register, papers)))
    more = len(shown) - _MOST
    parts = [*shown[:_MOST], *([f"+{more}"] if more > 0 else [])]
    return [*parts, *_others(papers)]


def _labels(register: Register, papers: Papers) -> Iterator[str]:
    """Return the labels of what counts, the present year first; its year stands once."""
    year_said = False
    order = list(_KINDS)
    for one in sorted(register.documents, key=lambda one: (-one.year, order.index(one.kind))):
        if one.name not in papers.counting:
            continue
        said = label(one)
        if one.year == papers.present and year_said:
            yield said[:1].lower() + said[1:] if one.kind != "budget" else said
        else:
            yield f"{said} {one.year}" if one.year and str(one.year) not in said else said
        year_said = year_said or one.year == papers.present


def _others(papers: Papers) -> Iterator[str]:
    left = [year for name, year in papers.years.items() if name not in papers.counting]
    if older := sum(year < papers.present for year in left):
        yield ngettext("{count} older", "{count} older", older).format(count=older)
    if later := sum(year > papers.present for year in left):
        yield ngettext("{count} later", "{count} later", later).format(count=later)
    if same := left.count(papers.present):
        yield ngettext("{count} left out", "{count} left out", same).format(count=same)


def others(survey: Survey) -> str:
    """Return how many documents do not count, in words; empty where all do."""
    return " · ".join(_others(survey.papers))


def held_by(register: Register) -> Mapping[str, Counter[Kind]]:
    """Return for each document how many records of each kind stand in it."""
    held: dict[str, Counter[Kind]] = defaultdict(Counter)
    for one in PRINTED:
        names = Counter(
            name
            for record in register.of(one)
            for name in {source.document: None for source in one.sources(record)}
        )
        for name, count in names.items():
            held[name][one.kind] = count
    return held


def held_in_words(held: Counter[Kind]) -> str:
    """Return what stands in a document, what is to be done first."""
    kinds = [one.kind for one in SEARCHED if held[one.kind]]
    said = [f"{_(PLURALS[kind]).lower()} {held[kind]}" for kind in kinds]
    return ", ".join(said) or _("nothing taken from it")
