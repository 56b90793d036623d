"""Rows under several committees are one activity when they say the same is to be done."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.dates.span import Span
from store.importing.language.bodies import Bodies
from store.importing.language.participants import read_actors
from store.importing.language.same_activity import group
from store.model.records import Listing, Source

BODIES = Bodies.load()
NEVER = Span("")


def row(committee: str, text: str, line: int = 1, area: str | None = None) -> Listing:
    actors = read_actors(text, committee, BODIES)
    return Listing(
        committee=committee,
        text=text,
        start=NEVER,
        end=NEVER,
        source=Source("budget.txt", (line,)),
        area=area,
        leads=actors.leads,
        participants=actors.participants,
    )


def are_one(one: str, other: str, chapters: tuple[str, str] = ("Valnämnden", "SISAB")) -> bool:
    return len(group([row(chapters[0], one), row(chapters[1], other)], BODIES)) == 1


PLAN = "Kulturnämnden ska i samarbete med SISAB ta fram en plan för replokaler i skolornas källare"


@pytest.mark.parametrize(
    "other",
    [
        PLAN,
        PLAN + ".",
        PLAN.replace("ska", "skall"),
        PLAN.replace("i samarbete med SISAB", "i samråd med SISAB och kommunstyrelsen"),
        PLAN.replace("i samarbete med SISAB ", ""),
        PLAN.replace("replokaler", "repplokaler"),
        PLAN.replace("replokaler", "nya replokaler"),
        PLAN + " och på fritidsgårdarna",
        PLAN + ". Planen ska kunna visas för ungdomar",
        PLAN.replace("Kulturnämnden", "Kulturnämnden och kommunstyrelsen"),
    ],
)
def test_small_differences_leave_one_activity(other: str) -> None:
    assert are_one(PLAN, other)


@pytest.mark.parametrize(
    "other",
    [
        PLAN.replace("replokaler", "slöjdsalar"),
        PLAN.replace("skolornas", "museernas"),
        PLAN.replace("ta fram en plan för", "avveckla"),
        PLAN.replace("Kulturnämnden", "Idrottsnämnden"),
        "Kulturnämnden ska i samarbete med SISAB måla om skolornas källare",
    ],
)
def test_another_object_or_doer_is_another_activity(other: str) -> None:
    assert not are_one(PLAN, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("anlägga 4 nya lekplatser med vattenlek", "anlägga 6 nya lekplatser med vattenlek"),
        ("anlägga fyra nya lekplatser med vattenlek", "anlägga sex nya lekplatser med vattenlek"),
        (
            "bygga en lång brygga med bastu vid Tanto",
            "bygga en lång brygga med bastu vid Tallkrogen",
        ),
        (
            "utreda reglerna för parkering vid stadens grundskolor under vardagar och kvällar",
            "utreda reglerna för parkering vid stadens gymnasieskolor under vardagar och kvällar",
        ),
        (
            "ge elever i gymnasieskolan bättre studievägledning inför valet av högskola",
            "ge elever i gymnasiesärskolan bättre studievägledning inför valet av högskola",
        ),
    ],
)
def test_another_number_place_or_word_in_a_like_sentence_is_another_activity(
    one: str, other: str
) -> None:
    assert not are_one(f"Trafiknämnden ska {one}", f"Trafiknämnden ska {other}")


def test_another_year_is_a_disagreement_about_one_activity() -> None:
    text = "Trafiknämnden ska byta alla gatlyktor på broarna senast år 2031"
    assert are_one(text, text.replace("2031", "2032"))


@pytest.mark.parametrize("text", ["Nämnden ska plantera äppelträd", "Plantera äppelträd på torgen"])
def test_the_same_words_without_a_named_lead_are_two_activities(text: str) -> None:
    assert not are_one(text, text)


def test_an_unnamed_lead_and_its_name_are_one_activity() -> None:
    one = "Nämnden ska plantera äppelträd på torgen"
    other = "Kulturnämnden ska plantera äppelträd på torgen"
    assert are_one(one, other, ("Kulturnämnden", "Trafiknämnden"))


def test_another_of_the_same_bodies_may_lead() -> None:
    one = "Kulturnämnden ska i samarbete med idrottsnämnden öppna en danssal i varje stadsdel"
    other = "Idrottsnämnden ska i samarbete med kulturnämnden öppna en danssal i varje stadsdel"
    assert are_one(one, other)


def test_a_row_printed_twice_in_a_chapter_is_one_activity() -> None:
    assert are_one(PLAN, PLAN, ("Kulturnämnden", "Kulturnämnden"))


def test_other_words_in_the_same_chapter_are_two_activities() -> None:
    other = PLAN + " och på fritidsgårdarna runt om i hela staden"
    assert not are_one(PLAN, other, ("Kulturnämnden", "Kulturnämnden"))


def test_what_a_chapter_tells_apart_no_third_row_joins() -> None:
    longer = PLAN + " och på fritidsgårdarna runt om i hela staden"
    rows = [row("Kulturnämnden", PLAN), row("Kulturnämnden", longer), row("SISAB", longer, 9)]
    assert [len(found) for found in group(rows, BODIES)] == [1, 2]


def test_areas_of_the_district_chapter_may_repeat_an_activity() -> None:
    rows = [
        row("Stadsdelsnämnderna", PLAN, area="äldreomsorg"),
        row("Stadsdelsnämnderna", PLAN + " och på ålderdomshemmen", area="stadsmiljö"),
    ]
    assert len(group(rows, BODIES)) == 1


def test_groups_and_their_rows_keep_the_order_of_appearance() -> None:
    other = "Trafiknämnden ska sopa alla cykelbanor en gång i veckan"
    rows = [row("A", other, 1), row("B", PLAN, 2), row("C", other, 3), row("D", PLAN, 4)]
    lines = [[one.source.lines[0] for one in found] for found in group(rows, BODIES)]
    assert lines == [[1, 3], [2, 4]]


WORDS = st.sampled_from(
    ["plan", "lekplats", "skola", "torg", "träd", "bastu", "2024", "2025", "4", "Tanto", "och"]
)
TEXTS = st.lists(WORDS, max_size=8).map(lambda words: "Nämnden ska " + " ".join(words))
ROWS = st.lists(
    st.builds(row, st.sampled_from(["Kulturnämnden", "Trafiknämnden"]), TEXTS), max_size=12
)


@given(ROWS)
def test_every_row_is_in_exactly_one_group(rows: list[Listing]) -> None:
    found = [id(one) for rows_of_one in group(rows, BODIES) for one in rows_of_one]
    assert sorted(found) == sorted(map(id, rows))


@given(ROWS, st.integers(2, 3))
def test_copies_of_rows_add_no_activity(rows: list[Listing], times: int) -> None:
    assert len(group(rows * times, BODIES)) == len(group(rows, BODIES))


def test_nothing_listed_is_no_activity() -> None:
    assert group([], BODIES) == ()


def test_an_activity_spelt_in_very_many_ways_is_still_one() -> None:
    spelt = [PLAN.replace(word, word[:-1]) for word in PLAN.split() if len(word) > 6]
    rows = [row(f"{number}", text, number) for number, text in enumerate(spelt * 30, 1)]
    assert len(group(rows, BODIES)) == 1


def test_progress_is_told_every_few_rows_while_they_are_read_compared_and_joined() -> None:
    told: list[int] = []
    rows = [row(f"{number}", PLAN + " nu" * (number % 2), number) for number in range(1, 65)]
    group(rows, BODIES, lambda one: told.append(one.source.lines[0]))
    read = told[: told.index(1, 1)]
    assert read[0] == 1
    assert max(after - before for before, after in pairwise([*read, 64])) <= 16
    assert len(told) > len(read) + 1
