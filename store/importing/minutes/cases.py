"""The numbers of cases, in whatever form an office writes them."""

from __future__ import annotations

import re

_LABEL = r"(?:ärendenummer|ärendenr|ärende nr|diarienummer|diarienr|dnr|d\.nr)\b\.?(?: nr)?\s*:?\s*"
_PREFIXED = r"[A-ZÅÄÖ]{2,8}(?:[ /-]?)\d{2,4}[/:-]\d{1,6}(?:[/.:-]+\d+)*"
_BARE = r"(?!\d{4}-\d\d-\d\d\b)\d{2,4}[/:-]\d{1,6}(?:[/.:-]+\d+)*"
_LABELLED = re.compile(
    rf"(?i:{_LABEL})(?P<case>(?:[A-ZÅÄÖa-zåäö]{{1,8}}[ /-]?)?{_BARE}|[A-ZÅÄÖa-zåäö/-]*\d\S*\d)"
)
_CASE = re.compile(rf"\b{_PREFIXED}\b")
_EMPTY = re.compile(r"\(\s*\)")
_EMPTY_LABEL = re.compile(rf"(?i:\b{_LABEL})$")


def cases_in(text: str) -> tuple[tuple[str, ...], str]:
    """Return the numbers of cases that a heading names, and the rest of it."""
    found = [one["case"] for one in _LABELLED.finditer(text)]
    if not found:
        found, text = _CASE.findall(text), _CASE.sub(" ", text)
    rest = _EMPTY_LABEL.sub("", " ".join(_EMPTY.sub(" ", _LABELLED.sub(" ", text)).split()))
    return tuple(dict.fromkeys(found)), rest.strip(" ,:–-")
