"""Shares beside the counts that they are of, and what a register tells of them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.importing.language.shares import shares_in
from store.register.register import Register
from store.survey.findings import Findings
from store.survey.survey import Survey
from tests.store.importing.matter import said
from tests.store.test_merging import taken_in


@pytest.mark.parametrize(
    ("text", "follows"),
    [
        ("Av målen nås 13 av 64, 23 %.", False),
        ("Av målen nås 13 av 64, 20 %.", True),
        ("13 av totalt 64 mål (20,3 procent) nås.", True),
        ("13 av 64 mål, vilket motsvarar 23 procent, nås.", False),
        ("23 procent (13 av 64) nås.", False),
        ("Drygt 20 procent, 13 av 64, nås.", True),
        ("1 200 av 3 000 elever, eller 40 procent, svarade.", True),
    ],
)
def test_a_share_follows_from_the_counts_beside_it_or_not(text: str, follows: bool) -> None:
    assert [one.follows for one in shares_in(text)] == [follows]


@pytest.mark.parametrize(
    "text",
    [
        "12 av 14 områden nådde målet.",
        "13 av 64 mål nås, 23 procent fler än i fjol.",
        "Tre av fyra är klara. Budgeten ökade med 75 procent.",
        "I mars var 3 av 4 klara och budgeten ökade med 75 procent.",
    ],
)
def test_a_share_of_something_else_is_not_held_against_counts(text: str) -> None:
    assert not list(shares_in(text))


@given(part=st.integers(0, 500), whole=st.integers(1, 500))
def test_a_share_that_is_counted_right_always_follows(part: int, whole: int) -> None:
    part = min(part, whole)
    printed = f"{100 * part / whole:.1f}".replace(".", ",")
    (one,) = shares_in(f"{part} av {whole} mål ({printed} %) nås.")
    assert one.follows


def test_a_share_that_does_not_follow_is_a_discrepancy_with_both_sides_and_no_doubt() -> None:
    contents, _report = taken_in(said("Av målen nås 13 av 64, 23 %."))
    survey = Survey(Register.holding(Path("r.json"), contents), date(2021, 6, 1))
    findings = Findings(survey)
    (found,) = (one for one in findings.contradictions if one.found.kind == "shares differ")
    assert found.found.values == ("23 %", "20,3 % (13/64)")  # type: ignore[union-attr]
    assert found.text == "13 av 64, 23 %"
    assert not any(one.found.kind == "share beside its counts" for one in findings.doubts)
