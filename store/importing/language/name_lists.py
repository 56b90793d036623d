"""A list of bodies in running text, read from one place on: "A, B och C samt berörda nämnder"."""

import re
from collections.abc import Iterable
from functools import lru_cache

from msgspec import Struct

from store.importing.language.bodies import Bodies
from store.model.doubts import DoubtKind

_WINDOW = 2000
_MOST_WORDS = 8
_SHORT_STRANGER = 2
_LONGEST_STRANGER = 4
_MOST_STRANGERS = 2
_TOKEN = re.compile(r"[,;()]|[^\s,;()]+")
_STOPS = frozenset(",;()")
_JOINT = re.compile(r"[,&/]|och|samt|eller|och/eller|respektive|liksom", re.I)
_FILLER = re.compile(
    r"med|även|också|eventuellt|främst|särskilt|bland|annat|andra|bl\.a\.|t\.ex\.|både|såväl|såsom"
    r"|mellan",
    re.I,
)
_CLAUSE = re.compile(r"att|för|som|ska|skall|så|när|där|hur|om|kan|vilk[ae]t?|i|inom", re.I)
_ITSELF = re.compile(r"nämnden|bolaget|bolagen|styrelsen", re.I)
_HALF = re.compile(r"[^\W\d]+-")
_LAST_HALF = re.compile(r"(?P<half>[^\W\d]*?)nämnd(?P<several>er|erna)?(?:en)?", re.I)
_WHICH = re.compile(r"de|samtliga|alla|övriga|andra|berörda|aktuella|stadens", re.I)
_NOT_OWNED = re.compile(
    r"att|för|i|inom|kring|om|på|vid|genom|till|från|med|mot|gällande|avseende|angående|rörande",
    re.I,
)
"""What cannot belong to anybody: a genitive before it is a slip, and the body itself is meant."""
_COMPANY = re.compile(r"AB\.?")
_LIKE_A_NAME = re.compile(r"[A-ZÅÄÖ]|n[äa]m|nmd|styrels")
"""What a name of several words has somewhere, also a misspelt one."""
_BODY_LIKE = re.compile(
    r"(?:\w+ )?[^\W\d]{4,}(?:nämnden|nämnd)\b|(?:[A-ZÅÄÖ]\S* )+AB\b(?!:)|AB(?: [A-ZÅÄÖ]\S*)+"
)


class Named(Struct, frozen=True):
    """A body named in a list; `shared` when its name ends in the word that another ends in."""

    name: str
    words: str
    shared: bool = False


class Doubt(Struct, frozen=True):
    """Words that may mean a body, and how they were taken."""

    words: str
    kind: DoubtKind


class NameList(Struct, frozen=True):
    """The bodies that a list names, the place where it ends, and the words that were unclear."""

    named: tuple[Named, ...]
    end: int
    doubts: tuple[Doubt, ...] = ()


class _Item(Struct, frozen=True):
    after: int
    named: tuple[Named, ...] = ()
    doubts: tuple[Doubt, ...] = ()


_NOBODY = _Item(0)


def read_names(
    text: str, start: int, stop: int, chapter: str, bodies: Bodies, *, right_there: bool = False
) -> NameList:
    """Read the list that begins at `start`, up to `stop`; "nämnden" in it is the chapter's.

    `right_there` where it is none unless a body stands at its beginning.
    """
    return _Reader(text, start, min(stop, start + _WINDOW), chapter, bodies).read(right_there)


def may_begin_with_names(text: str, bodies: Bodies) -> bool:
    """Tell whether it has to be looked whether a list of bodies begins a text: most begin none."""
    return bodies.may_begin(text) or _leads_to_names(text.partition(" ")[0], bodies)


@lru_cache(maxsize=4096)
def _leads_to_names(first: str, bodies: Bodies) -> bool:
    """Tell whether the first word is a name's, or one that stands before names."""
    before = _FILLER.fullmatch(first) or _ITSELF.fullmatch(first)
    return not first.isalpha() or bodies.words_from(first) > 0 or before is not None


