"""What it costs when many open a server's register at once: `python -m tests.bench.bench_storm`.

Prints the median and the worst opening of 50 and of 200 clients, or of as many as asked for, beside
one client that is alone, and how often each asked the server. The clients are threads of as many
processes as there are cores, and each keeps its connection until all have opened. Asserts nothing.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.synchronize import Barrier
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from psycopg import sql

from store.register.register import Register
from tests.bench.bench_server import COUNTED, OPENINGS, OTHER, STATEMENT, WRITER, Kept
from tests.server.premises import premises

RECORDS = 2_000
_ALONE = 1
_SPARE = 20
"""Connections that a server has besides those of the clients."""


def opened(place: str, count: int, begin: Barrier) -> list[float]:
    """Open a register so many times at once, and return how many milliseconds each took."""
    every: list[Register] = []

    def opens(_number: int) -> float:
        begun = perf_counter()
        every.append(Register.open(place))
        return (perf_counter() - begun) * 1000

    with ThreadPoolExecutor(count) as threads:
        begin.wait()
        taken = list(threads.map(opens, range(count)))
    for one in every:
        one.disk.close()
    return taken


def storm(place: str, clients: int) -> tuple[list[float], float]:
    """Return how long each of some clients took, and all of them, in milliseconds."""
    processes = min(clients, os.cpu_count() or 1)
    context = multiprocessing.get_context("spawn")
    with context.Manager() as shared, context.Pool(processes) as pool:
        begin = shared.Barrier(processes + 1)
        parts = [clients // processes + (one < clients % processes) for one in range(processes)]
        under_way = [pool.apply_async(opened, (place, part, begin)) for part in parts]
        begin.wait()
        begun = perf_counter()
        taken = [one for part in under_way for one in part.get()]
        return taken, (perf_counter() - begun) * 1000


def asked(kept: Kept, clients: int) -> float:
    """Return how many statements the server saw for each of some clients."""
    before = len(kept.engine.log())
    storm(kept.address(COUNTED), clients)
    return len(STATEMENT.findall(kept.engine.log()[before:])) / clients


def main() -> None:
    """Print the line of a client that is alone, and one for each number of clients."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("clients", type=int, nargs="*", default=[50, 200])
    wanted = parser.parse_args()
    with premises() as here, TemporaryDirectory() as folder:
        engine = here.engine(max_connections=str(max(wanted.clients) + _SPARE))
        for login in (WRITER, OTHER, COUNTED):
            engine.make_role(login)
        kept = Kept(engine, RECORDS, Path(folder))
        place = kept.address(WRITER)
        alone = median(storm(place, _ALONE)[0][0] for _ in range(OPENINGS))
        print(f"{RECORDS} records, opened by one client alone in {alone:.0f} ms", flush=True)
        logged = sql.SQL("alter role {} set log_statement = 'all'")
        engine.execute(logged.format(sql.Identifier(COUNTED)))
        for clients in wanted.clients:
            taken, whole = storm(place, clients)
            print(
                f"    {clients} at once: median {median(taken):.0f} ms, worst {max(taken):.0f} ms, "
                f"ratios {median(taken) / alone:.1f} and {max(taken) / alone:.1f}; all in "
                f"{whole:.0f} ms, {whole / clients / alone:.2f} of one alone for each; "
                f"{asked(kept, clients):.1f} statements for each",
                flush=True,
            )


if __name__ == "__main__":
    main()
