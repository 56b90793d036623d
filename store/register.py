"""The register: typed records with their indexes in memory, and the only door for changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from store.errors import RegisterError
from store.keeping.contents import PREFIXES, Contents, nothing
from store.keeping.decoding import decode
from store.keeping.reading import Stamp, read_file, shown
from store.model import (
    CITY_WIDE,
    Activity,
    BudgetLine,
    Committee,
    Directive,
    Document,
    FollowUp,
    Goal,
    Indicator,
    Irregularity,
    Record,
    Source,
)
from store.text import fold, one_line, unaccent

if TYPE_CHECKING:
    from store.importing.reading import Reading
    from store.merging import Import

_TABLES = {prefix: table for table, prefix in PREFIXES.items() if table != "documents"}
_ADDRESSED = {"committee", "district", "company"}
"""The kinds of bodies that what is said to every committee and board is said to."""

_LONGEST_ID = 17


class Register:
    """A register file, loaded once; the indexes are made when first asked for."""

    def __init__(self, path: Path, contents: Contents, seen: Stamp | None = None) -> None:
        self.path = path
        self._contents = contents
        self._seen = seen
        self._indexes = _Indexes(contents)

    @classmethod
    def open(cls, path: Path | str, *, patiently: bool = False) -> Register:
        """Open a register file; nothing is written. `patiently` lets other threads have their turn.

        Raises:
            NoRegisterError: there is no such file.
            RegisterError: it is no register that can be trusted.
        """
        path = Path(path)
        data, seen = read_file(path)
        return cls(path, decode(data, shown(path), patiently=patiently), seen)

    @classmethod
    def empty(cls, path: Path | str, as_of: date | None = None) -> Register:
        """Return a new register, of which nothing is written yet; `as_of` is its own day."""
        return cls(Path(path), nothing(as_of))

    @property
    def seen(self) -> Stamp | None:
        """The mark of the file as last read or written here; None when it never was."""
        return self._seen

    @property
    def as_of(self) -> date | None:
        """The day that the register is to be read on; None means today."""
        return self._contents.about.as_of

    @property
    def documents(self) -> tuple[Document, ...]:
        return tuple(self._contents.documents.values())

    @property
    def committees(self) -> tuple[Committee, ...]:
        return tuple(self._contents.committees.values())

    @property
    def goals(self) -> tuple[Goal, ...]:
        return tuple(self._contents.goals.values())

    @property
    def directives(self) -> tuple[Directive, ...]:
        return tuple(self._contents.directives.values())

    @property
    def activities(self) -> tuple[Activity, ...]:
        return tuple(self._contents.activities.values())

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        return tuple(self._contents.indicators.values())

    @property
    def budgets(self) -> tuple[BudgetLine, ...]:
        return tuple(self._contents.budgets.values())

    @property
    def irregularities(self) -> tuple[Irregularity, ...]:
        return tuple(self._contents.irregularities.values())

    def record(self, id: str) -> Record | None:  # noqa: A002 (the contract's word)
        """Return what has an id such as A17, whichever case it is written in."""
        name, number = id[:1].upper(), id[1:]
        if name not in _TABLES or len(id) > _LONGEST_ID:
            return None
        if not (number.isascii() and number.isdecimal()):
            return None
        found: Record | None = getattr(self._contents, _TABLES[name]).get(int(number))
        return found

    def committee(self, name: str) -> Committee | None:
        """Return the body of a name or alias, whatever its case; without accents as well."""
        folded = fold(name).strip()
        found = self._indexes.bodies.get(folded)
        return found or self._indexes.plain_bodies.get(folded)

    def groups_of(self, name: str) -> tuple[str, ...]:
        """Return the names of the groups that a body is a member of."""
        body = self.committee(name)
        return self._indexes.groups.get(body.name, ()) if body else ()

    def doubts_at(self, sources: Iterable[Source]) -> tuple[Irregularity, ...]:
        """Return what the import was unsure of at these places, each once."""
        places = ((source.document, line) for source in sources for line in source.lines)
        found = (one for place in places for one in self._indexes.doubts.get(place, ()))
        return tuple({(one.kind, one.source): one for one in found}.values())

    def follow_up(self, id: str) -> FollowUp:  # noqa: A002 (the contract's word)
        """Return what is said about a record, which may be nothing yet."""
        return self._indexes.follow_ups.get(id) or FollowUp(about=id)

    @property
    def follow_ups(self) -> Mapping[str, FollowUp]:
        """What is said about records, by their ids; nothing is said about the others."""
        return self._indexes.follow_ups

    def document(self, name: str) -> Document | None:
        """Return a document by its name or its id."""
        return self._indexes.documents.get(name)

    def corrections(self, sha256: str) -> Mapping[int, str]:
        """Return what lines of a file of these bytes were read as before, by their numbers."""
        versions = (one for one in reversed(self.documents) if one.sha256 == sha256)
        return next((one.corrections for one in versions), {})

    def passage(self, source: Source, around: int = 3) -> tuple[tuple[int, str, bool], ...]:
        """Return the source's lines and those around: number, text, whether it is the source's."""
        lines = self._indexes.lines(source.document)
        numbers: set[int] = set()
        for line in source.lines:
            numbers.update(range(max(1, line - around), min(len(lines), line + around) + 1))
        return tuple(
            (number, lines[number - 1], number in source.lines) for number in sorted(numbers)
        )

    def plan(self, reading: Reading) -> tuple[Contents, Import]:
        """Return what the register would hold with a reading taken in, and what would change.

        Raises:
            RegisterError: a text of the reading cannot be kept.
        """
        from store.merging import merge

        try:
            return merge(self._contents, reading)
        except UnicodeEncodeError as error:
            raise RegisterError(
                "{document} was not taken in: a text in it holds a character that is none. "
                "Remove the character and import it again.",
                document=one_line(reading.document.name),
            ) from error

    def commit(self, contents: Contents) -> None:
        """Write contents and hold them from now on; the same contents are not written again.

        Raises:
            RegisterError: they cannot be written, or the file has changed since it was opened.
        """
        if self._seen is not None and contents == self._contents:
            return
        from store.keeping.storage import save

        self._seen = save(self.path, contents, self._seen)
        self._contents = contents
        self._indexes = _Indexes(contents)

    def take_in(self, reading: Reading, now: datetime) -> Import:
        """Take a reading in and write the register; `now` is when the document was imported.

        Raises:
            RegisterError: it cannot be written, or the file has changed since it was opened.
        """
        document = replace(reading.document, imported=now)
        contents, report = self.plan(replace(reading, document=document))
        self.commit(contents)
        return report


class _Indexes:
    """What is looked up in contents, each index made when first needed."""

    def __init__(self, contents: Contents) -> None:
        self._contents = contents
        self._lines: dict[str, list[str]] = {}

    @cached_property
    def bodies(self) -> dict[str, Committee]:
        """Bodies by folded name, or by alias where no body has that name."""
        bodies = self._contents.committees.values()
        found = {fold(alias): body for body in bodies for alias in body.aliases}
        return found | {fold(body.name): body for body in bodies}

    @cached_property
    def plain_bodies(self) -> dict[str, Committee]:
        """The same by names without accents, for who types `aldrenamnden`."""
        return {unaccent(name): body for name, body in self.bodies.items()}

    @cached_property
    def groups(self) -> dict[str, tuple[str, ...]]:
        """The names of the groups that each body is in."""
        groups: dict[str, dict[str, None]] = {}
        for group in self._contents.committees.values():
            for member in group.members:
                body = self.bodies.get(fold(member))
                groups.setdefault(body.name if body else member, {})[group.name] = None
        for body in self._contents.committees.values():
            if self._is_addressed(body):
                groups.setdefault(body.name, {}).setdefault(CITY_WIDE)
        groups.get(CITY_WIDE, {}).pop(CITY_WIDE, None)
        return {name: tuple(found) for name, found in groups.items()}

    def _is_addressed(self, body: Committee) -> bool:
        """Tell whether what is said to all is said to a body, or to every member of a group."""
        if body.kind != "group":
            return body.kind in _ADDRESSED
        members = [self.bodies.get(fold(member)) for member in body.members]
        return bool(members) and all(one and one.kind in _ADDRESSED for one in members)

    @cached_property
    def doubts(self) -> dict[tuple[str, int], list[Irregularity]]:
        """What the import was unsure of, by document and line."""
        doubts: dict[tuple[str, int], list[Irregularity]] = {}
        for one in self._contents.irregularities.values():
            for line in one.source.lines:
                doubts.setdefault((one.source.document, line), []).append(one)
        return doubts

    @cached_property
    def follow_ups(self) -> dict[str, FollowUp]:
        return {one.about: one for one in self._contents.follow_ups.values()}

    @cached_property
    def documents(self) -> dict[str, Document]:
        documents = self._contents.documents.values()
        return {one.id: one for one in documents} | {one.name: one for one in documents}

    def lines(self, document: str) -> list[str]:
        """The lines of a document, the first of which is number 1; none of an unknown one."""
        if document not in self._lines:
            found = self.documents.get(document)
            self._lines[document] = found.text.split("\n") if found else []
        return self._lines[document]
