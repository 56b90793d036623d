"""The classes of all activities on a day: `python -m tests.bench.bench_classes`.

Judges a large register in memory on several days, and prints the median and the worst time of the
processor. Asserts nothing.
"""

from __future__ import annotations

import gc
import tempfile
from argparse import ArgumentParser
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from time import process_time

from store.register.register import Register
from store.survey.survey import Survey
from tests.bench.generate import write

_DAYS = 9


def milliseconds(register: Register, day: date) -> float:
    """Return how long the classes of all activities take, their entries being made."""
    survey = Survey(register, day)
    entries = survey.activities
    begun = process_time()
    survey.counts()
    taken = (process_time() - begun) * 1000
    assert len(entries) == len(survey.classes)
    return taken


def main() -> None:
    """Measure and print."""
    parser = ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--size", type=int, default=100_000, help="activities in the register")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "register.json"
        write(options.size, path)
        register = Register.open(path, read_only=True)
        gc.freeze()
        days = (date(2026, 1, 1) + timedelta(days=40 * number) for number in range(_DAYS))
        taken = [milliseconds(register, day) for day in days]
    print(
        f"classes of {options.size} activities: {median(taken):.0f} ms, worst {max(taken):.0f} ms"
    )


if __name__ == "__main__":
    main()
