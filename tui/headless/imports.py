"""The command `import`: documents are all read before anything is written, then written at once."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from store.changes.organising import name_of
from store.common.errors import NamndkollError, UsageError
from store.common.text import fold, one_line
from store.dates.today import today
from store.entries.papers import Papers
from store.importing.documents import load, read_document
from store.importing.profiles.profile import Organised
from store.importing.reading.columns import Choices
from store.importing.reading.importer import Asked
from store.importing.reading.reading import Reading
from store.merging.organisations import said_before
from store.merging.taking_in import Import
from store.register.register import Register
from tui.headless.opened import saving
from tui.headless.progress import Ticker
from tui.locale import _, ngettext, say
from tui.messages.saying import let_go, tell, tell_news
from tui.serializers.imports import import_shape, write_report, write_taken
from tui.settings.opening import Location, hindrance, is_there, locate, make_folder
from tui.settings.paths import PROGRAM
from tui.settings.sheet_columns import recalled, remember, remembered
from tui.settings.user import user_name

_SET_ASIDE = "sample"


class _Target(NamedTuple):
    """What documents are taken into, and the register as it lies on the disk."""

    base: Register
    door: Register
    sample: Register | None = None


def run(request: Namespace) -> None:
    """Import documents, or with --dry-run only tell what that would do.

    Raises: NamndkollError when a document cannot be read or the register not be written.
    """
    if not all(map(str.strip, request.words)):
        raise UsageError("The name of a document is empty: name a text file.")
    if request.picture or request.to:
        from tui.headless.page_pictures import run as write_picture

        write_picture(request)
    else:
        _run(request)


def _run(request: Namespace) -> None:
    place = locate(request.register)
    target = _target(place, request.read_only)
    said = dict(request.map)
    readings: list[Reading] = []
    for name in request.words:
        asked = _asked(request, said, target.base, readings)
        readings.append(_read(Path(name), asked, said, target.base))
    if request.dry_run:
        contents, reports = target.base.plan_all(readings)
        papers = Papers.of(contents.documents.values(), contents.about.as_of or today())
    else:
        for reading in readings:
            remember(reading.document.name, said, reading.columns)
        with saving(target.door):
            reports = _save(place, target, readings, user_name(request.by))
        papers = Papers.of(target.door.documents, target.door.as_of or today())
    outcome = _outcome(request.dry_run, place, len(readings))
    _write(reports, request.json, outcome)
    if request.dry_run and not request.json:
        write_taken(readings)
    tell(outcome)
    for sentence in _uncounted(papers, {report.document for report in reports}):
        tell(sentence)
    tell_news(target.base)


def _uncounted(papers: Papers, names: set[str]) -> Iterator[str]:
    """Say of which documents the lists show nothing, for another year is the present one."""
    for name in sorted(names - papers.counting):
        said = _("{document} is of {year}. The lists show {present}; år:{year} shows it.")
        yield said.format(document=name, year=papers.years[name], present=papers.present)


def _target(place: Location, read_only: bool) -> _Target:
    """Return the register that a document goes into; the sample is not mixed with one's own."""
    if not is_there(place.place):
        empty = Register.empty(place.path)
        return _Target(empty, empty)
    register = Register.open(place.place, read_only=read_only)
    tell_news(register)
    if place.named or register.as_of is None:
        return _Target(register, register)
    empty = Register.empty(place.path)
    return _Target(empty, empty, sample=register)


def _asked(request: Namespace, said: Choices, register: Register, read: list[Reading]) -> Asked:
    """Return what is asked of the next document: those read before it tell of organisations."""
    known = {one.profile.name: one for one in register.organised()}
    for one in read:
        if one.organisation:
            known.setdefault(one.organisation.name, Organised(one.organisation))
    named = name_of(request.organisation) if request.organisation else ""
    return Asked(
        request.year,
        choices=said,
        organisation=named,
        organisations=(*known.values(),),
        sender=one_line(request.sender or ""),
    )


