"""Minutes of any office: who was told what, where, when it is to be reported, and who dissented."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.common.errors import DocumentError
from store.documents.common.text import from_bytes
from store.documents.kinds import of_bytes_here
from store.importing.documents import read_document
from store.importing.importers import importers_of
from store.importing.language.bodies import Bodies
from store.importing.minutes.importer import Minutes
from store.importing.minutes.words import part_of
from store.importing.reading.importer import Asked, Confidence
from store.importing.reading.reading import Reading
from store.model.records import Directive
from tests.store.documents.made import as_docx, as_pdf
from tests.store.importing.minutes import INLINE, MARKDOWN, PAGED, PROPOSING, STYLES, THAT, Style

NOBODY_KNOWN = Bodies(())
WHOLE = """Sammanträdesprotokoll

Båtnämnden 2026-05-05

§ 7 Bryggor

Beslut

1. Fyrnämnden får i uppdrag att måla alla bryggor i hamnen och att redovisa kostnaden för det.

2. Hamnkontoret och Hamnbolaget AB får i uppdrag att räkna livbojarna vid stränderna.

Yrkanden

Ada Ek (A) yrkar att fyrnämnden får i uppdrag att måla fyren.

§ 8 Fyrar

Båtnämnden beslutar

att uppdra åt fyrnämnden att tända fyren

