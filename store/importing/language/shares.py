"""Shares that a text states beside the counts that they are of: "13 av 64 mål, 23 procent"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

_COUNT = r"\d{1,3}(?:[ \u00a0]\d{3})+|\d{1,6}"
_PERCENT = r"(?P<percent>\d{1,3}(?:,\d{1,2})?) ?(?:%|procent\b)"
_ALL = r"(?:de |totalt |sammanlagt |samtliga |alla |stadens )*"
_OF = rf"(?P<part>{_COUNT}) av {_ALL}(?P<whole>{_COUNT})"
_ABOUT = r"(?P<about>(?:cirka|ca|drygt|knappt|omkring|ungefär|nästan|närmare|över|runt) )?"
_SAME = (
    r"(?:[^\d.;()]{0,60}?(?:\(|, |– |= ?)(?:vilket |dvs\.? |det vill säga |eller )?"
    r"(?:är |motsvarar |motsvarande |ger |utgör )?|[^\d.;(),]{0,60}? (?:vilket (?:är|motsvarar|ger)"
    r"|motsvarande|eller) )"
)
_COMPARED = r"(?! (?:fler|färre|högre|lägre|mer|mindre|bättre|sämre|av|jämfört|per)\b)"
_BEHIND = re.compile(rf"(?<![\d,.]){_OF}\b{_SAME}{_ABOUT}{_PERCENT}{_COMPARED}", re.I)
_BEFORE = re.compile(
    rf"(?<![\d,.]){_ABOUT}{_PERCENT}(?: \w+){{0,4}}?(?: \(|, | eller | motsvarande |, motsvarande )"
    rf"(?:dvs\.? |eller |motsvarande )?{_OF}(?!\d|,\d)",
    re.I,
)
_LOOSE = 2.0
"""Percentage points that "about" may be off."""


class Share(Struct, frozen=True):
    """A share in per cent, as printed, the counts that stand beside it, and where it stands."""

    printed: str
    part: int
    whole: int
    start: int
    end: int
    about: bool = False

    @property
    def follows(self) -> bool:
        """Whether the share is that of the counts, as far as its decimals tell."""
        decimals = len(self.printed.partition(",")[2])
        near = _LOOSE if self.about else 10**-decimals
        return abs(self.counted - float(self.printed.replace(",", "."))) < near

    @property
    def counted(self) -> float:
        """The share of the counts, in per cent."""
        return 100 * self.part / self.whole


def shares_in(text: str) -> Iterator[Share]:
    """Return the shares of a text that stand beside the counts that they are of."""
    for pattern in (_BEHIND, _BEFORE):
        for found in pattern.finditer(text):
            part, whole = (int(re.sub(r"\D", "", found[name])) for name in ("part", "whole"))
            if 0 <= part <= whole and whole:
                about = bool(found["about"])
                yield Share(found["percent"], part, whole, *found.span(), about=about)
