"""Names of bodies in a cell of any language, told by capitals where no ending tells them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from store.importing.sheets.body_shapes import COMPANY, TOWN, ends_as_body
from store.model.records import CITY_WIDE

_HEAD = (
    r"(?:department|departement|office|agency|administration|committee|board|council|authority"
    r"|company|companies|unit|directorate|division|service|services|corporation|association|energi|energy"
    r"|energia|university|institute|ab|as|asa|a/s|oy|oyj|ltd|inc|gmbh|b\.?v\.?|n\.?v\.?|nämnd(?:en)?|styrelse(?:n)?"
    r"|förvaltning(?:en)?|kontoret|etaten|direktoratet)"
)
_ENDS = re.compile(rf".*\b{_HEAD}\.?", re.I)
_EVERYBODY = re.compile(
    r"(?:all|alla|samtliga|alle)\b(?: (?:the|of|municipal|city|kommunens|stadens))*"
    r"(?: (?:nämnder|bolag|styrelser|bolagsstyrelser|förvaltningar|verksamheter|utvalg|udvalg"
    r"|etater|virksomheter|forvaltninger|committees|boards|departments|companies|administrations"
    r"|agencies|units|organisations))?"
    r"(?:,? (?:och|and|og|samt|&) (?:alla |samtliga |all )?(?:municipal )?"
    r"(?:nämnder|bolag|styrelser"
    r"|bolagsstyrelser|boards|companies|departments|agencies|selskaper|selskaber))?",
    re.I,
)
_NOBODY = re.compile(
    r"[\W_\d]*|n\.?/?[ad]\.?|tbd|t\.b\.d\.?|none|ingen|saknas"
    r"|ej (?:angivet|utsedd|bestämt)|okänt|not (?:decided|available|applicable)",
    re.I,
)
_BRACKETS = re.compile(r"\s*\([^()]*\)?|\s*\[[^\]]*\]")
_APART = re.compile(
    r"\s*[;\n|]\s*|(?<=[a-zåäö]{4})\.\s+(?=[A-ZÅÄÖÆØ])|\s*,\s*(?:(?:och|and|og|samt|&)\s+)?"
)
_SHORTS = re.compile(r"\s*[/,+]\s*(?=[A-ZÅÄÖÆØ]{2,6}\b)")
_AND = re.compile(r"\s+(?:och|and|og|samt|&)\s+")
_ARTICLE = re.compile(r"(?:the|a|an)\s+", re.I)
_LOWER = re.compile(r"(?:city|municipality|town) of [A-ZÅÄÖÆØ]")
_DESCRIBED = re.compile(
    r"(?:[a-zåäö]+(?:-[a-zåäö]+)? ){0,4}"
    r"(?:company|bolaget|selskapet|agency|organisation|utility)\s+(?=[A-ZÅÄÖÆØ])"
)
"""What says what a body is, before its name: `municipal energy company`."""
_SMALL = {
    "of", "for", "and", "the", "in", "on", "at", "to", "&", "i", "och", "för", "av", "vid",
    "på", "de", "og", "til", "om", "van", "der", "du", "des", "la", "stad", "kommun",
    "kommune", "municipality", "department", "office", "administration", "committee", "board",
    "group", "council", "company", "agency", "unit", "district", "companies", "departments",
    "region", "city",
}  # fmt: skip
_MOST_WORDS = 9
_PEOPLE = re.compile(
    r"(?:residents?|citizens?|inhabitants|everyone|farmers|builders|politicians|communities"
    r"|invånare|medborgare|lantbrukare)\b"
    r"|(?:[\w-]+ (?-i:(?=[a-z])))?(?:developers|smes?|ngos?|companies|businesses|industry"
    r"|industries|stakeholders|consumers|consultants|municipalities|cities|households|owners"
    r"|actors|organisations|suppliers|contractors|operators|customers|universities|schools"
    r"|legislators|partners|others|företag|aktörer|fastighetsägare|leverantörer|organisationer"
    r"|hushåll|skolor|kommuner|föreningar)(?: (?:in|of|i) .{1,40})?$"
    r"|(?:municipality|(?:the )?city|national|regional|local|private|internal|external|public"
    r"|(?:(?:national|local|central) )?government"
    r"|kommunen|staden|näringslivet|akademin|civilsamhället|allmänheten)$",
    re.I,
)
"""Who is nobody in particular."""
_TOWN = rf"(?:[Tt]he )?{TOWN}"
_OWNED = re.compile(
    rf"^{_TOWN}(?:['’]s)?:? (?=(?:[A-Z][\w&'’-]* |and |of |for ){{0,6}}?"
    r"(?:Department|Departement|Dept|Office|Unit|Agency|Administration|Authority|Division)\b)"
    rf"|(?: ?/ ?| (?:at|of|in) ){_TOWN}$"
)
"""Whose department it is that a cell names."""
_WHERE = re.compile(r"(?<!\S)In [A-ZÅÄÖÆØ][\w-]+: ")
"""For which of several towns the name after it answers."""
_PHRASE = re.compile(r".*\b(?:by|at|with|av|hos|vid) (?=[A-ZÅÄÖÆØ])")
_WHOLE = re.compile(rf"{_TOWN}|Region [A-ZÅÄÖÆØ][\w-]+")
_BROKEN = re.compile(r"(?<=[a-zåäöæø])- (?!(?:och|samt|eller|and|or|og|ja)\b)(?=[a-zåäöæø]{3})")
"""Where a word broke over lines of its cell."""


class Strangers(Struct, frozen=True):
    """The names in a cell, and the stretches of it that are no name."""

    names: tuple[str, ...] = ()
    unclear: tuple[str, ...] = ()


def strangers_in(cell: str) -> Strangers:
    """Read the names of a cell: parted by signs, and at `and` where a name stands on both sides."""
    names: list[str] = []
    unclear: list[str] = []
    for part in _parts(cell):
        said = _DESCRIBED.sub("", without_article(part)).strip(" .*:–-")
        if _NOBODY.fullmatch(said):
            continue
        if _EVERYBODY.fullmatch(said):
            names.append(CITY_WIDE)
        else:
            clear = is_named(said) and not (unclear and _is_place_of(said, unclear[-1], cell))
            (names if clear else unclear).append(said)
    return Strangers(tuple(dict.fromkeys(names)), tuple(unclear))


def _is_place_of(said: str, before: str, cell: str) -> bool:
    """Tell whether a word says where a body is that a phrase ends with: `led by Y Office, Town`."""
    is_word = said.isalpha() and not said.isupper() and f"{before}, {said}" in cell
    return is_word and _PHRASE.match(before) is not None and ends_as_body(before)


def without_article(name: str) -> str:
    """Return a name without `The` before it, with a capital where that alone hid it."""
    found = _ARTICLE.match(name)
    bare = name[found.end() :] if found else name
    return bare[0].upper() + bare[1:] if _LOWER.match(bare) else bare


def plain(cell: str) -> str:
    """Return a cell with whole words, without whose department it names."""
    return _OWNED.sub("", _WHERE.sub("; ", _BROKEN.sub("", cell)).strip("; "))


def is_nobody(text: str) -> bool:
    """Tell whether a text says of what kind somebody is, and nobody's name."""
    return _PEOPLE.match(text) is not None