def _read(path: Path, asked: Asked, said: Choices, register: Register) -> Reading:
    with Ticker(one_line(path.name)) as ticker:
        loaded = load(path, ticker)
        whose, sender = said_before(register.contents, loaded.sha256)
        reading = read_document(
            loaded,
            replace(
                asked,
                tell=ticker,
                organisation=asked.organisation or whose,
                sender=asked.sender or sender,
                choices={**remembered(loaded.name), **said},
                corrections=register.corrections(loaded.sha256),
            ),
        )
    _tell_recalled(reading, said)
    _tell_whose(reading)
    _tell_meant(asked, reading)
    return replace(reading, document=replace(reading.document, imported=datetime.now(UTC)))


def _tell_recalled(reading: Reading, said: Choices) -> None:
    """Say which columns are read as was said of them at an earlier import."""
    name = reading.document.name
    if columns := [one for one in recalled(name, reading.columns) if one not in said]:
        told = _("{document}: as was said before of {columns}. {command} forgets it.")
        command = f"{PROGRAM} columns --forget '{name}'"
        tell(told.format(document=name, columns=", ".join(columns), command=command))


def _tell_meant(asked: Asked, reading: Reading) -> None:
    """Say what was made of the organisation that was named: which is meant, or that it is new."""
    said, found = asked.organisation, reading.document.organisation
    if not said or not found:
        return
    if fold(said) != fold(found):
        told = _("{document}: {said} is read as {organisation}.")
        tell(told.format(document=reading.document.name, said=said, organisation=found))
    known = [one.profile.name for one in asked.organisations]
    if known and found not in known:
        told = _("{organisation} is new in the register, which has {known} already.")
        tell(told.format(organisation=found, known=", ".join(known)))


def _tell_whose(reading: Reading) -> None:
    """Say where nothing in a document told whose it is, and what was made of it."""
    name = reading.document.name
    option = "--organisation"
    if reading.assumed:
        told = _(
            "{document} does not say whose it is: read as that of {organisation}, which the "
            "register knows alone. {option} says another."
        )
        tell(told.format(document=name, organisation=reading.document.organisation, option=option))
    elif reading.organisation is None and reading.committees:
        told = _(
            "{document} does not say whose it is: its bodies are kept without an organisation. "
            "{option} says whose."
        )
        tell(told.format(document=name, option=option))


def _save(
    place: Location, target: _Target, readings: Sequence[Reading], by: str
) -> tuple[Import, ...]:
    """Write what was read to the register as it is by now, and return what that did."""
    if not place.named:
        make_folder(place.path.parent)
    if target.sample:
        _set_aside(target.sample, by)
    return target.door.take_in_all(readings, datetime.now(UTC), by)


def _set_aside(sample: Register, by: str) -> None:
    """Keep the sample, with all that was noted in it, under another name."""
    sample.disk.fold(by)
    register = sample.path
    names = (f"{_SET_ASIDE}{number if number > 1 else ''}.json" for number in count(1))
    aside = next(path for name in names if not is_there(path := register.with_name(name)))
    register.rename(aside)
    said = _("The sample is now {aside}. Your own register is {register}.")
    tell(said.format(aside=aside, register=register))


def _write(reports: Sequence[Import], as_json: bool, outcome: str) -> None:
    """Write what the import did; where that cannot be, what it did is told all the same."""
    try:
        _write_results(reports, as_json)
        sys.stdout.flush()
    except BrokenPipeError:
        tell(outcome)
        raise
    except OSError as error:
        let_go()
        raise NamndkollError(
            "{outcome} What was found in it cannot be written here ({reason}): "
            "--dry-run tells it again.",
            outcome=outcome,
            reason=error.strerror,
        ) from error


def _write_results(reports: Sequence[Import], as_json: bool) -> None:
    if not as_json:
        return write_report(reports)
    from tui.serializers.as_json import write

    shapes = [import_shape(report) for report in reports]
    return write(shapes[0] if len(shapes) == 1 else shapes)


def _outcome(dry_run: bool, place: Location, documents: int) -> str:
    path = place.place
    if dry_run:
        tried = _("Only tried: nothing was written to {path}.").format(path=path)
        hindered = hindrance(place)
        if hindered is None:
            return tried
        prevented = _("An import would not be saved there: {reason}.").format(reason=say(hindered))
        return f"{tried} {prevented}"
    said = ngettext("{count} document is in {path}.", "{count} documents are in {path}.", documents)
    return said.format(count=documents, path=path)
