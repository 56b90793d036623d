"""What documents say against themselves and what an import was unsure of, as people read it."""

import json
import sys
from pathlib import Path
from typing import cast

import pytest

from store.importing.reading.reading import Reading
from store.merging.taking_in import Import
from store.model.doubts import DoubtKind
from store.model.records import Indicator, Irregularity
from store.register.register import Register
from tests.registers import NOW, Page, activity
from tests.tui.cli.conftest import Run, Terminal
from tui.locale import set_language
from tui.serializers.imports import write_report

DOUBTS = 23
LONG = "Rad " + "utan " * 50 + "slut"


@pytest.fixture
def doubtful(tmp_path: Path) -> Path:
    """Return a register with one activity that an import was unsure of, and bare targets."""
    page, path = Page(), tmp_path / "doubtful.json"
    one = activity(page, "Öppna en park", "2024-08-31")
    bare = Indicator(
        "", "Antal träd", page.put("Antal träd"), "Parknämnden",
        targets={"col1": "800", "col2": "810", "col3": "820"},
    )  # fmt: skip
    doubts = tuple(
        Irregularity("cut row", "joined to the row before it", LONG, one.listings[0].source)
        for _number in range(DOUBTS)
    )
    reading = Reading(page.document(), activities=(one,), indicators=(bare,), irregularities=doubts)
    Register.empty(path).take_in(reading, NOW)
    return path


def test_a_doubt_of_another_version_is_shown_as_it_stands(namndkoll: Run, tmp_path: Path) -> None:
    page, path = Page(), tmp_path / "other.json"
    one = activity(page, "Öppna en park", "2024-08-31")
    kind = cast(DoubtKind, "a kind of another version")
    doubt = Irregularity(kind, "settled otherwise", "x", one.listings[0].source)
    reading = Reading(page.document(), activities=(one,), irregularities=(doubt,))
    Register.empty(path).take_in(reading, NOW)
    said = namndkoll("--register", path, "show", "A1", "--lang", "sv")
    assert (said.status, said.err) == (0, "")
    assert "a kind of another version: settled otherwise" in said.out


@pytest.mark.usefixtures("register")
def test_kinds_are_headings_in_words(namndkoll: Run) -> None:
    said = namndkoll("discrepancies", "--lang", "sv")
    assert (said.status, said.err) == (0, "")
    assert "Slutet är före starten (1)\n" in said.out
    assert "Datum som inte kan läsas (1)\n" in said.out


@pytest.mark.usefixtures("register")
def test_each_names_what_it_is_about_and_where_it_is_printed(namndkoll: Run) -> None:
    found = json.loads(namndkoll("discrepancies", "--json").out)
    (one,) = (each for each in found if each["kind"] == "end before start")
    assert one["about"] == ["A14"]
    assert [source["document"] for source in one["sources"]] == ["plan_2024.txt"]


def test_without_any_a_sentence_says_so(namndkoll: Run, doubtful: Path) -> None:
    said = namndkoll("discrepancies", "--register", doubtful, "--lang", "sv")
    assert said.out == "Dokumenten säger ingenting emot sig själva.\n"


@pytest.mark.usefixtures("register")
def test_doubts_stand_in_a_column_of_their_own(namndkoll: Run) -> None:
    lines = namndkoll("activities", "--lang", "sv").out.splitlines()[1:]
    title = lines[0].index("Aktivitet")
    assert "Anm." in lines[0]
    assert [line[title - 1] for line in lines[1:]] == [" "] * len(lines[1:])
    assert all(line[title] != " " for line in lines[1:])


def test_targets_without_years_are_told_without_names(namndkoll: Run, doubtful: Path) -> None:
    for command in ("indicators", "show I1"):
        said = namndkoll(*command.split(), "--register", doubtful)
        assert "800 / 810 / 820" in said.out
        assert "col1" not in said.out


def test_an_entry_tells_what_the_import_was_unsure_of(namndkoll: Run, doubtful: Path) -> None:
    shown = namndkoll("show", "A1", "--register", doubtful, "--lang", "sv").out
    assert any(
        line.startswith("Tveksamt") and "fogad till raden före" in line
        for line in shown.splitlines()
    )


@pytest.fixture
def report(tmp_path: Path) -> Import:
    """Return what an import did that was unsure of much; it is told in English."""
    set_language("en")
    page = Page()
    doubts = tuple(
        Irregularity("cut row", "joined to the row before it", LONG, page.put("en rad"))
        for _number in range(DOUBTS)
    )
    reading = Reading(page.document(), irregularities=doubts)
    return Register.empty(tmp_path / "report.json").take_in(reading, NOW)


def test_a_terminal_gets_the_first_doubts_and_how_to_see_the_rest(
    monkeypatch: pytest.MonkeyPatch, report: Import
) -> None:
    screen = Terminal()
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setattr(sys, "stdout", screen)
    write_report([report])
    assert screen.getvalue().count("Rad utan") == 20
    assert "… and 3 more" in screen.getvalue()
    assert "import DOCUMENT --dry-run --json" in screen.getvalue()


def test_elsewhere_every_doubt_is_written_and_cut_with_a_mark(
    capsys: pytest.CaptureFixture[str], report: Import
) -> None:
    write_report([report])
    lines = [line for line in capsys.readouterr().out.splitlines() if "Rad utan" in line]
    assert len(lines) == DOUBTS
    assert max(len(line[line.index("Rad utan") :]) for line in lines) <= 200
    assert all(line.endswith("…") for line in lines)
