"""What a server's register costs beside bare SQL and a file: `python -m tests.bench.bench_server`.

Prints medians and their ratios for registers of 2,000 and 100,000 records, or of those asked for;
each pair is measured in turn, in the same run, on a server of its own that waits for the disk.
Asserts nothing.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

import psycopg

from store.changes import edits
from store.common.place import Address
from store.keeping.server import schema
from store.keeping.server.loading import _NOW, _SINCE, _WHO
from store.register.register import Register
from tests.bench.bench_open import milliseconds
from tests.bench.generate import YEAR, generate, write
from tests.server.engine import Engine
from tests.server.premises import premises

ROUNDS, OPENINGS, NEWS = 200, 5, 20
SINCE = 200
"""Steps that were made since a client was here last."""
NOTE = "Underlag från förvaltningen inväntas. Återrapport vid nämndens sammanträde i juni."
WRITER, OTHER, COUNTED = "karin", "maj", "counted"
_TABLE = """
create table noted (id integer primary key, about text, body text);
grant all on noted to public
"""
_BARE = "insert into noted values (%s, %s, %s)"
STATEMENT = re.compile(r"LOG:  (?:statement|execute [^:]*): (.*?)\n(?=\d{4}-)", re.DOTALL)
PEAK = """
import re, sys
from pathlib import Path
from store.register.register import Register
register = Register.open(sys.argv[1])
print(re.search(r"VmHWM:\\s*(\\d+)", Path("/proc/self/status").read_text(encoding="utf-8"))[1])
"""
"""Linux says of each process how much it held at most; its parent's share is not in it."""