def is_named(text: str) -> bool:
    """Tell whether a text is made as a name: capitals, and between them only small words."""
    words = text.split()
    if not text[:1].isupper() or len(words) > _MOST_WORDS or is_nobody(text):
        return False
    if COMPANY.search(text):
        return True
    return all(word[0].isupper() or word.casefold().strip(",'") in _SMALL for word in words)


def _parts(cell: str) -> Iterator[str]:
    bare = _BRACKETS.sub(" ", cell).replace("*", "")
    for part in _APART.split(" ".join(bare.split())):
        for short in _SHORTS.split(part.strip()):
            yield from _at_and(short.strip(" ,"))


def _at_and(part: str) -> Iterator[str]:
    """Part names at the joints between two of them; `Streets and Parks Department` is one."""
    start = 0
    for joint in _AND.finditer(part):
        before, after = part[start : joint.start()], part[joint.end() :]
        if _parts_names(before, after) and not _EVERYBODY.fullmatch(part):
            yield before
            start = joint.end()
    yield part[start:]


def _parts_names(before: str, after: str) -> bool:
    if _WHOLE.fullmatch(before) and after[:1].isupper():
        return True
    if after.startswith("the ") or (_ENDS.fullmatch(before) and after[:1].isupper()):
        return True
    first = _AND.split(after, maxsplit=1)[0]
    alone = not _ENDS.fullmatch(after) and " for " not in before and " of " not in before
    return alone and min(len(before.split()), len(first.split())) > 1 and first[:1].isupper()
