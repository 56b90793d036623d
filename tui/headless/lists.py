"""The commands that read: lists, one entry, a search, the paths in use."""

from __future__ import annotations

import re
from argparse import Namespace
from collections.abc import Callable, Sequence
from datetime import date
from itertools import islice

from store.common.collector import lasting
from store.common.errors import UsageError
from store.common.text import fold, unaccent
from store.entries.entries import Entry
from store.filters.match import matcher
from store.filters.parse import parse
from store.filters.saved import SavedViews
from store.filters.terms import Filter
from store.model.kinds import KINDS
from store.model.records import Document
from store.model.traits import Kind
from store.register.register import Register, no_entry
from store.survey.discrepancies import Discrepancy
from store.survey.findings import Findings
from store.survey.survey import Survey
from store.survey.texts import lines_with
from tui.headless.opened import place_of
from tui.headless.output.writers import ListOutput, output
from tui.locale import _, ngettext, say
from tui.messages.saying import tell, tell_news
from tui.serializers.found import Form, Found
from tui.settings.paths import index_folder, views_file
from tui.settings.settings import Settings

_SAVED = re.compile(r"-?(?:@|vy:|view:)", re.IGNORECASE)
"""The beginning of a term that may name a saved view."""
_TOLD, _LONGEST = 20, 200
"""Lines of kept texts that a search tells, and letters of one."""
_KINDS: dict[str, Kind] = {one.table: one.kind for one in KINDS}
"""The commands that list all of a kind, by the names of their tables."""


def run(request: Namespace) -> None:
    """Carry out a reading command and write what it found.

    Raises: NamndkollError when it cannot be done.
    """
    place = place_of(request)
    if request.command == "where":
        from tui.headless.where import where

        return where(place, output(form_of(request)))
    with lasting():
        register = Register.open(place.place, read_only=True, kept_in=index_folder())
    tell_news(register)
    survey = survey_of(register, request.as_of, _window(request, register))
    return _READING.get(request.command, _list)(request, survey, output_of(request, survey))


def output_of(request: Namespace, survey: Survey) -> ListOutput:
    """Return the way to write what is listed: to a file, or else here."""
    if getattr(request, "to", None) is not None:
        from tui.headless.output.file import FileOutput

        return FileOutput(request, survey)
    return output(form_of(request))


def _window(request: Namespace, register: Register) -> int | None:
    """Return how far ahead is upcoming, in days: as the option says, or else the settings."""
    within: str | None = getattr(request, "within", None)
    settings: Settings = request.settings
    if within is None:
        return settings.window
    from store.dates.asked import read_days_ahead

    return read_days_ahead(within, day_of(register, request.as_of))


def survey_of(register: Register, as_of: date | None, window: int | None = None) -> Survey:
    """Return the register on the day asked for: else on its own, else today in Stockholm.

    On a day that was asked for, it is what was known then.
    """
    if as_of:
        register = register.as_known(as_of)
    day = day_of(register, as_of)
    return Survey(register, day) if window is None else Survey(register, day, window)


def day_of(register: Register, as_of: date | None) -> date:
    """Return the day that is counted from: the one asked for, the register's own, or today."""
    from store.dates.today import today

    return as_of or register.as_of or today()


def form_of(request: Namespace) -> Form:
    """Return the way to write that was asked for."""
    if getattr(request, "json", False):
        return "json"
    return "csv" if getattr(request, "csv", False) else "people"


def _list(request: Namespace, survey: Survey, written: ListOutput) -> None:
    kind, found = _KINDS[request.command], filter_of(request.words, survey)
    survey = survey.through(found)
    entries = survey.select(survey.of(kind), found)
    written.entries(Found(kind, entries, survey, counted(entries, survey)))


def _requests(request: Namespace, survey: Survey, written: ListOutput) -> None:
    from tui.presentation.asked import asked_for

    found = filter_of(request.words, survey)
    survey = survey.through(found)
    entries = survey.select(asked_for(survey), found)
    written.entries(Found("directive", entries, survey, counted(entries, survey)))


def _overdue(request: Namespace, survey: Survey, written: ListOutput) -> None:
    found = filter_of(request.words, survey)
    survey = survey.through(found)
    entries = survey.overdue(found)
    heading = f"{_('Overdue')}: {counted(entries, survey)}"
    written.entries(Found("deadline", entries, survey, heading))


def _upcoming(request: Namespace, survey: Survey, written: ListOutput) -> None:
    found = filter_of(request.words, survey)
    survey = survey.through(found)
    entries = survey.upcoming(found)
    days = ngettext("within {days} day", "within {days} days", survey.window)
    heading = f"{_('Upcoming')} {days.format(days=survey.window)}: {counted(entries, survey)}"
    written.entries(Found("deadline", entries, survey, heading))


def _search(request: Namespace, survey: Survey, written: ListOutput) -> None:
    found = filter_of(request.words, survey)
    survey = survey.through(found)
    entries = survey.search(found)
    written.entries(Found("any", entries, survey, counted(entries, survey)))
    for one in islice(lines_with(survey.register.documents, found), _TOLD):
        said = _("{document}, line {number}: {text}")
        tell(said.format(document=one.document, number=one.number, text=one.text[:_LONGEST]))


