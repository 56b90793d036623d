"""Settings, saved views and explanations on the command line."""

import json
import tomllib
from pathlib import Path

import pytest

from store.register.register import Register
from tests.store.made import NOW, directive, reading
from tests.tui.cli.conftest import Run
from tui.settings.paths import index_folder

pytestmark = pytest.mark.usefixtures("register")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of settings and saved views."""
    monkeypatch.setenv("NAMNDKOLL_SETTINGS", str(tmp_path / "settings.toml"))
    return tmp_path


def _save(folder: Path, *views: tuple[str, str]) -> None:
    text = "".join(f'[[saved]]\nname = "{name}"\nfilter = "{held}"\n' for name, held in views)
    (folder / "views.toml").write_text(text, encoding="utf-8")


def test_a_saved_view_stands_among_the_terms(folder: Path, namndkoll: Run) -> None:
    _save(folder, ("Äldre sena", "nämnd:äldrenämnden"))
    plain = namndkoll("activities", "nämnd:äldrenämnden", "--json")
    for name in ("@äldre-sena", "@aldre-sena", "vy:äldre-sena"):
        assert namndkoll("activities", name, "--json").out == plain.out
    assert json.loads(plain.out)


@pytest.mark.parametrize(("typed", "told"), [("@none", "none"), ("@bad", "bad"), ("@loop", "→")])
def test_a_saved_view_that_cannot_be_read_is_told(
    folder: Path, namndkoll: Run, typed: str, told: str
) -> None:
    _save(folder, ("bad", "klass:hubba"), ("loop", "@loop"))
    said = namndkoll("activities", typed)
    assert said.status == 2
    assert told in said.err
    assert said.out == ""


def test_two_views_of_a_name_are_told_and_the_first_counts(folder: Path, namndkoll: Run) -> None:
    _save(folder, ("one", "id:a1"), ("ONE", "id:a2"))
    said = namndkoll("activities", "@one", "--json")
    assert [entry["id"] for entry in json.loads(said.out)] == ["A1"]
    assert "ONE" in said.err


def test_broken_settings_are_told_on_stderr_and_the_command_works(
    folder: Path, namndkoll: Run
) -> None:
    (folder / "settings.toml").write_text("\n[keys", encoding="utf-8")
    said = namndkoll("activities", "--json")
    assert said.status == 0
    assert json.loads(said.out)
    assert "line 2" in said.err


def test_the_settings_choose_the_language_where_nothing_else_does(
    folder: Path, namndkoll: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NAMNDKOLL_LANG")
    (folder / "settings.toml").write_text('language = "sv"', encoding="utf-8")
    assert "poster" in namndkoll("activities").out
    assert "entries" in namndkoll("activities", "--lang", "en").out


def test_where_tells_the_settings_and_the_saved_views(folder: Path, namndkoll: Run) -> None:
    places = json.loads(namndkoll("where", "--json").out)
    assert places["settings"] == str(folder / "settings.toml")
    assert places["views"] == str(folder / "views.toml")
    assert places["index"] == str(index_folder())


def test_keys_are_written_as_settings_that_change_nothing(folder: Path, namndkoll: Run) -> None:
    written = namndkoll("keys").out
    assert tomllib.loads(written)["keys"]["filter"] == "f, slash"
    (folder / "settings.toml").write_text(written, encoding="utf-8")
    again = namndkoll("keys")
    assert again.err == ""
    assert again.out == written


def test_keys_show_what_the_settings_chose_and_tell_what_is_wrong(
    folder: Path, namndkoll: Run
) -> None:
    (folder / "settings.toml").write_text('[keys]\nsort = "F6"\nsrot = "F7"', encoding="utf-8")
    said = namndkoll("keys", "--json")
    assert {"f6"} == {
        key for one in json.loads(said.out) if one["id"] == "sort" for key in one["keys"]
    }
    assert "srot" in said.err


def test_explain_tells_how_each_term_was_read(folder: Path, namndkoll: Run) -> None:
    _save(folder, ("mina", "nämnd:äldrenämnden"))
    found = json.loads(namndkoll("explain", "@mina", "-skola", "hubba:3", "--json").out)
    mina, school, wrong = found["terms"]
    assert mina["within"][0]["committees"] == ["Äldrenämnden"]
    assert school["negated"]
    assert wrong["problem"]
    assert wrong["passing"] is None


def test_explain_gives_the_count_of_a_role_with_its_committee(folder: Path, namndkoll: Run) -> None:
    terms = ("nämnd:äldrenämnden", "roll:leder")
    found = json.loads(namndkoll("explain", *terms, "--json").out)
    assert found["terms"][1]["passing"] == found["passing"]


def test_explain_counts_what_passes_of_every_kind(namndkoll: Run) -> None:
    found = json.loads(namndkoll("explain", "fond:reserv", "--json").out)
    assert found["passing"] == 0
    assert {kind for kind, count in found["kinds"].items() if count} == {"adjustment"}
    assert "Budget adjustments" in namndkoll("explain", "fond:reserv").out


def test_explain_of_an_id_tells_why_it_is_in_its_class(namndkoll: Run) -> None:
    shown = json.loads(namndkoll("explain", "a1", "--json").out)
    listed = json.loads(namndkoll("show", "A1", "--json").out)
    assert shown["class"] == listed["deadline"]["class"]
    assert shown["reason"]
    assert [row["counts"] for row in shown["listings"]].count(True) == 1
    assert shown["reason"] in " ".join(namndkoll("explain", "A1").out.split())


def test_explain_of_an_entry_that_there_is_not_says_so(namndkoll: Run) -> None:
    said = namndkoll("explain", "A9999")
    assert (said.status, said.out) == (1, "")


def test_explain_of_a_directive_says_that_it_has_no_date(namndkoll: Run) -> None:
    assert json.loads(namndkoll("explain", "D1", "--json").out)["class"] is None


def test_explain_of_a_directive_tells_the_sentence_the_reading_and_the_rule(
    tmp_path: Path, namndkoll: Run
) -> None:
    path = tmp_path / "dated.json"
    register = Register.empty(path)
    register.take_in(reading(directive("Börja genast. Lämna en plan senast v. 34.")), NOW)
    said = namndkoll("explain", "D1", "--register", path, "--as-of", "2026-08-24", "--json")
    why = json.loads(said.out)
    assert (why["class"], why["days"]) == ("overdue", -1)
    assert "“Lämna en plan senast v. 34.”" in why["reason"]
    assert "2026-08-17–2026-08-23: week, at the latest" in why["reason"]
    (row,) = why["listings"]
    assert row["counts"] is True
    assert row["read"] == {
        "first": "2026-08-17",
        "last": "2026-08-23",
        "precision": "week",
        "kind": "by",
    }


def test_explain_says_of_each_term_how_many_of_what(namndkoll: Run) -> None:
    (term,) = json.loads(namndkoll("explain", "fond:reserv", "--json").out)["terms"]
    assert {kind for kind, count in term["kinds"].items() if count} == {"adjustment"}
    assert "budget adjustments" in namndkoll("explain", "fond:reserv").out.split("Kind")[0]


def test_discrepancies_are_narrowed_as_every_list(namndkoll: Run) -> None:
    every = json.loads(namndkoll("discrepancies", "--json").out)
    named = next(one for one in every if one["about"])
    by_id = json.loads(namndkoll("discrepancies", f"id:{named['about'][0]}", "--json").out)
    assert named in by_id
    assert all(named["about"][0] in one["about"] for one in by_id)
    assert json.loads(namndkoll("discrepancies", "finnsinte", "--json").out) == []


def test_the_history_is_narrowed_by_an_entry_and_by_terms(namndkoll: Run) -> None:
    namndkoll("set", "A1", "status=klar", "--by", "Maj")
    namndkoll("set", "A2", "handläggare=Ola", "--by", "Karin")

    def told(*words: str) -> list[str]:
        return [one["id"] for one in json.loads(namndkoll("history", *words, "--json").out)]

    assert (told("a1"), told("maj"), told("status:klar")) == (["A1"], ["A1"], ["A1"])
    assert told("a1", "karin") == []
    assert namndkoll("history", "hubba:3").status == 2
