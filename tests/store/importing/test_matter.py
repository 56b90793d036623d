"""Matters before a board: points whole, requests with all that they say, what is not here."""

from __future__ import annotations

import pytest

from store.model.records import CITY_WIDE
from tests.store.importing.matter import (
    LEAD_IN,
    OFFICE,
    decided,
    matter,
    points,
    requests,
    said,
    told,
)


def test_a_second_sentence_on_a_new_line_belongs_to_its_point() -> None:
    found = decided(
        "Nämnderna medges 2,0 mnkr för bänkar.\nFinansiering sker ur reserven.",
        "Taket lagas.\nDet görs i maj.",
        "Resten avslås.\nFinansiering behövs inte.",
    )
    assert [one.text for one in points(found)] == [
        "Nämnderna medges 2,0 mnkr för bänkar. Finansiering sker ur reserven.",
        "Taket lagas. Det görs i maj.",
        "Resten avslås. Finansiering behövs inte.",
    ]


def test_the_last_point_ends_before_who_signs() -> None:
    found = matter(LEAD_IN, "1. Avstämningen godkänns.", "Föredragande borgarrådet Ada Ek")
    assert [one.text for one in points(found)] == ["Avstämningen godkänns."]


def test_numbers_that_are_lacking_are_told_beside_those_around_them() -> None:
    found = matter(LEAD_IN, "1. Ett godkänns.\n2. Två godkänns.\n5. Fem godkänns.\n6. Sex avslås.")
    assert [one.number for one in points(found)] == ["1", "2", "5", "6"]
    assert told(found, "points lacking") == ["3, 4"]
    assert told(decided("Ett godkänns.", "Två avslås."), "points lacking") == []


def test_points_that_run_together_are_taken_apart() -> None:
    found = matter(LEAD_IN, "1. Ett godkänns. 2. Två godkänns.\n3. Tre avslås.")
    assert [one.text for one in points(found)] == [
        "Ett godkänns.",
        "Två godkänns.",
        "Tre avslås.",
    ]
    assert told(found, "points lacking") == []


def test_a_number_that_names_a_reserve_begins_no_point() -> None:
    found = matter(
        LEAD_IN,
        "1. Nämnderna medges 2,0 mnkr ur Central medelsreserv\n2. Till oförutsedda behov.",
        "2. Resten avslås.",
    )
    assert [one.number for one in points(found)] == ["1", "2"]
    assert points(found)[1].text == "Resten avslås."


def test_a_list_may_go_on_with_the_numbers_of_the_one_before_and_have_another_board() -> None:
    found = matter(
        LEAD_IN,
        "1. Ett godkänns.\n2. Två godkänns.",
        "Beredningen föreslår att kommunfullmäktige beslutar följande.",
        "3. Tre godkänns.",
    )
    assert [(one.number, one.committee) for one in points(found)] == [
        ("1", "Kommunstyrelsen"),
        ("2", "Kommunstyrelsen"),
        ("3", "Kommunfullmäktige"),
    ]
    assert told(found, "points lacking") == []


def test_a_point_has_its_appendices_condition_and_cases() -> None:
    (one, other) = points(
        decided(
            "Taxan fastställs enligt bilaga 2–4 och B, under förutsättning att staten betalar, "
            "dnr KS 2021/81.",
            "Resten avslås.",
        )
    )
    assert one.appendix == ("2", "3", "4", "B")
    assert one.condition == "under förutsättning att staten betalar, dnr KS 2021/81"
    assert (one.cases, other.cases) == (("KS 2021/81",), ("KS 2021/55",))
    assert (other.appendix, other.condition) == ((), "")


