"""What one saved edit costs beside stock TinyDB and SQLite: `python -m tests.bench.bench_edit`.

Prints medians for registers of 2,000 and 100,000 records, or of those asked for; all in the same
run, in the folder named by --folder (by default a temporary one). SQLite is in WAL mode with
synchronous=FULL, as safe as the journal. Also what folding costs, and opening with a journal.
"""

from __future__ import annotations

import argparse
import json
import sqlite3
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import msgspec
from tinydb import TinyDB, where

from store.changes import edits
from store.keeping.contents import Contents
from store.register.register import Register
from tests.bench.bench_open import milliseconds
from tests.bench.generate import write

ROUNDS = 300
STOCK_ROUNDS = 5
"""Stock TinyDB writes the whole file at each edit."""
JOURNAL = 200
"""Edits in the journal when a register is opened with one."""
NOTE = "Underlag från förvaltningen inväntas. Återrapport vid nämndens sammanträde i juni."


def compare(records: int, folder: Path) -> str:
    """Return the lines about registers of that many records; a third of them are directives."""
    path = folder / "register.json"
    write(records * 2 // 3, path)
    register = Register.open(path)
    _edit(register, 0)
    database = _sqlite(folder / "register.db", register)
    ours, sqlite = [], []
    for number in range(1, ROUNDS + 1):
        ours.append(milliseconds(partial(_edit, register, number)))
        sqlite.append(milliseconds(partial(_edit_sqlite, database, number)))
    fold = milliseconds(register.disk.fold)
    stock = _stock(folder / "stock.json", records)
    ratio = median(ours) / median(sqlite)
    return (
        f"{records:>7} records: one edit {median(ours):.2f} ms, SQLite FULL {median(sqlite):.2f} "
        f"ms, ratio {ratio:.2f}; stock TinyDB {stock:.0f} ms\n"
        f"                 fold {fold:.0f} ms; {_opening(path)}"
    )


def _edit(register: Register, number: int) -> None:
    noted = edits.note(f"A{number + 1}", f"{NOTE} {number}")
    register.change([noted], by="bench", now=datetime.now(UTC))


def _sqlite(path: Path, register: Register) -> sqlite3.Connection:
    """Return a database of the same records, one row each."""
    database = sqlite3.connect(path, isolation_level=None)
    database.execute("pragma journal_mode=wal")
    database.execute("pragma synchronous=full")
    database.execute("create table records(id text primary key, doc text)")
    database.execute("begin")
    records = (*register.activities, *register.directives)
    docs = (msgspec.json.encode(one).decode() for one in records)
    rows = ((str(number), doc) for number, doc in enumerate(docs))
    database.executemany("insert into records values(?, ?)", rows)
    database.execute("commit")
    return database


def _edit_sqlite(database: sqlite3.Connection, number: int) -> None:
    doc = json.dumps({"note": f"{NOTE} {number}"})
    database.execute(
        "insert into records values(?, ?) on conflict(id) do update set doc=excluded.doc",
        (f"N{number + 1}", doc),
    )


def _stock(path: Path, records: int) -> float:
    documents = {str(number): {"id": number, "note": NOTE} for number in range(1, records + 1)}
    path.write_text(json.dumps({"records": documents}), encoding="utf-8")
    with TinyDB(path) as database:
        table = database.table("records")
        edits_of = (
            partial(table.update, {"note": f"{NOTE} {number}"}, where("id") == number)
            for number in range(1, STOCK_ROUNDS + 1)
        )
        return median(map(milliseconds, edits_of))


def _opening(path: Path) -> str:
    register = Register.open(path)
    for number in range(JOURNAL):
        _edit(register, number)
    decoder, data = msgspec.json.Decoder(Contents), path.read_bytes()
    opened, decoded = [], []
    for _ in range(5):
        opened.append(milliseconds(lambda: Register.open(path)))
        decoded.append(milliseconds(lambda: decoder.decode(data)))
    return (
        f"opened with {JOURNAL} edits in the journal in {median(opened):.1f} ms, only decoded in "
        f"{median(decoded):.1f} ms, ratio {median(opened) / median(decoded):.2f}"
    )


def main() -> None:
    """Print the lines for each size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("records", type=int, nargs="*", default=[2_000, 100_000])
    parser.add_argument("--folder", type=Path)
    wanted = parser.parse_args()
    for records in wanted.records:
        with TemporaryDirectory(dir=wanted.folder) as folder:
            print(compare(records, Path(folder)))


if __name__ == "__main__":
    main()
