"""Chapters, areas, goals and themes: whose a directive is."""

import pytest

from store.model.records import CITY_WIDE
from tests.store.importing.example import LEAD_IN, chapter, directives, doubts, read


@pytest.mark.parametrize(
    ("heading", "committee"),
    [
        ("Socialnämnden", "Socialnämnden"),
        ("Kommunstyrelsen m.m.", "Kommunstyrelsen"),
        ("Kulturnämnden: stadsarkivet", "Kulturnämnden"),
        ("Moderbolaget Stockholms Stadshus AB", "Stockholms Stadshus AB"),
    ],
)
def test_a_title_that_names_a_body_begins_its_chapter(heading: str, committee: str) -> None:
    [directive] = directives(chapter(LEAD_IN, "- öppna en lekplats", name=heading))
    assert directive.committee == committee


def test_a_misspelt_title_is_taken_by_likeness_and_told() -> None:
    reading = read(chapter(LEAD_IN, "- bygga tätare", name="Stadsbygnadsnämnden"))
    assert reading.directives[0].committee == "Stadsbyggnadsnämnden"
    assert doubts(reading)["committee by likeness"] == (1,)


def test_a_committee_that_nobody_knows_gets_a_chapter_of_its_own() -> None:
    reading = read(chapter(LEAD_IN, "- ordna ljus", name="Belysningsnämnden"))
    assert reading.directives[0].committee == "Belysningsnämnden"
    assert doubts(reading)["unknown committee"] == (1,)
    assert "Belysningsnämnden" in {committee.name for committee in reading.committees}


def test_a_body_named_in_running_text_begins_no_chapter() -> None:
    text = chapter("Detta görs med\nUtbildningsnämnden\noch andra.", LEAD_IN, "- samordna")
    assert directives(text)[0].committee == "Socialnämnden"


def test_the_title_at_the_head_of_a_page_begins_nothing_anew() -> None:
    text = chapter("Mål ett för staden", LEAD_IN, "- bada", "Socialnämnden", "- två")
    found = directives(text)
    assert [(one.text, one.goal) for one in found] == [
        ("bada", "Mål ett för staden"),
        ("två", "Mål ett för staden"),
    ]


def test_the_district_committees_have_areas_as_headed() -> None:
    text = chapter(
        LEAD_IN,
        "- gemensamt",
        "Äldreomsorg",
        LEAD_IN,
        "- i området",
        name="Stadsdelsnämnder",
    )
    assert [one.area for one in directives(text)] == [None, "Äldreomsorg"]


def test_an_area_is_a_heading_like_others_in_another_chapter() -> None:
    text = chapter("Äldreomsorg", "Om den.", LEAD_IN, "- ge stöd")
    assert directives(text)[0].area is None


def test_city_wide_directives_have_the_sections_heading_as_theme() -> None:
    text = chapter(
        "Trygghet i hela staden",
        "Alla hjälps åt.",
        "Nämnder och bolagsstyrelser ska",
        "- lysa upp",
        name="Direktiv för samtliga nämnder och bolagsstyrelser",
    )
    [directive] = directives(text)
    assert (directive.committee, directive.theme) == (CITY_WIDE, "Trygghet i hela staden")


def test_a_title_right_above_a_lead_in_is_the_goal() -> None:
    [directive] = directives(chapter("En stad i balans", LEAD_IN, "- spara"))
    assert directive.goal == "En stad i balans"


def test_a_numbered_goal_holds_past_other_titles_until_the_next() -> None:
    goals = "Tre mål gäller:\n\n1. Staden är trygg för alla\n2. Staden är grön och tät"
    text = chapter("Staden är trygg för alla.", "Om våren", "Prosa.", LEAD_IN, "- bada")
    reading = read(f"{goals}\n\n{text}")
    assert reading.directives[0].goal == "Staden är trygg för alla."
    assert [(goal.number, goal.text) for goal in reading.goals] == [
        ("1", "Staden är trygg för alla"),
        ("2", "Staden är grön och tät"),
    ]


def test_a_goal_may_stand_between_a_lead_in_and_its_bullets() -> None:
    [directive] = directives(chapter(LEAD_IN, "En stad i balans", "- spara"))
    assert directive.text == "spara"


def test_headings_of_the_layout_are_no_goals() -> None:
    text = chapter("Kommunfullmäktiges inriktning för kultur", LEAD_IN, "- spara")
    assert directives(text)[0].goal is None


def test_the_committees_activities_stand_under_no_goal() -> None:
    text = chapter(
        "En stad i balans",
        LEAD_IN,
        "- spara",
        "Kommunfullmäktiges aktiviteter",
        "Aktivitet\tStartdatum\tSlutdatum\nUtred\t2026-01-01\t2026-12-31",
    )
    assert read(text).activities[0].listings[0].goal is None
