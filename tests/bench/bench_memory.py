"""The memory that the app takes beside its register: `python -m tests.bench.bench_memory`.

Measures the resident memory of a bare app, and of the app on a large register when all views and
the filter have been made ready, on Linux. Prints the app's share above the bare one as a ratio to
the register's file. Asserts nothing.
"""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path

from tests.bench.apps import APP, BARE, SEEN, SETTLED
from tests.bench.generate import ask_for_register, register_asked_for
from tests.bench.terminal import Terminal

_MEGA = 1_000_000


def bare_memory() -> int:
    """Return the bytes of a bare app."""
    with Terminal(BARE) as terminal:
        terminal.first_frame()
        terminal.until_quiet(1.0)
        return terminal.memory()


def app_memory(path: Path) -> tuple[int, int]:
    """Return the bytes of the app once it is ready, and after each view was seen and filtered."""
    with Terminal(APP, [str(path)]) as terminal:
        terminal.until_seen(SEEN)
        terminal.until_quiet(SETTLED)
        ready = terminal.memory()
        for key in "123456":
            terminal.answer(key.encode())
        for key in "5fvatten":
            terminal.answer(key.encode())
        return ready, terminal.memory()


def report(path: Path) -> None:
    """Print the figures."""
    bare, size = bare_memory(), path.stat().st_size
    print(f"the register's file      {size / _MEGA:7.0f} MB")
    print(f"a bare app               {bare / _MEGA:7.0f} MB")
    for name, held in zip(("made ready", "used"), app_memory(path), strict=True):
        ratio = (held - bare) / size
        print(f"the app, {name:15} {held / _MEGA:7.0f} MB   {ratio:.2f} × the file above the bare")


def main() -> None:
    """Measure and print."""
    parser = ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    ask_for_register(parser, 100_000)
    options = parser.parse_args()
    with register_asked_for(options) as path:
        report(path)


if __name__ == "__main__":
    main()
