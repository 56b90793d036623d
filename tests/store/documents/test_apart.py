"""A document read in a process of its own: whatever becomes of that, one sentence comes of it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from store.common import limits
from store.common.errors import DocumentError
from store.documents import apart
from store.documents.kinds import of_bytes
from tests.store.documents.made import as_docx, as_pdf, as_xlsx

TEXT = "Budget 2026\n\nSocialnämnden\n\nNämnden ska\n\n- väga maten\n- laga taken\n"
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
ENDINGS = {
    "killed": "import os; os.kill(os.getpid(), 9)",
    "a fault in its memory": "import ctypes; ctypes.string_at(0)",
    "it fails": "raise RuntimeError",
    "it says nothing": "",
    "it takes nothing": "import sys; sys.stdin.close()",
    "its answer is cut": "print('done TextDocument'); print('{\"name\": \"a', end='')",
    "its answer is missing": "print('refused')",
    "out of memory": "print('memory')",
}
STANDS = "import time; time.sleep(600)"


class Begun:
    """Has other programs begun in place of the reader, and keeps them."""

    def __init__(self) -> None:
        self.processes: list[subprocess.Popen[bytes]] = []

    def begin(self, code: str) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(
            [sys.executable, "-c", code],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self.processes.append(process)
        return process


def instead(monkeypatch: pytest.MonkeyPatch, code: str) -> Begun:
    begun = Begun()
    monkeypatch.setattr(apart, "_started", lambda _name: begun.begin(code))
    return begun


@POSIX
@pytest.mark.parametrize("ending", ENDINGS)
def test_a_reader_that_ends_early_is_a_sentence(
    ending: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = instead(monkeypatch, ENDINGS[ending])
    with pytest.raises(DocumentError, match=r"a\.docx (was not read|takes more than)"):
        of_bytes("a.docx", as_docx(TEXT) + bytes(2**20))
    assert begun.processes[0].poll() is not None


class StoppedError(Exception):
    """Nobody waits any more."""


def test_a_reading_that_nobody_waits_for_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    begun = instead(monkeypatch, STANDS)
    looks = []

    def stop(done: int, total: int) -> None:
        looks.append((done, total))
        if len(looks) > 2:
            raise StoppedError

    with pytest.raises(StoppedError):
        of_bytes("a.docx", as_docx(TEXT) + bytes(2**24), stop)
    assert looks == [(0, 0)] * 3
    assert begun.processes[0].poll() is not None


def test_a_reading_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    begun = instead(monkeypatch, STANDS)
    monkeypatch.setattr(limits, "SECONDS", 0.5)
    with pytest.raises(DocumentError, match=r"a\.docx took more than"):
        of_bytes("a.docx", as_docx(TEXT))
    assert begun.processes[0].poll() is not None


def test_a_process_that_cannot_be_started_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with pytest.raises(DocumentError, match=r"no process can be started for it \(No such file"):
        of_bytes("a.docx", as_docx(TEXT))


def test_the_reader_is_the_programs_own_wherever_one_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "store").mkdir()
    (tmp_path / "store" / "__init__.py").write_text("raise SystemExit(3)", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert of_bytes("a.docx", as_docx(TEXT)).lines[0] == "Budget 2026"


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx", "a.pdf", "a.ics"])
def test_a_document_comes_back_as_it_would_be_read_here(name: str) -> None:
    from store.documents.kinds import of_bytes_here
    from tests.store.documents.test_kinds import CALENDAR, ROWS

    data = {
        "a.docx": as_docx(TEXT), "a.xlsx": as_xlsx(ROWS), "a.pdf": as_pdf(TEXT),
        "a.ics": CALENDAR.encode(),
    }[name]  # fmt: skip
    there, here = of_bytes(name, data), of_bytes_here(name, data)
    assert there == here
    assert type(there) is type(here)


def test_what_stands_in_a_sentence_comes_back_with_it() -> None:
    with pytest.raises(DocumentError) as refused:
        of_bytes("å {b}.docx", as_docx(TEXT)[:-400])
    assert str(refused.value) == "å {b}.docx is damaged or cut off. Fetch the file again."


@pytest.mark.parametrize("name", ["a.txt", "a.csv"])
def test_no_process_is_started_for_plain_text(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    begun = instead(monkeypatch, "")
    of_bytes(name, b"a;b\nc;d\n")
    assert begun.processes == []


@POSIX
@pytest.mark.skipif(sys.platform == "darwin", reason="macOS holds no process to its memory")
def test_a_reader_is_held_to_its_memory() -> None:
    code = (
        "from store.documents.apart_process import _limit_memory; _limit_memory()\n"
        f"try: bytearray({limits.MEMORY})\n"
        "except MemoryError: print('held')"
    )
    root = Path(__file__).parents[3]
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=root)
    assert done.stdout.split() == [b"held"]


@POSIX
def test_a_reader_whose_starter_is_gone_ends_when_it_writes() -> None:
    process = apart._started("a.pdf")
    assert process.stdin
    assert process.stdout
    process.stdout.close()
    process.stdin.write(b'"a.pdf"\n' + as_pdf(TEXT))
    process.stdin.close()
    assert process.wait(60) != 0


def test_a_limit_of_another_process_is_a_sentence_here() -> None:
    far = '<row r="3"><c r="XFD3" t="inlineStr"><is><t>x</t></is></c></row>'
    with pytest.raises(DocumentError, match="has 16384 columns in row 3, and at most 1000"):
        of_bytes("a.xlsx", as_xlsx([["a"], ["b"]], extra_rows=far))


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="others tell no peak of their own")
def test_what_whoever_began_it_held_is_not_held_against_a_document() -> None:
    after = "from store.documents import apart_process; print(apart_process._peak())"
    large = (
        "import os, sys\n"
        "held = b'x' * (400 << 20)\n"
        f"os.execv(sys.executable, [sys.executable, '-c', {after!r}])\n"
    )
    told = subprocess.run([sys.executable, "-c", large], check=True, capture_output=True)
    assert int(told.stdout) < 300 << 20
