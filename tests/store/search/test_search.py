"""Words found in papers: on a line or within its paragraph, with marks or not, one letter off."""

from __future__ import annotations

from pathlib import Path
from string import ascii_lowercase

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.common.text import fold
from store.register.register import Register
from store.search.asked import marks, read
from store.search.index import Answer, Line, Search, SearchIndex, index_of
from tests.store.threads.papers import NOW, Paper

LETTERS = ascii_lowercase + "åäö"


def papers(folder: Path, *made: Paper) -> Register:
    register = Register.empty(folder / "r.json")
    for one in made:
        register.take_in(one.reading(), NOW)
    return register


def prose(folder: Path, *lines: str) -> Register:
    return papers(folder, Paper(2024).prose(*lines))


def ask(register: Register, typed: str, most: int | None = None) -> Answer:
    return Search(index_of(register)).ask(typed, most)


def lines(register: Register, answer: Answer) -> list[Line]:
    return [index_of(register).line(hit) for hit in answer.hits]


def found(register: Register, typed: str) -> list[tuple[int, ...]]:
    return [one.source.lines for one in lines(register, ask(register, typed))]


SENTENCES = (
    "Bryggan vid ån lagas före midsommar.",
    "",
    "Äldre träd får stå kvar, och nya",
    "lindar sätts där det finns plats för träd-",
    "gårdar och lekplatser.",
    "",
    "Nämnden ser över barn- och",
    "ungdomsgården.",
)


@pytest.fixture
def register(tmp_path: Path) -> Register:
    return prose(tmp_path, *SENTENCES)


@pytest.mark.parametrize(
    ("typed", "where"),
    [
        ("bryggan", [(1,)]),
        ("BRYGG", [(1,)]),
        ("rygga", [(1,)]),
        ("aldre", [(3,)]),
        ("äldre", [(3,)]),
        ("ån", [(1,)]),
        ("lindar plats", [(4,)]),
        ("lindar äldre", [(3, 4)]),
        ('"nya lindar"', [(3, 4)]),
        ('"lindar nya"', []),
        ("trädgårdar", [(4, 5)]),
        ("träd-gårdar", [(4, 5)]),
        ('"barn- och ungdomsgården"', [(7, 8)]),
        ("bryggan lindar", []),
        ("", []),
        ("x", []),
        ('"', []),
    ],
)
def test_words_are_found_on_a_line_else_within_its_paragraph(
    register: Register, typed: str, where: list[tuple[int, ...]]
) -> None:
    assert found(register, typed) == where


def test_a_letter_with_marks_means_itself_alone(tmp_path: Path) -> None:
    register = prose(tmp_path, "Stallet byggs om.", "", "Stället byggs om.")
    assert found(register, '"stall"') == [(1,), (3,)]
    assert found(register, '"ställ"') == [(3,)]


def test_a_phrase_left_open_is_searched_while_it_is_typed(register: Register) -> None:
    assert found(register, '"nya lind') == [(3, 4)]


def test_signs_that_no_keyboard_has_are_found_as_they_are_typed(tmp_path: Path) -> None:
    register = prose(tmp_path, "Perioden 2024–2026 kallas ”ljusa år”.")
    assert found(register, "2024-2026") == [(1,)]
    assert found(register, "ljusa") == [(1,)]


def test_a_line_is_a_hit_each_time_and_once(tmp_path: Path) -> None:
    register = prose(tmp_path, "Den höga bryggan, bryggan och", "den låga bryggan lagas.")
    assert found(register, "bryggan") == [(1,), (2,)]


def test_exact_words_come_first_and_newer_papers_before_older(tmp_path: Path) -> None:
    old = Paper(2020).prose("En brygga anläggs.", "", "En bryggg anläggs.")
    new = Paper(2024).prose("En bryga anläggs.", "", "En brygga anläggs.")
    register = papers(tmp_path, old, new)
    answer = ask(register, "brygga")
    where = [(one.source.document, one.source.lines) for one in lines(register, answer)]
    assert where == [
        ("budget_2024.txt", (3,)),
        ("budget_2020.txt", (1,)),
        ("budget_2024.txt", (1,)),
        ("budget_2020.txt", (3,)),
    ]
    assert len(answer.exact) == 2
    assert answer.spelt == ("bryga", "bryggg")


def test_a_longer_word_that_begins_otherwise_is_meant_only_where_nothing_begins_so(
    tmp_path: Path,
) -> None:
    register = prose(tmp_path, "Verksamheten växer.", "", "Vreksamheten växer.")
    assert found(register, "verskamhet") == [(1,)]
    assert found(register, "verksamhet") == [(1,)]


