"""Tables for people: words beside signs, the width of the terminal, nothing cut in a pipe."""

from pathlib import Path

import pytest

from store.importing.reading.reading import Reading
from store.register.register import Register
from tests.registers import NOW, Page, activity
from tests.tui.cli.conftest import OnTerminal, Run
from tui.headless.commands import COMMANDS

LISTS = [
    name
    for name, one in COMMANDS.items()
    if one.words and "--csv" in one.options and name != "server"  # which has commands of its own
]
LONG = "Pröva " + "mycket " * 60 + "noga"


@pytest.fixture
def long_register(tmp_path: Path) -> Path:
    """Return a register with one activity of many words."""
    page = Page()
    path = tmp_path / "long.json"
    activities = (activity(page, LONG, "2024-08-31"),)
    Register.empty(path).take_in(Reading(page.document(), activities=activities), NOW)
    return path


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize(
    ("language", "row"),
    [
        ("sv", "! 2024-08-31, försenad 16 dagar"),
        ("sv", "! 2024-09-10, försenad 6 dagar"),
        ("en", "! 2024-08-31, overdue by 16 days"),
    ],
)
def test_lateness_is_a_sign_a_date_and_a_word(namndkoll: Run, language: str, row: str) -> None:
    assert row in namndkoll("overdue", "--lang", language).out


@pytest.mark.usefixtures("register")
def test_a_template_date_is_said_to_be_one(namndkoll: Run) -> None:
    said = namndkoll("activities", "parkerna", "--lang", "sv")
    assert "2024-12-31, om 106 dagar, schablon" in said.out


@pytest.mark.usefixtures("register")
def test_the_list_says_how_many_and_on_which_day(namndkoll: Run) -> None:
    said = namndkoll("overdue", "--lang", "sv")
    assert said.out.startswith("Försenat: 4 poster, räknat per 2024-09-16\n")


@pytest.mark.usefixtures("register")
def test_an_empty_list_says_that_it_is(namndkoll: Run) -> None:
    said = namndkoll("overdue", "finnsinte", "--lang", "sv")
    assert said == (0, "Försenat: 0 poster, räknat per 2024-09-16\n", "")


@pytest.mark.usefixtures("register")
def test_an_entry_gives_its_reason_and_its_line_with_neighbours(namndkoll: Run) -> None:
    said = namndkoll("show", "A2", "--lang", "sv")
    lines = said.out.splitlines()
    reason = "försenad 16 dagar: slutdatum 2024-08-31, räknat per 2024-09-16"
    assert any(line.endswith(reason) for line in lines)
    (marked,) = (place for place, line in enumerate(lines) if line.startswith(">"))
    assert "mobilfria" in lines[marked]
    assert "skolmåltider" in lines[marked - 1]


def test_nothing_is_cut_where_there_is_no_terminal(namndkoll: Run, long_register: Path) -> None:
    assert LONG in namndkoll("activities", "--register", long_register).out


def test_a_terminal_gets_three_lines_and_a_mark_that_there_is_more(
    on_terminal: OnTerminal, long_register: Path
) -> None:
    rows = on_terminal("activities", "--register", long_register).splitlines()[3:]
    assert len(rows) == 3
    assert rows[-1].rstrip().endswith("…")


def test_a_terminal_gets_an_entry_whole(on_terminal: OnTerminal, long_register: Path) -> None:
    shown = on_terminal("show", "A1", "--register", long_register)
    assert shown.count("mycket") == 2 * LONG.count("mycket")


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize("command", [*LISTS, "where"])
@pytest.mark.parametrize("columns", [80, 120])
def test_no_line_is_wider_than_the_terminal(
    on_terminal: OnTerminal, command: str, columns: int
) -> None:
    words = {
        "show": ["A11"], "explain": ["A11"], "search": ["nämnden"], "find": ["nämnden"],
        "when": ["idag"],
    }.get(command, [])  # fmt: skip
    shown = on_terminal(command, *words, columns=columns)
    assert max(map(len, shown.splitlines())) <= columns


def test_an_import_tells_what_it_found_and_doubted(
    namndkoll: Run, tmp_path: Path, made: Path
) -> None:
    said = namndkoll("import", made, "--register", tmp_path / "new.json", "--lang", "sv")
    assert said.status == 0
    assert "Aktiviteter" in said.out
    assert "fogad till raden före" in said.out
    assert "Avstämning: " in said.out
