"""Which register a command opens, and what becomes of the sample."""

import json
from datetime import date
from pathlib import Path

import pytest

from store.register.register import Register
from tests.registers import small_register
from tests.tui.cli.conftest import Run
from tui.headless.commands import COMMANDS
from tui.settings.opening import sample
from tui.settings.paths import own_register

WORDS = {
    "show": "show A1",
    "explain": "explain A1",
    "when": "when idag",
    "meet": "meet Socialnämnden 2026-01-01",
    "cancel": "cancel M1",
    "set": "set A1 status=done",
    "note": "note A1 x",
    "merge": "merge copy.json",
    "forget": "forget A1",
    "thread": "thread A1",
    "compare": "compare 2025 2026",
    "draft": "draft letter A1",
    "pack": "pack Socialnämnden",
    "find": "find nämnden",
    "move": "move M1 2026-01-01",
    "new": "new Ring",
    "remove": "remove E1",
    "server": "server check",
}
READING = [
    WORDS.get(name, name)
    for name in COMMANDS
    if name not in {"import", "keys", "restore", "serve", "columns"}
]


@pytest.fixture
def own(own_folders: Path) -> Path:
    """Return where the user's own register belongs; nothing is there yet."""
    return own_register()


def _late(run: Run, *arguments: object) -> list[str]:
    return [entry["id"] for entry in json.loads(run("overdue", "--json", *arguments).out)]


def test_the_first_command_makes_a_copy_of_the_sample_and_says_so(
    namndkoll: Run, own: Path
) -> None:
    said = namndkoll("goals", "--json")
    assert said.status == 0
    assert str(own) in said.err.splitlines()[0]
    assert own.read_bytes() == sample()


@pytest.mark.parametrize("command", ["goals", "import"])
def test_a_data_folder_that_cannot_be_made_is_told(
    namndkoll: Run, own: Path, made: Path, command: str
) -> None:
    above = own.parent.parent
    above.parent.mkdir(parents=True)
    above.write_text("in the way", encoding="utf-8")
    said = namndkoll(command, *([made] if command == "import" else []))
    assert (said.status, said.err.count("\n")) == (1, 1)
    assert str(own.parent) in said.err


def test_the_second_command_says_nothing(namndkoll: Run, own: Path) -> None:
    namndkoll("goals")
    assert namndkoll("goals", "--json").err == ""


def test_the_sample_is_counted_from_its_own_day(namndkoll: Run, own: Path) -> None:
    assert len(_late(namndkoll)) > 0
    assert _late(namndkoll) == _late(namndkoll, "--as-of", str(Register.open(own).as_of))


def test_a_register_without_a_day_of_its_own_is_counted_from_today(
    namndkoll: Run, tmp_path: Path, made: Path
) -> None:
    register = tmp_path / "new.json"
    namndkoll("import", made, "--register", register)
    (entry, *_) = json.loads(namndkoll("activities", "--json", "--register", register).out)
    deadline = entry["deadline"]
    counted = (date.fromisoformat(deadline["last"]) - date.today()).days
    assert abs(deadline["days"] - counted) <= 1


@pytest.mark.parametrize("command", READING)
@pytest.mark.parametrize("by", ["option", "environment"])
def test_a_named_register_that_is_missing_is_told(
    namndkoll: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    command: str,
    by: str,
) -> None:
    missing = tmp_path / "missing.json"
    options: list[object] = ["--register", missing] if by == "option" else []
    monkeypatch.setenv("NAMNDKOLL_REGISTER", str(missing) if by == "environment" else "")
    words = ["nämnden"] if command == "search" else []
    said = namndkoll(*command.split(), *words, *options)
    assert (said.status, said.err.count("\n")) == (1, 1)
    assert str(missing) in said.err
    assert not missing.exists()


