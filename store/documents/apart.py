"""A document read in a process of its own: this one lives on whatever the file does to it.

That process is held to its memory where the platform can (Linux can), and to its time everywhere:
it is killed when the time is over, when nobody waits for it any more, and when this one fails.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import NoReturn, Self

import msgspec

from store.common.errors import DocumentError, Message
from store.common.limits import MEGABYTE, MEMORY, within
from store.documents.calendars import CalendarDocument
from store.documents.common.rows import SheetDocument
from store.documents.common.text import TextDocument

Tell = Callable[[int, int], None]
_FORMS = {one.__name__: one for one in (TextDocument, SheetDocument, CalendarDocument)}
"""What a document may come back as."""
_LOOK = 0.2
"""Seconds after which it is told again how far the reading has come, so that it can be stopped."""
_ROOT = Path(__file__).parents[2]


def read_apart(name: str, data: bytes, tell: Tell) -> TextDocument:
    """Make a document of a file's bytes in another process.

    Told is how many of its pages were read, of how many (0 as long as nobody knows), again and
    again while it lasts; what `tell` raises ends the reading.

    Raises:
        DocumentError: it cannot be read, or takes more time or memory than a document may.
    """
    form, body = _answered(name, data, tell)
    return msgspec.json.decode(body, type=_FORMS[form])


def picture_apart(name: str, data: bytes, page: int) -> bytes:
    """Return a picture, as PNG, of how a page of a PDF was cut, made in another process.

    Raises:
        DocumentError: as in `read_apart`, or there is no such page.
    """
    from store.documents.pdf.picture import Picture

    _form, body = _answered(name, data, lambda _page, _pages: None, page)
    return msgspec.json.decode(body, type=Picture).png


def _answered(name: str, data: bytes, tell: Tell, picture: int = 0) -> tuple[str, bytes]:
    """Return the name of what a file was read as, and that as JSON."""
    with _Reader(name, data, tell, picture) as reader:
        said = reader.answer().split()
        if said == [b"memory"]:
            _refuse_memory(name)
        body = reader.line() if said else b""
        if not body:
            _refuse_ended(name, reader.status())
    if said == [b"refused"]:
        message = msgspec.json.decode(body, type=Message)
        raise DocumentError(message.text, **message.values)
    return said[-1].decode(), body


class _Reader:
    """The process, and what it says."""

    def __init__(self, name: str, data: bytes, tell: Tell, picture: int) -> None:
        self._name = name
        self._tell = tell
        self._told = 0, 0
        self._lines = SimpleQueue[bytes]()
        self._hold_time = within(name)
        self._process = _started(name)
        sent = msgspec.json.encode((name, picture)) + b"\n" + data
        self._talk = Thread(target=self._converse, args=(sent,), daemon=True)

    def __enter__(self) -> Self:
        self._talk.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._talk.join()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            with suppress(OSError, ValueError):
                if pipe:
                    pipe.close()

    def answer(self) -> bytes:
        """Return the first line that is not about pages; empty when the process ended before."""
        while (line := self.line()).startswith(b"page "):
            _page, done, total = line.split()
            self._told = int(done), int(total)
        return line

    def line(self) -> bytes:
        """Return the next line.

        Raises:
            DocumentError: it took too long.
        """
        while True:
            self._hold_time()
            self._tell(*self._told)
            with suppress(Empty):
                return self._lines.get(timeout=_LOOK)

    def status(self) -> int:
        """Return what the process ended with; less than 0 is the signal that ended it."""
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(_LOOK)
        return self._process.returncode or 0

    def _converse(self, sent: bytes) -> None:
        """Hand over the file and take in what is said (in a thread: both may wait for ever)."""
        pipe, said = self._process.stdin, self._process.stdout
        assert pipe
        assert said
        with suppress(OSError):
            pipe.write(sent)
            pipe.close()
        for line in said:
            if line.endswith(b"\n"):
                self._lines.put(line)
        self._lines.put(b"")


def _started(name: str) -> subprocess.Popen[bytes]:
    path = os.pathsep.join(filter(None, (str(_ROOT), os.environ.get("PYTHONPATH"))))
    try:
        return subprocess.Popen(
            # -P: a folder "store" where the user happens to stand is not the program.
            [sys.executable, "-P", "-m", "store.documents.apart_process"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"PYTHONPATH": path},
        )
    except OSError as error:
        raise DocumentError(
            "{name} was not read: no process can be started for it ({reason}). Close other "
            "programs and try again.",
            name=name,
            reason=error.strerror or type(error).__name__,
        ) from error


def _refuse_memory(name: str) -> NoReturn:
    raise DocumentError(
        "{name} takes more than {most} MB of memory, and was not read. Import it in parts, or save "
        "its text.",
        name=name,
        most=MEMORY // MEGABYTE,
    )


def _refuse_ended(name: str, status: int) -> NoReturn:
    raise DocumentError(
        "{name} was not read: what reads it broke off ({reason}), as when a file is damaged or the "
        "computer is short of memory. Fetch the file again, or save its text.",
        name=name,
        reason=f"signal {-status}" if status < 0 else f"status {status}",
    )
