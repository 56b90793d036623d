"""Who is meant: an organisation's bodies by every name that its papers use for them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from functools import cache, lru_cache
from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace

from store.importing.language.misspelt import Misspelt
from store.importing.language.name_keys import (
    BEFORE,
    NOISE,
    bare,
    key_of,
    keys_of,
    without_genitive,
)
from store.importing.profiles.profile import shipped
from store.model.organisations import Body
from store.model.records import Committee, CommitteeKind

_LONGEST_NAME = 100
_MOST_WORDS = 8
_LONGEST_SHORT = 8
"""Letters of the longest abbreviation."""
_MEMORY = 8192
_ADDITION = re.compile(r"\s*(?:\(|:\s|\s-\s).*")


class Recognised(Struct, frozen=True):
    """The body that some words mean; not `certain` when they are only like its name."""

    name: str
    kind: CommitteeKind
    certain: bool = True


class Named(Protocol):
    """A body that was learnt: from a document, or from a register."""

    @property
    def name(self) -> str: ...
    @property
    def kind(self) -> CommitteeKind: ...
    @property
    def aliases(self) -> Sequence[str]: ...


class Bodies:
    """The bodies of an organisation, and the names they go by.

    Where the `whole` of them is known, a name like another's is that one's misspelt; elsewhere it
    is more likely that of a body which nobody knew.
    """

    def __init__(self, entries: Iterable[Body], *, whole: bool = True) -> None:
        self.whole = whole
        self._entries = tuple(entries)
        self._exact: dict[str, Recognised] = {}
        for names in (Body.plurals, Body.names) if whole else (Body.names,):
            self._exact |= {key_of(one): _certain(e) for e in self._entries for one in names(e)}
        # A name of its own goes before one that another had, or was merged into.
        self._exact |= {key_of(e.name): _certain(e) for e in self._entries}
        self._short = {one: _certain(e) for e in self._entries for one in e.abbreviations}
        self._loose = {
            bare(name): Recognised(e.name, e.kind, certain=False)
            for e in self._entries
            for name in e.loose
        }
        self._misspelt = Misspelt({key: one.name for key, one in self._exact.items()}, whole=whole)
        self._longest: dict[str, int] = {}
        keys = (*self._exact, *self._loose, *map(key_of, self._short))
        for first, *more in filter(None, map(str.split, keys)):
            # One more than the key has, for the "AB" that it leaves out.
            self._longest[first] = max(self._longest.get(first, 0), len(more) + 2)
        self._spelt = lru_cache(maxsize=_MEMORY)(self._find_spelt)
        self._beginning = lru_cache(maxsize=_MEMORY)(self._count_words_from)

    @staticmethod
    @cache
    def load(profile: str = "stockholm", year: int | None = None) -> Bodies:
        """Return the bodies of a profile that comes with the program, as there were in a year."""
        found = shipped(profile)
        return Bodies(found.in_year(year), whole=found.whole)

    def with_also(self, learnt: Iterable[Named]) -> Bodies:
        """Return these bodies and more, which a document or a register taught.

        One that has the name of a known body adds to it; one that has it as another name takes
        that body's place.
        """
        table = {key_of(one.name): one for one in self._entries}
        found = {key_of(one.name): one for one in learnt}
        for key, one in found.items():
            taken = [
                table.pop(key_of(name), None) for name in one.aliases if key_of(name) not in found
            ]
            more = [name for body in taken if body for name in _all_names(body)]
            known = table.get(key)
            body = _with_names(known or _as_body(one), one, more)
            if body != known:
                # Last, so that its names mean it and not who had them before.
                table.pop(key, None)
                table[key] = body
        entries = tuple(table.values())
        return self if entries == self._entries else Bodies(entries, whole=self.whole)

    @property
    def entries(self) -> tuple[Body, ...]:
        """The bodies as a profile has them."""
        return self._entries

    def committees(self, named: Collection[str] | None = None) -> tuple[Committee, ...]:
        """Return every body as a record without an id, or those of some names and their members.

        The members of a group that is all bodies of a kind are then the named ones of that kind.
        """
        entries = [one for one in self._entries if named is None or one.name in named]
        if named is not None:
            members = {name for one in entries for name in one.members}
            entries += [one for one in self._entries if one.name in members - set(named)]
        return tuple(
            Committee("", one.name, one.kind, _other_names(one), _members(one, entries))
            for one in entries
        )

    def recognise(self, name: str) -> Recognised | None:
        """The body that a name means, misspelt or not; None when it means none."""
        return self.known(name) or (self._alike(name) if len(name) <= _LONGEST_NAME else None)

    def _alike(self, name: str) -> Recognised | None:
        key = self._misspelt.meant_by(name)
        return replace(self._exact[key], certain=False) if key is not None else None

    def known(self, name: str) -> Recognised | None:
        """The body that a name means as it is spelt, whatever its inflection."""
        if len(name) > _LONGEST_NAME:
            return None
        first = name.partition(" ")[0]
        # Most of what is asked about begins as no name does, and is not looked at further.
        return None if first.isalpha() and not self._beginning(first) else self._spelt(name)

    def words_from(self, word: str) -> int:
        """How many words a name can have that begins with this one; 0 when none does."""
        return self._beginning(word) if len(word) <= _LONGEST_NAME else 0

    def may_begin(self, text: str) -> bool:
        """Whether a misspelt name may begin a text, by its first letters: most begin with none."""
        return self._misspelt.may_begin(text)

    def owning(self, name: str) -> bool:
        """Whether a name stands in the genitive, so that what follows is meant and not it."""
        keys = keys_of(name)
        as_it_stands = any(key in self._exact for key in keys)
        return name.endswith(":s") or (
            not as_it_stands and any(key[:-1] in self._exact for key in keys)
        )

    def _count_words_from(self, word: str) -> int:
        key = key_of(word)
        if not key or BEFORE.fullmatch(key + " "):
            return _MOST_WORDS
        return max(self._longest.get(form, 0) for form in without_genitive(key))

    def _find_spelt(self, name: str) -> Recognised | None:
        if short := self._abbreviated(NOISE.sub("", name)):
            return short
        found = (
            self._exact.get(form) or self._loose.get(form)
            for key in keys_of(name)
            for whole in (key, _ADDITION.sub("", key))
            for form in without_genitive(whole)
        )
        return next(filter(None, found), None)

    def _abbreviated(self, name: str) -> Recognised | None:
        return self._short.get(name.removesuffix("s").removesuffix(":"))


def _certain(body: Body) -> Recognised:
    return Recognised(body.name, body.kind)


def _other_names(body: Body) -> tuple[str, ...]:
    return (*body.aliases, *body.abbreviations)


def _all_names(body: Body) -> tuple[str, ...]:
    return (body.name, *_other_names(body))


def _members(body: Body, among: Iterable[Body]) -> tuple[str, ...]:
    return body.members or tuple(one.name for one in among if one.kind in body.kinds)


def _as_body(learnt: Named) -> Body:
    return Body(learnt.name, learnt.kind, members=getattr(learnt, "members", ()))


def _with_names(body: Body, learnt: Named, more: Iterable[str]) -> Body:
    """Return a body with the names that it was learnt to have; what is in capitals is short."""
    said = [one for one in dict.fromkeys((*learnt.aliases, *more)) if one not in _all_names(body)]
    short = tuple(one for one in said if _is_abbreviation(one))
    return replace(
        body,
        kind=learnt.kind,
        aliases=(*body.aliases, *(one for one in said if one not in short)),
        abbreviations=(*body.abbreviations, *short),
    )


def _is_abbreviation(name: str) -> bool:
    return name.isupper() and len(name) <= _LONGEST_SHORT and name.isalpha()
