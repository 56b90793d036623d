"""Lists of bodies by the shape of their names, known or not: "A, B och C", "nämnden för D"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from msgspec import Struct

from store.importing.language.bodies import Bodies
from store.importing.language.name_shapes import COMPANY_WORD, PLURAL, base, head, singular
from store.model.records import CITY_WIDE

_TOKEN = re.compile(r"\w+(?:[-–:'’./&]\w+)*-?|[^\w\s]")
_JOINTS = frozenset(
    [",", ";", "/", "och", "samt", "eller", "respektive", "liksom", "jämte", "och/eller"]
)
_FILLERS = frozenset(["både", "såväl", "dels", "även", "också", "som"])
_AND = frozenset(["och", "samt"])
_HALF = re.compile(r"[^\W\d]+-")
_CAPITAL = re.compile(r"[A-ZÅÄÖÆØ0-9][\w&.'’:–-]*")
_ABBREVIATION = re.compile(r"[A-ZÅÄÖÆØ][A-ZÅÄÖÆØa-zåäö]{0,4}[A-ZÅÄÖÆØ]|[A-ZÅÄÖÆØ]{2,6}")
_PARTIES = frozenset(["SD", "MP", "KD", "FI", "FP", "NYD", "DP"])
_EVERYONE = re.compile(
    r"(?:(?:samtliga|alla|stadens|kommunens|regionens|övriga) )*"
    r"(?:nämnder(?:na)?|(?:bolags)?styrelser(?:na)?)"
    r"(?:(?:,| och| samt) (?:(?:samtliga|alla|stadens|kommunens) )?"
    r"(?:(?:bolags)?styrelser(?:na)?|(?:\w+ )?bolag(?:en)?|nämnder(?:na)?))*",
    re.I,
)
_WHICH = re.compile(
    r"mottagande|avlämnande|berörda?|ansvariga?|aktuella?|övriga|samtliga|alla|respektive|andra"
    r"|relevanta|tekniska|sociala|centrala|allmänna|gemensamma|lokala|regionala|kommunala"
    r"|brottsförebyggande|kungliga|svenska|nordiska|fackliga|statliga|stadens|kommunens|regionens"
    r"|nämndens|bolagets|förvaltningens|nationella|vice|t\\.?f|tillförordnad|biträdande",
    re.I,
)
"""What may stand in a name before its last word."""
_OWNER = re.compile(r"[^\W\d_][\w-]{2,}s", re.I)
_CARRIER = re.compile(
    r"nämnd(?:en|er|erna)?|myndighet(?:en)?|institutet|rådet|styrelsen|utskottet|kommittén"
    r"|delegationen|inspektionen|avdelningen|enheten|kontoret|förvaltningen|beredningen"
    r"|stiftelsen|kansliet|direktören|chefen",
    re.I,
)
"""What names a body only with what it is for."""
_FOR = frozenset(["för", "mot"])
_ENDS_PHRASE = re.compile(
    r"att|som|i|om|på|vid|från|inom|genom|under|enligt|tillsammans|utan|gällande|avseende|angående"
    r"|får|fick|få|fått|ges|gavs|ge|ger|gav|har|hade|är|var|ska|skall|bör|kan|kommer|vill|tilldelas"
    r"|uppdras|åläggs|uppmanas|anmodas|rekommenderas|ombeds|föreslås|beviljas|medges|tillåts|godkänns",
    re.I,
)
_NOT_NAMES = frozenset(
    word
    for words in (
        "det den detta denna dessa de vi ni han hon man alla vissa några någon samma varje ingen",
        "vilken därför därmed därutöver dessutom vidare också även samt och att om när då sedan",
        "som enligt för i på under med till från av inom genom vid efter före mot utan uppdrag",
        "uppdraget",
        "beslut beslutet förslag förslaget januari februari mars april maj juni juli augusti",
        "september oktober november december ja nej paragraf punkt bilaga",
    )
    for word in words.split()
)
_LONGEST = 60
"""Words that a list of bodies may have."""
_MOST_BEFORE = 3
_MOST_PHRASE = 9


class Names:
    """The names that a document uses for bodies: known ones, learnt ones, and by their shape."""

    def __init__(self, bodies: Bodies, aliases: Mapping[str, str] | None = None) -> None:
        self._bodies = bodies
        self._aliases = {name.casefold(): whole for name, whole in (aliases or {}).items()}

    def known(self, words: str) -> str | None:
        """Return the name of the body that words surely mean, or None."""
        if whole := self._aliases.get(words.casefold()):
            return whole
        found = self._bodies.known(words)
        return found.name if found and found.certain else None

    def shown(self, words: str) -> str:
        """Return a name as it is to be shown: the known body's, or else its base form."""
        if _EVERYONE.fullmatch(words):
            return CITY_WIDE
        return self.known(words) or self.known(base(words)) or base(words)

    def members(self, group: str) -> tuple[str, ...]:
        """Return the names of a group's members, where they are known."""
        return next((one.members for one in self._bodies.committees() if one.name == group), ())


