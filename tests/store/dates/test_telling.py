"""What is passed over without the grammar, the grammar finds nothing in."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from unittest.mock import patch

from hypothesis import example, given, settings
from hypothesis import strategies as st

from store.dates import finding, words
from store.dates.building import Context
from store.dates.mentions import sentences
from store.dates.reading import find
from store.dates.telling import telling, tells
from tests.shared import shared

_CONTEXT = Context(2024, date(2024, 1, 1))
_SAID = (
    *words.MONTHS, *words.FEASTS, *words.WEEKDAYS, *words.NUMBERS, *words.ORDINALS, *words.SEASONS,
    *words.UNITS, *words.STEPS, *words.PARTS, *words.DAYS, *words.POINTS, *words.YEARS_BESIDE,
    "senast", "före", "efter", "under", "i", "till", "från och med", "och", "mellan", "varje",
    "vartannat", "löpande", "tills vidare", "utgången av", "årsskiftet", "det", "samband med",
    "tertialrapport", "valet", "mandatperioden", "planperioden", "inom", "en gång per", "jul", ",",
    "-", "/", "T", "Q", "v.",
)  # fmt: skip
"""What times are said with but digits, which all pass."""
_texts = st.lists(st.sampled_from(_SAID), max_size=6).map(" ".join)


def _unseen(text: str) -> list[str]:
    """Return the times in a text that is passed over."""
    if tells(text):
        return []
    with patch.object(finding, "tells", return_value=True):
        return [text[one.start : one.end] for one in find(text, _CONTEXT) if one.span]


@settings(max_examples=300)
@given(_texts)
@example("första mar")
@example("third two")
@example("före boxing day")
def test_no_words_of_time_are_passed_over_that_the_grammar_finds_one_in(text: str) -> None:
    assert _unseen(text) == []


def test_no_sentence_of_the_real_documents_is_passed_over_that_names_a_time() -> None:
    for path in sorted(shared("documents").rglob("*.txt")):
        text = " ".join(path.read_text(encoding="utf-8", errors="replace").split())
        for part in sentences(text):
            assert _unseen(part) == [], part


@given(st.lists(_texts | st.text()))
def test_many_texts_are_told_as_each_of_them(texts: list[str]) -> None:
    assert telling(texts) == list(map(tells, texts))


def test_telling_loads_no_grammar() -> None:
    code = (
        "import sys, store.dates.telling;"
        "sys.exit('store.dates.forms' in sys.modules or 'dateutil' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0
