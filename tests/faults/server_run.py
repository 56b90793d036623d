"""Many write to one server through a bad network while it is killed: nothing is lost or doubled.

    python -m tests.faults.server_run --processes 20 --threads 1 --edits 10000 --kills 30

Connections are cut at random, so that a step may be saved while its answer is lost; the server is
killed with SIGKILL and started again, and so are writers. Afterwards every edit that was
acknowledged is in the history once, the others at most once; and the register opened anew is what
the steps lead to. Prints what it saw; the status is 1 when a promise was broken.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import msgspec
import psycopg

from store.common.place import Address
from store.keeping.applying import made_by, take
from store.keeping.contents import Contents
from store.keeping.server import schema
from store.keeping.steps import Change
from store.register.register import Register
from tests.bench.generate import generate
from tests.faults.server_writer import SHARED, told
from tests.server.engine import Engine
from tests.server.premises import premises
from tests.server.proxy import Proxy

ROOT = Path(__file__).parents[2]
LOGINS = {"karin": "A", "maj": "B"}
"""Who writes, and the office whose notes each keeps."""
_NAME = "faults"
_WORD = re.compile(rb"w\d{3}n\d{6}")
_LOOK = 0.2
"""Seconds between two looks at how far they have come."""


@dataclass(frozen=True)
class Sizes:
    """How much is tried."""

    processes: int
    threads: int
    edits: int
    kills: int
    writers_killed: int
    chance: float
    seed: int = 1

    @property
    def each(self) -> int:
        """The edits of each writer."""
        return self.edits // (self.processes * self.threads)


@dataclass
class Outcome:
    """What was seen; `broken` says which promises were broken, and where."""

    seconds: float = 0.0
    steps: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    broken: list[str] = field(default_factory=list)


def run(engine: Engine, sizes: Sizes, folder: Path) -> Outcome:
    """Have many write, kill, and look at what is there afterwards."""
    outcome = Outcome()
    before = _prepared(engine, sizes)
    begun = time.monotonic()
    with Proxy(engine.port) as proxy:
        proxy.cut_randomly(sizes.chance, sizes.seed)
        _written(engine, proxy, sizes, folder, outcome)
    outcome.seconds = time.monotonic() - begun
    _judge(engine, before, folder, outcome)
    return outcome


def _prepared(engine: Engine, sizes: Sizes) -> dict[str, Contents]:
    """Make the register, and return what each login sees of it."""
    engine.make_database(_NAME)
    place = Address(engine.address(_NAME))
    schema.make(place)
    with psycopg.connect(place.conninfo) as connection:
        for login, office in LOGINS.items():
            engine.make_role(login)
            connection.execute(f"GRANT namndkoll_write TO {login}")
            connection.execute("INSERT INTO namndkoll.members VALUES (%s, %s)", (login, office))
    register = Register.empty(place)
    register.take_in(
        generate(SHARED + sizes.processes * sizes.threads + 1), datetime(2026, 1, 2, tzinfo=UTC)
    )
    return {login: Register.open(engine.address(_NAME, login)).contents for login in LOGINS}


def _written(engine: Engine, proxy: Proxy, sizes: Sizes, folder: Path, outcome: Outcome) -> None:
    """Kill the server and writers at even distances until all is written."""
    random = Random(sizes.seed)
    addresses = [engine.address(_NAME, login, port=proxy.port) for login in LOGINS]
    command = [sys.executable, "-m", "tests.faults.server_writer", str(folder)]

    def started(number: int) -> subprocess.Popen[bytes]:
        first = number * sizes.threads
        numbers = (first, first + sizes.threads - 1, sizes.each)
        return subprocess.Popen([*command, *map(str, numbers), *addresses], cwd=ROOT)

    writers = [started(number) for number in range(sizes.processes)]
    share = sizes.edits / (sizes.kills + 1)
    writer_share = sizes.edits / (sizes.writers_killed + 1)
    for seq in _progress(engine, writers):
        if outcome.counts["server killed"] < sizes.kills and (
            seq > share * (outcome.counts["server killed"] + 1)
        ):
            engine.kill()
            engine.start()
            outcome.counts["server killed"] += 1
        if outcome.counts["writers killed"] < sizes.writers_killed and (
            seq > writer_share * (outcome.counts["writers killed"] + 1)
        ):
            number = random.randrange(len(writers))
            writers[number].kill()
            writers[number].wait()
            writers[number] = started(number)
            outcome.counts["writers killed"] += 1
    outcome.broken += [f"a writer ended with {one.returncode}" for one in writers if one.returncode]


def _progress(engine: Engine, writers: list[subprocess.Popen[bytes]]) -> Iterator[int]:
    """Return the number of the last step again and again, until all have ended."""
    while waiting := [one for one in writers if one.poll() is None]:
        with closing(psycopg.connect(engine.address(_NAME), autocommit=True)) as connection:
            row = connection.execute("SELECT seq FROM namndkoll.register").fetchone()
        assert row is not None
        yield row[0]
        try:
            waiting[0].wait(_LOOK)
        except subprocess.TimeoutExpired:
            continue


def _judge(engine: Engine, before: dict[str, Contents], folder: Path, outcome: Outcome) -> None:
    """Compare what was told with what is there."""
    kept = _kept_words(engine, outcome)
    for log in sorted(folder.glob("*.log")):
        lines = list(told(log))
        outcome.counts.update(words[0] for words in lines)
        saved = {words[1]: int(words[2]) for words in lines if words[0] == "saved"}
        for word in (words[1] for words in lines if words[0] == "try"):
            found = kept.get(word, [])
            if word in saved and found != [saved[word]]:
                outcome.broken.append(f"{word} was saved as {saved[word]}, and is in {found}")
            if len(found) > 1:
                outcome.broken.append(f"{word} is there more than once: {found}")
    for login, contents in before.items():
        opened = Register.open(engine.address(_NAME, login)).contents
        if opened != _replayed(contents, opened):
            outcome.broken.append(f"what {login} reads is not what the steps lead to")


def _kept_words(engine: Engine, outcome: Outcome) -> dict[str, list[int]]:
    """Return by word the steps that set it, and look that no step is missing."""
    kept: dict[str, set[int]] = {}
    seqs: set[int] = set()
    with closing(psycopg.connect(engine.address(_NAME))) as connection:
        head = connection.execute("SELECT seq FROM namndkoll.register").fetchone()
        for seq, body in connection.execute("SELECT seq, body FROM namndkoll.changes"):
            seqs.add(seq)
            for op in msgspec.json.decode(body, type=Change).ops:
                for word in _WORD.findall(msgspec.json.encode(op.after)):
                    kept.setdefault(word.decode(), set()).add(seq)
    assert head is not None
    outcome.steps = head[0]
    if seqs != set(range(1, head[0] + 1)):
        outcome.broken.append("the numbers of the steps have gaps")
    return {word: sorted(found) for word, found in kept.items()}


def _replayed(before: Contents, opened: Contents) -> Contents:
    contents = before.snapshot()
    for seq, change in opened.history.items():
        if seq > before.about.folded:
            contents = take(contents, change, made_by(contents, change))
    return contents.up_to(opened.about.folded)


def main() -> int:
    """Try as much as is asked for, and print what was seen."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name, size in (
        ("processes", 20), ("threads", 1), ("edits", 10_000), ("kills", 30),
        ("writers-killed", 10), ("seed", 1),
    ):  # fmt: skip
        parser.add_argument(f"--{name}", type=int, default=size)
    parser.add_argument("--chance", type=float, default=0.01)
    sizes = Sizes(**vars(parser.parse_args()))
    with ExitStack() as stack:
        engine = stack.enter_context(premises()).engine()
        folder = Path(stack.enter_context(TemporaryDirectory()))
        outcome = run(engine, sizes, folder)
    print(f"{sizes}\n{outcome.steps} steps in {outcome.seconds:.1f} s; {dict(outcome.counts)}")
    print("\n".join(outcome.broken[:20]) or "Every promise was kept.")
    return bool(outcome.broken)


if __name__ == "__main__":
    sys.exit(main())