class Named(Struct, frozen=True):
    """Bodies that a stretch of text names, and where it begins and ends."""

    names: tuple[str, ...]
    start: int
    end: int


class _Item(Struct, frozen=True):
    after: int
    names: tuple[str, ...]


def read_addressees(
    text: str, names: Names | Bodies, *, strangers: bool = False
) -> tuple[str, ...]:
    """Return the bodies that a text is a list of, first named first; none when it is no list.

    With `strangers` a capital alone makes a name, where nothing but a body can stand.
    """
    found = list_from(text, 0, len(text), names, strangers=strangers)
    rest = text[found.end :].strip(" .:;*_") if found else text
    return found.names if found and not rest else ()


def list_from(
    text: str, start: int, stop: int, names: Names | Bodies, *, strangers: bool = False
) -> Named | None:
    """Return the list of bodies that begins at a place, or None when none does."""
    reader = _Reader(text, start, stop, names, strangers)
    return reader.listed(0)


def list_until(text: str, start: int, stop: int, names: Names | Bodies) -> Named | None:
    """Return the longest list of bodies that ends at a place, or None when none does."""
    reader = _Reader(text, start, stop, names, False)
    first = max(0, reader.size - _LONGEST)
    for at in range(first, reader.size):
        found = reader.listed(at)
        if found and found.end == reader.end:
            return found
    return None


