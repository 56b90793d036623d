"""What the documents say against themselves is found, and nothing else is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import replace

from store.dates.span import read_cell
from store.importing.reading.reading import Reading
from store.model.records import Activity, Committee, Indicator, Listing
from store.register.register import Register
from store.survey.discrepancies import Discrepancy, discrepancies
from tests.store.made import NOW, activity, listing, reading


def found(tmp_path: Path, *activities: Activity, targets: Sequence[Indicator] = ()) -> list[str]:
    return [each.kind for each in told(tmp_path, *activities, targets=targets)]


def told(
    tmp_path: Path, *activities: Activity, targets: Sequence[Indicator] = ()
) -> list[Discrepancy]:
    register = Register.empty(tmp_path / f"{len(list(tmp_path.iterdir()))}.json")
    read: Reading = reading(*activities)
    register.take_in(replace(read, indicators=tuple(targets)), NOW)
    return discrepancies(register)


def row(end: str, committee: str = "Parknämnden", lead: str = "Parknämnden") -> Listing:
    made = listing("Plantera träd", committee)
    return replace(
        made, start=read_cell("2026-01-01"), end=read_cell(end), leads=(lead,), area=None
    )


def indicator(committee: str | None, **targets: str) -> Indicator:
    years = {year.removeprefix("y"): target for year, target in targets.items()}
    return Indicator("", "Antal träd", row("").source, committee, targets=years)


def test_a_sound_activity_has_none(tmp_path: Path) -> None:
    assert found(tmp_path, activity(row("2026-05-01"))) == []


def test_listings_with_other_ends_differ(tmp_path: Path) -> None:
    rows = row("2026-05-01"), row("2026-06-01", "Hamnbolaget")
    assert found(tmp_path, activity(*rows)) == ["dates differ"]


def test_an_end_before_the_start_and_an_unreadable_one_are_told_apart(tmp_path: Path) -> None:
    early, garbled = row("2025-05-01"), row("202-05-01")
    assert found(tmp_path, activity(early)) == ["end before start"]
    assert found(tmp_path, activity(garbled)) == ["unreadable date"]


def test_an_activity_twice_in_a_chapter_is_told_with_both_places(tmp_path: Path) -> None:
    (one,) = told(tmp_path, activity(row("2026-05-01"), row("2026-05-01")))
    assert (one.kind, len(one.sources)) == ("twice in a chapter", 2)


def test_a_lead_whose_own_chapter_lacks_it_is_told(tmp_path: Path) -> None:
    elsewhere = row("2026-05-01", "Hamnbolaget", "Parknämnden")
    own = replace(row("2026-05-01"), text="Rensa dammar")
    assert found(tmp_path, activity(elsewhere), activity(own)) == ["missing in the lead's chapter"]


def test_a_lead_without_a_chapter_of_activities_lacks_none(tmp_path: Path) -> None:
    assert found(tmp_path, activity(row("2026-05-01", "Hamnbolaget", "Polisen"))) == []


def test_targets_of_one_name_and_year_that_differ_are_told(tmp_path: Path) -> None:
    targets = [indicator("Parknämnden", y2026="800"), indicator(None, y2026="1 000")]
    assert found(tmp_path, targets=targets) == ["targets differ"]


def test_targets_printed_differently_or_for_other_years_agree(tmp_path: Path) -> None:
    targets = [indicator("A", y2026="1 000"), indicator("B", y2026="1000", y2027="5"),
               indicator("C", y2026="Tas fram av nämnd", col1="7")]  # fmt: skip
    assert found(tmp_path, targets=targets) == []


def test_each_tells_what_cannot_all_be_right(tmp_path: Path) -> None:
    rows = row("2026-05-01"), row("2026-06-01", "Hamnbolaget")
    (dates,) = told(tmp_path, activity(*rows))
    assert (dates.what, dates.values) == ("end", ("2026-05-01", "2026-06-01"))
    (backwards,) = told(tmp_path, activity(row("2025-05-01")))
    assert backwards.values == ("2026-01-01", "2025-05-01")
    (garbled,) = told(tmp_path, activity(row("202-05-01")))
    assert garbled.values == ("202-05-01",)


def test_starts_that_differ_are_told_where_the_ends_agree(tmp_path: Path) -> None:
    later = replace(row("2026-05-01", "Hamnbolaget"), start=read_cell("2026-02-01"))
    (one,) = told(tmp_path, activity(row("2026-05-01"), later))
    assert (one.kind, one.what) == ("dates differ", "start")
    assert one.values == ("2026-01-01", "2026-02-01")


def test_leads_that_differ_and_lack_it_are_named(tmp_path: Path) -> None:
    rows = row("2026-05-01"), row("2026-05-01", "Hamnbolaget", lead="Hamnbolaget")
    (one,) = told(tmp_path, activity(*rows))
    assert (one.kind, one.values) == ("leads differ", ("Parknämnden", "Hamnbolaget"))
    elsewhere = row("2026-05-01", "Hamnbolaget", "Parknämnden")
    own = replace(row("2026-05-01"), text="Rensa dammar")
    (lacking,) = told(tmp_path, activity(elsewhere), activity(own))
    assert lacking.values == ("Parknämnden",)


def test_targets_that_differ_are_told_with_their_year(tmp_path: Path) -> None:
    targets = [indicator("A", y2026="800", y2027="900"), indicator(None, y2026="1 000")]
    (one,) = told(tmp_path, targets=targets)
    assert (one.what, one.values) == ("2026", ("800", "1 000"))


def test_a_lead_whose_group_has_it_in_its_chapter_lacks_nothing(tmp_path: Path) -> None:
    group = Committee("", "Bolagen", "group", members=("Hamnbolaget",))
    elsewhere = row("2026-05-01", "Bolagen", "Hamnbolaget")
    own = replace(row("2026-05-01", "Hamnbolaget", "Hamnbolaget"), text="Rensa dammar")
    register = Register.empty(tmp_path / "r.json")
    bodies = Committee("", "Hamnbolaget", "company"), group
    register.take_in(reading(activity(elsewhere), activity(own), *bodies), NOW)
    assert discrepancies(register) == []