def test_a_point_that_is_decided_in_other_words_is_one_and_the_difference_is_told() -> None:
    found = matter(
        LEAD_IN,
        "1. Nämnderna medges 2,0 mnkr för bänkar i parker.",
        "Kommunstyrelsens beslut",
        "Kommunstyrelsen beslutade följande.",
        "1. Nämnderna medges 3,0 mnkr för bänkar i parker.",
    )
    (one,) = points(found)
    assert (one.text, one.decided) == ("Nämnderna medges 3,0 mnkr för bänkar i parker.", True)
    assert told(found, "point in other words") == ["2,0 → 3,0"]
    assert [row.granted for row in found.adjustments] == [3.0]


@pytest.mark.parametrize(
    ("sentence", "bodies", "via"),
    [
        ("Socialnämnden uppmanas att räkna.", {"Socialnämnden"}, None),
        ("AB Stokab anmodas att räkna.", {"AB Stokab"}, None),
        (
            "AB Stokab anmodas, genom Stockholms Stadshus AB, att räkna.",
            {"AB Stokab"},
            "Stockholms Stadshus AB",
        ),
        (
            "Stockholms Stadshus AB uppmanas att anmoda AB Stokab att räkna.",
            {"AB Stokab"},
            "Stockholms Stadshus AB",
        ),
        (
            "AB Stokab anmodas att, via Stockholms Stadshus AB, räkna.",
            {"AB Stokab"},
            "Stockholms Stadshus AB",
        ),
        (
            "Kontoret föreslår att kommunstyrelsen uppmanar kulturnämnden att räkna.",
            {"Kulturnämnden"},
            None,
        ),
        (
            "Att uppmana kulturnämnden och idrottsnämnden att räkna.",
            {"Kulturnämnden", "Idrottsnämnden"},
            None,
        ),
        (
            "För att målet ska nås uppmanas Bromma och Farsta stadsdelsnämnder att räkna.",
            {"Bromma stadsdelsnämnd", "Farsta stadsdelsnämnd"},
            None,
        ),
        (
            "AB Svenska Bostäder, AB Familjebostäder och AB Stokab anmodas att räkna.",
            {"AB Svenska Bostäder", "AB Familjebostäder", "AB Stokab"},
            None,
        ),
        ("Styrelsen för AB Stokab anmodas att räkna.", {"AB Stokab"}, None),
        ("Kontoret vill uppmana kulturnämnden att räkna.", {"Kulturnämnden"}, None),
        ("De stadsdelsnämnder som går back uppmanas att räkna.", {"Stadsdelsnämnderna"}, None),
        ("Alla nämnder och styrelser med lokaler uppmanas att räkna.", {CITY_WIDE}, None),
        (
            "Målet är lågt för Farsta stadsdelsnämnd, som uppmanas att räkna.",
            {"Farsta stadsdelsnämnd"},
            None,
        ),
        (
            "Målet för Farsta stadsdelsnämnd är lågt och nämnden uppmanas att räkna.",
            {"Farsta stadsdelsnämnd"},
            None,
        ),
        (
            "Bromma och Farsta uppmanas att räkna.",
            {"Bromma stadsdelsnämnd", "Farsta stadsdelsnämnd"},
            None,
        ),
        ("Berörda nämnder uppmanas att räkna.", {CITY_WIDE}, None),
        ("Nämnderna uppmanas att räkna.", {CITY_WIDE}, None),
        (
            "Kulturnämnden och idrottsnämnden går back. Nämnderna uppmanas att räkna.",
            {"Kulturnämnden", "Idrottsnämnden"},
            None,
        ),
        (
            "Utfallet är lågt för Farsta stadsdelsnämnd. Nämnden uppmanas att räkna.",
            {"Farsta stadsdelsnämnd"},
            None,
        ),
        (
            "Farsta stadsdelsnämnds utfall är lågt. Nämnden uppmanas att räkna.",
            {"Farsta stadsdelsnämnd"},
            None,
        ),
    ],
)
def test_a_request_is_to_those_who_are_meant_and_goes_through_whom_it_says(
    sentence: str, bodies: set[str], via: str | None
) -> None:
    found = requests(said(sentence))
    assert {one.committee for one in found} == bodies
    assert {one.via for one in found} == {via}
    assert not any(one.soft for one in found)


