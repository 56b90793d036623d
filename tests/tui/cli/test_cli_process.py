"""The program as a process of its own: what it loads, and streams that are closed, full or old."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.shared import ROOT
from tests.tui.cli.conftest import Run
from tui.headless import lists

HEAVY = ("textual", "rich", "tinydb")


def _run(
    *arguments: str, code: str = "", environ: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    start = ["-c", code] if code else ["-m", "tui"]
    return subprocess.run(
        [sys.executable, *start, *arguments],
        cwd=ROOT,
        env=os.environ | (environ or {}),
        capture_output=True,
        timeout=60,
    )


def _loaded(code: str) -> list[str]:
    asked = f"import sys\n{code}\nprint([one for one in {HEAVY} if one in sys.modules])"
    lines = _run(code=asked).stdout.decode().splitlines()
    return list(json.loads(lines[-1].replace("'", '"')))


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize(
    ("code", "loaded"),
    [
        ("import tui.cli", []),
        ("import tui.cli; tui.cli.main(['overdue', '--json'])", []),
        ("import tui.cli; tui.cli.main(['overdue', '--csv'])", []),
        ("import tui.cli; tui.cli.main(['overdue'])", []),
        ("import tui.cli; tui.cli.main(['show', 'A1'])", []),
        ("import tui.messages.terminal", ["rich"]),
    ],
)
def test_commands_load_no_more_than_they_need(code: str, loaded: list[str]) -> None:
    assert _loaded(code) == loaded


@pytest.mark.usefixtures("register")
def test_an_import_loads_no_screen(made: Path, tmp_path: Path) -> None:
    target = str(tmp_path / "new.json")
    call = f"import tui.cli; tui.cli.main(['import', {str(made)!r}, '--register', {target!r}])"
    assert "textual" not in _loaded(call)


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp437", "utf-16"])
@pytest.mark.parametrize("form", ["", "--json", "--csv"])
def test_an_old_encoding_of_stdout_is_no_obstacle(encoding: str, form: str) -> None:
    done = _run("activities", *form.split(), environ={"PYTHONIOENCODING": encoding})
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_json_says_the_same_in_every_encoding(encoding: str) -> None:
    done = _run("activities", "--json", environ={"PYTHONIOENCODING": encoding})
    texts = [entry["text"] for entry in json.loads(done.stdout.decode(encoding))]
    assert "Ta fram en plan för skolmåltider" in texts


@pytest.mark.usefixtures("register")
def test_csv_is_utf_8_in_every_encoding() -> None:
    done = _run("activities", "--csv", environ={"PYTHONIOENCODING": "cp1252"})
    assert "skolmåltider" in done.stdout.decode("utf-8")


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize("locale", ["C", "POSIX", "sv_SE.UTF-8", "nonsense"])
def test_any_locale_will_do(locale: str) -> None:
    done = _run("overdue", environ={"LC_ALL": locale, "LANG": locale})
    assert (done.returncode, b"Traceback" in done.stderr) == (0, False)


@pytest.mark.usefixtures("register")
def test_a_reader_that_stops_early_is_no_error() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "tui", "activities", "--json"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        said = process.stderr.read()
        assert (process.wait(30), said) == (0, b"")


@pytest.mark.usefixtures("register")
@pytest.mark.skipif(os.name == "nt", reason="needs a shell that closes streams")
@pytest.mark.parametrize(
    ("streams", "status"), [(">&-", 1), ("2>&-", 0), ("<&-", 0), (">&- 2>&-", 1)]
)
def test_closed_streams_end_without_a_traceback(streams: str, status: int) -> None:
    line = f"{sys.executable} -m tui overdue {streams}"
    done = subprocess.run(["sh", "-c", line], cwd=ROOT, capture_output=True, timeout=60)
    assert (done.returncode, b"Traceback" in done.stderr) == (status, False)
    assert done.stderr.count(b"\n") <= 1


@pytest.mark.usefixtures("register")
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("form", ["", "--json", "--csv"])
def test_a_full_disk_is_told_in_a_sentence(form: str) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "tui", "activities", *form.split()],
            cwd=ROOT,
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=60,
        )
    assert (done.returncode, done.stderr.count(b"\n")) == (1, 1)


@pytest.mark.usefixtures("register")
@pytest.mark.skipif(os.name == "nt", reason="signals are sent otherwise there")
def test_an_interruption_ends_with_a_word() -> None:
    code = (
        "import os, signal, sys\n"
        "from tui.headless import lists\n"
        "lists.run = lambda request: os.kill(os.getpid(), signal.SIGINT)\n"
        "from tui.cli import main\n"
        "sys.exit(main(['overdue']))"
    )
    done = _run(code=code, environ={"NAMNDKOLL_LANG": "sv"})
    assert (done.returncode, done.stderr.decode()) == (1, "Avbrutet.\n")


def test_a_fault_of_the_program_is_told_without_what_the_register_says(
    namndkoll: Run, register: Path, monkeypatch: pytest.MonkeyPatch, own_folders: Path
) -> None:
    def fail(_request: object) -> None:
        raise LookupError("Ta fram en plan för skolmåltider")

    monkeypatch.setattr(lists, "run", fail)
    said = namndkoll("overdue")
    (report,) = own_folders.rglob("namndkoll-*.txt")
    assert (said.status, said.out, said.err.count("\n")) == (1, "", 1)
    assert str(report) in said.err
    assert "LookupError" in report.read_text(encoding="utf-8")
    assert "skolmåltider" not in said.err + report.read_text(encoding="utf-8")


@pytest.mark.usefixtures("own_folders")
def test_the_module_is_the_program() -> None:
    done = _run("--help")
    assert (done.returncode, b"usage: namndkoll " in done.stdout) == (0, True)
