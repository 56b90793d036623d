"""What is passed over without the grammar, the grammar finds nothing in."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from store.dates import finding, words
from store.dates.building import Context
from store.dates.forms import OTHERS, SIMPLE
from store.dates.mentions import sentences
from store.dates.reading import Found, find
from store.dates.telling import telling_days, tells, tells_days, words_in
from tests.shared import shared

_CONTEXTS = [Context(year, date(year, 1, 1)) for year in (2024, 2026)]
"""A year without elections, and one with them."""
_SAID = (
    *words.MONTHS, *words.FEASTS, *words.WEEKDAYS, *words.NUMBERS, *words.ORDINALS, *words.SEASONS,
    *words.UNITS, *words.STEPS, *words.PARTS, *words.DAYS, *words.POINTS, *words.YEARS_BESIDE,
    "senast", "före", "efter", "under", "i", "till", "från och med", "och", "mellan", "varje",
    "vartannat", "löpande", "tills vidare", "utgången av", "årsskiftet", "det", "samband med",
    "tertialrapport", "valet", "mandatperioden", "planperioden", "inom", "en gång per", "jul", ",",
    "-", "/", "T", "Q", "v.", "tertialrapporter", "riksdagsvalet", "three", "quarters",
)  # fmt: skip
"""What times are said with but digits, which all pass."""
_texts = st.lists(st.sampled_from(_SAID), max_size=6).map(" ".join)
_FORMS = [
    (re.compile(rf"(?<!\w)(?:{one.pattern})(?!\w)", re.IGNORECASE), one.wants)
    for one in (*SIMPLE, *OTHERS)
    if one.wants
]
"""Each form that is not tried where a word is lacking, with those words."""
_DIGITS = (
    "2030", "30", "4", "1/5", "3-5/12", "2024-05-20", "2024-05", "2025v12", "v12", "T1", "Q3",
    "2026Q1", "2023-2026", "2025/26", "T1-rapport", "12:e", "års slut", "perioden",
    "avtalsperioden", "t.o.m.", "inte senare än", "due on", "as of", "med start från", "slutet av",
    "medio", "mid", "veckorna", "kvartalen", "åren", "the years", "(", ")", "–", "+",
)  # fmt: skip
_dated = st.lists(st.sampled_from((*_DIGITS, *_DIGITS, *_SAID)), max_size=6).map(" ".join)


def _times(text: str) -> list[Found]:
    """Return the times that the grammar finds in a text, asked whether or not it may name one."""
    with patch.object(finding, "tells", return_value=True):
        return [one for context in _CONTEXTS for one in find(text, context) if one.span]


def _unseen(text: str) -> list[str]:
    """Return the times in a text that is passed over."""
    return [] if tells(text) else [text[one.start : one.end] for one in _times(text)]


def _unseen_days(text: str) -> list[str]:
    """Return the times with an end in a text that is passed over where only those are asked for."""
    if tells_days(text):
        return []
    return [text[one.start : one.end] for one in _times(text) if one.span and one.span.due]


def _forms_without_their_words(text: str) -> list[str]:
    """Return what forms match in a text that lacks the words for which they are tried."""
    said = words_in(text)
    lacking = [form for form, wants in _FORMS if wants.isdisjoint(said)]
    return [found[0] for form in lacking if (found := form.search(text))]


@settings(max_examples=300)
@given(_texts)
@example("första mar")
@example("third two")
@example("före boxing day")
@example("senast tre dagar före avstämningen")
@example("tertialrapporter ett och två")
@example("före riksdagsvalet")
def test_no_words_of_time_are_passed_over_that_the_grammar_finds_one_in(text: str) -> None:
    assert _unseen(text) == []


@settings(max_examples=1000)
@given(_dated)
@example("i början av 2030")
@example("under 2024 - 2026")
@example("2024 års slut")
@example("senast 3-5/12")
@example("t.o.m. 2026")
@example("senast tre dagar före avstämningen")
def test_no_time_with_an_end_is_passed_over_where_those_are_asked_for(text: str) -> None:
    assert _unseen_days(text) == []


@settings(max_examples=300)
@given(_dated)
def test_no_form_wants_a_word_that_it_can_do_without(text: str) -> None:
    assert _forms_without_their_words(text) == []


def test_no_form_wants_a_word_that_an_expression_does_without() -> None:
    for name in ("expressions.txt", "sentences.txt", "refused.txt"):
        for line in (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines():
            assert _forms_without_their_words(line) == [], line


def test_no_sentence_of_the_real_documents_is_passed_over_that_names_a_time() -> None:
    for path in sorted(shared("documents").rglob("*.txt")):
        text = " ".join(path.read_text(encoding="utf-8", errors="replace").split())
        for part in sentences(text):
            assert _unseen(part) == [], part
            assert _unseen_days(part) == [], part


@given(st.lists(_texts | _dated | st.text()))
def test_many_texts_are_told_as_each_of_them(texts: list[str]) -> None:
    assert telling_days(texts) == list(map(tells_days, texts))


@pytest.mark.parametrize(
    "text",
    [
        "årligen redovisa", "arbeta löpande", "en gång i månaden", "30 procent", "65 platser",
        "11-mannaplan", "i samband med flytten", "Agenda 2030", "programmet (2021-2025)",
    ],
)  # fmt: skip
def test_what_only_comes_again_or_counts_is_not_read_for_days(text: str) -> None:
    assert not tells_days(text)


def test_telling_loads_no_grammar() -> None:
    code = (
        "import sys, store.dates.telling;"
        "sys.exit('store.dates.forms' in sys.modules or 'dateutil' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0