att i övrigt godkänna rapporten.
"""
CLOSED_LIST = [
    "- att räkna bänkarna (KF 2024-02-01 § 12)",
    "- Fyrnämnden får i uppdrag att måla färjan (KF 2024-03-07 § 30)",
]
HEAD = "Sammanträdesprotokoll\nBåtnämnden 2026-05-05\n\n"


def read(text: str, name: str = "protokoll.txt", year: int | None = None) -> Reading:
    return read_document(of_bytes_here(name, text.encode()), Asked(year, bodies=NOBODY_KNOWN))


def of_style(style: Style) -> Reading:
    return read(style.text, style.name)


def section(*lines: str) -> Reading:
    return read("\n".join([HEAD, "§ 7 Bryggor", "", *lines, ""]))


def asked(reading: Reading) -> list[tuple[str, str, str]]:
    return [(one.number, one.committee, one.text) for one in reading.directives]


def only(reading: Reading) -> Directive:
    (found,) = reading.directives
    return found


@pytest.mark.parametrize("style", STYLES, ids=lambda one: one.name)
def test_assignments_are_found_in_minutes_of_any_style(style: Style) -> None:
    reading = of_style(style)
    found = [(one.section, one.number, one.committee, one.text) for one in reading.directives]
    assert tuple(found) == style.asked
    assert reading.document.kind == "minutes"


@pytest.mark.parametrize("style", STYLES, ids=lambda one: one.name)
def test_minutes_are_known_by_no_other_importer_as_surely(style: Style) -> None:
    document = of_bytes_here(style.name, style.text.encode())
    assert isinstance(importers_of(document)[0][0], Minutes)
    assert Minutes().knows(document) == Confidence.FORM


@pytest.mark.parametrize(
    ("style", "body", "day"),
    [
        (PAGED, "Kommunfullmäktige", date(2026, 4, 16)),
        (THAT, "Kommunstyrelsen", date(2026, 2, 10)),
        (INLINE, "Kommunstyrelsen", date(2026, 3, 3)),
        (MARKDOWN, "Kulturnämnden", date(2026, 1, 21)),
        (PROPOSING, "Kommunstyrelsen", date(2026, 3, 24)),
    ],
    ids=lambda one: getattr(one, "name", None),
)
def test_whose_meeting_it_was_and_when_is_read_from_the_head(
    style: Style, body: str, day: date
) -> None:
    reading = of_style(style)
    assert {(one.given_by, one.meeting) for one in reading.directives} == {(body, day)}
    assert reading.document.year == day.year


@pytest.mark.parametrize("write", [as_docx, as_pdf])
def test_minutes_in_word_and_pdf_read_as_in_text(write: Callable[[str], bytes]) -> None:
    found = read_document(of_bytes_here("a", write(WHOLE)), Asked(bodies=NOBODY_KNOWN))
    assert asked(found) == asked(read(WHOLE))
    assert len(found.directives) == 4
    assert {one.meeting for one in found.directives} == {date(2026, 5, 5)}


def test_what_a_page_leaves_after_the_text_says_whose_meeting_it_was() -> None:
    text = "§ 7 Val\nBeslut\nFyrnämnden får i uppdrag att tända fyren senast den 1 juni 2027.\n"
    edges = "\nExempelby kommun Sammanträdesprotokoll 1 (4)\n\nBåtnämnden 2026-05-05\n"
    found = read(text + edges)
    assert {(one.given_by, one.meeting) for one in found.directives} == {
        ("Båtnämnden", date(2026, 5, 5))
    }
    assert found.document.organisation == "Exempelby kommun"


def test_the_numbers_of_cases_are_read_in_any_form() -> None:
    cases = [of_style(style).directives[0].cases for style in STYLES]
    assert cases == [
        ("FJS-2026-00101",),
        ("KS/2026:12",),
        ("0202/26",),
        ("KUN 2026-14",),
        ("KS 2026/0088",),
    ]


def test_a_heading_goes_on_over_lines_and_is_no_case() -> None:
    reading = read(
        f"{HEAD}§ 7 Dnr BN 2026/4\n\nRedovisning av tre bryggor och\nen båt\nBeslut\n\n"
        "Hamnkontoret får i uppdrag att räkna dem.\n"
    )
    found = only(reading)
    assert (found.theme, found.cases) == ("Redovisning av tre bryggor och en båt", ("BN 2026/4",))


def test_the_edge_of_a_page_cuts_no_point() -> None:
    found = of_style(PAGED).directives[0]
    assert found.source.lines == (8, 9, 18, 19)


def test_later_sentences_of_a_point_say_when_it_is_to_be_reported() -> None:
    paged, inline = of_style(PAGED), of_style(INLINE)
    assert [span.last for span in paged.directives[0].report] == [date(2026, 11, 30)]
    assert [span.last for span in inline.directives[1].report] == [date(2026, 12, 15)]


def test_who_reserved_themselves_stands_by_the_points_of_the_section() -> None:
    assert {one.reserved for one in of_style(PAGED).directives} == {("Ledamöterna från B",)}
    assert {one.reserved for one in of_style(THAT).directives} == {("Cia Dahl (C)",)}
    assert {one.reserved for one in of_style(INLINE).directives} == {("Eva Frid (D)",)}
    assert {one.reserved for one in of_style(MARKDOWN).directives} == {()}


@pytest.mark.parametrize(
    "heading",
    ["Yrkanden", "Förslag till beslut", "Reservation", "Protokollsanteckning", "Särskilt yttrande",
     "Arbetsutskottets förslag till beslut", "Bakgrund", "Tidigare beslut"],
)  # fmt: skip
def test_what_was_only_wanted_or_decided_before_is_no_assignment(heading: str) -> None:
    reading = section(
        *("Beslut", "", "Ärendet bordläggs.", "", heading, ""),
        "Fyrnämnden får i uppdrag att tända fyren.",
    )
    assert reading.directives == ()


def test_what_is_proposed_to_another_body_is_not_decided() -> None:
    assert [one.decided for one in of_style(PROPOSING).directives] == [True, False]


def test_a_decision_as_proposed_decides_what_stands_in_the_proposal() -> None:
    reading = section(
        *("Förslag till beslut", "", "Fyrnämnden får i uppdrag att tända fyren.", ""),
        *("Beslut", "", "Båtnämnden beslutar enligt förslaget."),
    )
    assert asked(reading) == [("", "Fyrnämnden", "tända fyren")]


def test_of_several_proposals_the_decision_names_its_own_or_it_is_told() -> None:
    proposals = (
        *(
            "Förvaltningens förslag till beslut",
            "",
            "Fyrnämnden får i uppdrag att tända fyren.",
            "",
        ),
        *("Presidiets förslag till beslut", "", "Fyrnämnden får i uppdrag att släcka fyren.", ""),
        *("Yrkanden", "", "Ada Ek (A) yrkar att fyrnämnden får i uppdrag att måla fyren.", ""),
    )
    named = section(*proposals, "Beslut", "", "Båtnämnden beslutar enligt presidiets förslag.")
    assert asked(named) == [("", "Fyrnämnden", "släcka fyren")]
    unnamed = section(*proposals, "Beslut", "", "Båtnämnden beslutar enligt förslaget.")
    assert unnamed.directives == ()
    assert [one.kind for one in unnamed.irregularities] == ["one of several proposals"] * 2


@pytest.mark.parametrize(
    "lead_in",
    [
        ["Bifall till kommunstyrelsens förslag:"],
        ["Båtnämnden tillstyrker beslutssatsen i yrkande från A", "och föreslår att det beslutas:"],
        ["Avslag på yrkandet, och bifall till förvaltningens förslag:"],
    ],
)
def test_a_decision_that_names_whose_proposal_it_follows_is_no_proposal(lead_in: list[str]) -> None:
    found = section("Beslut", *lead_in, "1. Planen antas.", "2. Fyrnämnden får i uppdrag att måla.")
    assert [text for _number, _body, text in asked(found)] == ["måla"]


def test_every_line_with_att_is_a_point_but_not_every_line_that_begins_with_it() -> None:
    reading = section(
        *("Beslut", "", "Båtnämnden beslutar"),
        "att uppdra åt hamndirektören att se till",
        "att båtarna är torra",
        "",
        "att uppdra åt fyrnämnden att tända.",
    )
    assert [text for _number, _body, text in asked(reading)] == [
        "se till att båtarna är torra",
        "tända",
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ["1. Fyrnämnden får i uppdrag att", "a) tända fyren, och", "b) måla den.", "2. Bra."],
        ["1. Fyrnämnden får i uppdrag att a) tända fyren, och b) måla den.", "2. Bra."],
        ["1. Fyrnämnden får i uppdrag att: a) tända fyren, och b)", "måla den. 2. Bra."],
        ["Fyrnämnden får i uppdrag att:", "- tända fyren", "- måla den."],
    ],
)
def test_each_item_of_a_list_that_completes_a_point_is_an_assignment(lines: list[str]) -> None:
    found = section("Beslut", "", *lines)
    assert [(body, text) for _number, body, text in asked(found)] == [
        ("Fyrnämnden", "tända fyren"),
        ("Fyrnämnden", "måla den"),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ärendet återremitteras till fyrnämnden som får i uppdrag att tända fyren.",
        "Ärendet överlämnas till fyrnämnden, som ges i uppdrag att tända fyren.",
        "att återremittera ärendet till fyrnämnden som då får i uppdrag att tända fyren",
        "Första yrkandet bifalls, som innebär att fyrnämnden får i uppdrag att tända fyren.",
        "Tillstyrka yrkandet som innebär att fyrnämnden får i uppdrag att: Tända fyren.",
    ],
)
def test_what_follows_from_a_decision_is_asked_by_it(sentence: str) -> None:
    ((_number, body, text),) = asked(section("Beslut", "", sentence))
    assert (body, text.lower()) == ("Fyrnämnden", "tända fyren")


def test_what_is_rejected_is_asked_of_nobody_and_no_doubt() -> None:
    found = section("Beslut", "", "Motionen om att ge fyrnämnden i uppdrag att måla, avslås.")
    assert (found.directives, found.irregularities) == ((), ())


def test_a_list_of_what_is_to_be_done_to_is_part_of_its_point() -> None:
    found = section(
        *("Beslut", "", "1. Båtnämnden får i uppdrag att påbörja:", "a. en kaj,", "b. en pir och"),
        *("c. en ramp.", "2. Fyrnämnden får i uppdrag att tända fyren."),
    )
    assert asked(found) == [
        ("1", "Båtnämnden", "påbörja: en kaj, en pir och en ramp"),
        ("2", "Fyrnämnden", "tända fyren"),
    ]


def test_conditions_under_a_point_are_no_assignments() -> None:
    found = section(
        *("Beslut", "", "1. Båtnämnden får i uppdrag att rita en bro enligt nedan:"),
        *("a. Bron ska vara bred.", "b. Bron ska stå.", "2. Fyrnämnden får i uppdrag att vila."),
    )
    assert asked(found) == [
        ("1", "Båtnämnden", "rita en bro enligt nedan"),
        ("2", "Fyrnämnden", "vila"),
    ]


def test_a_number_that_does_not_follow_begins_no_point() -> None:
    reading = section(
        *("Beslut", "", "1. Fyrnämnden får i uppdrag att räkna båtarna den"),
        "24. maj och den 12 juni 2026.",
        "2. Fyrnämnden får i uppdrag att tända fyren.",
    )
    assert [number for number, _body, _text in asked(reading)] == ["1", "2"]


def test_a_section_that_another_place_is_told_by_begins_none() -> None:
    reading = section(
        *("Beslut", "", "Fyrnämnden får i uppdrag att fullfölja beslutet från den 3 mars,"),
        "§ 4 och den 6 mars, § 5.",
    )
    assert only(reading).section == "7"


def test_an_assignment_to_nobody_that_is_known_is_told() -> None:
    reading = section("Beslut", "", "Det är av vikt att ge i uppdrag att rita en karta.")
    assert reading.directives == ()
    assert [one.kind for one in reading.irregularities] == ["request to nobody"]


@pytest.mark.parametrize(
    ("lines", "closed"),
    [
        (
            ["Båtnämnden beslutar att uppdragen nedan förklaras slutförda:", *CLOSED_LIST],
            ["förklaras slutförda"] * 2,
        ),
        (
            ["1. Redovisning av följande uppdrag antecknas och förklaras fullgjorda:"]
            + [f"{mark}. {line[2:]}" for mark, line in zip("ab", CLOSED_LIST, strict=True)],
            ["antecknas och förklaras fullgjorda"] * 2,
        ),
    ],
)
def test_each_item_of_a_list_that_is_closed_is_a_closing_and_no_assignment(
    lines: list[str], closed: list[str]
) -> None:
    found = section("Beslut", "", *lines)
    assert found.directives == ()
    assert [one.status.status for one in found.closings] == closed
    assert [(one.given, one.section, one.text) for one in found.closings] == [
        (date(2024, 2, 1), "12", "räkna bänkarna"),
        (date(2024, 3, 7), "30", "måla färjan"),
    ]


def test_what_is_asked_beside_a_closing_is_asked() -> None:
    found = section(
        *("Beslut", "", "Uppdraget från den 1 februari 2024, § 12, förklaras fullgjort."),
        "Fyrnämnden får i uppdrag att tända fyren.",
    )
    assert asked(found) == [("", "Fyrnämnden", "tända fyren")]
    assert [one.section for one in found.closings] == ["12"]


@pytest.mark.parametrize(
    ("body", "heading", "is_own"),
    [
        ("Kommunfullmäktige", "KF beslut", True),
        ("Kommunfullmäktige", "Kommunstyrelsens beslut", False),
        ("Kommunstyrelsen", "Ks beslut", True),
        ("Kommunstyrelsen", "KF beslut", False),
        ("Kommunstyrelsen", "Styrelsens beslut", True),
        ("Kommunstyrelsens arbetsutskott", "Arbetsutskottets beslut", True),
        ("Kommunstyrelsens arbetsutskott", "Kommunstyrelsens beslut", False),
        ("Barn- och utbildningsnämnden", "BUN beslut", True),
        ("Barn- och utbildningsnämnden", "Nämndens beslut", True),
        ("Socialnämnden", "Beslut i socialnämnden", True),
    ],
)
def test_whose_decision_a_heading_names_is_known_by_any_of_its_names(
    body: str, heading: str, is_own: bool
) -> None:
    assert part_of(heading, body) == (("decision" if is_own else "elsewhere"), False)


def test_what_another_body_decided_counts_only_where_nothing_else_is_decided() -> None:
    lines = ("Hamnnämndens beslut", "", "Fyrnämnden får i uppdrag att tända fyren.", "")
    assert len(section(*lines).directives) == 1
    assert section(*lines, "Båtnämndens beslut", "", "Ärendet bordläggs.").directives == ()


def test_minutes_that_ask_nothing_are_kept() -> None:
    reading = section("Beslut", "", "Ärendet bordläggs.")
    assert (reading.directives, reading.closings) == ((), ())
    assert reading.document.kind == "minutes"


def test_a_day_may_stand_in_the_name_of_the_file_alone() -> None:
    text = "Protokoll\n\n§ 1 Val\n\nBeslut\n\nFyrnämnden får i uppdrag att tända fyren.\n"
    assert only(read(text, "fn_2025-11-02.txt")).meeting == date(2025, 11, 2)
    unsaid = read(text, year=2025)
    assert only(unsaid).meeting is None
    assert "minutes without a day" in {one.kind for one in unsaid.irregularities}
    with pytest.raises(DocumentError, match="on which day the meeting was"):
        read(text)


def test_joined_minutes_of_several_meetings_have_each_point_on_its_own_day() -> None:
    def held(day: str, text: str) -> str:
        asks = f"Fyrnämnden får i uppdrag att {text}."
        return f"Protokoll\nBåtnämnden\nSammanträdesdatum: {day}\n\n§ 1 Val\n\nBeslut\n\n{asks}\n"

    found = read(held("2026-02-03", "tända fyren") + held("2026-03-03", "släcka fyren"))
    assert [(one.meeting, one.text) for one in found.directives] == [
        (date(2026, 2, 3), "tända fyren"),
        (date(2026, 3, 3), "släcka fyren"),
    ]
    (told,) = [one for one in found.irregularities if one.kind == "minutes of several meetings"]
    assert (told.text, told.source.lines) == ("2026-02-03, 2026-03-03", (3, 12))


def test_minutes_are_known_by_their_sections_alone() -> None:
    text = "".join(f"§ {n} Sak\n\nBeslut\n\nAntecknas.\n\n" for n in range(4, 8))
    assert Minutes().knows(from_bytes("a.txt", text.encode())) == Confidence.TITLE
    two = "".join(f"§ {n} Sak\n\nBeslut\n\nAntecknas.\n\n" for n in range(4, 6))
    assert Minutes().knows(from_bytes("a.txt", two.encode())) == Confidence.NONE


LINE = st.sampled_from(
    ["", "§ 7 Bryggor", "§", "§ 8", "Beslut", "Yrkanden", "1. Fyrnämnden får i uppdrag att elda.",
     "att uppdra åt hamndirektören att", "a) elda", "2 (9)", "Protokoll nr 3", "Båtnämnden",
     "Båtnämnden beslutar 1. att", "Uppdraget den 3 maj 2020, § 4, förklaras fullgjort.",
     "Reservation", "Ada Ek (A) reserverar sig.", "Sammanträdesdatum: 2026-05-05"]
)  # fmt: skip


@given(st.lists(LINE, max_size=30))
def test_whatever_order_lines_stand_in_minutes_are_read(lines: list[str]) -> None:
    reading = read("\n".join([HEAD, "§ 1 Val", *lines]))
    for one in reading.directives:
        assert one.committee
        assert one.text
        assert all(0 < line <= len(lines) + 6 for line in one.source.lines)


def test_a_comma_after_a_known_body_parts_it_from_the_next() -> None:
    bodies = Bodies.load()
    text = (
        f"{HEAD}§ 7 Vägar\n\nBeslut\n\nKulturnämnden, fyrnämnden och båtnämnden får i uppdrag att"
    )
    document = of_bytes_here("a.txt", f"{text} enas.\n".encode())
    found = read_document(document, Asked(bodies=bodies)).directives
    assert [one.committee for one in found] == ["Kulturnämnden", "Fyrnämnden", "Båtnämnden"]


@pytest.mark.parametrize(
    "text",
    [
        f"Nämnden för {'och' * 40}\n\n§ 1 Val\n\nBeslut\n\nx",
        f"§ 1 {'A' * 30_000}",
        f"§ 1 Dnr {'A-' * 30_000}",
        f"§ 1 Val\nBeslut\n\n{'anser uppdrag ' * 2_000}",
        f"§ 1 Val\nBeslut\n\n{'återremitteras till x ' * 2_000} som får i uppdrag",
        f"§ 1 Val\nBeslut\n\n{'uppdrag att (§ ' * 2_000}",
        f"§ 1 Val\n{'a- och ' * 4_000}nämnd beslutar",
        f"§ 1 Val\nBeslut\n\n{'att a) b) ' * 3_000}",
        f"Sammanträdesdatum {'2026-05-06 ' * 2_000}\n§ 1 Val",
    ],
)
def test_lines_without_an_end_are_read_as_fast_as_others(text: str) -> None:
    """A pattern that tries them in too many ways would not end within the time of a test."""
    reading = read(f"Protokoll\n{text}\n", year=2026)
    assert (reading.document.kind, reading.directives) == ("minutes", ())


def test_who_takes_part_may_be_known_from_these_minutes_alone() -> None:
    text = HEAD + (
        "§ 1 Bryggor\n\nBeslut\n\n1. Fyrnämnden får i uppdrag att tillsammans med Hamnbolaget AB,"
        " lotsnämnden och berörda nämnder måla fyren.\n\n"
        "2. Lotsnämnden får i uppdrag att i samråd med avlämnande nämnd räkna båtar.\n"
    )
    first, second = read(text).directives
    assert [(one.committee, one.role) for one in first.participants][:2] == [
        ("Hamnbolaget AB", "collaborates"),
        ("Lotsnämnden", "collaborates"),
    ]
    assert second.participants == ()
    assert {one.name for one in read(text).committees} >= {"Hamnbolaget AB", "Lotsnämnden"}


def test_what_another_body_had_proposed_within_a_decision_parts_it_not() -> None:
    text = HEAD + (
        "§ 1 Budget\n\nBeslut\n\nEnligt hamnkontorets förslag:\n\n"
        "Fyrnämndens förslag till taxa för fyrnämndens\nfyrar godkänns.\n\n"
        "- Lotsnämnden får i uppdrag att räkna båtar.\n"
    )
    assert [one.committee for one in read(text).directives] == ["Lotsnämnden"]


@pytest.mark.parametrize(
    "decided",
    [
        "Ärendet återremitteras genom att fyrnämnden får i uppdrag att måla fyren.",
        "Enligt punkt 1 i yrkande från A och B: Fyrnämnden får i uppdrag att måla fyren.",
    ],
)
def test_what_stands_before_who_is_told_hides_nobody(decided: str) -> None:
    (one,) = read(f"{HEAD}§ 1 Fyrar\n\nBeslut\n\n{decided}\n").directives
    assert (one.committee, one.text) == ("Fyrnämnden", "måla fyren")


def test_a_short_form_that_is_explained_twice_is_told_and_is_neither_body() -> None:
    text = (
        "Lunds kommun\nProtokoll från kommunfullmäktige 2026-02-03\n\n§ 4 Kajen\n\n"
        "Kommunfullmäktiges beslut\n1. Kajnämnden (KN) får i uppdrag att måla kajen.\n"
        "2. Kulturnämnden (KN) får i uppdrag att måla scenen.\n"
        "3. KN får i uppdrag att räkna båtarna.\n"
    )
    found = read_document(from_bytes("protokoll.txt", text.encode()))
    assert [one.committee for one in found.directives] == ["Kajnämnden", "Kulturnämnden", "KN"]
    (doubt,) = [one for one in found.irregularities if one.kind == "short form explained twice"]
    assert (doubt.text, doubt.source.lines) == ("KN", (9,))
