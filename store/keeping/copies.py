"""The copies that programs which keep folders in step leave when two people wrote at once.

They are known by their names. What those are is nowhere laid down: each program has its own, in
the language of its user (help pages of the programs; `sync-conflict`: Syncthing's user guide).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Literal, NamedTuple

from store.keeping.journal import journal_of

Where = Literal["middle", "end", "front"]
"""Where in a name a program puts its mark: before the last ending, after all of it, before it."""


class Naming(NamedTuple):
    """How a program names the copies it makes: the pattern of its mark, and where that stands."""

    program: str
    where: Where
    pattern: str


_WORDS = (
    r"(?:conflict|konflikt|conflit|conflito|conflitto|ristiriit|motstridig|copy|copie|copia"
    r"|kopia|kopie|kopi|kopio|c[oó]pia)"
)
"""What a copy or a conflict is called: English, the Nordic languages, German, French, Spanish."""
NAMINGS = (
    Naming("Nämndkoll", "middle", r" \(copy \d{4}-\d\d-\d\d \d{6}(?: \d+)?\)"),
    Naming("Dropbox, Nextcloud, Box, Tresorit, Unison", "middle", rf" ?[(\[].*{_WORDS}.*[)\]]"),
    Naming("pCloud, Google Drive", "middle", rf" \[{_WORDS}[^\]]*\](?: ?\(\d+\)| \d+)?"),
    Naming("Seafile", "end", r" \(SFConflict .*\)(?:-\d+)?"),
    Naming("Syncthing", "middle", r"[._-]sync-conflict-[0-9A-Za-z-]+"),
    Naming("ownCloud", "middle", r"_conflict-[0-9A-Za-z-]+"),
    Naming("Resilio Sync", "middle", r"(?:\.Conflict\d*)+"),
    Naming("Resilio Sync, rclone", "end", r"(?:\.conflict\d*)+|\.{1,2}path\d"),
    Naming("Synology Drive", "middle", r"_.+_[A-Za-z]*Conflict(?:_\d+)?"),
    Naming("Google Drive", "middle", r"(?:_conf)? ?\(\d{1,3}\)"),
    Naming("Google Drive, macOS", "front", r"(?:Copy of|Kopia av|Kopi a[vf]|Kopie von|Copie de) "),
    Naming("iCloud, OneDrive, macOS", "middle", r" \d{1,2}"),
    Naming("macOS", "middle", rf" {_WORDS}(?: \d+)?"),
    Naming("Windows", "middle", rf" ?[-–] {_WORDS}(?: \(\d+\))?"),
    # The computer's name, which on a Mac may be words with blanks between them.
    Naming("OneDrive", "middle", r"-[^\W_][\w .’'-]*"),
)  # fmt: skip


def copies_of(register: Path) -> list[Path]:
    """Return what lies beside a register under the name of a copy of it or of its journal.

    Journals stand first: what they continue may be one of the other copies.
    """
    found: list[Path] = []
    with suppress(OSError):
        target = register.resolve()
        beside = sorted(target.parent.iterdir())
        for name in (journal_of(target).name, target.name):
            found += [one for one in beside if _is_named_after(one.name, name)]
    return [one for one in dict.fromkeys(found) if one.is_file()]


def program_of(copy: str, register: str) -> str | None:
    """Return the programs that name a copy of a register, or of its journal, so; None for none."""
    names = (journal_of(Path(register)).name, register)
    return next((found for name in names for found in _programs(copy, name)), None)


def _is_named_after(copy: str, original: str) -> bool:
    return copy != original and next(_programs(copy, original), None) is not None


def _programs(copy: str, original: str) -> Iterator[str]:
    for naming in NAMINGS:
        for before, after in _parts(original, naming.where):
            mark = _between(copy, before, after)
            # Few names come so far: a folder of thousands is looked through at each start.
            if mark and re.fullmatch(naming.pattern, mark, re.IGNORECASE):
                yield naming.program


def _between(name: str, before: str, after: str) -> str:
    """Return what stands in a name between two texts, in letters of any case; else nothing."""
    first, last = len(before), len(name) - len(after)
    as_told = name[:first].casefold() == before.casefold()
    as_told = as_told and name[last:].casefold() == after.casefold()
    return name[first:last] if as_told and first < last else ""


def _parts(name: str, where: Where) -> Iterator[tuple[str, str]]:
    """Return what of a name stands before and after a mark."""
    if where == "front":
        yield "", name
    elif where == "end":
        yield name, ""
    else:
        place = name.find(".", 1)
        while place > 0:
            yield name[:place], name[place:]
            place = name.find(".", place + 1)
        yield name, ""
