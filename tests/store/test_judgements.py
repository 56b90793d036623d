"""What a document's own words judge of a goal, and how an outcome stands to its target."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.entries.judgements import JUDGEMENTS, judged
from store.entries.measures import AIMS, Figure, figure, latest, measured
from store.model.records import Indicator, Source

_HERE = Source("plan.txt", (1,))


def _indicator(outcome: str, own: str = "", council: str = "") -> Indicator:
    year = "2024"
    return Indicator(
        "I1", "Platser", _HERE, own_target={year: own} if own else {},
        council_target={year: council} if council else {},
        outcome={year: outcome} if outcome else {},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("words", "judgement"),
    [
        ("Uppfylls helt", "met"), ("Uppnås", "met"), ("uppfyllt", "met"), ("Nås", "met"),
        ("bedöms uppfyllas", "met"), ("kan uppnås", "met"), ("är uppfyllda", "met"),
        ("inte uppfyllas", "not met"),
        ("Uppfylls delvis", "partly met"), ("Uppfylls inte helt", "partly met"),
        ("Uppfylls inte", "not met"), ("Uppnås ej", "not met"), ("Ej uppfyllt", "not met"),
        ("Pågår", "said"), ("", "none"), ("  ", "none"),
    ],
)  # fmt: skip
def test_a_judgement_is_what_the_words_say(words: str, judgement: str) -> None:
    assert judged(words) == judgement


@given(st.text(max_size=60))
def test_any_words_are_judged_as_one_of_the_judgements(words: str) -> None:
    assert judged(words) in JUDGEMENTS
    assert (judged(words) == "none") == (not words.casefold().strip())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2 460 st", Figure(2460, "st")), ("35,71 %", Figure(35.71, "%")),
        ("76,9%", Figure(76.9, "%")),
        ("82 procent", Figure(82, "%")), ("minst 80 %", Figure(80, "%", "minst")),
        ("högst 5", Figure(5, "", "högst")), ("−3,5", Figure(-3.5)), ("7", Figure(7)),
    ],
)  # fmt: skip
def test_a_printed_figure_is_a_number_with_its_unit_and_bound(text: str, expected: Figure) -> None:
    assert figure(text) == expected


@pytest.mark.parametrize("text", ["fastställs 2024", "80–90 %", "2,5 (2,1)", "gott", "", "1/3"])
def test_what_is_not_one_number_is_none(text: str) -> None:
    assert figure(text) is None


@given(st.text(max_size=40))
def test_any_text_is_a_figure_or_none(text: str) -> None:
    assert figure(text) is None or isinstance(figure(text), Figure)


@pytest.mark.parametrize(
    ("outcome", "own", "council", "aim"),
    [
        ("74 %", "80 %", "", "below"), ("90 %", "80 %", "", "above"), ("80 %", "80 %", "", "met"),
        ("4,9 %", "högst 5 %", "", "met"), ("5,1 %", "högst 5 %", "", "above"),
        ("90", "minst 80", "", "met"), ("70", "minst 80", "", "below"),
        ("74 %", "", "70 %", "above"), ("2 st", "5 st", "1 st", "below"),
        ("gott", "80 %", "", "not compared"), ("74 %", "", "", "not compared"),
        ("74 %", "80 st", "", "not compared"), ("", "80 %", "", "no outcome"),
    ],
)  # fmt: skip
def test_an_outcome_is_held_against_the_bodys_own_target_first(
    outcome: str, own: str, council: str, aim: str
) -> None:
    assert measured(_indicator(outcome, own, council)).aim == aim


def test_what_is_farther_off_is_said_to_be_so() -> None:
    far, near = (measured(_indicator(said, "100")) for said in ("50", "90"))
    assert far.off > near.off > 0
    assert set(AIMS) >= {far.aim, near.aim}


def test_the_latest_year_is_meant_and_without_years_all_that_is_printed() -> None:
    assert latest({"2023": "1", "2024": "2"}) == "2"
    assert latest({"col1": "80", "col2": "83"}) == "80 / 83"
    assert latest({}) == ""