class Kept:
    """The same register in a file and on a server."""

    def __init__(self, engine: Engine, records: int, folder: Path) -> None:
        self.engine, self.records, self.name = engine, records, f"bench_{records}"
        self.path = folder / f"{self.name}.json"
        write(records * 2 // 3, self.path)
        engine.make_database(self.name)
        owner = Address(engine.address(self.name))
        schema.make(owner)
        with psycopg.connect(owner.conninfo) as connection:
            connection.execute(_TABLE)
            for login in (WRITER, OTHER, COUNTED):
                connection.execute(f"grant namndkoll_write to {login}")
                connection.execute("insert into namndkoll.members values (%s, 'A')", (login,))
        register = Register.empty(owner, as_of=date(YEAR, 9, 14))
        reading = generate(records * 2 // 3)
        self.moved_in = milliseconds(
            lambda: register.take_in(reading, datetime(YEAR, 1, 2, tzinfo=UTC))
        )
        with psycopg.connect(owner.conninfo, autocommit=True) as connection:
            connection.execute("vacuum analyze")

    def address(self, login: str) -> str:
        """Return where a login finds it."""
        return self.engine.address(self.name, login)


def edit(register: Register, number: int) -> None:
    """Save an edit that everyone may read."""
    said = edits.owner(f"A{number % 900 + 1}", f"{NOTE} {number}")
    register.change([said], by="bench", now=datetime.now(UTC))


def edited(kept: Kept) -> str:
    """Return the line about an acknowledged edit beside a bare insert and its commit."""
    register = Register.open(kept.address(WRITER))
    ours, bare = [], []
    with closing(psycopg.connect(kept.address(WRITER))) as connection:

        def insert(number: int) -> None:
            connection.execute(_BARE, (number, f"A{number}", f"{NOTE} {number}"))
            connection.commit()

        for number in range(ROUNDS + 10):
            bare.append(milliseconds(partial(insert, number)))
            ours.append(milliseconds(partial(edit, register, number)))
    return _pair("one edit, bare INSERT and COMMIT", ours[10:], bare[10:])


def told(kept: Kept) -> str:
    """Return the line about how soon another has a change."""
    writer, reader = (Register.open(kept.address(login)) for login in (WRITER, OTHER))
    reader.disk.look()
    heard, taken = [], []
    for number in range(NEWS):
        edit(writer, 10_000 + number)
        heard.append(milliseconds(partial(_look, reader, writer.disk.seen)))
        taken.append(milliseconds(reader.disk.refresh))
        assert reader.disk.seen == writer.disk.seen
    return (
        f"another's change is heard {median(heard):.1f} ms after it was saved (worst "
        f"{max(heard):.1f}), taken in in {median(taken):.1f} ms (worst {max(taken):.1f})"
    )


def _look(reader: Register, seq: Any) -> None:
    while reader.disk.look() != seq:
        pass


def opened(kept: Kept) -> str:
    """Return the lines about opening, beside the file's."""
    place = kept.address(WRITER)
    server, file = _in_turn(lambda: Register.open(place), lambda: Register.open(kept.path))
    copy = kept.path.with_name("kept")
    Register.open(place, kept_in=copy).disk.close()
    register = Register.open(place)
    for number in range(SINCE):
        edit(register, 20_000 + number)
    again, anew = _in_turn(lambda: Register.open(place, kept_in=copy), lambda: Register.open(place))
    what = f"{SINCE} changes later, opened with a copy of one's own, all anew"
    return (
        f"{_pair('opened from the server, the file', server, file)}\n    {_pair(what, again, anew)}"
    )


def _in_turn(*actions: Callable[[], object]) -> list[list[float]]:
    taken: list[list[float]] = [[] for _ in actions]
    for _ in range(OPENINGS):
        for times, action in zip(taken, actions, strict=True):
            times.append(milliseconds(action))
    return taken


def asked(kept: Kept) -> str:
    """Return the lines about what one start asks the server, and how the server finds it."""
    kept.engine.execute(psycopg.sql.SQL(f"alter role {COUNTED} set log_statement = 'all'"))
    before = len(kept.engine.log())
    begun = perf_counter()
    Register.open(kept.address(COUNTED))
    taken = (perf_counter() - begun) * 1000
    said = [" ".join(one.split())[:90] for one in STATEMENT.findall(kept.engine.log()[before:])]
    lines = [f"one start asks {len(said)} times ({taken:.0f} ms):", *said]
    with closing(psycopg.connect(kept.address(COUNTED))) as connection:
        row = connection.execute("select seq from namndkoll.register").fetchone()
        assert row is not None
        since = {"since": row[0] - SINCE, "offices": ["", "A"]}
        for query, values in ((_WHO, (row[0],)), (_NOW + _SINCE, since)):
            plan = connection.execute(f"explain (analyze, buffers) {query}", values).fetchall()
            lines += [f"  {one}" for (one,) in plan if re.search(r"Scan|Buffers|Time", one)]
    return "\n    ".join(lines)


def remembered(kept: Kept) -> str:
    """Return the line about the memory that opening takes at most, beside the file's."""
    places = (kept.address(WRITER), str(kept.path))
    server, file = (_peak(place) for place in places)
    return (
        f"memory at most while opened from the server {server:.0f} MB, from the file {file:.0f} "
        f"MB, ratio {server / file:.2f}"
    )


def _peak(place: str) -> float:
    done = subprocess.run([sys.executable, "-c", PEAK, place], capture_output=True, check=True)
    return int(done.stdout) * 1024 / 1e6


def _pair(what: str, ours: list[float], other: list[float]) -> str:
    ratio = median(ours) / median(other)
    return f"{what}: {median(ours):.2f} and {median(other):.2f} ms, ratio {ratio:.2f}"


MEASURED = {
    "edit": edited, "news": told, "open": opened, "start": asked, "memory": remembered,
}  # fmt: skip


def main() -> None:
    """Print the lines for each size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("records", type=int, nargs="*", default=[2_000, 100_000])
    parser.add_argument("--only", choices=MEASURED, action="append")
    wanted = parser.parse_args()
    with premises() as here, TemporaryDirectory() as folder:
        engine = here.engine()
        for login in (WRITER, OTHER, COUNTED):
            engine.make_role(login)
        for records in wanted.records:
            kept = Kept(engine, records, Path(folder))
            print(f"{records:>7} records, moved in in {kept.moved_in / 1000:.1f} s", flush=True)
            for name in wanted.only or MEASURED:
                print(f"    {MEASURED[name](kept)}", flush=True)


if __name__ == "__main__":
    main()
