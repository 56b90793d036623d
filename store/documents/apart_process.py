"""A process of its own that takes a document apart: what a file does to it, nothing else suffers.

On stdin come a line with the document's name and 0, or the number of the page that a picture is
wanted of, as JSON, and the file. Written are lines: `page N OF`,
then `refused` and the sentence as JSON, `memory`, or `done CLASS` and the document as JSON.
"""

from __future__ import annotations

import faulthandler
import sys
from contextlib import suppress
from pathlib import Path

import msgspec

from store.common.errors import NamndkollError
from store.common.limits import MEMORY, SECONDS
from store.documents.kinds import of_bytes_here
from store.documents.pdf.picture import picture_of

_SPENT = 0.75
"""Share of the memory from which a library's complaint of a damaged file is that there is none."""
_GRACE = 15.0
"""Seconds after which this process ends by itself, should who started it be gone."""


def main() -> None:
    """Read a document from stdin and write what it holds."""
    faulthandler.dump_traceback_later(SECONDS + _GRACE, exit=True)
    _limit_memory()
    try:
        name, page = msgspec.json.decode(sys.stdin.buffer.readline(), type=tuple[str, int])
        data = sys.stdin.buffer.read()
        found = picture_of(name, data, page) if page else of_bytes_here(name, data, _told)
        answer = b"done %b\n%b" % (type(found).__name__.encode(), msgspec.json.encode(found))
    except MemoryError:
        answer = b"memory"
    except NamndkollError as refused:
        message = msgspec.json.encode(refused.message)
        answer = b"memory" if _is_spent() else b"refused\n%b" % message
    _write(answer)


def _limit_memory() -> None:
    """Hold this process to its memory; Windows cannot, and macOS does not keep to it."""
    if sys.platform != "win32":
        import resource

        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _is_spent() -> bool:
    """Tell whether the memory was nearly all taken at some time."""
    return sys.platform != "win32" and _peak() > MEMORY * _SPENT


def _peak() -> int:
    """Return the most memory that this process held, in bytes.

    What getrusage tells on Linux is also what held it before: a process that was begun by a large
    one is as large from its first moment (fs/exec.c of the kernel: exec_mmap keeps the maximum).
    """
    with suppress(OSError, ValueError):
        for line in Path("/proc/self/status").read_text(encoding="utf-8").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    import resource

    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


def _told(page: int, pages: int) -> None:
    _write(b"page %d %d" % (page, pages))


def _write(line: bytes) -> None:
    sys.stdout.buffer.write(line + b"\n")
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