def test_no_more_is_returned_than_asked_for_and_that_there_is_more_is_said(tmp_path: Path) -> None:
    register = prose(tmp_path, *(f"Brygga {number}\t" for number in range(9)))
    few, all_of_them = ask(register, "brygga", 4), ask(register, "brygga", 9)
    assert (len(few.hits), few.more) == (4, True)
    assert (len(all_of_them.hits), all_of_them.more) == (9, False)


def test_a_hit_names_its_record_and_its_words_as_they_are_printed(tmp_path: Path) -> None:
    register = papers(tmp_path, Paper(2024).told("laga Bryggan  vid ån").prose("Bryggor finns."))
    told, other = lines(register, ask(register, "brygg"))
    assert (told.id, told.text, told.source.lines) == ("D1", "- laga Bryggan vid ån", (1,))
    assert (other.id, other.source.lines) == ("", (2,))


def test_what_a_document_holds_stays_text(tmp_path: Path) -> None:
    register = prose(tmp_path, "[bold]Bryggan[/] (.*) \\d+ lagas")
    assert found(register, "[bold]bryggan[/]") == [(1,)]
    assert found(register, "(.*)") == [(1,)]
    assert found(register, "\\d+") == [(1,)]
    assert found(register, ".*x") == []


def test_papers_imported_later_are_found_at_once(register: Register) -> None:
    assert found(register, "fyren") == []
    register.take_in(Paper(2025).prose("Fyren målas.").reading(), NOW)
    assert found(register, "fyren") == [(1,)]


@pytest.mark.parametrize("wrong", range(3))
@pytest.mark.parametrize("order", [(0, 1, 2), (2, 0, 1), (1, 2, 0)])
def test_where_a_word_is_spelt_otherwise_all_the_others_stand_too(
    tmp_path: Path, wrong: int, order: tuple[int, ...]
) -> None:
    said = ("simhallen", "renoveras", "varsamt")
    every = [*([one for one in said if one != other] for other in said), said]
    sentences = (f"Att {' '.join(one)} är tänkt." for one in every)
    register = prose(tmp_path, *(line for one in sentences for line in (one, "")))
    misspelt = [one[:-1] + "x" if place == wrong else one for place, one in enumerate(said)]
    assert found(register, " ".join(misspelt[place] for place in order)) == [(7,)]


words = st.text(LETTERS, min_size=5, max_size=12)


def _swapped(word: str, at: int) -> str:
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(word=words, at=st.integers(0, 11), letter=st.sampled_from(LETTERS))
def test_every_word_is_found_by_what_is_one_letter_off(
    tmp_path_factory: pytest.TempPathFactory, word: str, at: int, letter: str
) -> None:
    at %= len(word) - 1
    register = prose(tmp_path_factory.mktemp("r"), "Först något annat.", "", f"Sedan {word} här.")
    for typed in (
        word[:at] + word[at + 1 :],
        word[:at] + letter + word[at:],
        word[:at] + letter + word[at + 1 :],
        _swapped(word, at),
        word[:-1] + letter,
        word + letter,
    ):
        assert (3,) in found(register, typed), typed


@settings(deadline=None)
@given(word=st.text("ab", min_size=4, max_size=5), typed=st.text("cd", min_size=2, max_size=5))
def test_a_word_with_two_other_letters_is_another_word(
    tmp_path_factory: pytest.TempPathFactory, word: str, typed: str
) -> None:
    mixed = typed[:2] + word[2:]
    register = prose(tmp_path_factory.mktemp("r"), word)
    assert found(register, mixed) == []


@settings(deadline=None)
@given(
    texts=st.lists(st.text(LETTERS + " -ÅÄÖ.–", max_size=60), max_size=6),
    typed=st.text(LETTERS + "-.", min_size=2, max_size=4),
)
def test_every_line_that_has_what_is_typed_is_a_hit(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str], typed: str
) -> None:
    register = prose(tmp_path_factory.mktemp("r"), *texts)
    hits = {line for span in found(register, f'"{typed}"') for line in span}
    having = {
        number
        for number, text in enumerate(texts, 1)
        if typed in " ".join(fold(text).split()).rstrip("-")
    }
    assert having <= hits


@pytest.mark.parametrize(
    ("typed", "line", "marked"),
    [
        ("aldre", "Den äldre Äldre", ["äldre", "Äldre"]),
        ('"nya  lindar"', "De nya   lindar", ["nya   lindar"]),
        ("straße", "Die Straße", []),
        ("a.b", "a.b axb", ["a.b"]),
    ],
)
def test_what_is_searched_for_is_marked_where_it_stands(
    typed: str, line: str, marked: list[str]
) -> None:
    assert [line[start:end] for start, end in marks(line, read(typed))] == marked


def test_no_papers_have_no_hits(tmp_path: Path) -> None:
    register = Register.empty(tmp_path / "r.json")
    assert Search(SearchIndex(register)).ask("brygga") == Answer(read("brygga"))
