"""One matter through the years: certain by its name, offered by its words, answered by people."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.common.errors import RegisterError
from store.register.register import Register
from store.threads.answering import say, station_named
from store.threads.threads import MOST_OFFERED, Thread, Threads
from tests.store.threads.papers import NOW, SCHOOLS, Paper, register_of, two_years


@pytest.fixture
def register(tmp_path: Path) -> Register:
    return two_years(tmp_path / "r.json")


def stops(register: Register, about: str) -> list[tuple[str, str]]:
    thread = Threads(register).thread(about)
    return [(one.station.id, one.how) for one in thread.stops] if thread else []


def offered(register: Register, about: str) -> list[str]:
    return [one.station.id for one in Threads(register).suggestions(about)]


def answer(register: Register, one: str, other: str, *, same: bool, by: str = "Eva") -> None:
    library = Threads(register).library
    pair = station_named(library, one), station_named(library, other)
    say(register, *pair, same=same, by=by, now=NOW)


def test_what_is_worded_alike_and_said_to_the_same_body_is_one_by_itself(
    register: Register,
) -> None:
    assert stops(register, "D1") == [("D1", "asked"), ("D3", "certain")]
    assert stops(register, "D3") == [("D1", "certain"), ("D3", "asked")]


def test_an_indicator_is_known_by_its_name_whatever_its_case_and_signs(register: Register) -> None:
    assert stops(register, "I1") == [("I1", "asked"), ("I2", "certain")]


def test_words_that_contrast_are_never_offered(register: Register) -> None:
    assert "I3" not in offered(register, "I1")


def test_years_in_a_wording_do_not_count(tmp_path: Path) -> None:
    papers = [
        Paper(year).told(f"redovisa alla parkernas skötselplaner under {year}")
        for year in (2022, 2023, 2024)
    ]
    assert len(stops(register_of(papers, tmp_path / "r.json"), "D2")) == 3


def test_a_few_words_make_nothing_certain(tmp_path: Path) -> None:
    papers = [Paper(year).told("följa upp arbetet") for year in (2023, 2024)]
    assert stops(register_of(papers, tmp_path / "r.json"), "D1") == [("D1", "asked")]


def test_the_same_words_to_another_body_are_offered_and_not_certain(tmp_path: Path) -> None:
    text = "plantera bokträd längs alla nya cykelbanor i staden"
    papers = [Paper(2023).told(text), Paper(2024).told(text, SCHOOLS)]
    found = register_of(papers, tmp_path / "r.json")
    assert stops(found, "D1") == [("D1", "asked")]
    assert offered(found, "D1") == ["D2"]


def test_lines_that_became_no_record_are_offered_sentence_by_sentence(register: Register) -> None:
    (found,) = [one for one in Threads(register).suggestions("D1") if not one.station.record]
    assert found.station.id == "S3:3"
    assert found.station.text.endswith("av egen personal.")
    assert "bokträd" in found.words


def test_lines_are_a_station_like_any_other(register: Register) -> None:
    station = station_named(Threads(register).library, "s3:3/2")
    assert (station.text, station.lines, station.year) == ("Det gick bra.", (3,), 2024)
    assert {"D1", "D3"} & set(offered(register, "S3:3"))


@pytest.mark.parametrize("name", ["D99", "S3:99", "S9:1", "S3:3-1", "S3:2", "X", "", "C1"])
def test_what_is_no_station_is_told(register: Register, name: str) -> None:
    with pytest.raises(RegisterError):
        station_named(Threads(register).library, name)
    assert Threads(register).suggestions(name) == ()


def test_a_name_that_changed_leads_to_the_other(register: Register) -> None:
    (found,) = [one for one in Threads(register).suggestions("D2") if one.station.id == "D4"]
    assert "feriejobb" in found.words


def test_a_yes_makes_a_station_and_a_no_takes_the_offer_away(register: Register) -> None:
    answer(register, "D1", "S3:3", same=True)
    assert ("S3:3", "confirmed") in stops(register, "D1")
    assert ("D3", "certain") in stops(register, "S3:3")
    assert "S3:3" not in offered(register, "D1")
    answer(register, "D2", "D4", same=False)
    assert "D4" not in offered(register, "D2")


def test_a_no_parts_what_its_name_made_certain(register: Register) -> None:
    answer(register, "D3", "D1", same=False)
    assert stops(register, "D1") == [("D1", "asked")]
    assert stops(register, "D3") == [("D3", "asked")]


def test_a_second_answer_takes_the_place_of_the_first(register: Register) -> None:
    answer(register, "D1", "S3:3", same=True)
    answer(register, "S3:3", "D1", same=False)
    assert len(register.links) == 1
    assert stops(register, "D1") == [("D1", "asked"), ("D3", "certain")]


def test_an_answer_is_undone_and_done_again(register: Register) -> None:
    answer(register, "D1", "S3:3", same=True)
    register.undo(by="Eva", now=NOW)
    assert register.links == ()
    register.undo(by="Eva", now=NOW, again=True)
    assert ("S3:3", "confirmed") in stops(register, "D1")


def test_who_said_so_is_known(register: Register) -> None:
    answer(register, "D1", "S3:3", same=True, by="Ali")
    thread = Threads(register).thread("D1")
    assert isinstance(thread, Thread)
    assert [one.by for one in thread.stops if one.how == "confirmed"] == ["Ali"]
    assert not thread.certain


def test_answers_are_kept_and_taken_in_from_others(register: Register) -> None:
    other = Register.open(register.path)
    answer(other, "D1", "S3:3", same=True)
    answer(register, "D2", "D4", same=True)
    assert len(register.links) == 2
    assert len(Register.open(register.path).links) == 2


def test_a_copys_answers_are_merged_and_the_same_pair_is_a_conflict(
    register: Register, tmp_path: Path
) -> None:
    from store.keeping.copied import read_copy

    copy = tmp_path / "copy.json"
    copy.write_bytes(register.path.read_bytes())
    theirs = Register.open(copy)
    answer(theirs, "D1", "S3:3", same=True, by="Ali")
    answer(theirs, "D2", "D4", same=True, by="Ali")
    answer(register, "D2", "D4", same=False)
    joined = register.copies.join(read_copy(copy), by="Eva", now=NOW)
    assert ("S3:3", "confirmed") in stops(register, "D1")
    assert [one.id for one in joined.conflicts] == ["D2, D4"]
    assert len(register.links) == 2


def test_what_is_answered_about_something_that_is_gone_is_passed_over(register: Register) -> None:
    answer(register, "D1", "S3:3", same=True)
    from store.changes.linking import answer as draft

    register.arrange(draft("D1", "D77", same=True), by="Eva", now=NOW)
    assert len(stops(register, "D1")) == 3


def test_no_more_is_offered_than_anybody_reads(tmp_path: Path) -> None:
    text = "plantera {} bokträd längs cykelbanan vid {}sjön"
    many = Paper(2023)
    for number, tree in enumerate(("röda", "höga", "unga", "raka", "gamla", "breda", "täta")):
        many.told(text.format(tree, chr(97 + number) * 12), f"Nämnd {number}")
    found = register_of([many, Paper(2024).told(text.format("fina", "stor"))], tmp_path / "r.json")
    assert len(offered(found, "D8")) == MOST_OFFERED
