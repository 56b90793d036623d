"""Who did not agree with a decision, by what minutes say of it, in which words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from store.importing.minutes.sections import Part

_RESERVES = re.compile(
    r"(?:^|(?<=[.:] ))(?P<before>[A-ZÅÄÖ][^.]{0,200}?)?\breservera(?:r|t|de)? sig\b"
    r"(?P<after>[^.]{0,200})"
)
_AGAINST = re.compile(
    r"^(?:mot (?:.{0,80}?)?(?:beslutet|beslut|förmån)\b|till förmån\b.*|skriftligt\b|muntligt\b|,)",
    re.I,
)
_LED = re.compile(
    r"^(?:mot (?:detta |kommun\w+ |nämndens )?beslut(?:et)?\s*|det antecknas att\s*)", re.I
)
_NAMED = re.compile(r"[A-ZÅÄÖ][\wåäö.-]+(?: [A-ZÅÄÖ][\wåäö.-]+)* \([A-ZÅÄÖ][\w ]{0,20}\).{0,160}")
_FOR = re.compile(
    r",? (?:till förmån för|mot (?:beslutet|kommun)|med (?:följande|hänvisning)|skriftlig|muntlig)"
    r"\b.*",
    re.I,
)


def reserved_in(parts: Iterable[Part]) -> tuple[str, ...]:
    """Return who reserved themselves against the decisions of a section, as printed."""
    return tuple(dict.fromkeys(who for part in parts for who in _reserved(part) if who))


def _reserved(part: Part) -> Iterator[str]:
    text = " ".join(line.text for line in part.lines)
    found = list(_RESERVES.finditer(text)) if "reserv" in text.casefold() else []
    for one in found:
        before = _bare(_LED.sub("", (one["before"] or "").strip()))
        yield before if before else _bare(_AGAINST.sub("", one["after"].strip()))
    if not found and part.kind == "dissent" and "reserv" in part.heading.casefold():
        yield from (line.text.rstrip(".") for line in part.lines if _NAMED.fullmatch(line.text))


def _bare(said: str) -> str:
    return _FOR.sub("", said).strip(" ,.:;-")