@pytest.mark.parametrize(
    "sentence",
    [
        "I sådana fall kan nämnderna uppmanas att räkna.",
        "Nämnderna bör uppmanas att räkna.",
        "Det vore fel att uppmana kulturnämnden att räkna.",
        "Kommunstyrelsen uppmanade kulturnämnden att räkna.",
        "De nämnder som uppmanas att räkna är få.",
        "Det är inte så att kulturnämnden ska räkna utan uppmaning till nämnderna.",
        "Vi vill inte att kulturnämnden uppmanas att räkna.",
        "Ska kulturnämnden uppmanas att räkna?",
        "Nämnderna och styrelserna som därigenom förväntas få bättre råd är många.",
        "Ekonomin förväntas bli bättre.",
        "Arbetet förutsätter tålamod.",
    ],
)
def test_what_only_looks_like_a_request_is_none(sentence: str) -> None:
    assert requests(said(sentence)) == []


@pytest.mark.parametrize(
    ("sentence", "verb"),
    [
        ("Kulturnämnden förväntas bidra till arbetet.", "förväntas"),
        ("Det förutsätter att kulturnämnden bidrar till arbetet.", "förutsätter"),
        ("Därför förutsätts att kulturnämnden bidrar till arbetet.", "förutsätts"),
    ],
)
def test_what_is_expected_is_no_formal_demand(sentence: str, verb: str) -> None:
    (one,) = requests(said(sentence))
    assert (one.committee, one.lead_in, one.soft) == ("Kulturnämnden", verb, True)


def test_two_requests_of_a_sentence_have_each_its_words_and_lines() -> None:
    found = said(
        "Att nå målet förutsätter att kulturnämnden skyndar på sitt arbete med böckerna i\n"
        "biblioteken och idrottsnämnden uppmanas att i samband med tertialrapport 1 öppna en ny\n"
        "hall."
    )
    expected, asked = requests(found)
    assert (expected.committee, asked.committee) == ("Kulturnämnden", "Idrottsnämnden")
    assert asked.text.startswith("idrottsnämnden uppmanas")
    assert expected.text.endswith("biblioteken")
    assert asked.source.lines[0] > expected.source.lines[0]


def test_bodies_that_are_left_out_are_told_with_the_request() -> None:
    found = requests(said("Samtliga stadsdelsnämnder utom Farsta och Bromma uppmanas att räkna."))
    assert "Farsta stadsdelsnämnd" not in {one.committee for one in found}
    assert {one.excluded for one in found} == {("Farsta stadsdelsnämnd", "Bromma stadsdelsnämnd")}


def test_districts_are_those_of_the_year() -> None:
    found = requests(said("Rinkeby-Kista och Östermalms stadsdelsnämnder uppmanas att räkna."))
    assert {one.committee for one in found} == {
        "Rinkeby-Kista stadsdelsnämnd",
        "Östermalms stadsdelsnämnd",
    }


def test_nämnden_is_the_one_whose_chapter_it_is() -> None:
    found = said(
        "Nämnden uppmanas att räkna.",
        "AB Stokab",
        "Bolaget anmodas att räkna.",
        "Stadsdelsnämnderna",
        "Nämnderna uppmanas att räkna.",
        under=("Kulturnämnden",),
    )
    assert [one.committee for one in requests(found)] == [
        "Kulturnämnden",
        "AB Stokab",
        "Stadsdelsnämnderna",
    ]


def test_an_office_that_only_speaks_is_not_nämnden() -> None:
    found = said(
        "Stadsledningskontoret bedömer att läget är svårt. Nämnden uppmanas att räkna.",
        under=("Kulturnämnden",),
    )
    assert [one.committee for one in requests(found)] == ["Kulturnämnden"]


