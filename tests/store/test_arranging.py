"""The cycle and the meetings are changed through the register's door, undone and kept."""

from __future__ import annotations

from datetime import date

import pytest

from store.changes.arranging import Draft, add_meeting, cancel_meeting, set_point, set_terms
from store.common.errors import NamndkollError, RegisterError
from store.common.place import Place
from store.dates.periods import DateError
from store.dates.terms import Terms
from store.keeping.applying import plain
from store.keeping.steps import Op
from store.model.meetings import Meeting
from store.register.register import Register
from store.survey.survey import Survey
from tests.store.made import NOW, directive, reading

DAY = date(2026, 5, 20)
BODY = "Parknämnden"


@pytest.fixture
def register(place: Place) -> Register:
    register = Register.empty(place)
    register.take_in(reading(directive("rapportera i tertialrapport 1")), NOW)
    return register


def _save(register: Register, draft: Draft) -> None:
    register.arrange(draft, by="Kim", now=NOW)


def _again(register: Register) -> Register:
    return Register.open(register.place)


def _due(register: Register, as_of: date = DAY) -> date | None:
    (entry,) = Survey(register, as_of).directives
    return entry.deadline.last if entry.deadline else None


def test_a_point_that_is_moved_moves_what_hangs_on_it(register: Register) -> None:
    assert _due(register) == date(2026, 4, 30)
    _save(register, set_point("t1 2026", DAY, DAY))
    assert _due(register) == _due(_again(register)) == DAY
    register.undo(by="Kim", now=NOW)
    assert _due(register) == date(2026, 4, 30)


def test_a_point_that_is_cleared_is_a_proposal_again(register: Register) -> None:
    _save(register, set_point("t1 2026", DAY, DAY))
    _save(register, set_point("t1 2026", None, None))
    point = Survey(register, DAY).calendar.cycle.point("t1", 2026)
    assert (point.last, point.proposed) == (date(2026, 4, 30), True)
    assert register.points == ()


@pytest.mark.parametrize("key", ["t5 2026", "t1 0000", "t1 9999", "t1", "", "t1 2026 x"])
def test_a_point_that_there_is_none_of_is_told(key: str) -> None:
    with pytest.raises(RegisterError):
        set_point(key, DAY, DAY)


def test_a_point_stays_within_a_year_of_its_own() -> None:
    with pytest.raises(RegisterError, match="more than a year"):
        set_point("t1 2026", date(2019, 1, 1), date(2019, 1, 1))


def test_a_meeting_is_kept_with_an_id_and_a_uid_of_its_own(register: Register) -> None:
    _save(register, add_meeting(BODY, DAY))
    _save(register, add_meeting(BODY, date(2026, 1, 1), "FREQ=MONTHLY;BYDAY=2TH"))
    kept = _again(register).meetings
    assert list(kept) == ["M1", "M2"]
    assert len({one.uid for one in kept.values()}) == 2
    assert kept["M2"].day == date(2026, 1, 8)


def test_the_same_meeting_twice_is_one(register: Register) -> None:
    _save(register, add_meeting(BODY, DAY))
    _save(register, add_meeting(BODY, DAY))
    assert len(register.meetings) == 1


def test_a_cancelled_meeting_stays_as_cancelled(register: Register) -> None:
    _save(register, add_meeting(BODY, DAY))
    _save(register, cancel_meeting("M1"))
    survey = Survey(register, DAY)
    (one,) = survey.sittings(DAY, DAY)
    assert one.cancelled
    assert survey.calendar.next_meeting([BODY], DAY) is None


def test_one_day_of_a_rule_is_cancelled_alone(register: Register) -> None:
    _save(register, add_meeting(BODY, date(2026, 1, 1), "FREQ=MONTHLY;BYDAY=2TH"))
    _save(register, cancel_meeting("M1", date(2026, 2, 12)))
    next_meeting = Survey(register, DAY).calendar.next_meeting
    assert next_meeting([BODY], date(2026, 2, 1)) == date(2026, 3, 12)
    (one,) = Survey(register, DAY).sittings(date(2026, 2, 1), date(2026, 2, 28))
    assert (one.day, one.cancelled) == (date(2026, 2, 12), True)


def test_a_day_without_a_meeting_cannot_be_cancelled(register: Register) -> None:
    _save(register, add_meeting(BODY, date(2026, 1, 1), "FREQ=MONTHLY;BYDAY=2TH"))
    with pytest.raises(RegisterError, match="does not meet on 2026-02-13"):
        _save(register, cancel_meeting("M1", date(2026, 2, 13)))


@pytest.mark.parametrize("id_", ["M7", "A1", "M", "", "M٣", "M-1"])
def test_a_meeting_that_is_not_there_is_told(register: Register, id_: str) -> None:
    with pytest.raises(RegisterError):
        _save(register, cancel_meeting(id_))


def test_a_rule_that_cannot_be_read_adds_nothing() -> None:
    with pytest.raises(DateError):
        add_meeting(BODY, DAY, "FREQ=SECONDLY")


def test_terms_are_kept_by_committee(register: Register) -> None:
    _save(register, set_terms(BODY, 3, Terms(papers=7)))
    assert _again(register).meeting_terms(BODY).papers == 7
    assert register.meeting_terms("Annan nämnd") == Terms()


def test_ids_of_meetings_are_never_given_twice(register: Register) -> None:
    _save(register, add_meeting(BODY, DAY))
    register.undo(by="Kim", now=NOW)
    _save(register, add_meeting(BODY, DAY))
    assert list(_again(register).meetings) == ["M2"]


def test_when_reports_are_is_known_on_every_day(register: Register) -> None:
    _save(register, set_point("t1 2026", DAY, DAY))
    assert _due(register.as_known(date(2026, 1, 5)), date(2026, 1, 5)) == DAY


def test_a_rule_in_the_register_that_cannot_be_is_no_fault_of_the_views(
    register: Register,
) -> None:
    bad = plain(Meeting(BODY, DAY, "x@y", "FREQ=HUBBA"))
    _save(register, lambda _contents: [Op("meetings", 1, before=None, after=bad)])
    assert [one.day for one in Survey(register, DAY).sittings(DAY, date(2026, 12, 31))] == [DAY]


def test_all_that_is_refused_is_for_people() -> None:
    assert issubclass(DateError, NamndkollError)
