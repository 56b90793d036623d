"""How long a PDF takes beside `pdftotext -layout`: `python -m tests.bench.bench_pdf FILE [ROOT]`.

FILE is a PDF, or a text that is made into one with ruled tables. Three times in turn, each in a
program of its own, it is read by `pdftotext -layout` (poppler-utils), by PDFium alone, which loads
the text of each page and does nothing with it, by this program's reader of pages, and by that of
another checkout (ROOT), if one is named. Prints the seconds of the processor, the least of three,
the ratio to pdftotext, and the most memory (MB). Asserts nothing.
"""

from __future__ import annotations

import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.shared import ROOT
from tests.store.documents.made import as_pdf

_TURNS = 3
_READ = """
import resource
import sys
from pathlib import Path
from store.documents.pdf.reading import read_pdf

data = Path(sys.argv[1]).read_bytes()
read_pdf("a.pdf", data, lambda page, pages: None)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""
_LOAD = """
import resource
import sys
from pypdfium2 import PdfDocument

document = PdfDocument(sys.argv[1])
for number in range(len(document)):
    page = document[number]
    page.get_textpage().close()
    page.close()
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


def main(named: list[str]) -> None:
    """Print a line for each reader."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.pdf")
        data = Path(named[0]).read_bytes()
        path.write_bytes(data if data.startswith(b"%PDF") else as_pdf(data.decode("utf-8")))
        readers = {"PDFium alone": [sys.executable, "-c", _LOAD, str(path)]}
        readers |= {
            str(root): [sys.executable, "-c", _READ, str(path)] for root in (ROOT, *named[1:])
        }
        if shutil.which("pdftotext"):
            readers = {
                "pdftotext": ["pdftotext", "-layout", str(path), str(path) + ".txt"],
                **readers,
            }
        seconds: dict[str, float] = {}
        memory: dict[str, str] = {}
        for _turn in range(_TURNS):
            for name, command in readers.items():
                taken, memory[name] = _run(command, name)
                seconds[name] = min(taken, seconds.get(name, taken))
    first = next(iter(seconds.values()))
    for name, taken in seconds.items():
        print(
            f"{taken:8.2f} s {taken / first:6.1f} × {memory[name] or '-':>6} MB  {Path(name).name}"
        )


def _run(command: list[str], name: str) -> tuple[float, str]:
    """Return the seconds of the processor that a program takes, and what it prints."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    where = Path(name) if Path(name).is_dir() else ROOT
    done = subprocess.run(command, cwd=where, capture_output=True, text=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return spent, done.stdout.strip()


if __name__ == "__main__":
    main(sys.argv[1:])
