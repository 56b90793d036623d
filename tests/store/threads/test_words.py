"""Stems, passages and what contrasts: what matters are looked up and told apart by."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.model.links import Renaming
from store.threads.contrasts import apart
from store.threads.differences import differences
from store.threads.passages import passages, said_at
from store.threads.stations import LinesId, read_lines_id
from store.threads.stems import Likeness, stem
from store.threads.words import Names, letters

TEXTS = st.text("abcdefåäö .,!?-\t\nABC•1234 ", max_size=400)


@pytest.mark.parametrize(
    "forms",
    [
        "cykelbana cykelbanor cykelbanorna cykelbanornas",
        "ombudsman ombudsmans",
        "investering investeringar investeringarna",
        "park parker parken parkerna",
    ],
)
def test_the_forms_of_a_word_have_one_stem(forms: str) -> None:
    assert len({stem(form) for form in forms.split()}) == 1


@given(st.text(max_size=40).filter(lambda word: bool(word.strip())))
def test_no_stem_is_empty(word: str) -> None:
    assert stem(word)


def test_compounds_that_begin_alike_are_more_alike_than_those_that_end_alike() -> None:
    alike = Likeness(["klimatmiljard", "klimatfond", "kulturmiljard"]).of("klimatmiljard")
    assert alike["klimatfond"] > alike.get("kulturmiljard", 0)


@given(TEXTS)
def test_passages_stand_on_their_lines_one_after_the_other(text: str) -> None:
    lines, after = text.split("\n"), 0
    for place in passages(text):
        assert 1 <= place.first <= place.last <= len(lines)
        assert after <= place.start < place.end <= len(text)
        assert text.count("\n", 0, place.start) + 1 == place.first
        assert said_at(text, place)
        after = place.end


@given(TEXTS)
def test_no_letter_of_a_text_is_in_no_passage(text: str) -> None:
    said = "".join(text[one.start : one.end] for one in passages(text))
    assert [char for char in said if char.isalnum()] == [char for char in text if char.isalnum()]


def test_a_sentence_goes_on_over_lines_and_gaps_that_every_line_has() -> None:
    lines = ("Nämnden ska plantera bokträd längs alla nya", "cykelbanor i hela staden. Det är")
    text = "\n\n".join((*lines, "bråttom."))
    said = [said_at(text, one) for one in passages(text)]
    assert said == [
        "Nämnden ska plantera bokträd längs alla nya cykelbanor i hela staden.",
        "Det är bråttom.",
    ]


def test_a_word_that_was_broken_at_the_end_of_a_line_is_whole() -> None:
    text = "Nämnden ska plantera bokträd längs alla cykel-\nbanor med bök- och\nlönnar i parkerna."
    (place,) = passages(text)
    assert "cykelbanor med bök- och lönnar" in said_at(text, place)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Antal påbörjade bostäder", "Antal färdigställda bostäder"),
        ("Antal planterade träd", "Andel planterade träd"),
        ("Budgetföljsamhet före överföringar", "Budgetföljsamhet efter överföringar"),
        ("Sjukfrånvaro dag 1-14", "Sjukfrånvaro dag 15-90"),
        ("Nöjda kvinnor", "Nöjda män"),
    ],
)
def test_contrasting_words_tell_two_names_apart(one: str, other: str) -> None:
    assert apart(one, other)
    assert apart(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Antal påbörjade bostäder", "Antal bostäder"),
        ("Antal påbörjade och färdigställda bostäder", "Antal påbörjade bostäder"),
        ("Klimatpositiv stad senast 2030", "Klimatpositiv stad senast 2040"),
        ("Andel planterade träd", "Andel planterade träd"),
    ],
)
def test_what_does_not_contrast_is_not_told_apart(one: str, other: str) -> None:
    assert not apart(one, other)


def test_in_a_long_text_words_contrast_beside_the_same_word_alone() -> None:
    around = "nämnden redovisar varje månad hur arbetet i alla parker går och vad det har kostat"
    assert apart(f"{around} påbörjade bostäder", f"{around} färdigställda bostäder")
    assert not apart(f"{around} påbörjade bostäder", f"färdigställda lekplatser {around}")


@given(TEXTS, TEXTS)
def test_what_is_told_apart_is_so_from_both_sides(one: str, other: str) -> None:
    assert apart(one, other) == apart(other, one)
    assert not apart(one, one)


def test_a_year_a_sign_and_case_are_no_letters() -> None:
    assert letters("Plan för 2023, del A.") == letters("plan FÖR 2024 del a")
    assert letters("del 1") != letters("del 2")


def test_a_registers_own_names_are_known_beside_those_of_the_program() -> None:
    names = Names([Renaming("lekparken", "parkleken")])
    assert names.today("Öppna Lekparken") == "Öppna parkleken"
    assert "lekparken" in names.also("städa parkleken")
    assert names.also("städa torget") == "städa torget"


@given(TEXTS, TEXTS)
def test_differences_give_both_wordings_back(before: str, after: str) -> None:
    pieces = [*differences(before, after)]
    old = " ".join(one.text for one in pieces if one.kind != "new")
    new = " ".join(one.text for one in pieces if one.kind != "gone")
    assert (old.split(), new.split()) == (before.split(), after.split())


@given(st.integers(1, 999), st.integers(1, 9999), st.integers(0, 99), st.integers(1, 99))
def test_an_id_of_lines_is_read_as_it_is_written(
    document: int, first: int, more: int, turn: int
) -> None:
    made = LinesId(f"S{document}", first, first + more, turn)
    assert read_lines_id(str(made)) == made
