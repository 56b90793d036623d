"""The command `import`: what it says where it cannot write, reach or read what it was told to."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from store.register.register import Register
from tests.shared import ROOT
from tests.tui.cli.conftest import Run

FULL = Path("/dev/full")
AS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
needs_full = pytest.mark.skipif(not FULL.exists(), reason="needs a device that is always full")
needs_rights = pytest.mark.skipif(
    os.name == "nt" or AS_ROOT, reason="needs a user who may not read everything"
)


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """Return where a register may be made."""
    return tmp_path / "new.json"


@pytest.fixture
def closed(tmp_path: Path) -> Iterator[Path]:
    """Return a folder whose files nobody can reach."""
    folder = tmp_path / "closed"
    folder.mkdir()
    folder.chmod(0)
    yield folder
    folder.chmod(0o700)


def _on_full_disk(*arguments: object) -> subprocess.CompletedProcess[bytes]:
    with FULL.open("wb") as full:
        return subprocess.run(
            [sys.executable, "-m", "tui", *map(str, arguments)],
            cwd=ROOT,
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=60,
        )


@needs_full
@pytest.mark.usefixtures("own_folders")
@pytest.mark.parametrize("form", [[], ["--json"]])
def test_an_import_whose_report_cannot_be_written_is_told_as_done(
    made: Path, target: Path, form: list[str]
) -> None:
    done = _on_full_disk("import", made, "--register", target, *form)
    assert Register.open(target).activities
    assert (done.returncode, done.stderr.count(b"\n")) == (1, 1)
    assert f"1 document is in {target}." in done.stderr.decode()
    assert "cannot be written here" in done.stderr.decode()


@needs_full
@pytest.mark.usefixtures("own_folders")
@pytest.mark.parametrize("words", ["--help", "overdue --help", "--version"])
def test_help_that_cannot_be_written_is_told(words: str) -> None:
    done = _on_full_disk(*words.split())
    assert (done.returncode, done.stderr.count(b"\n")) == (1, 1)


@pytest.mark.usefixtures("own_folders")
def test_an_import_whose_reader_stops_early_says_what_it_did(made: Path, target: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "tui", "import", str(made), "--register", str(target)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        said = process.stderr.read().decode()
        assert (process.wait(30), said) == (0, f"1 document is in {target}.\n")


@pytest.mark.parametrize("command", ["goals", "where", "import", "import --dry-run"])
def test_a_register_that_cannot_be_looked_for_is_told(
    namndkoll: Run, tmp_path: Path, made: Path, command: str
) -> None:
    unreachable = tmp_path / ("long" * 100) / "r.json"
    name, *options = command.split()
    documents = [made] if name == "import" else []
    said = namndkoll(name, *documents, *options, "--register", unreachable)
    assert (said.status, said.err.count("\n")) == (1, 1)
    assert "--register FILE" in said.err or "Check the path" in said.err


@needs_rights
@pytest.mark.parametrize("command", ["goals", "where", "import", "import --dry-run"])
def test_a_register_in_a_closed_folder_is_told(
    namndkoll: Run, closed: Path, made: Path, command: str
) -> None:
    name, *options = command.split()
    documents = [made] if name == "import" else []
    said = namndkoll(name, *documents, *options, "--register", closed / "r.json")
    assert (said.status, said.err.count("\n")) == (1, 1)
    assert str(closed) in said.err


@needs_rights
def test_a_document_in_a_closed_folder_is_told(namndkoll: Run, closed: Path, target: Path) -> None:
    said = namndkoll("import", closed / "budget.txt", "--register", target)
    assert (said.status, said.out, said.err.count("\n")) == (1, "", 1)
    assert not target.exists()


def test_a_trial_tells_that_an_import_would_not_be_saved(
    namndkoll: Run, tmp_path: Path, made: Path
) -> None:
    folder = tmp_path / "none"
    said = namndkoll("import", made, "--dry-run", "--json", "--register", folder / "r.json")
    assert (said.status, json.loads(said.out)["added"] > 0) == (0, True)
    assert f"would not be saved there: there is no folder {folder}" in said.err


def test_a_trial_of_a_possible_import_says_only_that_it_was_one(
    namndkoll: Run, made: Path, target: Path
) -> None:
    said = namndkoll("import", made, "--dry-run", "--json", "--register", target)
    assert said.err == f"Only tried: nothing was written to {target}.\n"


def test_an_empty_name_is_wrong_usage(namndkoll: Run, target: Path) -> None:
    said = namndkoll("import", "", "--register", target)
    assert (said.status, said.err) == (2, "The name of a document is empty: name a text file.\n")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a system with named pipes")
def test_a_pipe_is_refused_without_waiting_for_a_writer(
    namndkoll: Run, tmp_path: Path, target: Path
) -> None:
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    said = namndkoll("import", pipe, "--register", target)
    assert (said.status, said.err.count("\n"), target.exists()) == (1, 1, False)


def test_a_file_too_large_is_refused_by_its_size_alone(
    namndkoll: Run, tmp_path: Path, target: Path
) -> None:
    sparse = tmp_path / "sparse.txt"
    with sparse.open("wb") as file:
        file.truncate(1024**3)
    said = namndkoll("import", sparse, "--register", target)
    assert (said.status, "50 MB" in said.err, target.exists()) == (1, True, False)
