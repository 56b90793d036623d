"""Bullets: which are directives, which are one that was cut, which are left out and told."""

import pytest

from tests.store.importing.example import HEADER, LEAD_IN, chapter, directives, doubts, read, texts


@pytest.mark.parametrize(
    ("chapter_of", "lead_in", "kind"),
    [
        ("Socialnämnden", "Därför ska nämnden", "directive"),
        ("Socialnämnden", "Utöver *direktiv för alla ska nämnden*", "directive"),
        ("Socialnämnden", "Under året ska nämnden:", "directive"),
        ("Bostadsbolagen", "Gemensamt ska bolagen", "owner_directive"),
        ("AB Stokab", "Under perioden ska bolaget", "owner_directive"),
        ("AB Stokab", "AB Stokabs styrelse ska", "owner_directive"),
        ("Valnämnden", "Nämndens ansvar omfattar främst:", "duty"),
        ("Stadsdelsnämnder", "Nämndernas ansvar omfattar bland annat:", "duty"),
        ("Avfallsnämnden", "Nämnden ansvarar för:", "duty"),
    ],
)
def test_a_lead_in_says_what_its_bullets_are(chapter_of: str, lead_in: str, kind: str) -> None:
    [directive] = directives(chapter(lead_in, "- räkna röster", name=chapter_of))
    assert (directive.kind, directive.lead_in) == (kind, lead_in)


def test_a_duty_has_no_goal() -> None:
    text = chapter("En trygg stad", "Nämnden ansvarar för:", "- sopor")
    assert directives(text)[0].goal is None


@pytest.mark.parametrize("mark", ["- ", " - ", "– ", "• ", "* ", "-\t"])
def test_bullets_are_known_by_any_mark_and_indent(mark: str) -> None:
    assert texts(chapter(LEAD_IN, f"{mark}öppna fler bad")) == ["öppna fler bad"]


def test_bullets_go_on_behind_an_empty_line_and_a_page_marker() -> None:
    text = chapter(LEAD_IN, "- bada", "M Soc:14", "- två", "Sida 12 av 90", "- tre", "17", "- fyra")
    assert texts(text) == ["bada", "två", "tre", "fyra"]


def test_a_page_marker_behind_a_partys_letter_is_no_text() -> None:
    assert texts(chapter(LEAD_IN, "- bada som", "M\nSoc:14", "fortsätter")) == [
        "bada som fortsätter"
    ]


@pytest.mark.parametrize(
    ("first", "rest"),
    [
        ("stärka arbetet för unga", "som bor i ytterstaden"),
        ("följa programmet", "2026-2029 enligt beslut"),
        ("tillsammans med", "Region Stockholm öppna en mottagning"),
    ],
)
def test_a_bullet_cut_by_a_page_break_is_one_again(first: str, rest: str) -> None:
    text = chapter(LEAD_IN, f"- {first}", rest, "- nästa sak")
    assert texts(text) == [f"{first} {rest}", "nästa sak"]


def test_a_cut_bullet_keeps_both_lines_and_is_told() -> None:
    reading = read(chapter(LEAD_IN, "- stärka arbetet", "i ytterstaden"))
    assert reading.directives[0].source.lines == (5, 7)
    assert doubts(reading)["cut bullet"] == (5, 7)


def test_a_bullet_that_goes_on_as_a_bullet_behind_a_table_is_one() -> None:
    table = f"{HEADER}\nUtred\t2026-01-01\t2026-12-31"
    text = chapter(LEAD_IN, "- säkra kompetensen. Arbetet ska ske med", table, "- start i höst")
    assert texts(text) == ["säkra kompetensen. Arbetet ska ske med start i höst"]


def test_a_bullet_that_completes_a_bodys_name_belongs_to_the_one_before() -> None:
    text = chapter(LEAD_IN, "- öppna rum tillsammans med SHIS\n- Bostäder\n- stänga rum")
    assert texts(text) == ["öppna rum tillsammans med SHIS Bostäder", "stänga rum"]


