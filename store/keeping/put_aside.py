"""What is kept beside a register: journals that were put away, and files that are damaged."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import datetime
from itertools import count
from pathlib import Path
from secrets import token_hex

from store.dates.today import STOCKHOLM
from store.keeping.journal import journal_of


def spent_name(target: Path) -> Path:
    """Return a new name for a journal that is put away: two who fold at once never share one."""
    return target.with_name(f"{journal_of(target).name}.spent-{token_hex(4)}")


def spent_files(target: Path) -> list[Path]:
    """Return the journals that were put away, or left when a program was stopped doing so."""
    return _beside(target, re.escape(journal_of(target).name) + r"\.spent(-[0-9a-f]+)?")


def damaged_name(path: Path, now: datetime) -> Path:
    """Return a name beside a file for what is damaged; nothing has it."""
    mark = now.astimezone(STOCKHOLM).strftime("%Y%m%d-%H%M%S")
    numbers = ("" if number == 1 else f"-{number}" for number in count(1))
    names = (path.with_name(f"{path.stem}.damaged-{mark}{one}{path.suffix}") for one in numbers)
    return next(one for one in names if not one.exists())


def damaged_files(target: Path) -> list[Path]:
    """Return what was kept because it was damaged: registers and journals."""
    mark = r"\.damaged-\d{8}-\d{6}(-\d+)?"
    register = re.escape(target.stem) + mark + re.escape(target.suffix)
    return _beside(target, f"{register}|{re.escape(target.name)}{mark}\\.journal")


def _beside(target: Path, pattern: str) -> list[Path]:
    found: list[Path] = []
    with suppress(OSError):
        found = [one for one in target.parent.iterdir() if re.fullmatch(pattern, one.name)]
    return sorted(found)
