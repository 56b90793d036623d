"""The command `organisation`, and whose documents `import` takes in."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.tui.cli.conftest import Run

LUND, YSTAD = "Lunds kommun", "Ystads kommun"
ROWS = "Nämnd;Uppdrag;Slutdatum\nKommunstyrelsen;Väga maten;2026-06-30\n"
MORE = "Hamnnämnden;Laga kajen;2026-06-30\n"


@pytest.fixture
def two(namndkoll: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return the program on a register with papers of two organisations."""
    monkeypatch.setenv("NAMNDKOLL_REGISTER", str(tmp_path / "r.json"))
    for name, whose, rows in (("a", LUND, ROWS), ("b", YSTAD, ROWS + MORE)):
        paper = tmp_path / f"{name}_2026.csv"
        paper.write_text(rows, encoding="utf-8")
        assert namndkoll("import", paper, "--organisation", whose).status == 0
    return namndkoll


def shown(run: Run) -> dict[str | None, dict[str, Any]]:
    found = json.loads(run("organisation", "show", "--json").out)
    return {one["name"]: {body["name"]: body for body in one["bodies"]} for one in found}


def test_each_organisation_is_shown_with_its_own_bodies(two: Run) -> None:
    found = shown(two)
    assert list(found) == [LUND, YSTAD]
    assert list(found[LUND]) == ["Kommunstyrelsen"]
    harbour = found[YSTAD]["Hamnnämnden"]
    assert (harbour["learnt"], harbour["things"], harbour["kind"]) == (True, 1, "committee")
    said = two("organisation").out
    assert f"{YSTAD}, municipality: 1 document" in said
    assert f"Kommunstyrelsen ({YSTAD})" in said


def test_one_organisation_may_be_asked_for(two: Run) -> None:
    said = two("organisation", "show", "--organisation", "lunds KOMMUN").out
    assert YSTAD not in said
    assert two("organisation", "show", "--organisation", "Ingen").status == 1


def test_a_merge_is_one_step_and_one_undo(two: Run) -> None:
    before = shown(two)
    said = two("organisation", "merge", "Hamnnämnden", f"Kommunstyrelsen ({YSTAD})")
    assert (said.status, said.out) == (0, "")
    assert "Hamnnämnden → Kommunstyrelsen" in said.err
    after = shown(two)[YSTAD][f"Kommunstyrelsen ({YSTAD})"]
    assert (after["things"], after["aliases"]) == (2, ["KS", "Hamnnämnden"])
    assert json.loads(two("history", "--json").out)[0]["field"] == "organisation"
    assert two("undo").status == 0
    assert shown(two) == before


def test_what_was_changed_is_json_of_the_history(two: Run) -> None:
    said = json.loads(two("organisation", "set", "C2", "kind=office", "--json", "--by", "Eva").out)
    assert (said[0]["field"], said[0]["by"], said[0]["to"]) == (
        "organisation", "Eva", "C2: kind=office",
    )  # fmt: skip
    assert json.loads(two("organisation", "set", "C2", "kind=office", "--json").out) == []


def test_names_of_bodies_and_organisations_are_corrected(two: Run) -> None:
    assert two("organisation", "set", "hamnnämnden", "name=Bryggnämnden").status == 0
    assert two("organisation", "set", YSTAD, "name=Ystad", "kind=other").status == 0
    assert list(shown(two)["Ystad"]) == ["Kommunstyrelsen (Ystad)", "Bryggnämnden"]


def test_a_profile_goes_to_a_file_and_into_another_register(two: Run, tmp_path: Path) -> None:
    path = tmp_path / "ystad.toml"
    assert two("organisation", "export", path).status == 1  # of which of the two?
    assert two("organisation", "export", path, "--organisation", YSTAD).status == 0
    again = two("organisation", "export", path, "--organisation", YSTAD)
    assert (again.status, again.err.count("\n")) == (1, 1)
    other = ("--register", tmp_path / "other.json")
    assert two("organisation", "import", path, *other).status == 1  # there is no register yet
    two("import", tmp_path / "a_2026.csv", *other, "--organisation", LUND)
    assert two("organisation", "import", path, *other).status == 0
    found = json.loads(two("organisation", "--json", *other).out)
    assert [body["name"] for body in found[1]["bodies"]] == [
        f"Kommunstyrelsen ({YSTAD})", "Hamnnämnden",
    ]  # fmt: skip


