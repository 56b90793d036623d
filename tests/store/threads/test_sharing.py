"""What was said of matters as a file: it means the same in a register with other ids."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from store.changes.linking import rename
from store.common.errors import DocumentError, NamndkollError, RegisterError
from store.register.register import Register
from store.threads.answering import say, station_named
from store.threads.sharing import read_answers, take_answers, write_answers
from store.threads.threads import Threads
from tests.store.threads.papers import NOW, Paper, three_papers, two_years


@pytest.fixture
def answered(tmp_path: Path) -> Register:
    register = two_years(tmp_path / "r.json")
    library = Threads(register).library
    for one, other, same in (("D1", "S3:3", True), ("D2", "D4", False)):
        pair = station_named(library, one), station_named(library, other)
        say(register, *pair, same=same, by="Eva", now=NOW)
    register.arrange(rename("lekparken", "parkleken"), by="Eva", now=NOW)
    return register


def test_a_file_means_the_same_where_ids_are_others(answered: Register, tmp_path: Path) -> None:
    assert write_answers(Threads(answered), tmp_path / "svar.json") == 3
    other = Register.empty(tmp_path / "other.json")
    other.take_in(Paper(2020).told("rita en karta över alla bänkar").reading(), NOW)
    for paper in three_papers():
        other.take_in(paper.reading(), NOW)
    shared = read_answers(tmp_path / "svar.json")
    taken = take_answers(other, Threads(other).library, shared, by="Ali", now=NOW)
    assert taken.missing == ()
    assert len(other.links) == 2
    (trees,) = [one.id for one in other.directives if "bokträd" in one.text][:1]
    assert trees != "D1"
    thread = Threads(other).thread(trees)
    assert thread
    assert [one.by for one in thread.stops if one.how == "confirmed"] == ["Ali"]
    assert [one.before for one in other.renamings] == ["lekparken"]
    other.undo(by="Ali", now=NOW)
    assert not (*other.links, *other.renamings)


def test_what_is_not_here_is_told_and_nothing_is_tied_by_guess(
    answered: Register, tmp_path: Path
) -> None:
    write_answers(Threads(answered), tmp_path / "svar.json")
    other = Register.empty(tmp_path / "other.json")
    other.take_in(Paper(2023).told("rita en karta över alla bänkar").reading(), NOW)
    shared = read_answers(tmp_path / "svar.json")
    taken = take_answers(other, Threads(other).library, shared, by="Ali", now=NOW)
    assert {one.document for one in taken.missing} == {one.name for one in answered.documents}
    assert other.links == ()


def test_no_file_is_written_over(answered: Register, tmp_path: Path) -> None:
    (tmp_path / "svar.json").write_text("mitt", encoding="utf-8")
    with pytest.raises(NamndkollError):
        write_answers(Threads(answered), tmp_path / "svar.json")
    assert (tmp_path / "svar.json").read_text(encoding="utf-8") == "mitt"


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", '{"form": "annat"}', '{"form": "namndkoll threads 1", "links": [1]}', "\ud83d"],
)
def test_another_file_is_refused(text: str, tmp_path: Path) -> None:
    (tmp_path / "svar.json").write_bytes(text.encode("utf-8", "surrogatepass"))
    with pytest.raises(DocumentError):
        read_answers(tmp_path / "svar.json")


def test_what_nobody_can_see_in_a_name_is_refused(tmp_path: Path) -> None:
    shared = {"form": "namndkoll threads 1", "names": [{"before": "a\u202eb", "now": "c"}]}
    (tmp_path / "svar.json").write_text(json.dumps(shared), encoding="utf-8")
    with pytest.raises(DocumentError):
        read_answers(tmp_path / "svar.json")


@pytest.mark.parametrize(("before", "now"), [("", "x"), ("x", "X"), ("x" * 201, "y")])
def test_a_name_that_cannot_have_changed_is_refused(before: str, now: str) -> None:
    with pytest.raises(RegisterError):
        rename(before, now)
