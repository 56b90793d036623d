"""What is looked up in a register by name, document or line."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from store.common.kept import Remembering
from store.common.text import fold, unaccent
from store.keeping.contents import PREFIXES, Contents
from store.model.own import OWN
from store.model.records import (
    CITY_WIDE,
    Committee,
    Document,
    Irregularity,
    Source,
    is_city_wide,
)

if TYPE_CHECKING:
    from store.importing.language.bodies import Bodies
    from store.importing.profiles.profile import Organised

_SAID = frozenset({"follow_ups", "links", "renamings", OWN.table})
"""The tables of what people say themselves: what is looked up does not hang on them."""
_ADDRESSED = {"committee", "district", "company"}
"""The kinds of bodies that what is said to every committee and board is said to."""


class Indexes(Remembering):
    """What is looked up in contents, each index made when first needed.

    Rooms above keep here what hangs on the documents alone, not on what is said about them.
    """

    def __init__(self, contents: Contents) -> None:
        super().__init__()
        self._contents = contents
        self._lines: dict[str, list[str]] = {}
        self._dated: dict[frozenset[str], frozenset[str]] = {}

    @cached_property
    def bodies(self) -> dict[str, Committee]:
        """Bodies by folded name, or by alias where no body has that name."""
        bodies = list(self._contents.committees.values())
        found = {fold(alias): body for body in reversed(bodies) for alias in body.aliases}
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
        everyone = {
            one.organisation: one.name
            for one in reversed(self._contents.committees.values())
            if is_city_wide(one.name)
        }
        for body in self._contents.committees.values():
            whole = everyone.get(body.organisation, CITY_WIDE)
            if self._is_addressed(body) and body.name != whole:
                groups.setdefault(body.name, {}).setdefault(whole)
        return {name: tuple(found) for name, found in groups.items()}

    def _is_addressed(self, body: Committee) -> bool:
        """Tell whether what is said to all is said to a body, or to every member of a group."""
        if body.kind != "group":
            return body.kind in _ADDRESSED
        members = [self.bodies.get(fold(member)) for member in body.members]
        return bool(members) and all(one and one.kind in _ADDRESSED for one in members)

    @cached_property
    def named_bodies(self) -> Bodies:
        """Every body by the names that papers use for it."""
        from store.importing.language.bodies import Bodies

        entries = dict.fromkeys(body for one in self.organised for body in one.profile.bodies)
        return Bodies(entries).with_also(self._contents.committees.values())

    @cached_property
    def organised(self) -> tuple[Organised, ...]:
        """The organisations that are known, with their bodies."""
        from store.merging.organisations import organised

        return organised(self._contents)

    @cached_property
    def doubts(self) -> dict[tuple[str, int], list[Irregularity]]:
        """What the import was unsure of, by document and line."""
        doubts: dict[tuple[str, int], list[Irregularity]] = {}
        for one in self._contents.irregularities.values():
            for line in one.source.lines:
                doubts.setdefault((one.source.document, line), []).append(one)
        return doubts

    def may_be_dated(self, hidden: frozenset[str]) -> frozenset[str]:
        """The ids of the directives that may have a time with an end; no other has any.

        Their words may name one, or what stands beside them when they are to be reported.
        """
        if hidden not in self._dated:
            self._dated[hidden] = self._telling(hidden)
        return self._dated[hidden]

    def _telling(self, hidden: frozenset[str]) -> frozenset[str]:
        from store.dates.telling import telling_days

        every = self._contents.directives.values()
        read = [one for one in every if one.source.document not in hidden]
        told = telling_days([one.text for one in read])
        pairs = zip(read, told, strict=True)
        return frozenset(one.id for one, tells in pairs if tells or one.report)

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

    def passage(self, source: Source, around: int) -> tuple[tuple[int, str, bool], ...]:
        """A source's lines and those around: number, text, whether it is the source's."""
        lines = self.lines(source.document)
        numbers: set[int] = set()
        for line in source.lines:
            numbers.update(range(max(1, line - around), min(len(lines), line + around) + 1))
        return tuple(
            (number, lines[number - 1], number in source.lines) for number in sorted(numbers)
        )


def other_tables(before: Contents, after: Contents) -> bool:
    """Tell whether anything but what is said about records may have changed."""
    new = (after.history.get(seq) for seq in range(before.about.folded + 1, after.about.folded + 1))
    return any(getattr(before, name) is not getattr(after, name) for name in PREFIXES) or any(
        op.table not in _SAID for change in new if change for op in change.ops
    )
