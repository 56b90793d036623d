"""Which bodies some money of a sentence is for, and what is left of its purpose without them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from store.importing.language.meant import only_speaks, spoken_of
from store.importing.language.named_bodies import Named, lists_in, owners_in
from store.importing.language.names import Names
from store.importing.matter.money import Money
from store.model.records import CITY_WIDE

_GENERIC = re.compile(r"\b(?:nämnden|bolaget|styrelsen)s?\b", re.I)
_NO_RECEIVER = re.compile(r"\b(?:med|av|i|inom|hos)\s+$", re.I)
_PLACE = re.compile(r"(?:^|,? )(?:i|hos|till|från|åt|inom)\s+$", re.I)


def receivers(
    sentence: str, money: Money, names: Names, own: str | None, before: str
) -> tuple[tuple[str, ...], str]:
    """Return who gets or asks for money, and what for; everyone where nobody is named.

    `own` is whose chapter the sentence stands in, `before` the sentence before it.
    """
    what, at_end = _without_place(money.what, names)
    subject, from_whom = _without_place(money.subject, names)
    stated = money.amount is not None or money.kind == "refused"
    if not what and stated and not _names_bodies(subject, names):
        what = subject
    asked = at_end or (from_whom if subject and not money.what else ())
    return asked or _named(sentence, money, names) or _spoken(sentence, own, before, names), what


def _without_place(what: str, names: Names) -> tuple[str, tuple[str, ...]]:
    """Return a purpose without the bodies that it ends with, and those: "värdar i nämnderna"."""
    for named in lists_in(what, names):
        place = _PLACE.search(what, 0, named.start)
        if named.end == len(what) and (place or named.start == 0):
            return what[: place.start() if place else 0].strip(" ,"), named.names
    return what, ()


def _names_bodies(subject: str, names: Names) -> bool:
    named = next(lists_in(subject, names), None) or next(owners_in(subject, names), None)
    return named is not None or _GENERIC.search(subject) is not None or " att " in subject


def _named(sentence: str, money: Money, names: Names) -> tuple[str, ...]:
    """Return the bodies named last before a sum, in its own clause or else before it."""
    for start, stop in ((money.start, money.behind), (0, money.start)):
        found = [one for one in _in(sentence, start, stop, names) if one.start >= start]
        if _GENERIC.search(sentence, start, stop) and not found:
            return ()
        if found:
            return max(found, key=lambda one: one.start).names
    behind = next(_in(sentence, money.behind, money.end, names), None)
    return behind.names if behind else ()


def _in(sentence: str, start: int, stop: int, names: Names) -> Iterator[Named]:
    """Return the bodies of a stretch of a sentence, but for those who speak or only take part."""
    for one in (*lists_in(sentence, names, start, stop), *owners_in(sentence[:stop], names)):
        if not only_speaks(sentence, one) and not _NO_RECEIVER.search(sentence, 0, one.start):
            yield one


def _spoken(sentence: str, own: str | None, before: str, names: Names) -> tuple[str, ...]:
    """Return who "nämnden" is: whose chapter it is, or else who was spoken of before."""
    if own:
        return (own,)
    generic = _GENERIC.search(sentence) is not None
    return (spoken_of(before, names) if generic else ()) or (CITY_WIDE,)
