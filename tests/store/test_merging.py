"""A document imported again: what is known stays, what is new is added, nothing is deleted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from store.dates.span import Span
from store.importing.reading.reading import Reading
from store.keeping.contents import Contents, nothing
from store.merging.pairing import printed_in
from store.merging.taking_in import Import, merge
from store.model.kinds import PRINTED
from store.model.records import Activity, Committee, Goal, Indicator, Source
from tests.store.made import NAME, NOW, activity, directive, listing, reading


def taken_in(*readings: Reading, start: Contents | None = None) -> tuple[Contents, Import]:
    """Return the contents after these readings, and what the last one did."""
    contents, report = start or nothing(), None
    for one in readings:
        now = replace(one, document=replace(one.document, imported=NOW))
        contents, report = merge(contents, now)
    assert report is not None
    return contents, report


def done(report: Import) -> tuple[int, int, int, int]:
    return report.added, report.changed, report.unchanged, report.withdrawn


TREES, PONDS = listing("Plantera träd"), listing("Rensa dammar")


def test_a_first_import_adds_everything_and_counts_it_by_kind() -> None:
    parks = Committee("", "Parknämnden", "committee")
    contents, report = taken_in(reading(activity(TREES), directive("Odla"), parks))
    assert done(report) == (3, 0, 0, 0)
    assert (report.counts["activities"], report.counts["committees"]) == (1, 1)
    assert contents.activities[1].id == "A1"


def test_the_same_document_again_is_the_same_contents() -> None:
    read = reading(activity(TREES), directive("Odla"), doubts=("x", "x"))
    once, _ = taken_in(read)
    again, report = merge(once, read)
    assert again is once
    assert done(report) == (0, 0, 2, 0)


def test_the_same_bytes_under_another_name_are_the_same_document() -> None:
    read = reading(activity(TREES))
    row = replace(TREES, source=Source("kopia.txt", (1,)))
    copy = replace(read, document=replace(read.document, name="kopia.txt"))
    once, _ = taken_in(read)
    again, report = merge(once, replace(copy, activities=(activity(row),)))
    assert again is once
    assert report.document == NAME


def test_a_moved_date_is_a_change_under_the_same_id() -> None:
    moved = reading(activity(replace(TREES, end=Span("2026-12"))), text="ny")
    contents, report = taken_in(reading(activity(TREES)), moved)
    assert done(report) == (0, 1, 0, 0)
    assert contents.activities[1].listings[0].end.text == "2026-12"


def test_another_line_is_no_change_but_is_noted() -> None:
    later = reading(activity(listing("Plantera träd", line=9)), text="ny")
    contents, report = taken_in(reading(activity(TREES)), later)
    assert done(report) == (0, 0, 1, 0)
    assert contents.activities[1].listings[0].source.lines == (9,)


def test_case_spaces_and_full_stop_make_no_new_record() -> None:
    other = reading(directive("plantera  TRÄD."), text="ny")
    contents, report = taken_in(reading(directive("Plantera träd")), other)
    assert done(report) == (0, 1, 0, 0)
    assert list(contents.directives) == [1]


LONG = "Ta fram en plan för skuggiga gångvägar i parkerna"


def told(report: Import) -> list[tuple[str, str]]:
    return [(one.id, one.what) for one in report.differences]


def test_a_first_import_tells_no_differences() -> None:
    assert taken_in(reading(directive(LONG)))[1].differences == ()


def test_a_new_wording_in_the_same_chapter_is_the_same_record() -> None:
    reworded = LONG.replace("skuggiga", "svala och skuggiga")
    contents, report = taken_in(
        reading(directive(LONG), directive("Odla")),
        reading(directive(reworded), directive("Odla"), text="ny"),
    )
    assert contents.directives[1].text == reworded
    assert told(report) == [("D1", "wording")]


def test_another_thing_in_the_same_chapter_is_another_record() -> None:
    other = "Bygg om ishallen så att den kan användas året runt"
    _, report = taken_in(reading(directive(LONG)), reading(directive(other), text="ny"))
    assert sorted(told(report)) == [("D1", "withdrawn"), ("D2", "new")]


def test_the_same_long_wording_under_another_body_is_reassigned() -> None:
    one, other = directive(LONG, "Parknämnden"), directive(LONG, "Skolnämnden")
    contents, report = taken_in(reading(one), reading(other, text="ny"))
    assert contents.directives[1].committee == "Skolnämnden"
    assert [(one.what, one.before, one.after) for one in report.differences] == [
        ("bodies", "Parknämnden", "Skolnämnden")
    ]


def test_moved_dates_are_told_as_they_were_and_as_they_are() -> None:
    moved = reading(activity(replace(TREES, end=Span("2026-12"))), text="ny")
    _, report = taken_in(reading(activity(TREES)), moved)
    assert [(one.what, one.after) for one in report.differences] == [("dates", "–2026-12")]


def test_what_is_printed_again_is_told() -> None:
    first = reading(activity(TREES))
    _, report = taken_in(first, reading(text="utan"), replace(first, document=first.document))
    assert told(report) == [("A1", "again")]


def test_what_is_no_longer_printed_is_withdrawn_and_kept() -> None:
    contents, report = taken_in(
        reading(activity(TREES), activity(PONDS)), reading(activity(PONDS), text="ny")
    )
    assert done(report) == (0, 0, 1, 1)
    assert [one.withdrawn for one in contents.activities.values()] == [True, False]


def test_what_is_withdrawn_is_withdrawn_once() -> None:
    first, without = reading(activity(TREES)), reading(text="utan")
    _, report = taken_in(first, without, reading(text="utan igen"))
    assert report.withdrawn == 0


def test_what_is_printed_again_is_no_longer_withdrawn() -> None:
    contents, report = taken_in(
        reading(activity(TREES)), reading(text="utan"), reading(activity(TREES), text="åter")
    )
    assert done(report) == (0, 1, 0, 0)
    assert not contents.activities[1].withdrawn


def test_a_withdrawn_record_still_shows_where_it_was_printed() -> None:
    contents, _ = taken_in(reading(activity(TREES), text="som det stod"), reading(text="utan"))
    name = printed_in(contents.activities[1])
    (version,) = [one for one in contents.documents.values() if one.name == name]
    assert version.text == "som det stod"


def test_the_version_that_holds_keeps_the_documents_name() -> None:
    contents, _ = taken_in(*(reading(text=text) for text in ("ett", "två", "tre")))
    names = [one.name for one in contents.documents.values()]
    assert names == [f"{NAME} (2026-03-02)", f"{NAME} (2026-03-02, 2)", NAME]


def test_an_earlier_version_can_come_back() -> None:
    first, second = reading(activity(TREES), text="ett"), reading(activity(PONDS), text="två")
    contents, report = taken_in(first, second, first)
    assert done(report) == (0, 1, 0, 1)
    assert [one.withdrawn for one in contents.activities.values()] == [False, True]


def test_another_years_document_is_left_alone() -> None:
    before, _ = taken_in(reading(activity(TREES), directive("Odla")))
    contents, report = taken_in(reading(activity(TREES), text="ny", year=2027), start=before)
    assert done(report) == (1, 0, 0, 0)
    assert contents.activities[1] == before.activities[1]
    assert contents.directives == before.directives


def test_another_proposal_for_the_same_year_is_a_document_of_its_own() -> None:
    first = reading(activity(TREES), directive("Odla"))
    row = replace(PONDS, source=Source("annan.txt", (1,)))
    other = replace(reading(activity(row)), document=replace(first.document, name="annan.txt"))
    other = replace(other, document=replace(other.document, sha256="annan"))
    contents, report = taken_in(first, other)
    assert done(report) == (1, 0, 0, 0)
    assert [one.name for one in contents.documents.values()] == [NAME, "annan.txt"]


def test_a_renamed_document_that_says_mostly_the_same_is_a_version() -> None:
    first = reading(activity(TREES), directive("Odla"))
    row = replace(TREES, source=Source("slutlig.txt", (1,)))
    final = replace(first.document, name="slutlig.txt", sha256="slutlig")
    _, report = taken_in(first, replace(reading(activity(row)), document=final))
    assert done(report) == (0, 0, 1, 1)


def test_documents_of_the_same_name_for_two_years_are_told_apart() -> None:
    contents, _ = taken_in(reading(text="ett"), reading(activity(TREES), text="två", year=2027))
    assert contents.documents[2].name == f"{NAME} (2027)"
    assert printed_in(contents.activities[1]) == f"{NAME} (2027)"


def test_an_activity_is_known_by_any_of_its_listings() -> None:
    pair = activity(TREES, listing("Plantera träd", "Hamnbolaget"))
    other = activity(listing("Plantera träd", "Hamnbolaget"), listing("Plantera alla träd"))
    contents, report = taken_in(reading(pair), reading(other, text="ny"))
    assert done(report) == (0, 1, 0, 0)
    assert contents.activities[1].listings == other.listings


def test_who_shares_most_listings_goes_on_as_the_activity() -> None:
    rows = [listing("Plantera träd", committee) for committee in ("A", "B", "C")]
    split = reading(activity(rows[0]), activity(rows[1], rows[2]), text="ny")
    contents, _ = taken_in(reading(activity(*rows)), split)
    assert len(contents.activities[1].listings) == 2
    assert len(contents.activities[2].listings) == 1


def test_the_same_words_of_two_committees_are_two_directives() -> None:
    one, other = directive("Odla", "Parknämnden"), directive("Odla", "Skolnämnden")
    contents, report = taken_in(reading(one), reading(other, text="ny"))
    assert done(report) == (1, 0, 0, 1)
    assert len(contents.directives) == 2


def test_a_text_printed_twice_is_two_records_each_time() -> None:
    twice = (directive("Odla", line=1), directive("Odla", line=2))
    contents, report = taken_in(reading(*twice), reading(*twice, text="ny"))
    assert done(report) == (0, 0, 2, 0)
    assert [one.source.lines for one in contents.directives.values()] == [(1,), (2,)]


def test_very_many_records_of_the_same_words_are_matched_in_reasonable_time() -> None:
    many = tuple(directive("Odla", line=line) for line in range(1, 20_001))
    changed = tuple(replace(one, lead_in="bör nämnden") for one in many)
    _, report = taken_in(reading(*many), reading(*changed, text="ny"))
    assert report.changed == len(many)


def test_targets_of_an_indicator_are_the_new_documents() -> None:
    def measured(text: str, target: str) -> Reading:
        made = Indicator("", "Träd per gata", Source(NAME, (1,)), targets={"2026": target})
        return replace(reading(text=text), indicators=(made,))

    contents, _ = taken_in(measured("ett", "5"), measured("två", "6"))
    assert contents.indicators[1].targets == {"2026": "6"}


def test_goals_are_withdrawn_too() -> None:
    goal = Goal("", "Ett grönt mål", "1.1", Source(NAME, (1,)))
    contents, report = taken_in(replace(reading(), goals=(goal,)), reading(text="utan"))
    assert report.withdrawn == 1
    assert contents.goals[1].withdrawn


def test_bodies_are_one_by_name_and_keep_all_aliases() -> None:
    one = Committee("", "Parknämnden", "committee", ("Parkkontoret",))
    other = Committee("", "parknämnden", "committee", ("Grönnämnden",))
    contents, report = taken_in(reading(one), reading(other, text="ny"))
    assert done(report) == (0, 1, 0, 0)
    assert contents.committees[1].name == "Parknämnden"
    assert contents.committees[1].aliases == ("Parkkontoret", "Grönnämnden")


def test_doubts_are_those_of_the_version_that_holds() -> None:
    contents, _ = taken_in(
        reading(doubts=("gammalt", "tvivel"), text="ett"),
        reading(doubts=("nytt",), text="två"),
    )
    assert [one.text for one in contents.irregularities.values()] == ["nytt"]


def test_an_id_that_was_given_is_not_given_again() -> None:
    contents, _ = taken_in(reading(activity(TREES), activity(PONDS)))
    fewer = replace(contents, activities={1: contents.activities[1]})
    again, _ = taken_in(reading(activity(PONDS), text="ny"), start=fewer)
    assert list(again.activities) == [1, 3]


rows = st.builds(
    listing,
    st.sampled_from("abc"),
    st.sampled_from(["Parknämnden", "Skolnämnden"]),
    st.sampled_from(["2026-05-31", "2026-06", ""]),
    st.integers(1, 99),
)
readings = st.builds(
    lambda activities, directives, text, year: reading(
        *activities, *directives, text=text, year=year
    ),
    st.lists(st.lists(rows, min_size=1, max_size=3).map(lambda some: activity(*some)), max_size=4),
    st.lists(st.builds(directive, st.sampled_from("abc"), line=st.integers(1, 99)), max_size=4),
    st.uuids().map(str),
    st.sampled_from([2026, 2027]),
)


@given(st.lists(readings, min_size=1, max_size=5))
def test_any_document_taken_in_again_adds_and_changes_nothing(some: Sequence[Reading]) -> None:
    contents, _ = taken_in(*some)
    again, report = taken_in(some[-1], start=contents)
    assert (again is contents, done(report)[:2], report.withdrawn) == (True, (0, 0), 0)


@given(st.lists(readings, min_size=2, max_size=5))
def test_nothing_is_ever_deleted_and_new_records_get_new_ids(some: Sequence[Reading]) -> None:
    contents = nothing()
    for one in some:
        after, report = taken_in(one, start=contents)
        assert report.added + report.changed + report.unchanged == sum(report.counts.values())
        for table in (kind.table for kind in PRINTED):
            before, now = getattr(contents, table), getattr(after, table)
            fresh = sorted(now.keys() - before.keys())
            assert before.keys() <= now.keys()
            assert fresh == list(range(len(before) + 1, len(now) + 1))
        contents = after


@given(st.lists(readings, min_size=1, max_size=5))
def test_every_record_has_the_text_of_its_source(some: Sequence[Reading]) -> None:
    contents, _ = taken_in(*some)
    names = [one.name for one in contents.documents.values()]
    assert len(set(names)) == len(names)
    for table in (kind.table for kind in PRINTED):
        assert {printed_in(one) for one in getattr(contents, table).values()} <= set(names)


@given(readings, readings)
def test_every_old_activity_is_continued_or_withdrawn(one: Reading, other: Reading) -> None:
    other = replace(other, document=replace(other.document, year=one.document.year))
    contents, report = taken_in(one, other)
    current = [made for made in contents.activities.values() if not made.withdrawn]
    assert len(current) == len(other.activities)
    assert report.document == NAME


def test_the_day_of_an_import_is_that_of_the_version() -> None:
    late = datetime(2026, 5, 5, tzinfo=UTC)
    contents, _ = taken_in(reading(activity(TREES)))
    new = reading(text="ny")
    after, _ = merge(contents, replace(new, document=replace(new.document, imported=late)))
    assert [one.imported for one in after.documents.values()] == [NOW, late]
    assert isinstance(after.activities[1], Activity)
