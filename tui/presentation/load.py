"""How much each body leads, and how much of it is late or due soon."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from store.common.sorting import swedish_key
from store.entries.classes import class_of
from store.entries.deadlines import DeadlineClass
from store.entries.entries import Entry
from store.survey.survey import SOON


@dataclass(slots=True)
class Load:
    """What one body leads, counted by what is asked of it now."""

    name: str
    late: int = 0
    soon: int = 0
    rest: int = 0

    @property
    def total(self) -> int:
        """All that it leads, late or not."""
        return self.late + self.soon + self.rest


Led = tuple[tuple[str, ...], DeadlineClass]
"""Who leads, and the class: all that the load hangs on."""


def led_as(entry: Entry) -> Led:
    """Return who leads an entry, and its class."""
    return entry.leads, class_of(entry)


def loads(counted: Mapping[Led, int]) -> list[Load]:
    """Return the load of everyone who leads, the heaviest first, from what was counted."""
    found: dict[str, Load] = {}
    for (leads, cls), count in counted.items():
        for name in leads if cls != "closed" else ():
            load = found.setdefault(name, Load(name))
            if cls == "overdue":
                load.late += count
            elif cls in SOON:
                load.soon += count
            else:
                load.rest += count
    return sorted(found.values(), key=_heaviest)


def _heaviest(load: Load) -> tuple[object, ...]:
    return -load.late, -load.soon, -load.total, swedish_key(load.name)