def test_the_option_goes_before_the_environment(
    namndkoll: Run, register: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.json"
    small_register(other)
    said = namndkoll("where", "--json", "--register", other)
    assert json.loads(said.out)["register"] == str(other)


def test_where_tells_the_paths_of_a_register_that_is_missing_too(
    namndkoll: Run, tmp_path: Path
) -> None:
    missing = tmp_path / "missing.json"
    said = namndkoll("where", "--json", "--register", missing)
    assert json.loads(said.out)["register"] == str(missing)


def test_an_import_makes_the_register(namndkoll: Run, tmp_path: Path, made: Path) -> None:
    register = tmp_path / "new.json"
    said = namndkoll("import", made, "--register", register)
    assert said.status == 0
    assert [one.name for one in Register.open(register).documents] == [made.name]


def test_an_import_twice_changes_nothing(namndkoll: Run, tmp_path: Path, made: Path) -> None:
    register = tmp_path / "new.json"
    namndkoll("import", made, "--register", register)
    before = register.read_bytes()
    again = json.loads(namndkoll("import", made, "--json", "--register", register).out)
    assert (again["added"], again["changed"], again["withdrawn"]) == (0, 0, 0)
    assert register.read_bytes() == before


def test_a_trial_writes_nothing_and_tells_the_same(
    namndkoll: Run, tmp_path: Path, made: Path
) -> None:
    register = tmp_path / "new.json"
    trial = namndkoll("import", made, "--dry-run", "--json", "--register", register)
    assert not register.exists()
    assert trial.out == namndkoll("import", made, "--json", "--register", register).out


def test_the_first_import_begins_ones_own_register(namndkoll: Run, own: Path, made: Path) -> None:
    assert namndkoll("import", made).status == 0
    register = Register.open(own)
    assert ([one.name for one in register.documents], register.as_of) == ([made.name], None)


def test_an_import_sets_the_sample_aside_and_says_so(namndkoll: Run, own: Path, made: Path) -> None:
    namndkoll("goals")
    said = namndkoll("import", made)
    aside = own.with_name("sample.json")
    assert (said.status, aside.read_bytes()) == (0, sample())
    assert str(aside) in said.err
    assert Register.open(own).as_of is None


def test_a_trial_leaves_the_sample_where_it_is(namndkoll: Run, own: Path, made: Path) -> None:
    namndkoll("goals")
    namndkoll("import", made, "--dry-run")
    assert own.read_bytes() == sample()
    assert not own.with_name("sample.json").exists()


def test_a_named_sample_is_imported_into(namndkoll: Run, register: Path, made: Path) -> None:
    namndkoll("import", made, "--register", register)
    assert len(Register.open(register).documents) == 2


def test_one_bad_document_among_several_leaves_the_register_as_it_was(
    namndkoll: Run, tmp_path: Path, made: Path
) -> None:
    register, bad = tmp_path / "new.json", tmp_path / "bad.txt"
    bad.write_bytes(b"\x00\x01\x02")
    said = namndkoll("import", made, bad, "--register", register)
    assert (said.status, said.out, said.err.count("\n")) == (1, "", 1)
    assert not register.exists()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.txt", b""),
        ("binary.txt", b"\x7fELF\x00\x00\x01"),
        ("latin1.txt", "Nämnden ska bygga på ön.\n".encode("latin-1")),
        ("missing.txt", None),
        ("folder", None),
    ],
)
def test_what_is_no_budget_is_told_in_a_sentence(
    namndkoll: Run, tmp_path: Path, name: str, data: bytes | None
) -> None:
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    elif name == "folder":
        path.mkdir()
    said = namndkoll("import", path, "--register", tmp_path / "new.json")
    assert (said.status, said.out, said.err.count("\n")) == (1, "", 1)
    assert name in said.err
    assert not (tmp_path / "new.json").exists()


@pytest.mark.parametrize("command", ["overdue", "import"])
def test_a_damaged_register_is_told_and_left_as_it_is(
    namndkoll: Run, tmp_path: Path, made: Path, command: str
) -> None:
    path = tmp_path / "damaged.json"
    path.write_text('{"register": {"1": ', encoding="utf-8")
    words = [made] if command == "import" else []
    said = namndkoll(command, *words, "--register", path)
    assert (said.status, said.out, said.err.count("\n")) == (1, "", 1)
    assert path.read_text(encoding="utf-8") == '{"register": {"1": '
