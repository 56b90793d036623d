"""A made-up register of any size: `python -m tests.bench.generate N PATH`."""

from __future__ import annotations

import argparse
import hashlib
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

from store.dates.span import Span, read_cell
from store.importing.reading.reading import NOT_IMPORTED, Reading
from store.model.records import (
    CITY_WIDE,
    Activity,
    Committee,
    Directive,
    Document,
    Listing,
    Participant,
    Role,
    Source,
)
from store.register.register import Register

COMMITTEES = 40
YEAR = 2026
NAME = "påhittad_budget.txt"
_STARTS = ("bro", "grön", "skol", "vatten", "lek", "torg", "träd", "cykel", "kultur", "vår", "ljus")
_MIDDLES = ("", "planerings", "trygghets", "energi", "gårds", "natt", "hållbarhets", "åldrings")
_ENDS = ("plan", "väg", "mål", "översyn", "lista", "mötet", "platsen", "avtal", "försök", "ö")
_VERBS = ("ta fram", "se över", "pröva", "utreda", "öppna", "bygga", "följa upp", "samla", "märka")
_ROLES: tuple[Role, ...] = ("collaborates", "consulted", "directs", "supports")


class _Writer:
    """Makes records and the lines that they are printed on."""

    def __init__(self, random: Random, year: int = YEAR, name: str = NAME) -> None:
        self._random = random
        self._year = year
        self._name = name
        self.lines: list[str] = []
        self.committees = [f"{self.word().capitalize()}nämnden {n}" for n in range(COMMITTEES)]

    def word(self) -> str:
        return "".join(self._random.choice(parts) for parts in (_STARTS, _MIDDLES, _ENDS))

    def sentence(self) -> str:
        words = (self.word() for _ in range(self._random.randint(2, 12)))
        return f"{self._random.choice(_VERBS)} {' '.join(words)}".capitalize()

    def activity(self) -> Activity:
        text, lead = self.sentence(), self._random.choice(self.committees)
        count = self._random.choice((1, 1, 1, 2, 3))
        places = self._random.sample(self.committees, count)
        return Activity("", tuple(self._listing(place, text, lead) for place in places))

    def directive(self) -> Directive:
        text = self.sentence()
        committee = self._random.choice((*self.committees, CITY_WIDE))
        return Directive("", committee, "directive", "ska nämnden", text, self._print(text))

    def _listing(self, committee: str, text: str, lead: str) -> Listing:
        start, end = self._dates()
        others = self._random.sample(self.committees, self._random.choice((0, 0, 1, 2)))
        return Listing(
            committee,
            text,
            start,
            end,
            self._print(f"{text} | {start.text} | {end.text}"),
            leads=(lead,),
            participants=tuple(Participant(one, self._random.choice(_ROLES)) for one in others),
        )

    def _dates(self) -> tuple[Span, Span]:
        """Most are a whole year, as in life; the rest spread, a few undated or unreadable."""
        chance = self._random.random()
        year = self._year
        if chance < 0.5:
            return read_cell(f"{year}-01-01"), read_cell(f"{year}-12-31")
        if chance < 0.55:
            return read_cell(""), read_cell(self._random.choice(("", f"{year}-13-41")))
        start = date(year, 1, 1) + timedelta(self._random.randrange(300))
        end = start + timedelta(self._random.randrange(-5, 400))
        return read_cell(start.isoformat()), read_cell(end.isoformat())

    def _print(self, text: str) -> Source:
        self.lines.append(text)
        return Source(self._name, (len(self.lines),))


def generate(activities: int, seed: int = 1, year: int = YEAR, name: str = NAME) -> Reading:
    """Return a reading of that many activities and half as many directives."""
    writer = _Writer(Random(seed), year, name)
    made = tuple(writer.activity() for _ in range(activities))
    told = tuple(writer.directive() for _ in range(activities // 2))
    text = "\n".join(writer.lines)
    bodies = [Committee("", name, "committee") for name in writer.committees]
    return Reading(
        Document("", name, hashlib.sha256(text.encode()).hexdigest(), year, NOT_IMPORTED, text),
        committees=(*bodies, Committee("", CITY_WIDE, "group")),
        activities=made,
        directives=told,
    )


def yearly(activities: int, years: Iterable[int]) -> Iterator[Reading]:
    """Return a budget of each year with that many activities, every year's in the same words."""
    for year in years:
        yield generate(activities, year=year, name=f"påhittad_budget_{year}.txt")


def write(activities: int, path: Path) -> None:
    """Write a register of that many activities in the place of whatever is at the path."""
    path.unlink(missing_ok=True)
    register = Register.empty(path, as_of=date(YEAR, 9, 14))
    register.take_in(generate(activities), datetime(YEAR, 1, 2, tzinfo=UTC))


def ask_for_register(parser: argparse.ArgumentParser, size: int) -> None:
    """Add the options that say on which register is measured; else on one of `size` activities."""
    parser.add_argument("--size", type=int, default=size, help="activities in the register")
    parser.add_argument("--register", type=Path, help="this register instead of a made-up one")


@contextmanager
def register_asked_for(options: argparse.Namespace) -> Iterator[Path]:
    """Give the register that the options name, or one that is made up and goes afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        path = options.register or Path(folder) / "register.json"
        if not options.register:
            write(options.size, path)
        yield path


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("activities", type=int)
    parser.add_argument("path", type=Path)
    wanted = parser.parse_args()
    write(wanted.activities, wanted.path)