class _Reader:
    def __init__(self, text: str, start: int, stop: int, chapter: str, bodies: Bodies) -> None:
        found = list(_TOKEN.finditer(text, start, stop))
        self._words = [match[0] for match in found]
        self._places = [match.span() for match in found]
        self._text, self._start = text, start
        self._chapter, self._bodies = chapter, bodies

    def read(self, right_there: bool) -> NameList:
        named: list[Named] = []
        doubts: list[Doubt] = []
        strangers, end, at = 0, self._start, self._over_fillers(0)
        while at < len(self._words) and strangers <= _MOST_STRANGERS:
            item = self._item(at) or (_NOBODY if right_there else self._stranger(at))
            if item is _NOBODY:
                break
            right_there = False
            named += item.named
            doubts += item.doubts
            end = self._places[item.after - 1][1] if item.named else end
            strangers = 0 if item.named else strangers + (item.after - at > _SHORT_STRANGER)
            at = self._next(item)
            if at == item.after and not self._known(at):
                break
        return NameList(tuple(named), end, tuple(doubts))

    def _next(self, item: _Item) -> int:
        """Where the next item begins: right behind this one when nothing joins them."""
        after = item.after
        if self._ends_sentence(after - 1):
            return len(self._words)
        if item.named and self._word(after) == "(":
            after = next((i + 1 for i in range(after, after + 6) if self._word(i) == ")"), after)
        joined = self._skip(_JOINT, after)
        return self._over_fillers(joined) if joined > after else item.after

    def _item(self, at: int) -> _Item | None:
        if self._word(at) == "bolagen" and self._word(at + 1) in ("i", "inom"):
            # Not the owner but what it owns, and nothing says which of them.
            owner = self._known(at + 2)
            words = self._between(at, owner.after) if owner else ""
            return _Item(owner.after, (), (Doubt(words, "unclear body"),)) if owner else None
        if _ITSELF.fullmatch(self._word(at)):
            return _Item(at + 1, (Named(self._chapter, self._word(at)),))
        if (after := self._spelt(at)) > at and self._owning(at, after):
            return None
        return self._known(at) or self._halved(at) or self._alike(at)

    def _owning(self, at: int, after: int) -> bool:
        """Whether a name only tells whose the thing is that follows."""
        follows = self._word(after)
        return self._bodies.owning(self._between(at, after)) and not _NOT_OWNED.fullmatch(follows)

    def _spelt(self, at: int) -> int:
        """Where the longest name ends that begins here and is spelt as it should be."""
        most = self._bodies.words_from(self._word(at))
        ends = range(self._reach(at, most), at, -1)
        return next((i for i in ends if self._bodies.known(self._between(at, i))), at)

    def _known(self, at: int) -> _Item | None:
        words = self._between(at, after := self._spelt(at))
        body = self._bodies.known(words)
        if body is None or self._owning(at, after):
            return None
        sure = body.certain and not self._bodies.owning(words)
        return _Item(after, (Named(body.name, words),), () if sure else (_likely(words),))

    def _alike(self, at: int) -> _Item | None:
        """A misspelt name, without the words behind it that bring no likeness."""
        follows = self._between(at, self._reach(at))
        if not may_begin_with_names(follows, self._bodies):
            return None
        if not self._word(at)[:1].isupper() and not _LIKE_A_NAME.search(follows):
            ends = range(at + 1, at, -1)  # most words of a text begin no name of several
        else:
            ends = range(self._reach(at), at, -1)
        for after in ends:
            words = self._between(at, after)
            if after > at + 1 and not _LIKE_A_NAME.search(words):
                continue  # most words of a text: comparing them all took most of an import
            body = self._bodies.recognise(words)
            if body is None:
                continue
            shorter = self._bodies.recognise(self._between(at, after - 1))
            if shorter != body or _COMPANY.fullmatch(self._word(after - 1)):
                return _Item(after, (Named(body.name, words),), (_likely(words),))
        return None

    def _halved(self, at: int) -> _Item | None:
        """Names that share their ending: "kultur- och idrottsnämnderna".

        Where the ending is singular and the list has its own "och" elsewhere, one body is
        meant by both halves, and its name is garbled: the half that is known tells which.
        """
        halves = self._halves(at)
        if not halves:
            return None
        joined = self._skip(_JOINT, halves[-1] + 1)
        last = self._skip(_WHICH, joined)
        ending = _LAST_HALF.fullmatch(self._word(last).rstrip("."))
        if ending is None:
            return self._torn(halves, joined)
        whole = next((half for half in halves if self._known(half)), last)
        found = self._completed(half for half in halves if half < whole)
        tail = None
        if whole != last or ending["half"]:
            tail = self._known(whole) or self._alike(whole)
            found.append(tail.named[0].name if tail else None)
        several = bool(ending["several"]) or whole != last
        return self._shared(at, tail.after if tail else last + 1, found, several)

    def _torn(self, halves: list[int], joined: int) -> _Item | None:
        """Halves whose shared ending is lost, before another body: "kultur- och Polisen"."""
        found = self._completed(halves)
        follows = joined > halves[-1] + 1 and self._known(joined)
        if not follows or not any(found):
            return None
        return self._shared(halves[0], halves[-1] + 1, [*found, None], several=True)

    def _shared(self, at: int, after: int, found: list[str | None], several: bool) -> _Item:
        named = list(dict.fromkeys(name for name in found if name))
        kind: DoubtKind = "garbled double name" if named else "unclear body"
        if not several and len(named) > 1 and self._joined_elsewhere(at, after):
            named, kind = named[:1], "double name of one body"
        words = self._between(at, after)
        doubts = () if several and all(found) else (Doubt(words, kind),)
        return _Item(after, tuple(Named(name, words, True) for name in named), doubts)

    def _completed(self, halves: Iterable[int]) -> list[str | None]:
        names = (self._word(half).removesuffix("-") + "nämnden" for half in halves)
        return [body.name if body else None for body in map(self._bodies.known, names)]

    def _halves(self, at: int) -> list[int]:
        found = []
        while _HALF.fullmatch(self._word(at)):
            found.append(at)
            at = self._skip(_JOINT, at + 1)
        return found

    def _joined_elsewhere(self, at: int, after: int) -> bool:
        before = self._word(at - 1) if at else ","
        behind = self._skip(_JOINT, after)
        goes_on = behind > after and bool(self._known(behind) or self._halves(behind))
        return goes_on or (before != "," and bool(_JOINT.fullmatch(before)))

    def _stranger(self, at: int) -> _Item:
        """Words up to the next joint that name nobody; a clause of its own ends the list."""
        after, reach = at, self._reach(at)
        while after < reach and not _JOINT.fullmatch(self._word(after)):
            after += 1
        words = self._words[at:after]
        clause = next((i for i, word in enumerate(words) if _CLAUSE.fullmatch(word)), len(words))
        like = _BODY_LIKE.match(self._between(at, at + clause))
        doubts = (Doubt(like[0], "unclear body"),) if like else ()
        if len(words) > _LONGEST_STRANGER or clause < len(words):
            after = len(self._words)
        return _Item(after, (), doubts)

    def _word(self, at: int) -> str:
        return self._words[at] if 0 <= at < len(self._words) else ""

    def _between(self, at: int, after: int) -> str:
        return self._text[self._places[at][0] : self._places[after - 1][1]] if after > at else ""

    def _skip(self, kind: re.Pattern[str], at: int) -> int:
        while kind.fullmatch(self._word(at)):
            at += 1
        return at

    def _over_fillers(self, at: int) -> int:
        """Where a name may begin; of a group of which some are meant nothing says which ones."""
        at = self._skip(_FILLER, at)
        return at + 2 if (self._word(at), self._word(at + 1)) == ("en", "del") else at

    def _reach(self, at: int, most: int = _MOST_WORDS) -> int:
        """How far a name that begins here can go: not across punctuation or a full stop."""
        last = min(at + most, len(self._words))
        after = at
        while after < last and self._words[after] not in _STOPS:
            after += 1
            if self._ends_sentence(after - 1):
                break
        return after

    def _ends_sentence(self, at: int) -> bool:
        return self._words[at].endswith(".") and not self._word(at + 1)[:1].islower()


def _likely(words: str) -> Doubt:
    return Doubt(words, "body by likeness")
