"""Hostile text in every field of a register: shown as text, and no byte that a terminal obeys."""

import json
import unicodedata
from pathlib import Path

import pytest

from store.dates.span import Span
from store.importing.reading.reading import Reading
from store.model.money import BudgetItem, BudgetLine
from store.model.records import (
    Activity,
    Committee,
    Directive,
    Goal,
    Indicator,
    Listing,
    Participant,
)
from store.register.register import Register
from tests.registers import NOW, Page
from tests.shared import SHARED, shared
from tests.tui.cli.conftest import OnTerminal, Run

WRITTEN = [
    "[/x] klar", "[@click=app.pwn]Klicka[/]", "[link=https://example.org]a[/link]",
    "[bold red]Brådskande", "[on #zzzzzz]x", "\\[b]\\", "kl :warning:", "\x1b[31mRÖD\x1b[0m",
    "\x1b]0;titel\x07slut", "\x9b31mRÖD", "\x9d0;titel\x9cslut", "Avslag\rBifall", "ping\x07",
    "a\x00b\x7fc", "rad1\nrad2\tkol", "a\x85b\u2028c", "Godkänd \u202edånvägrev", "So\u200bcial",
    "Kultur\U000e0041", "👩\u200d👩 🇸🇪", "Ö" + "\u0301" * 300, "会議" * 50, "å" * 100_000, "", " ",
]  # fmt: skip
COMMANDS = (
    "activities", "overdue", "upcoming", "directives", "indicators", "budgets", "goals",
    "committees", "sources", "search -finnsinte", "where",
)  # fmt: skip


def _foreign() -> list[str]:
    """Return the hostile texts beside the project, as far as they can be kept at all."""
    texts = [
        path.read_bytes().decode("utf-8", "replace")
        for path in sorted((SHARED / "hostile/text").glob("*.txt"))
    ]
    records = SHARED / "hostile/text/records.json"
    if records.exists():
        texts += [one["titel"] for one in json.loads(records.read_text(encoding="utf-8"))]
    return [text.encode("utf-8", "replace").decode() for text in texts]


def _reading(texts: list[str]) -> Reading:
    page = Page("\x1b[31mplan\u202e\x07.txt")
    place = page.put(*texts[:9])
    activities = tuple(Activity("", (_row(text, page),)) for text in texts)
    return Reading(
        page.document(),
        tuple(Committee("", text, "committee", (text,), (text,)) for text in texts),
        tuple(Goal("", text, text, place) for text in texts),
        tuple(
            Directive("", text, "directive", text, text, place, text, text, text)
            for text in texts
        ),
        activities,
        tuple(
            Indicator("", text, place, text, text, text, targets={text: text}) for text in texts
        ),
        tuple(
            BudgetLine("", text, "operating", text, place, text, 1.0, 1.0, (BudgetItem(text, 1),))
            for text in texts
        ),
    )  # fmt: skip


def _row(text: str, page: Page) -> Listing:
    end = Span(text)
    return Listing(
        text, text, end, end, page.put(text), text, text, (text,), (Participant(text, "directs"),)
    )


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a register in which every text of every record is hostile."""
    path = tmp_path_factory.mktemp("hostile") / "hostile.json"
    register = Register.empty(path)
    register.take_in(_reading([*WRITTEN, *_foreign()]), NOW)
    return path


def _obeyed(text: str) -> set[str]:
    """Return what a terminal would obey or a reader not see, by name of its category."""
    return {
        f"{ord(char):x}"
        for char in text
        if char != "\n" and unicodedata.category(char) in {"Cc", "Cf", "Cs", "Zl", "Zp"}
    }


@pytest.mark.parametrize("form", ["", "--json", "--csv"])
@pytest.mark.parametrize("command", COMMANDS)
def test_no_list_lets_anything_through(
    namndkoll: Run, hostile: Path, command: str, form: str
) -> None:
    said = namndkoll(*command.split(), *form.split(), "--register", hostile)
    assert (said.status, said.err) == (0, "")
    assert _obeyed(said.out.replace("\r\n", "\n")) == set()


@pytest.mark.parametrize("command", COMMANDS)
def test_no_list_on_a_terminal_lets_anything_through(
    on_terminal: OnTerminal, hostile: Path, command: str
) -> None:
    shown = on_terminal(*command.split(), "--register", hostile)
    assert _obeyed(shown) == set()


@pytest.mark.parametrize("form", ["", "--json", "--csv"])
@pytest.mark.parametrize("kind", "ADIGBCS")
def test_no_entry_lets_anything_through(
    namndkoll: Run, hostile: Path, kind: str, form: str
) -> None:
    for number in range(1, 1 if kind == "S" else len(WRITTEN)):
        said = namndkoll("show", f"{kind}{number}", *form.split(), "--register", hostile)
        assert said.status == 0
        assert _obeyed(said.out.replace("\r\n", "\n")) == set()


def test_json_says_the_very_same_text(namndkoll: Run, hostile: Path) -> None:
    said = namndkoll("goals", "--json", "--register", hostile)
    kept = [goal.text for goal in Register.open(hostile).goals]
    assert [goal["text"] for goal in json.loads(said.out)] == kept


def test_markup_is_shown_as_it_is_written(on_terminal: OnTerminal, hostile: Path) -> None:
    shown = on_terminal("goals", "--register", hostile)
    assert [text for text in WRITTEN[:7] if text not in shown] == []


@pytest.mark.parametrize("text", WRITTEN[:-3])
def test_a_message_lets_nothing_through(namndkoll: Run, hostile: Path, text: str) -> None:
    for command in (["show", text], ["overdue", f"klass:{text}"], [text], ["import", text]):
        said = namndkoll(*command, "--register", hostile)
        assert said.status in {0, 1, 2}
        assert _obeyed(said.out + said.err) == set()


def _files(folder: str) -> list[str]:
    return sorted(path.name for path in (SHARED / folder).glob("*.*")) or ["any.txt"]


@pytest.mark.parametrize("name", _files("hostile/text"))
def test_a_hostile_text_is_kept_or_refused_and_nothing_in_it_is_obeyed(
    namndkoll: Run, tmp_path: Path, name: str
) -> None:
    path, register = shared(f"hostile/text/{name}"), tmp_path / "new.json"
    said = namndkoll("import", path, "--register", register)
    assert said.status in {0, 1}
    assert _obeyed(said.out + said.err) == set()
    assert register.exists() == (said.status == 0)
    if said.status == 0:
        assert json.loads(namndkoll("committees", "--json", "--register", register).out) == []
        shown = namndkoll("show", "S1", "--source", "--register", register)
        assert _obeyed(shown.out + shown.err) == set()


@pytest.mark.parametrize("name", _files("hostile/json"))
@pytest.mark.parametrize("command", ["overdue", "where"])
def test_no_hostile_file_is_a_register(namndkoll: Run, name: str, command: str) -> None:
    path = shared(f"hostile/json/{name}")
    said = namndkoll(command, "--register", path)
    expected = (1, 1) if command == "overdue" else (0, 0)
    assert (said.status, said.err.count("\n")) == expected
    assert _obeyed(said.out + said.err) == set()
