"""What people said of matters through the years as a file that offices share.

Another register has other ids, so a station stands there by its document, its lines and its words.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import msgspec
from msgspec import Struct

from store.changes.linking import answer, rename
from store.common.errors import DocumentError
from store.common.limits import PROFILE
from store.common.new_file import write_new
from store.common.text import clean_report
from store.documents.common.files import read_file
from store.keeping.contents import Contents
from store.keeping.steps import Change, Op
from store.model.links import Renaming
from store.register.register import Register
from store.threads.library import Library
from store.threads.stations import Station
from store.threads.threads import Threads
from store.threads.words import letters

_FORM = "namndkoll threads 1"


class SharedStation(Struct, frozen=True, forbid_unknown_fields=True):
    """A station by where it stands and what it says."""

    document: str
    lines: tuple[int, ...]
    text: str


class SharedLink(Struct, frozen=True, forbid_unknown_fields=True):
    """An answer about two stations."""

    one: SharedStation
    other: SharedStation
    same: bool


class SharedAnswers(Struct, frozen=True, forbid_unknown_fields=True):
    """Everything that was said in a register of matters through the years."""

    form: str
    links: tuple[SharedLink, ...] = ()
    names: tuple[Renaming, ...] = ()


class Taken(Struct, frozen=True):
    """What was taken in of a file: the step, if anything was, and what of it is not here."""

    change: Change | None
    missing: tuple[SharedStation, ...]


def write_answers(threads: Threads, path: Path) -> int:
    """Write what was said in a register to a new file, and return how much that is.

    Raises: NamndkollError when it cannot be written, or there is such a file.
    """
    shared = _shared(threads)
    text = json.dumps(msgspec.to_builtins(shared), ensure_ascii=False, indent=1)
    write_new(path, text + "\n")
    return len(shared.links) + len(shared.names)


def _shared(threads: Threads) -> SharedAnswers:
    known, library = threads.known, threads.library
    links = []
    for link in known.links:
        one, other = library.station(link.one), library.station(link.other)
        if one and other:
            links.append(SharedLink(_of(one), _of(other), link.same))
    return SharedAnswers(_FORM, tuple(links), known.renamings)


def _of(station: Station) -> SharedStation:
    return SharedStation(station.document, station.lines, station.text)


def read_answers(path: Path) -> SharedAnswers:
    """Read a file that another office wrote.

    Raises: DocumentError when it is no such file.
    """
    name, data = read_file(path)
    PROFILE.hold_bytes(len(data), name=name)
    try:
        found = msgspec.json.decode(data, type=SharedAnswers)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise _no_answers(name) from error
    texts = (text for one in found.names for text in (one.before, one.now))
    if found.form != _FORM or any(clean_report(text) != (text, ()) for text in texts):
        raise _no_answers(name)
    return found


def _no_answers(name: str) -> DocumentError:
    return DocumentError(
        "{name} holds no answers about matters through the years. {command} writes such a file.",
        name=name,
        command="namndkoll threads export FILE",
    )


def take_answers(
    register: Register, library: Library, shared: SharedAnswers, *, by: str, now: datetime
) -> Taken:
    """Take in what another office said, as one step; what is not here is returned.

    Raises: RegisterError: it was not saved, and nothing is changed.
    """
    drafts = [rename(one.before, one.now) for one in shared.names]
    missing: list[SharedStation] = []
    for link in shared.links:
        ends = [(each, _here(library, each)) for each in (link.one, link.other)]
        missing += (each for each, station in ends if station is None)
        ids = [station.id for _, station in ends if station]
        if len(ids) == len(ends) and len(set(ids)) == len(ends):
            drafts.append(answer(ids[0], ids[1], same=link.same))

    def draft(contents: Contents) -> Iterator[Op]:
        for each in drafts:
            yield from each(contents)

    return Taken(register.arrange(draft, by=by, now=now), tuple(dict.fromkeys(missing)))


def _here(library: Library, shared: SharedStation) -> Station | None:
    """Return the station with the same words in a document of the name, on its lines first."""
    number = library.number(shared.document)
    if number < 0:
        return None
    shelf, wanted = library.shelves[number], letters(shared.text)
    found = (library.found(number, passage) for passage in range(len(shelf)))
    alike = [one for one in found if letters(one.text) == wanted]
    return next((one for one in alike if one.lines == shared.lines), next(iter(alike), None))
