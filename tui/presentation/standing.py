"""Where things stand through a lens: what the overview says, worked out without a screen."""

from __future__ import annotations

from itertools import islice
from typing import NamedTuple

from store.common.kept import Key
from store.entries.classes import class_of
from store.entries.deadlines import CLASSES, DeadlineClass
from store.entries.entries import Entry
from store.survey.placed import Placed
from store.survey.survey import SOON, Survey, by_end
from tui.presentation.lens import Lens
from tui.presentation.load import Load, led_as, loads

_SOONEST = 10
_STANDING: Key[Standing] = Key("standing")
_OWN_DATES: Key[list[Entry]] = Key("those of some classes with a date of their own")
_OWN_PLACES: Key[Placed] = Key("places of those")


class Standing(NamedTuple):
    """What of the deadlines seen needs attention; those with template dates are apart."""

    template: dict[DeadlineClass, int]
    """How many of each class have a template date."""
    soonest: list[Entry]
    latest: list[Entry]
    """The latest of those that are late, where the soonest leave room."""
    loads: list[Load]

    def coming(self) -> int:
        """Return how many with template dates are still to come."""
        return sum(self.template[cls] for cls in _AHEAD)


_AHEAD: tuple[DeadlineClass, ...] = (*SOON, "later")


def standing(lens: Lens) -> Standing:
    """Return where things stand through a lens, worked out once."""
    return lens.kept(_STANDING, lambda: _standing(lens))


def _standing(lens: Lens) -> Standing:
    template = lens.tally(_template_class)
    soonest = _first(lens, _AHEAD, _SOONEST)
    return Standing(
        {cls: template[cls] for cls in CLASSES},
        soonest,
        _first(lens, ("overdue",), _SOONEST - len(soonest)),
        loads(lens.tally(led_as)),
    )


def has_template(entry: Entry) -> bool:
    """Tell whether an entry's dates are a whole year, which nobody set."""
    return entry.deadline is not None and entry.deadline.template


def _template_class(entry: Entry) -> DeadlineClass | None:
    return class_of(entry) if has_template(entry) else None


def _first(lens: Lens, classes: tuple[DeadlineClass, ...], most: int) -> list[Entry]:
    survey = lens.survey
    entries = survey.kept(_OWN_DATES, lambda: _own_dates(survey, classes), of=classes)
    if not lens.narrowed:
        return entries[:most]
    found = survey.kept(_OWN_PLACES, lambda: survey.placed(entries), of=classes)
    return list(islice(lens.passing(found), most))


def _own_dates(survey: Survey, classes: tuple[DeadlineClass, ...]) -> list[Entry]:
    """Return the entries of some classes that have a date of their own, soonest first."""
    dated = survey.in_class(*classes)
    return sorted([entry for entry in dated if not has_template(entry)], key=by_end)