def test_nämnden_of_nobody_is_told_and_not_guessed() -> None:
    found = said("Nämnden uppmanas att räkna.")
    assert requests(found) == []
    assert told(found, "request to nobody") == ["Nämnden uppmanas att räkna."]


def test_a_request_stands_under_the_goal_of_its_part_alone() -> None:
    found = said(
        "Kulturnämnden uppmanas att räkna.",
        "Nämndernas ekonomi",
        "Idrottsnämnden",
        "Nämnden uppmanas att spara.",
        under=("1.2 Alla läser böcker",),
    )
    assert [one.goal for one in requests(found)] == ["1.2 Alla läser böcker", None]


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        (
            "Kulturnämnden uppmanas att höja målet för indikatorn Andel lånade böcker till 9 %.",
            "Andel lånade böcker",
        ),
        (
            "Kulturnämnden uppmanas att höja målet för indikatorn ”Antal lån per dag, snitt”.",
            "Antal lån per dag, snitt",
        ),
        (
            "Utfallet är lågt för indikatorn Andel lånade böcker. Kulturnämnden uppmanas att läsa.",
            "Andel lånade böcker",
        ),
        ("Kulturnämnden uppmanas att se över sina indikatorer.", None),
    ],
)
def test_a_request_has_the_indicator_that_it_or_the_sentence_before_names(
    text: str, indicator: str | None
) -> None:
    (one,) = requests(said(text))
    assert one.indicator == indicator


def test_a_list_after_a_request_names_who_is_asked_or_what() -> None:
    found = requests(
        said(
            "Följande nämnder uppmanas att höja målen:\n- Kulturnämnden\n- Farsta stadsdelsnämnd",
            "Idrottsnämnden uppmanas att:\n- bygga en hall\n- riva en hall",
        )
    )
    assert [(one.committee, one.text) for one in found] == [
        ("Kulturnämnden", "Följande nämnder uppmanas att höja målen:"),
        ("Farsta stadsdelsnämnd", "Följande nämnder uppmanas att höja målen:"),
        ("Idrottsnämnden", "Idrottsnämnden uppmanas att: bygga en hall"),
        ("Idrottsnämnden", "Idrottsnämnden uppmanas att: riva en hall"),
    ]


def test_appendices_and_reports_that_are_named_and_not_here_are_told() -> None:
    found = matter(
        LEAD_IN,
        "1. Taxan fastställs enligt bilaga 3.\n"
        "2. Bidragen fördelas (dnr KS 2021/99) i enlighet med kontorets tjänsteutlåtande.",
        "Bilagor",
        "1. Indikatorer",
        "2. Uppmaningar",
        "Ärendet",
        "Bilaga 2 Uppmaningar",
        "Kulturnämnden uppmanas att räkna.",
    )
    assert [text.partition(".")[0] for text in told(found, "appendix not here")] == [
        "3",
        "KS 2021/99",
        "1",
    ]


def test_a_heading_stands_alone_however_full_the_line_before_it_is() -> None:
    full = (
        "Det här är en rad som är så lång att inget mer ord får plats på den alls, det är klart.\n"
    )
    found = matter(
        LEAD_IN, "1. Avstämningen godkänns.", f"{OFFICE}\n\n{full}\nStadsdelsnämnderna\n\n"
        f"Nämnderna uppmanas att räkna.\n\n{full}\n{full}\n{full}",
    )  # fmt: skip
    assert [one.committee for one in requests(found)] == ["Stadsdelsnämnderna"]


def test_a_goal_is_judged_in_the_words_of_the_matter() -> None:
    found = said(
        "Kontoret bedömer att målet kommer att uppnås delvis under året.",
        under=("Mål för verksamhetsområdet: Alla läser böcker",),
    )
    (goal,) = found.goals
    assert (goal.text, goal.level) == ("Alla läser böcker", "area")
    (judged,) = (one.status for one in found.reported if one.table == "goals")
    assert (judged.status, judged.text) == (
        "uppnås delvis",
        "Kontoret bedömer att målet kommer att uppnås delvis under året.",
    )


