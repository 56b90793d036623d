"""Which money pays, and of which budget it is, as sentences say it."""

from __future__ import annotations

import re

from store.model.money import BudgetKind

_WAY = r"(?:ur|via|genom|från|inom|med|av)"
_PAID = re.compile(
    rf"\b(?i:finansier(?:ing(?:en)?\s+(?:sker|görs|föreslås(?: ske)?)|as|at|ade)\s+{_WAY})\s+"
    r"(?P<fund>.+?)(?=\.(?:\s+(?!Till\b)[A-ZÅÄÖ]|\s*$)|;|\s*$)"
)
_NAMED = re.compile(
    r"\b(?:ur|från|inom|belastar|belasta)\s+(?:den |det |stadens )?"
    r"(?P<fund>(?i:central medelsreserv)(?:[:.]? ?\d+)?(?:[.:]? [^,.;]*)?|CM ?\d+|KUP\b"
    r"|(?i:(?:[\wåäö]+ ){0,2}?[\wåäö]*(?:fond|medelsreserv|miljard|reserv|pott)(?:en)?)\b"
    r"|finansförvaltningen)",
)
_OF_YEAR = re.compile(r"\s+i (?:\d{4} års budget|budget(?:en)? (?:för )?\d{4})\s*$", re.I)
_INVESTMENT = re.compile(r"(?<!sociala )(?<!social )\binvestering\w*", re.I)
_OPERATING = re.compile(
    r"\b(?:nettokostnad\w*|driftbudget\w*|driftkostnad\w*|internränt\w*|kapitalkostnad\w*"
    r"|avskrivning\w*|hyr(?:a|or)|kostnader|intäkter|personal\w*|bemanning\w*"
    r"|\w*(?:samordnare|handläggare|projektledare|medarbetare|lönekostnad\w*))\b",
    re.I,
)


def fund_in(text: str) -> str:
    """Return what pays for something, as printed; empty where nothing says so."""
    found = _PAID.search(text) or _NAMED.search(text)
    return _OF_YEAR.sub("", found["fund"].strip(" ,")) if found else ""


def budget_in(*said: str) -> BudgetKind | None:
    """Return of which budget some money is, by the first of some words that tell it."""
    for words in said:
        if _INVESTMENT.search(words):
            return "investment"
        if _OPERATING.search(words):
            return "operating"
    return None