def test_bodies_are_learnt_without_taking_the_paper_in(two: Run, tmp_path: Path) -> None:
    paper = tmp_path / "c_2026.csv"
    paper.write_text(ROWS + "Kajnämnden;Laga;2026-06-30\n", encoding="utf-8")
    documents = two("sources", "--json").out
    assert two("organisation", "learn", paper).status == 1  # whose is it?
    assert two("organisation", "learn", paper, "--organisation", LUND).status == 0
    assert list(shown(two)[LUND]) == ["Kommunstyrelsen", "Kajnämnden"]
    assert two("sources", "--json").out == documents


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (["nonsense"], 2),
        (["merge", "C1"], 2),
        (["export"], 2),
        (["set", "C1"], 2),
        (["set", "C1", "colour=red"], 1),
        (["set", "C1", "kind=red"], 1),
        (["merge", "C1", "C1"], 1),
        (["merge", "C1", "Ingen"], 1),
        (["import", "missing.toml"], 1),
        (["import", "."], 1),
        (["learn", "missing.txt"], 1),
    ],
)
def test_what_cannot_be_is_said_in_one_sentence(two: Run, words: list[str], status: int) -> None:
    before = shown(two)
    said = two("organisation", *words)
    assert (said.status, said.out, said.err.count("\n")) == (status, "", 1)
    assert shown(two) == before


def test_nothing_is_changed_where_it_may_only_be_read(two: Run) -> None:
    assert two("organisation", "set", "C1", "kind=office", "--read-only").status == 1
    assert shown(two)[LUND]["Kommunstyrelsen"]["kind"] == "committee"


def test_an_import_says_where_nothing_tells_whose_the_paper_is(
    namndkoll: Run, tmp_path: Path
) -> None:
    paper, register = tmp_path / "a_2026.csv", ("--register", tmp_path / "r.json")
    paper.write_text(ROWS, encoding="utf-8")
    assert "kept without an organisation" in namndkoll("import", paper, *register).err
    namndkoll("import", paper, *register, "--organisation", LUND)
    other = tmp_path / "b_2026.csv"
    other.write_text(ROWS + MORE, encoding="utf-8")
    assert f"read as that of {LUND}" in namndkoll("import", other, *register).err
    assert list(shown_at(namndkoll, register)) == [LUND]


def test_papers_of_one_command_are_read_one_after_the_other(namndkoll: Run, tmp_path: Path) -> None:
    first, second = tmp_path / "a_2026.csv", tmp_path / "b_2026.csv"
    first.write_text(ROWS.replace("maten", "maten i Lunds kommun") + f"Valnämnden;{LUND};v. 9\n")
    second.write_text(ROWS, encoding="utf-8")
    register = ("--register", tmp_path / "r.json")
    assert namndkoll("import", first, second, *register).status == 0
    assert list(shown_at(namndkoll, register)) == [LUND]


def shown_at(run: Run, register: tuple[object, ...]) -> dict[str | None, Any]:
    return {one["name"]: one for one in json.loads(run("organisation", "--json", *register).out)}


@pytest.mark.parametrize("name", ["x" * 201, "\x1b[2J", " "])
def test_a_name_that_cannot_be_kept_is_refused_before_anything_is_written(
    namndkoll: Run, tmp_path: Path, name: str
) -> None:
    paper = tmp_path / "a_2026.csv"
    paper.write_text(ROWS, encoding="utf-8")
    said = namndkoll("import", paper, "--register", tmp_path / "r.json", "--organisation", name)
    assert (said.status, said.err.count("\n")) == (1, 1)
    assert not (tmp_path / "r.json").exists()


def test_words_that_a_form_has_no_place_for_are_refused(two: Run) -> None:
    assert two("organisation", "show", "Hamnnämnden").status == 2
    assert two("organisation", "learn", "a.txt", "b.txt").status == 2


def test_a_text_without_bodies_is_not_asked_whose_they_are(two: Run, tmp_path: Path) -> None:
    paper = tmp_path / "lista.txt"
    paper.write_text("Att handla\n- mjölk\n", encoding="utf-8")
    assert "whose" not in two("import", paper).err
    rows = tmp_path / "rader_2026.csv"
    rows.write_text(ROWS + MORE + MORE, encoding="utf-8")
    assert "does not say whose it is" in two("import", rows).err