@pytest.mark.parametrize(
    ("said_of", "goal"),
    [
        ("målet Bryggorna är en glädje bedöms uppfyllas", "Bryggorna är en glädje"),
        ("målet Bryggorna är hela bedöms uppfyllas", "Bryggorna är hela"),
        ("målet Bryggorna är svårt att nå", "Bryggorna"),
        ("målet ”Bryggor, båtar och fyrar är hela” bedöms uppfyllas",
         "Bryggor, båtar och fyrar är hela"),
        ("målet Bryggor för alla tillsammans med Båtar för alla uppnås", "Bryggor för alla"),
    ],
)  # fmt: skip
def test_the_words_of_a_goal_end_before_what_is_said_of_it(said_of: str, goal: str) -> None:
    (one,) = said(f"Kontoret bedömer att {said_of}, och att målet kan uppnås helt.").goals
    assert one.text == goal


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Det finns en risk att kulturnämnden får slut på böcker.", "risk"),
        ("Kulturnämnden kommer inte att nå sitt årsmål.", "deviation"),
        ("Kulturnämnden redovisar en avvikelse mot budget.", "deviation"),
    ],
)
def test_deviations_and_risks_are_told_with_their_body(text: str, kind: str) -> None:
    (one,) = said(text).deviations
    assert (one.kind, one.committee, one.said_by) == (kind, "Kulturnämnden", "")


def test_what_a_party_only_argues_is_no_deviation() -> None:
    dissent = "Reservation av Ada Ek (X) enligt följande."
    argued = "Politiken riskerar att göra alla arga."
    measured = "Vi ser att årsmålet för böcker inte nås."
    found = matter(LEAD_IN, "1. Avstämningen godkänns.", dissent, argued, measured)
    assert [(one.text, one.said_by) for one in found.deviations] == [(measured, "X")]


@pytest.mark.parametrize(
    ("phrase", "times", "asks"),
    [
        ("kulturnämnden medges 2 mnkr för bänkar och ", 1000, True),
        ("kulturnämnden uppmanas att räkna och ", 1000, True),
        ("bedöms målet ", 9000, False),
        ("finns en risk att målet inte ", 4000, False),
    ],
)
def test_a_sentence_that_is_none_is_left_and_what_it_asks_is_told(
    phrase: str, times: int, asks: bool
) -> None:
    found = said(f"{phrase * times}.")
    assert (found.adjustments, requests(found), found.deviations) == ((), [], ())
    assert bool(told(found, "assignment not read")) is asks


def test_what_a_point_gives_a_body_to_do_is_an_assignment_of_its_own() -> None:
    reading = decided(
        "Idrottsnämnden får i uppdrag att måla simhallen i samarbete med kulturnämnden.",
        "Båtklubben får i uppdrag att laga bryggan.",
    )
    (one,) = [one for one in reading.directives if one.kind == "assignment"]
    assert (one.committee, one.number, one.given_by) == ("Idrottsnämnden", "1", "Kommunstyrelsen")
    assert one.text.startswith("måla simhallen")
    assert [who.committee for who in one.participants] == ["Kulturnämnden"]
    assert [one.number for one in points(reading)] == ["1", "2"]
    assert len(told(reading, "assignment not read")) == 1


def test_what_is_proposed_and_decided_alike_gives_its_assignment_once() -> None:
    point = "1. Idrottsnämnden får i uppdrag att måla simhallen."
    reading = matter(LEAD_IN, point, "Kommunstyrelsen beslutade följande.", point)
    given = [one for one in reading.directives if one.kind == "assignment"]
    assert len(given) == 1


def test_the_companies_alone_are_the_group_of_all_companies() -> None:
    reading = said("Bolagen uppmanas att måla sina hus.")
    assert [one.committee for one in requests(reading)] == ["Samtliga bolag"]
