"""What may be written on the command line, and what is said of the rest."""

import json
from pathlib import Path

import pytest

from tests.tui.cli.conftest import Run
from tui.headless.commands import COMMANDS

READING = [
    name
    for name, command in COMMANDS.items()
    if "--as-of" in command.options
    and "--json" in command.options
    and name not in {"show", "search", "find", "explain", "when", "meet", "draft", "pack"}
]


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize(
    "arguments",
    [
        "--json overdue nämnd:social",
        "overdue --json nämnd:social",
        "overdue nämnd:social --json",
        "--as-of 2024-09-16 overdue nämnd:social --json",
        "--lang=sv overdue --json -- nämnd:social",
        "overdue nämnd:social --as-of=2024-09-16 --json",
    ],
)
def test_options_may_stand_before_or_after_the_command(namndkoll: Run, arguments: str) -> None:
    assert namndkoll(*arguments.split()) == namndkoll("overdue", "nämnd:social", "--json")


def test_the_register_may_be_named_before_or_after(namndkoll: Run, register: Path) -> None:
    before = namndkoll("--register", register, "goals", "--json")
    assert before == namndkoll("goals", "--json", "--register", register)
    assert before.status == 0


@pytest.mark.usefixtures("register")
def test_a_word_after_a_minus_must_be_absent(namndkoll: Run) -> None:
    every = json.loads(namndkoll("activities", "--json").out)
    without = json.loads(namndkoll("activities", "-hyrorna", "--json").out)
    gone = [entry["text"] for entry in every if entry not in without]
    assert gone == ["Redovisa hyrorna"]


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ("frobnicate", "frobnicate"),
        ("overdue --colour", "--colour"),
        ("overdue --within 30d", "--within"),
        ("import", "import --help"),
        ("import x.txt --csv", "--csv"),
        ("import x.txt --as-of 2024-09-16", ": --as-of."),
        ("import x.txt --year soon", "soon"),
        ("show", "show --help"),
        ("show A1 A2", "A2"),
        ("search", "search --help"),
        ("where else", "else"),
        ("overdue --json --csv", "--csv"),
        ("overdue --as-of", "--as-of"),
        ("overdue --as-of snart", "snart"),
        ("overdue --as-of 2024-02-30", "2024-02-30"),
        ("upcoming --within soon", "soon"),
        ("upcoming --within -3d", "--within"),
        ("overdue --lang fr", "fr"),
        ("overdue klass:grön", "grön"),
        ("directives namn:social", "namn"),
        ("sources klass:försenad", "id:"),
        ("--frob", "--frob"),
    ],
)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_wrong_usage_is_told_in_one_line_with_status_2(
    namndkoll: Run, arguments: str, named: str, language: str
) -> None:
    said = namndkoll("--lang", language, *arguments.split())
    assert (said.status, said.out, said.err.count("\n")) == (2, "", 1)
    assert named in said.err


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(("language", "heading"), [("sv", "användning: "), ("en", "usage: ")])
def test_each_command_explains_itself_in_the_language(
    namndkoll: Run, command: str, language: str, heading: str
) -> None:
    said = namndkoll(command, "--help", "--lang", language)
    assert (said.status, said.err) == (0, "")
    assert said.out.startswith(f"{heading}namndkoll {command}")


def test_the_program_lists_its_commands(namndkoll: Run) -> None:
    said = namndkoll("--help")
    assert said.status == 0
    assert [name for name in COMMANDS if f"  {name} " not in said.out] == []


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize("command", READING)
def test_every_reading_command_takes_a_day(namndkoll: Run, command: str) -> None:
    assert namndkoll(command, "--as-of", "2025-01-01", "--json").status == 0


@pytest.mark.usefixtures("register")
def test_the_day_decides_what_is_late(namndkoll: Run) -> None:
    assert json.loads(namndkoll("overdue", "--as-of", "2023-06-01", "--json").out) == []


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize(
    ("within", "last"),
    [("4d", "2024-09-20"), ("10", "2024-09-26"), ("2w", "2024-09-26"), ("4v", "2024-10-10")],
)
def test_upcoming_looks_as_far_ahead_as_told(namndkoll: Run, within: str, last: str) -> None:
    found = json.loads(namndkoll("upcoming", "--within", within, "--json").out)
    assert found[-1]["deadline"]["last"] == last


@pytest.mark.usefixtures("own_folders")
def test_without_a_terminal_the_app_says_so(namndkoll: Run, register: Path) -> None:
    said = namndkoll()
    assert said.status == 1
    assert "--help" in said.err