class _Reader:
    def __init__(
        self, text: str, start: int, stop: int, names: Names | Bodies, strangers: bool
    ) -> None:
        tokens = list(_TOKEN.finditer(text, start, stop))
        self._text = text
        self._words = [token[0] for token in tokens]
        self._places = [token.span() for token in tokens]
        self._names = names if isinstance(names, Names) else Names(names)
        self._bodies = self._names._bodies
        self._strangers = strangers

    @property
    def size(self) -> int:
        return len(self._words)

    @property
    def end(self) -> int:
        return self._places[-1][1] if self._places else 0

    def listed(self, at: int) -> Named | None:
        """Return the list that begins at a word."""
        first, found, after = at, list[str](), at
        while item := self._item(self._over(_FILLERS, at)):
            found += item.names
            after = self._with_short_form(item)
            at = self._over(_JOINTS, after)
            if at == after:
                break
        if not found:
            return None
        start, end = self._places[first][0], self._places[after - 1][1]
        return Named(tuple(dict.fromkeys(found)), start, end)

    def _with_short_form(self, item: _Item) -> int:
        """Where an item ends with the short form that explains it: "(SST)" or ", IVO,"."""
        after = item.after
        if self._word(after) == "(":
            closing = next((i for i in range(after, after + 8) if self._word(i) == ")"), None)
            return closing + 1 if closing else after
        short = self._word(after + 1)
        explained = self._word(after) == "," and _ABBREVIATION.fullmatch(short)
        if explained and abbreviates(short, item.names[-1]):
            return after + 2 + (self._word(after + 2) == ",")
        return after

    def _item(self, at: int) -> _Item | None:
        if at >= self.size:
            return None
        ways = (self._everyone, self._known, self._company, self._shaped, self._foreign)
        found = [item for way in ways if (item := way(at))]
        if not found and self._strangers:
            found = [item for item in [self._stranger(at)] if item]
        return max(found, key=lambda item: item.after) if found else None

    def _everyone(self, at: int) -> _Item | None:
        ends = range(min(self.size, at + 6), at, -1)
        after = next((i for i in ends if _EVERYONE.fullmatch(self._between(at, i))), None)
        return _Item(after, (CITY_WIDE,)) if after else None

    def _known(self, at: int) -> _Item | None:
        most = max(self._bodies.words_from(self._word(at)), 1)
        for after in range(min(self.size, at + most), at, -1):
            words = self._between(at, after)
            if (name := self._names.known(words)) and not self._bodies.owning(words):
                return _Item(after, (name,))
        return None

    def _company(self, at: int) -> _Item | None:
        """A company's name: capitals that end in AB, or that it begins with."""
        after = at
        while self._capital(after) or (after > at and self._word(after) in ("&", "i")):
            after += 1
            if (
                COMPANY_WORD.fullmatch(self._word(after - 1))
                and not self._word(after - 1).islower()
            ):
                while self._capital(after):
                    after += 1
                return _Item(after, (self._names.shown(self._between(at, after)),))
        return None

    def _shaped(self, at: int) -> _Item | None:
        """A name by its last word, with what stands before it and what it is for."""
        halves = self._halves(at)
        last = halves[1] if halves else self._over_before(at)
        word = self._word(last)
        ending = head(word)
        if ending is None or word.casefold() in _NOT_NAMES:
            return None
        if ending["genitive"] and last == at and not self._ends_list(last + 1):
            return None
        if halves and (PLURAL.fullmatch(word) or self._two(at, last)):
            return self._spread_halves(halves[0], last)
        if PLURAL.fullmatch(word) and (areas := self._areas(last + 1)):
            heads = " ".join([*self._words[at:last], singular(word)])
            names = tuple(self._names.shown(f"{heads} {area}") for area in areas[1])
            return _Item(areas[0], names)
        after = self._what_for(last)
        return self._single(at, last, after)

    def _single(self, at: int, last: int, after: int) -> _Item | None:
        word = self._word(last)
        if after == last + 1:
            after = self._area(last)
        bare_indefinite = singular(word) != word and not PLURAL.fullmatch(word)
        if bare_indefinite and at == last:
            if after == last + 1:
                return None  # "nämnd" alone names none
            whole = f"{singular(word)} {self._between(last + 1, after)}"
            return _Item(after, (self._names.shown(whole),))
        return _Item(after, (self._names.shown(self._between(at, after)),))

    def _foreign(self, at: int) -> _Item | None:
        """An English name: "Department of Parks", "City of Turku", "Public Works Department"."""
        found = _ENGLISH.match(self._text, self._places[at][0], self._places[-1][1])
        if not found:
            return None
        after = next(
            (i for i in range(at + 1, self.size + 1) if self._places[i - 1][1] >= found.end()), at
        )
        return _Item(after, (self._names.shown(found[0]),)) if after > at else None

    def _stranger(self, at: int) -> _Item | None:
        """One capital word, where nothing but a body can stand."""
        word = self._word(at)
        if not self._capital(at) or word.casefold() in _NOT_NAMES or word in _PARTIES:
            return None
        if (
            word[0].isdigit()
            or len(word) < 2
            or (self._capital(at + 1) and self._word(at + 2) != "(")
        ):
            return None
        return _Item(at + 1, (self._names.shown(word),))

    def _halves(self, at: int) -> tuple[list[int], int] | None:
        """The halves of a name that share its ending, and the place of the whole word.

        A first word without a hyphen is a half too where the name goes on: "Äldre samt vård- och
        omsorgsnämnden", "kretslopp och vattennämnden".
        """
        found, place = list[int](), at
        if self._begins_bare(at):
            found, place = [at], at + 2
        while _HALF.fullmatch(self._word(place)):
            found.append(place)
            joint = self._over(_JOINTS, place + 1)
            if joint == place + 1:
                return None
            place = joint
        return (found, place) if found and head(self._word(place)) else None

    def _begins_bare(self, at: int) -> bool:
        word = self._word(at)
        if not word.isalpha() or head(word) or word.casefold() in _NOT_NAMES | _JOINTS:
            return False
        if self._word(at + 1) not in _AND or COMPANY_WORD.fullmatch(word):
            return False
        if at and self._word(at - 1) not in (",", ".", "och", "att", "åt"):
            return False
        after = self._word(at + 2)
        if _HALF.fullmatch(after):
            return True
        ending = head(after)
        return bool(
            ending and ending["committee"] and len(ending["stem"]) > 2 and after[0].islower()
        )

    def _two(self, at: int, last: int) -> bool:
        return "respektive" in self._words[at:last]

    def _spread_halves(self, halves: list[int], last: int) -> _Item:
        ending = head(self._word(last))
        whole = singular(self._word(last))
        stem = ending["stem"] if ending else ""
        tail = whole[len(stem) :]
        names = [self._word(half).removesuffix("-") + tail for half in halves]
        if stem:
            names.append(whole)
        return _Item(last + 1, tuple(self._names.shown(name) for name in names))

    def _over_before(self, at: int) -> int:
        """The place of the word that ends a name, behind what may stand before it."""
        place = at
        while place < at + _MOST_BEFORE and not self._plain_head(place):
            word = self._word(place)
            fits = _WHICH.fullmatch(word) or (_OWNER.fullmatch(word) and self._owns(place))
            if not fits and not (place == at and self._proper(place)):
                break
            place += 1
        return place

    def _plain_head(self, place: int) -> bool:
        ending = head(self._word(place))
        return bool(ending) and not (ending and ending["genitive"] and head(self._word(place + 1)))

    def _owns(self, place: int) -> bool:
        return self._capital(place) or head(self._word(place)) is not None

    def _proper(self, place: int) -> bool:
        """A capital adjective as in "Ekonomiska rådet"."""
        word = self._word(place)
        return (
            self._capital(place)
            and word.endswith(("a", "nde"))
            and word.casefold() not in _NOT_NAMES
        )

    def _what_for(self, last: int) -> int:
        """Where "för demokrati och medborgarservice" ends behind a word that needs it."""
        if not _CARRIER.fullmatch(self._word(last)):
            return last + 1
        if self._word(last + 1) not in _FOR:
            return last + 1
        place = last + 2
        while place < min(self.size, last + _MOST_PHRASE):
            word = self._word(place)
            joint = self._over(_JOINTS, place)
            if joint > place and (joint >= self.size or self._item(joint)):
                break
            if joint == place and (_ENDS_PHRASE.fullmatch(word) or not word[0].isalpha()):
                break
            place = max(joint, place + 1)
        while place > last + 2 and self._word(place - 1) in _JOINTS:
            place -= 1
        return place if place > last + 2 else last + 1

    def _area(self, last: int) -> int:
        """Where the part of the city ends that a name is of: "i Jämtlands län", "Hisingen"."""
        place = last + 1
        if self._word(place) == "i" and self._capital(place + 1):
            place += 1
        start = place
        while self._capital(place) and not self._begins_body(place):
            place += 1
        if place > start and self._word(place) in ("län", "kommun", "stad"):
            place += 1
        return place if place > start else last + 1

    def _areas(self, at: int) -> tuple[int, list[str]] | None:
        """The parts of the city behind a plural, each a body: "Hisingen, Nordost och Sydväst"."""
        place = at + (self._word(at) in ("–", "-", ":", "i"))
        found, after = list[str](), at
        while self._capital(place) and not self._begins_body(place):
            start = place
            while self._capital(place) and not self._begins_body(place):
                place += 1
            found.append(self._between(start, place))
            after = place
            place = self._over(_JOINTS, place)
            if place == after:
                break
        return (after, found) if found else None

    def _begins_body(self, at: int) -> bool:
        word = self._word(at)
        if head(word) or self._company(at):
            return True
        return self._names.known(word) is not None

    def _ends_list(self, at: int) -> bool:
        return at >= self.size or self._word(at) in _JOINTS

    def _capital(self, at: int) -> bool:
        return bool(_CAPITAL.fullmatch(self._word(at)))

    def _word(self, at: int) -> str:
        return self._words[at] if 0 <= at < len(self._words) else ""

    def _between(self, at: int, after: int) -> str:
        return self._text[self._places[at][0] : self._places[after - 1][1]] if after > at else ""

    def _over(self, words: Iterable[str], at: int) -> int:
        while self._word(at).casefold() in words and self._word(at):
            at += 1
        return at


_ENGLISH = re.compile(
    r"(?:[A-Z][\w&'-]+ ){0,4}"
    r"(?:Department|Office|Agency|Committee|Council|Authority|Board|Division|Commission)"
    r"(?: (?:of|for)(?: (?:the|and|of|[A-Z][\w&'-]+))+)?\b|City of [A-Z]\w+"
)


def abbreviates(short: str, name: str) -> bool:
    """Tell whether a short form can stand for a name: its letters are in it, in their order."""
    letters = iter(re.sub(r"[^a-zåäöæø]", "", name.casefold()))
    return name[:1].casefold() == short[:1].casefold() and all(
        letter in letters for letter in short.casefold()
    )
