"""How much each body leads, and how much of it is late or due soon."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from store.entries import Entry
from store.queries import SOON, class_of
from store.sorting import swedish_key


@dataclass(slots=True)
class Load:
    """What one body leads, counted by what is asked of it now."""

    name: str
    late: int = 0
    soon: int = 0
    rest: int = 0

    @property
    def total(self) -> int:
        return self.late + self.soon + self.rest


def load_of(entries: Iterable[Entry]) -> list[Load]:
    """Return the load of everyone who leads any open entry, the heaviest first."""
    loads: dict[str, Load] = {}
    for entry in entries:
        cls = class_of(entry)
        if cls == "closed":
            continue
        for name in entry.leads:
            load = loads.setdefault(name, Load(name))
            load.late += cls == "overdue"
            load.soon += cls in SOON
            load.rest += cls != "overdue" and cls not in SOON
    return sorted(loads.values(), key=_heaviest)


def _heaviest(load: Load) -> tuple[object, ...]:
    return -load.late, -load.soon, -load.total, swedish_key(load.name)
