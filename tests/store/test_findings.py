"""What is doubtful is an entry to lists and filters: found by what it is about, or where it is."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from store.dates.span import read_cell
from store.keeping.contents import nothing
from store.model.records import Activity, Indicator, Irregularity, Listing, Source
from store.register.register import Register
from store.survey.findings import Findings
from store.survey.survey import Survey
from tests.registers import DAY


def row(line: int, end: str, committee: str = "Parknämnden") -> Listing:
    place = Source("plan", (line,))
    return Listing(
        committee, "göra", read_cell("2024-01-01"), read_cell(end), place, leads=("Parknämnden",)
    )


def doubt(line: int, text: str = "oklart") -> Irregularity:
    return Irregularity("other list", "left out", text, Source("plan", (line,)))


def findings(
    *activities: Activity,
    doubts: tuple[Irregularity, ...] = (),
    targets: tuple[Indicator, ...] = (),
) -> Findings:
    contents = replace(
        nothing(DAY),
        activities=dict(enumerate(activities, 1)),
        indicators=dict(enumerate(targets, 1)),
        irregularities=dict(enumerate(doubts, 1)),
    )
    return Findings(Survey(Register.holding(Path("r.json"), contents), DAY))


TWICE = Activity("A1", (row(3, "2024-08-31"), row(9, "2024-12-31", "Hamnnämnden")))
BACKWARDS = Activity("A2", (row(4, "2024-05-01"), row(7, "2023-05-01", "Hamnnämnden")))


def test_a_contradiction_is_about_its_entry_and_names_it() -> None:
    (found,) = findings(TWICE).contradictions
    assert (found.id, found.text, found.key) == ("A1", "göra", "dates differ A1")
    assert [entry.record for entry in found.about] == [TWICE]


def test_the_places_in_doubt_come_before_the_others() -> None:
    (found,) = findings(BACKWARDS).contradictions
    assert [source.lines for source in found.sources] == [(7,), (4,)]


def test_targets_that_differ_are_about_every_indicator() -> None:
    targets = tuple(
        Indicator(f"I{line}", "Antal träd", Source("plan", (line,)), name, targets={"2024": said})
        for line, name, said in ((1, "Parknämnden", "800"), (2, None, "1 000"))
    )
    (found,) = findings(targets=targets).contradictions
    assert found.id == "I1, I2"
    assert found.chapters == ("Parknämnden",)


def test_a_doubt_is_about_what_is_printed_on_its_lines() -> None:
    (found,) = findings(TWICE, doubts=(doubt(9),)).doubts
    assert found.id == "A1"
    assert found.text == "oklart"


def test_a_doubt_between_two_rows_of_a_chapter_is_of_that_chapter() -> None:
    one, other = Activity("A1", (row(3, "2024-08-31"),)), Activity("A2", (row(9, "2024-08-31"),))
    (found,) = findings(one, other, doubts=(doubt(5),)).doubts
    assert (found.id, found.chapters) == ("", ("Parknämnden",))
    assert "Parknämnden" in found.bodies


def test_a_doubt_between_two_chapters_or_after_the_last_is_of_none() -> None:
    found = findings(TWICE, doubts=(doubt(5), doubt(12))).doubts
    assert [one.chapters for one in found] == [(), ()]


def test_words_are_searched_in_the_doubtful_text() -> None:
    (found,) = findings(doubts=(doubt(5, "Åtta Rader"),)).doubts
    assert "åtta rader" in found.said