def counted(entries: Sequence[Entry], survey: Survey) -> str:
    """Return how many entries there are, and per which day."""
    count = len(entries)
    text = ngettext("{count} entry, per {as_of}", "{count} entries, per {as_of}", count)
    return text.format(count=count, as_of=survey.as_of)


def filter_of(words: Sequence[str], survey: Survey) -> Filter:
    """Return the filter that words are, saved views in it looked up.

    Raises: UsageError when it cannot be read.
    """
    found = _read(words, survey)
    problems = [say(term.problem) for term in found.problems if term.problem]
    if problems:
        raise UsageError("The filter cannot be read: {problems}.", problems="; ".join(problems))
    return found


def _read(words: Sequence[str], survey: Survey) -> Filter:
    """Read a filter; the saved views are looked up where one may be named."""
    if not any(_SAVED.match(word) for word in words):
        return parse(words, survey.as_of)
    return parse(words, survey.as_of, saved_views(survey.register))


def saved_views(register: Register) -> SavedViews:
    """Return the saved views, one's own and the office's; what is wrong with others is told."""
    from tui.settings.shared_views import every_view

    views, problems = every_view(views_file(), register.disk.shared)
    for problem in problems:
        tell(say(problem))
    return SavedViews(views)


def _explain(request: Namespace, survey: Survey, written: ListOutput) -> None:  # noqa: ARG001 - as all
    from tui.headless.explain import ID, write_reasons, write_terms

    if len(request.words) == 1 and ID.fullmatch(request.words[0].strip()):
        return write_reasons(_entry(request.words[0], survey), as_json=request.json)
    found = _read(request.words, survey)
    return write_terms(found, survey.through(found), as_json=request.json)


def _when(request: Namespace, survey: Survey, written: ListOutput) -> None:  # noqa: ARG001 - as all
    from tui.headless.when import run as read_time

    read_time(request, survey, form_of(request))


def _silent(request: Namespace, survey: Survey, written: ListOutput) -> None:  # noqa: ARG001 - as all
    from tui.headless.silence import run as tell_silence

    found = filter_of(request.words, survey)
    tell_silence(request, survey.through(found), found, form_of(request))


def _draft(request: Namespace, survey: Survey, written: ListOutput) -> None:  # noqa: ARG001 - as all
    from tui.headless.drafting import run as draft

    kind, *ids = request.words
    draft(kind, [_entry(one, survey) for one in ids], survey, request)


def _find(request: Namespace, survey: Survey, written: ListOutput) -> None:  # noqa: ARG001 - as all
    from tui.headless.finding import run as find

    find(request, survey.register, form_of(request))


def _sources(request: Namespace, survey: Survey, written: ListOutput) -> None:
    found = filter_of(request.words, survey)
    if any(term.key not in {"word", "id"} for term in found.terms):
        raise UsageError("Documents are found by words and by id: only.")
    documents = [one for one in survey.register.documents if _is_meant(one, found)]
    written.sources(documents, survey.register)


def _is_meant(document: Document, found: Filter) -> bool:
    words = fold(f"{document.id} {document.name} {document.year}")
    words += f"\n{unaccent(words)}"
    held = (
        term.value == fold(document.id) if term.key == "id" else term.value in words
        for term in found.terms
    )
    return all(holds != term.negated for holds, term in zip(held, found.terms, strict=True))


def _show(request: Namespace, survey: Survey, written: ListOutput) -> None:
    wanted, register = request.words.strip().upper(), survey.register
    if request.source and request.to is not None:
        raise UsageError("--source shows what is printed here, and --to writes a file: choose one.")
    for document in register.documents:
        if document.id == wanted:
            if request.source:
                from tui.headless.output.citing import write_text

                return write_text(document, as_json=request.json)
            return written.source(document, register)
    entry = _entry(request.words, survey)
    if request.source:
        from store.entries.citing import citations
        from tui.headless.output.citing import write_citations

        return write_citations(citations(entry, register), as_json=request.json)
    return written.entry(entry, survey)


def _entry(name: str, survey: Survey) -> Entry:
    """Return the entry of an id as typed.

    Raises: RegisterError
    """
    register = survey.register
    record = register.record(name.strip().upper())
    if record is None:
        raise no_entry(name, register.place)
    return survey.entry(record)


def _discrepancies(request: Namespace, survey: Survey, written: ListOutput) -> None:
    found = filter_of(request.words, survey)
    written.discrepancies(contradictions(survey.through(found), found))


def contradictions(survey: Survey, found: Filter) -> list[Discrepancy]:
    """Return what the documents say against themselves, as far as it passes a filter."""
    passes = matcher(found, survey.register.committees)
    every = (one.found for one in Findings(survey).contradictions if passes(one))
    return [one for one in every if isinstance(one, Discrepancy)]


_READING: dict[str, Callable[[Namespace, Survey, ListOutput], None]] = {
    "requests": _requests,
    "overdue": _overdue,
    "upcoming": _upcoming,
    "search": _search,
    "find": _find,
    "sources": _sources,
    "show": _show,
    "explain": _explain,
    "when": _when,
    "silent": _silent,
    "draft": _draft,
    "discrepancies": _discrepancies,
}
