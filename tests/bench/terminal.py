"""A program in a pseudo-terminal, watched from outside: what it writes, and when."""

from __future__ import annotations

import os
import pty
import re
import select
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

ROOT = Path(__file__).parent.parent.parent
_LINES, _COLUMNS = 36, 120
_LONGEST = 60.0
"""Seconds after which a program that paints nothing is given up."""
_NOT_COMPILED = "PYTHONDONTWRITEBYTECODE"
_compiled = tempfile.TemporaryDirectory(prefix="bench-", ignore_cleanup_errors=True)
"""Where Python keeps what it compiles: an installed program is compiled before it is started."""
_SEQUENCES = re.compile(
    rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|[\]P^_][^\x07\x1b]*(?:\x07|\x1b\\)|[ -/]*[0-Z\\-~])"
)
_SEEN = re.compile(rb"[!-~\x80-\xff]")


class Terminal:
    """Runs Python code in a pseudo-terminal of 120 by 36 cells, from the root of the project."""

    def __init__(self, code: str, arguments: Sequence[str] = ()) -> None:
        self._master, slave = pty.openpty()
        self._written = b""
        environment = {
            **{name: value for name, value in os.environ.items() if name != _NOT_COMPILED},
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "COLUMNS": str(_COLUMNS),
            "LINES": str(_LINES),
            "PYTHONPYCACHEPREFIX": _compiled.name,
            "XDG_STATE_HOME": _compiled.name,
        }
        self.started = time.perf_counter()
        self._process = subprocess.Popen(
            [sys.executable, "-c", code, *arguments],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            cwd=ROOT,
            env=environment,
            start_new_session=True,
        )
        os.close(slave)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._master)

    def first_frame(self) -> float:
        """Seconds from the start of the process until a visible character is on the screen."""
        while not _SEEN.search(_text_of(self._written)):
            self._read(_LONGEST)
        return time.perf_counter() - self.started

    def until_seen(self, text: str) -> float:
        """Seconds from the start of the process until a text is on the screen."""
        while text.encode() not in _text_of(self._written):
            self._read(_LONGEST)
        return time.perf_counter() - self.started

    def until_quiet(self, seconds: float = 0.5) -> None:
        """Read on until nothing was written for some time."""
        while self._readable(seconds):
            self._read(seconds)

    def press(self, key: bytes) -> float:
        """Seconds from a key until something is painted in answer."""
        self.until_quiet(0.05)
        started = time.perf_counter()
        os.write(self._master, key)
        self._read(_LONGEST)
        return time.perf_counter() - started

    def answer(self, key: bytes, quiet: float = 0.15) -> tuple[float, float]:
        """Seconds from a key to the first thing painted in answer, and to the last.

        The last is what nothing follows for `quiet` seconds.
        """
        started = time.perf_counter()
        os.write(self._master, key)
        self._read(_LONGEST)
        first = last = time.perf_counter() - started
        while self._readable(quiet):
            self._read(quiet)
            last = time.perf_counter() - started
        return first, last

    def memory(self) -> int:
        """Return the bytes that the program holds in memory now, as Linux tells it."""
        status = Path(f"/proc/{self._process.pid}/status").read_text(encoding="utf-8")
        return int(status.split("VmRSS:")[1].split()[0]) * 1024

    def _readable(self, seconds: float) -> bool:
        return bool(select.select([self._master], [], [], seconds)[0])

    def _read(self, seconds: float) -> None:
        if not self._readable(seconds):
            raise SystemExit(f"Nothing was painted for {seconds:g} seconds.")
        try:
            self._written += os.read(self._master, 65536)
        except OSError as error:  # what a pseudo-terminal says when its program has ended
            said = _text_of(self._written).decode(errors="replace").rstrip()[-500:]
            raise SystemExit(f"The program ended: …{said}") from error


def _text_of(written: bytes) -> bytes:
    """Return what was written without the sequences that terminals obey, also one half written."""
    return _SEQUENCES.sub(b"", written).split(b"\x1b")[0]
