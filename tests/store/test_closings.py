"""What minutes say of older assignments is laid on those that they mean, and on no others."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from msgspec.structs import replace

from store.documents.kinds import of_bytes_here
from store.importing.documents import read_document
from store.importing.language.bodies import Bodies
from store.importing.reading.importer import Asked
from store.importing.reading.reading import Reading
from store.keeping.contents import Contents, nothing
from store.merging.taking_in import merge
from store.model.records import CityStatus, Sender
from tests.store.made import NOW

NOBODY_KNOWN = Bodies(())
GIVEN = """Protokoll
Kommunfullmäktige 2025-02-20

§ 7 Stränder
Beslut

1. Båtnämnden får i uppdrag att måla alla bryggor i hamnen.
2. Båtnämnden och Fyrnämnden får i uppdrag att räkna livbojarna vid stränderna.
3. Fyrnämnden får i uppdrag att ta fram en plan för fyrarnas underhåll.

§ 8 Öar
Beslut

Fyrnämnden får i uppdrag att rita en karta över alla öar i skärgården.
"""
LATER = "Protokoll\nKommunfullmäktige 2026-04-16\n\n§ 41 Redovisningar\nBeslut\n\n"


def minutes(text: str, name: str) -> Reading:
    found = read_document(of_bytes_here(name, text.encode()), Asked(bodies=NOBODY_KNOWN))
    return replace(found, document=replace(found.document, imported=NOW))


def given(text: str = GIVEN) -> Reading:
    return minutes(text, "februari.txt")


def closing(sentence: str, name: str = "april.txt") -> Reading:
    return minutes(f"{LATER}{sentence}\n", name)


def taken(*readings: Reading, start: Contents | None = None) -> Contents:
    contents = start or nothing()
    for one in readings:
        contents, _ = merge(contents, one)
    return contents


def statuses(contents: Contents) -> dict[str, str]:
    """What the city says of each assignment, by its body and text."""
    texts = {one.id: f"{one.committee}: {one.text}" for one in contents.directives.values()}
    return {
        texts[one.about]: one.city_status.status
        for one in contents.follow_ups.values()
        if one.city_status
    }


def doubts(contents: Contents) -> list[str]:
    kinds = [one.kind for one in contents.irregularities.values()]
    return [kind for kind in kinds if kind.startswith("closing")]


DONE = "antecknas och förklaras fullgjort"
COUNTED = "räkna livbojarna vid stränderna"
BY_PLACE = (
    f"Redovisning av kommunfullmäktiges uppdrag 2025-02-20 § 7 punkt 2, att {COUNTED}, {DONE}."
)
BOTH = [f"Båtnämnden: {COUNTED}", f"Fyrnämnden: {COUNTED}"]
MAP = "Fyrnämnden: rita en karta över alla öar i skärgården"


@pytest.mark.parametrize(
    ("sentence", "laid"),
    [
        (BY_PLACE, BOTH),
        (BY_PLACE.replace("punkt 2,", "punkt 2 till fyrnämnden,"), BOTH[1:]),
        (BY_PLACE.replace(" punkt 2,", ","), BOTH),
        (f"Uppdraget från den 20 februari 2025, § 8, till fyrnämnden {DONE}.", [MAP]),
        (f"Redovisning av fyrnämndens uppdrag § 8/2025 {DONE}.", [MAP]),
        (
            f"Redovisning av uppdrag till fyrnämnden att rita karta över öar i skärgården {DONE}.",
            [MAP],
        ),
        ("Uppdraget att rita en karta över alla öar i skärgården anses slutfört.", [MAP]),
    ],
)
@pytest.mark.parametrize("order", [1, -1])
def test_a_closing_is_laid_on_what_it_means_in_either_order(
    sentence: str, laid: Sequence[str], order: int
) -> None:
    contents = taken(*[given(), closing(sentence)][::order])
    assert sorted(statuses(contents)) == sorted(laid)
    assert doubts(contents) == []


@pytest.mark.parametrize("order", [1, -1])
def test_nothing_closes_what_a_party_asked_in_a_document_of_its_own(order: int) -> None:
    asked = given()
    about = replace(asked.document, sender=Sender("party", "Båtpartiet"))
    contents = taken(*[replace(asked, document=about), closing(BY_PLACE)][::order])
    assert (statuses(contents), doubts(contents)) == ({}, ["closing of an unknown assignment"])


@pytest.mark.parametrize("order", [1, -1])
def test_it_is_the_citys_status_in_its_own_words_with_its_day_and_source(order: int) -> None:
    contents = taken(*[given(), closing(BY_PLACE)][::order])
    found = [one.city_status for one in contents.follow_ups.values()]
    assert found == [CityStatus(DONE, "april.txt", date(2026, 4, 16), BY_PLACE)] * 2
    assert {one.own_status for one in contents.follow_ups.values()} == {"open"}


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        (BY_PLACE.replace("§ 7", "§ 9"), "closing of one of several"),
        (f"Uppdraget 2025-02-20 § 9, att elda, {DONE}.", "closing of an unknown assignment"),
        (f"Redovisning av uppdrag 2025-02-20 § 7 {DONE}.", "closing of one of several"),
        (BY_PLACE.replace(COUNTED, "sälja den gamla färjan"), "closing of one of several"),
        (BY_PLACE.replace("punkt 2,", "punkt 2 till hamnbolaget,"), "closing of one of several"),
        (BY_PLACE.replace("kommunfullmäktiges", "kommunstyrelsens"), "closing of one of several"),
        ("Uppdraget avslutas.", "closing of an unknown assignment"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("order", [1, -1])
def test_what_may_mean_another_is_offered_and_never_guessed(
    sentence: str, kind: str, order: int
) -> None:
    contents = taken(*[given(), closing(sentence)][::order])
    assert statuses(contents) == {}
    assert doubts(contents) == [kind]


def test_the_same_words_in_papers_of_two_years_are_two_assignments() -> None:
    again = minutes(GIVEN.replace("2025-02-20", "2024-02-22"), "2024.txt")
    sentence = f"Redovisning av uppdrag att rita en karta över alla öar i skärgården {DONE}."
    contents = taken(given(), again, closing(sentence))
    assert (statuses(contents), doubts(contents)) == ({}, ["closing of one of several"])


def test_a_closing_that_waited_is_told_no_more_once_it_is_laid() -> None:
    waiting = taken(closing(BY_PLACE))
    assert doubts(waiting) == ["closing of an unknown assignment"]
    assert doubts(taken(given(), start=waiting)) == []


def test_the_same_minutes_again_change_nothing() -> None:
    for sentence in (BY_PLACE, "Uppdraget avslutas.", BY_PLACE.replace(COUNTED, "sälja allt")):
        for order in (1, -1):
            readings = [given(), closing(sentence)][::order]
            once = taken(*readings)
            assert taken(*readings, start=once) is once


def test_a_later_word_of_the_city_is_not_replaced_by_an_earlier_one() -> None:
    later = closing(BY_PLACE)
    text = f"{LATER}{BY_PLACE}\n".replace("2026-04-16", "2025-09-18")
    earlier = minutes(text.replace(DONE, "antecknas"), "september.txt")
    for readings in ([later, earlier, given()], [given(), later, earlier]):
        assert set(statuses(taken(*readings)).values()) == {DONE}


def test_what_is_proposed_is_told_as_proposed() -> None:
    text = LATER.replace("Kommunfullmäktige", "Kommunstyrelsen") + (
        f"Kommunstyrelsen föreslår att kommunfullmäktige beslutar:\n1. {BY_PLACE}\n"
    )
    for order in (1, -1):
        contents = taken(*[given(), minutes(text, "ks.txt")][::order])
        assert set(statuses(contents).values()) == {f"föreslås: {DONE}"}


def test_minutes_of_another_meeting_are_no_new_version_whatever_they_repeat() -> None:
    same_name = minutes(GIVEN.replace("2025-02-20", "2025-03-20"), "februari.txt")
    board = minutes(GIVEN.replace("Kommunfullmäktige", "Kommunstyrelsen"), "ks.txt")
    contents = taken(given(), same_name, board)
    assert [one.withdrawn for one in contents.directives.values()] == [False] * 15


def test_corrected_minutes_of_the_same_meeting_are_a_new_version() -> None:
    contents = taken(given(), given(GIVEN.replace("alla bryggor", "samtliga bryggor")))
    assert len(contents.directives) == 5
    assert not any(one.withdrawn for one in contents.directives.values())
