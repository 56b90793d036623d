"""What a name in a cell is made as: a body's, by its ending or its beginning, whatever language."""

from __future__ import annotations

import re

from store.importing.language.name_shapes import head, is_company_word, is_plural

TOWN = r"(?:City|Municipality) of [A-ZÅÄÖÆØ][\w-]+"
COMPANY = re.compile(r"\s(?:AB|AS|ASA|A/S|Oyj?|Ltd|GmbH|Inc|B\.?V\.?|N\.?V\.?)\.?$")
_ENDS = re.compile(
    r"(?:department|departement|dept|office|agency|administration|committee|council|board|authority"
    r"|unit|directorate|division|commission|ministry|corporation|association|foundation|institute"
    r"|university|municipality|governor|centre|center|kommune?|etaten|direktoratet|energia?|energy)\.?",
    re.I,
)
"""The last word of the name of a body in English, Norwegian or Danish, and of a town's company."""
_BEGINS = re.compile(
    rf"{TOWN}|Region [A-ZÅÄÖÆØ][\w-]+|(?:Port|Region|County) of [A-ZÅÄÖÆØ][\w-]+"
    r"|(?:[A-ZÅÄÖÆØ][\w-]+ )*(?:University|Ministry|Department|Office|Agency|Committee|Council"
    r"|Board|Institute|Centre|Center|Directorate|Association|Foundation|Administration)"
    r" (?:of|for) [A-ZÅÄÖÆØ].*"
    r"|(?:[Nn]ämnden|[Ss]tyrelsen|[Kk]ommittén|[Ll]änsstyrelsen|[Mm]yndigheten) (?:för|i) \w.*"
)
_ANY = re.compile(
    r"(?:(?:whole|municipal|local|regional|national|public|private|other|own|city|relevant) )+"
    r"(?:administration|department|agency|authority|unit|institute|association|university|board)",
    re.I,
)
"""Whoever is of a kind: `Municipal administration`."""


def is_made_as_body(name: str) -> bool:
    """Tell whether a name says itself that it is a body's, so that nobody else need name it."""
    words = name.split()
    if _ANY.fullmatch(name) or not words:
        return False
    if any(map(is_company_word, words)) or COMPANY.search(name) or _BEGINS.fullmatch(name):
        return len(words) > 1
    return ends_as_body(name)


def is_bare(name: str) -> bool:
    """Tell whether a name is nothing but a word for some body: `Office`."""
    return _ENDS.fullmatch(name) is not None


def ends_as_body(name: str) -> bool:
    """Tell whether a name of some words, or a composed word, ends with a word for a body."""
    before, _, last = name.rpartition(" ")
    if ending := head(last):
        return bool(before or ending["stem"]) and not is_plural(last)
    return bool(before) and _ENDS.fullmatch(last) is not None
