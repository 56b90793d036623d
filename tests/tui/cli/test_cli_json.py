"""The JSON output has the contract's keys and shapes, each key always present."""

import json
from pathlib import Path

import msgspec
import pytest

from store.documents.common.text import read_text
from store.register.register import Register
from tests.registers import CLASS_COUNTS
from tests.shared import shared
from tests.tui.cli.conftest import Run
from tests.tui.cli.shapes import SHAPES, Import


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize("command", SHAPES)
def test_a_command_has_the_shape_of_the_contract(namndkoll: Run, command: str) -> None:
    said = namndkoll(*command.split(), "--json")
    assert (said.status, said.err) == (0, "")
    assert msgspec.json.decode(said.out, type=SHAPES[command])


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize("command", SHAPES)
def test_keys_are_sorted(namndkoll: Run, command: str) -> None:
    said = namndkoll(*command.split(), "--json")
    assert json.dumps(json.loads(said.out), sort_keys=True) == json.dumps(json.loads(said.out))


def _real(path: Path, namndkoll: Run) -> Path:
    budget = shared("documents/budget_2024.txt")
    register = path / "real.json"
    assert namndkoll("import", budget, "--register", register, "--json").status == 0
    return register


def test_the_real_budget_has_the_shapes_too(namndkoll: Run, tmp_path: Path) -> None:
    register = _real(tmp_path, namndkoll)
    absent = {"show J1", "show R1", "show U1", "show V1"}
    for command in SHAPES.keys() - absent:
        said = namndkoll(*command.split(), "--json", "--register", register)
        msgspec.json.decode(said.out, type=SHAPES[command])


def test_what_an_import_did_has_its_shape(namndkoll: Run, tmp_path: Path, made: Path) -> None:
    said = namndkoll("import", made, "--json", "--register", tmp_path / "new.json")
    assert msgspec.json.decode(said.out, type=Import).document == made.name


def test_several_imports_are_a_list(namndkoll: Run, tmp_path: Path, made: Path) -> None:
    said = namndkoll("import", made, made, "--json", "--register", tmp_path / "new.json")
    first, second = msgspec.json.decode(said.out, type=list[Import])
    assert (first.unchanged, second.added, second.changed) == (0, 0, 0)


@pytest.mark.usefixtures("register")
def test_classes_are_as_counted(namndkoll: Run) -> None:
    entries = json.loads(namndkoll("activities", "--json").out)
    classes = [entry["deadline"]["class"] for entry in entries]
    assert {name: classes.count(name) for name in CLASS_COUNTS} == CLASS_COUNTS


@pytest.mark.usefixtures("register")
def test_overdue_is_the_longest_first(namndkoll: Run) -> None:
    days = [one["deadline"]["days"] for one in json.loads(namndkoll("overdue", "--json").out)]
    assert days == sorted(days)
    assert max(days) < 0


@pytest.mark.usefixtures("register")
def test_an_entry_shown_is_the_one_listed(namndkoll: Run) -> None:
    listed = json.loads(namndkoll("activities", "--json").out)
    shown = json.loads(namndkoll("show", "a3", "--json").out)
    assert (shown.pop("note"), shown.pop("notes")) == (None, [])
    assert shown in listed


@pytest.mark.usefixtures("register")
def test_an_unreadable_date_is_null(namndkoll: Run) -> None:
    (entry,) = json.loads(namndkoll("activities", "Rätta", "--json").out)
    assert (entry["listings"][0]["end"], entry["deadline"]["class"]) == (None, "invalid")


def test_the_source_is_the_line_of_the_document(namndkoll: Run, register: Path) -> None:
    (entry,) = json.loads(namndkoll("activities", "badhuset", "--json").out)
    (line,) = entry["listings"][0]["source"]["lines"]
    (document,) = Register.open(register).documents
    assert "badhuset" in document.text.split("\n")[line - 1]


@pytest.mark.usefixtures("register")
def test_an_id_that_is_unknown_is_told(namndkoll: Run) -> None:
    said = namndkoll("show", "A999", "--json")
    assert (said.status, said.out) == (1, "")
    assert "A999" in said.err


def test_the_numbers_of_the_document_agree(namndkoll: Run, tmp_path: Path, made: Path) -> None:
    register = tmp_path / "new.json"
    namndkoll("import", made, "--register", register)
    (document,) = json.loads(namndkoll("sources", "--json", "--register", register).out)
    assert document["sha256"] == read_text(made).sha256
    listed = json.loads(namndkoll("directives", "--json", "--register", register).out)
    assert document["counts"]["directives"] == len(listed)
