"""How long each form of document takes: `python -m tests.bench.bench_formats [DOCUMENT]`.

Prints seconds of the processor and the most memory (MB) for the sample, or a text that is named,
as a text, a Word file and a PDF; then for workbooks and separated values of many rows. Each is read
by a program of its own, whose helpers count. Asserts nothing.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from tests.shared import ROOT
from tests.store.documents.made import as_docx, as_pdf, as_xlsx, sample

_ROWS = (1_000, 10_000, 50_000, 100_000)
_READ = """
import os
import sys
from pathlib import Path
from store.importing.documents import read_any
from store.importing.reading.importer import Asked

begun = os.times()
reading = read_any(Path(sys.argv[1]), Asked(2026))
# Also that of the process that takes a document apart.
seconds = sum(os.times()[:4]) - sum(begun[:4])
try:
    import resource
    both = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    most = max(resource.getrusage(one).ru_maxrss for one in both) // 1024
except ImportError:
    most = 0
rows = len(reading.directives) + len(reading.activities) + len(reading.indicators)
print(f"{seconds:8.2f} s {most:6} MB {rows:7} records")
"""


def main(named: list[str]) -> None:
    """Print a line for each document."""
    text = Path(named[0]).read_text(encoding="utf-8") if named else sample()
    with tempfile.TemporaryDirectory() as folder:
        made = {"a.txt": text.encode(), "a.docx": as_docx(text), "a.pdf": as_pdf(text)}
        for rows in _ROWS:
            table = [["Nämnd", "Uppdrag", "Klart senast"], *_table(rows)]
            made[f"{rows}.xlsx"] = as_xlsx(table)
            made[f"{rows}.csv"] = "\n".join(";".join(row) for row in table).encode()
        for name, data in made.items():
            path = Path(folder) / name
            path.write_bytes(data)
            print(f"{name:>12} {_measured(path)}", flush=True)


def _table(rows: int) -> list[list[str]]:
    return [
        ["Socialnämnden", f"Öppna träffpunkt nummer {n} i kvarter {n % 97}", "2026-06-30"]
        for n in range(rows)
    ]


def _measured(path: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-c", _READ, str(path)], cwd=ROOT, capture_output=True, text=True
    )
    return done.stdout.rstrip() or done.stderr.strip().splitlines()[-1]


if __name__ == "__main__":
    main(sys.argv[1:])