def test_a_line_between_bullets_that_lost_its_mark_is_a_bullet_and_told() -> None:
    reading = read(chapter(LEAD_IN, "- bada.\nVårda stadens parker.\n- tre."))
    assert [one.text for one in reading.directives] == ["bada.", "Vårda stadens parker.", "tre."]
    assert doubts(reading)["bullet without a mark"] == (6,)


def test_lines_of_a_wrapped_document_belong_to_the_bullet_above() -> None:
    prose = "Ett stycke som är\nbrutet över flera\nrader i texten."
    text = chapter(prose, LEAD_IN, "- öppna en lekplats\nvid varje torg\n- bada")
    assert texts(text) == ["öppna en lekplats vid varje torg", "bada"]


def test_text_right_under_a_list_is_left_out_and_told() -> None:
    reading = read(chapter(LEAD_IN, "- bada.\nSå blir det.", "Annat."))
    assert [one.text for one in reading.directives] == ["bada."]
    assert doubts(reading)["text under a list"] == (6,)


def test_two_bullets_run_together_stay_as_printed_and_are_told() -> None:
    reading = read(chapter(LEAD_IN, "- bygga nytt i city. riva gammalt"))
    assert len(reading.directives) == 1
    assert "bullets run together" in doubts(reading)


def test_an_abbreviation_runs_nothing_together() -> None:
    assert not read(
        chapter(LEAD_IN, "- bygga t.ex. broar, inkl. räcken m.m. i city")
    ).irregularities


def test_an_empty_bullet_is_told_and_ends_nothing() -> None:
    reading = read(chapter(LEAD_IN, "- bada\n-\n- tre"))
    assert [one.text for one in reading.directives] == ["bada", "tre"]
    assert doubts(reading)["empty bullet"] == (6,)


@pytest.mark.parametrize(
    "above",
    ["Våra förslag", "Följande områden prioriteras:", "Det omfattas av tre lagar:"],
)
def test_bullets_that_nobody_shall_do_are_left_out_and_told(above: str) -> None:
    reading = read(chapter(LEAD_IN, "- bada", "Prosa.", above, "- annat\n- mer"))
    assert [one.text for one in reading.directives] == ["bada"]
    assert doubts(reading)["other list"] == (11, 12)


def test_a_lead_in_holds_no_longer_than_its_list() -> None:
    text = chapter(LEAD_IN, "- bada", "Ett stycke prosa om något annat.", "- inget direktiv")
    assert texts(text) == ["bada"]


def test_participants_are_read_from_the_words() -> None:
    [directive] = directives(chapter(LEAD_IN, "- i samarbete med trafiknämnden bygga om"))
    assert [(one.committee, one.role) for one in directive.participants] == [
        ("Trafiknämnden", "collaborates")
    ]


@pytest.mark.parametrize(
    ("bullet", "others"),
    [
        ("kulturnämnden ska tillsammans med socialnämnden pröva en sal", ["Kulturnämnden"]),
        (
            "kulturnämnden och socialnämnden ska i samråd med Polisen pröva en sal",
            ["Kulturnämnden", "Polisen"],
        ),
        ("nämnden ska tillsammans med kulturnämnden pröva en sal", ["Kulturnämnden"]),
        ("pröva en sal", []),
    ],
)
def test_whoever_else_shall_do_it_takes_part_and_never_the_committee_itself(
    bullet: str, others: list[str]
) -> None:
    [directive] = directives(chapter(LEAD_IN, f"- {bullet}"))
    assert [one.committee for one in directive.participants] == others


def test_each_reading_of_one_unclear_name_is_told() -> None:
    doubled = "kultur- och idrottsnämnden"
    bullets = f"- samverka med {doubled}\n- samverka med Polisen, {doubled} och SISAB"
    found = doubts(read(chapter(LEAD_IN, bullets)))
    assert found == {"garbled double name": (5,), "double name of one body": (6,)}


def test_a_bullet_of_many_lines_is_one_doubt() -> None:
    reading = read(chapter(LEAD_IN, "- ta fram en plan och", *["en väg och"] * 5, "en bro"))
    joined = [one for one in reading.irregularities if one.kind == "cut bullet"]
    assert [len(one.source.lines) for one in joined] == [7]
