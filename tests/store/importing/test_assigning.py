"""Sentences that give assignments, and those that only look like it."""

from __future__ import annotations

import pytest

from store.importing.language.assigning import Assigned, assignments
from store.importing.language.bodies import Bodies
from store.importing.language.names import Names

NAMES = Names(Bodies(()))


def only(text: str, own: str | None = None) -> Assigned:
    found = assignments(text, NAMES, own)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    "sentence",
    [
        "Parknämnden får i uppdrag att laga bron.",
        "Parknämnden får i uppdrag laga bron.",
        "4. Parknämnden får i uppdrag att laga bron.",
        "– Parknämnden får i uppdrag att laga bron",
        "Parknämnden fick i uppdrag att laga bron.",
        "Parknämnden ges i uppdrag att laga bron.",
        "Parknämnden gavs i uppdrag att laga bron.",
        "Parknämnden har fått i uppdrag att laga bron.",
        "Parknämnden ska få i uppdrag att laga bron.",
        "Parknämnden ska ges i uppdrag att laga bron.",
        "Parknämnden får uppdraget att laga bron.",
        "Parknämnden får till uppgift att laga bron.",
        "Med anledning av läget ger regeringen Parknämnden i uppdrag att laga bron.",
        "Regeringen gav den 9 januari Parknämnden i uppdrag att laga bron.",
        "Regeringen uppdrog den 9 januari åt Parknämnden att laga bron.",
        "Nu uppdrar regeringen också åt Parknämnden att laga bron.",
        "Redovisning av bron godkänns. Parknämnden får i uppdrag att laga bron.",
        "Hemställan om medel avslås. Parknämnden får i uppdrag att laga bron.",
        "Om kajen inte kan lagas får parknämnden i uppdrag att laga bron.",
        "Som framgår av bilagan får parknämnden i uppdrag att laga bron.",
        "Med anledning av motionen får parknämnden i uppdrag att laga bron.",
        "Nämnden beslutar: Parknämnden får i uppdrag att laga bron.",
        "Parknämnden får ett särskilt uppdrag att laga bron.",
        "Parknämnden får även i uppdrag att laga bron.",
        "Parknämnden får därför i uppdrag att laga bron.",
        "Parknämnden får i upp-drag att laga bron.",
        "Därför får parknämnden i uppdrag att laga bron.",
        "Under våren ges parknämnden i uppdrag att laga bron.",
        "Med hänsyn till läget får också parknämnden i uppdrag att laga bron.",
        "Regeringen ger Parknämnden i uppdrag att laga bron.",
        "Fullmäktige gav parknämnden i uppdrag att laga bron.",
        "Fullmäktige beslutar att ge parknämnden i uppdrag att laga bron.",
        "Att ge parknämnden i uppdrag att laga bron.",
        "Kommunstyrelsen ger i uppdrag åt parknämnden att laga bron.",
        "Kommunstyrelsen lämnar i uppdrag till parknämnden att laga bron.",
        "Fullmäktige uppdrar åt parknämnden att laga bron.",
        "Fullmäktige uppdrar även åt parknämnden att laga bron.",
        "Fullmäktige beslutar att uppdra åt parknämnden att laga bron.",
        "att uppdra åt parknämnden att laga bron",
        "Uppdra till parknämnden att laga bron.",
        "Det uppdras åt parknämnden att laga bron.",
        "Parknämnden uppdras att laga bron.",
        "Parknämnden åläggs att laga bron.",
        "Därmed åläggs parknämnden att laga bron.",
        "Fullmäktige ålägger parknämnden att laga bron.",
        "Fullmäktige beslutar att parknämnden får i uppdrag att laga bron.",
        "Att parknämnden får i uppdrag att laga bron.",
        "Parknämnden tilldelas 2 mnkr och får i uppdrag att laga bron.",
        "Parknämnden, som äger bron, får i uppdrag att laga bron.",
        "Parknämnden (PN) får i uppdrag att laga bron.",
        "Parknämnden har ett eget kapital. Nämnden får i uppdrag att laga bron.",
        "Medlen är slut. Parknämnden får i uppdrag att laga bron. För detta avsätts 3 mnkr.",
    ],
)
def test_a_body_is_told_to_do_something_in_many_ways(sentence: str) -> None:
    found = only(sentence)
    assert (found.kind, found.bodies) == ("assignment", ("Parknämnden",))
    assert found.text == "laga bron"


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Parknämnden uppmanas att laga bron.", "request"),
        ("Parknämnden anmodas att laga bron.", "request"),
        ("Därför uppmanas parknämnden att laga bron.", "request"),
        ("Fullmäktige beslutar att uppmana parknämnden att laga bron.", "request"),
        ("att anmoda parknämnden att laga bron", "request"),
        ("Parknämnden rekommenderas att laga bron.", "recommendation"),
        ("Revisorerna rekommenderar parknämnden att laga bron.", "recommendation"),
    ],
)
def test_what_is_asked_or_recommended_is_told_apart(sentence: str, kind: str) -> None:
    found = only(sentence)
    assert (found.kind, found.bodies, found.text) == (kind, ("Parknämnden",), "laga bron")


@pytest.mark.parametrize(
    ("subject", "bodies"),
    [
        ("Socialnämnden Öst, Socialnämnden Väst och Socialnämnden Mitt",
         ("Socialnämnden Öst", "Socialnämnden Väst", "Socialnämnden Mitt")),
        ("socialnämnderna Öst, Väst och Mitt",
         ("Socialnämnden Öst", "Socialnämnden Väst", "Socialnämnden Mitt")),
        ("Socialnämnderna Öst och Väst, samt äldre samt vård- och omsorgsnämnden",
         ("Socialnämnden Öst", "Socialnämnden Väst", "Äldre samt vård- och omsorgsnämnden")),
        ("socialnämnd Öst", ("Socialnämnden Öst",)),
        ("Nämnden för båtar och kajer samt Båtbolaget AB",
         ("Nämnden för båtar och kajer", "Båtbolaget AB")),
        ("Båtbolaget AB och nämnden för båtar och kajer",
         ("Båtbolaget AB", "Nämnden för båtar och kajer")),
        ("Dalby Stads Parkerings AB", ("Dalby Stads Parkerings AB",)),
        ("Dalby & Co AB", ("Dalby & Co AB",)),
        ("Hus AB, Älv Utveckling AB, Bolags AB Framtid",
         ("Hus AB", "Älv Utveckling AB", "Bolags AB Framtid")),
        ("Bostäder i Dalby AB", ("Bostäder i Dalby AB",)),
        ("Äldre samt vård- och omsorgsnämnden", ("Äldre samt vård- och omsorgsnämnden",)),
        ("Lek- och parknämnden och Hamn- och bryggnämnden",
         ("Lek- och parknämnden", "Hamn- och bryggnämnden")),
        ("kultur- och idrottsnämnden", ("Kultur- och idrottsnämnden",)),
        ("kultur-, idrotts- och fritidsnämnden", ("Kultur-, idrotts- och fritidsnämnden",)),
        ("barn- respektive utbildningsnämnden", ("Barnnämnden", "Utbildningsnämnden")),
        ("kultur- och idrottsnämnderna", ("Kulturnämnden", "Idrottsnämnden")),
        ("kretslopp och vattennämnden", ("Kretslopp och vattennämnden",)),
        ("Park-, väg- och vattennämnden, kretslopp och avfallsnämnden och Higa AB",
         ("Park-, väg- och vattennämnden", "Kretslopp och avfallsnämnden", "Higa AB")),
        ("Stadsdirektören", ("Stadsdirektören",)),
        ("kommunstyrelsens arbetsutskott", ("Kommunstyrelsens arbetsutskott",)),
        ("Mottagande nämnder", ("Mottagande nämnder",)),
        ("Statens lekplatsverk", ("Statens lekplatsverk",)),
        ("Sveriges båt- och bryggråd", ("Sveriges båt- och bryggråd",)),
        ("Sveriges båt-och bryggråd", ("Sveriges båt- och bryggråd",)),
        ("Länsstyrelsen i Dalby län", ("Länsstyrelsen i Dalby län",)),
        ("Inspektionen för båt och brygga, IBB, och Kajverket",
         ("Inspektionen för båt och brygga", "Kajverket")),
        ("Myndigheten för stöd till båtfolk (MSB)", ("Myndigheten för stöd till båtfolk",)),
        ("alla nämnder och bolagsstyrelser", ("Samtliga nämnder och bolagsstyrelser",)),
        ("Samtliga nämnder utom valnämnden", ("Samtliga nämnder utom valnämnden",)),
        ("tekniska kontoret", ("Tekniska kontoret",)),
        ("Dals stads bostadsaktiebolag", ("Dals stads bostadsaktiebolag",)),
        ("Dals kommuns fastighets AB (DKF)", ("Dals kommuns fastighets AB",)),
        ("Berörda nämnder och styrelser", ("Berörda nämnder och styrelser",)),
        ("Hälso- och bryggnämnden i Dalby", ("Hälso- och bryggnämnden i Dalby",)),
        ("SDN Dalby", ("SDN Dalby",)),
        ("Förvaltningschefen för parkförvaltningen",
         ("Förvaltningschefen för parkförvaltningen",)),
        ("Social resursnämnd", ("Social resursnämnd",)),
        ("både parknämnden och hamnnämnden", ("Parknämnden", "Hamnnämnden")),
        ("Verksamhetschef Anna Ek", ("Verksamhetschefen",)),
    ],
)  # fmt: skip
def test_who_is_told_is_read_by_the_shape_of_the_names(
    subject: str, bodies: tuple[str, ...]
) -> None:
    for sentence in (
        f"{subject} får i uppdrag att laga bron.",
        f"Därutöver ges {subject} i uppdrag att laga bron.",
        f"Fullmäktige uppdrar åt {subject} att laga bron.",
        f"{subject} åläggs att laga bron.",
        f"Fullmäktige beslutar att uppmana {subject} att laga bron.",
    ):
        found = only(sentence)
        assert (found.bodies, found.text) == (bodies, "laga bron"), sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Dalby får i uppdrag att laga bron.",
        "Anna Ek (X) får i uppdrag att laga bron.",
        "Anna Ek får i uppdrag att laga bron.",
        "Uppdra åt Anna Ek att laga bron.",
        "De berörda får i uppdrag att laga bron.",
        "Den får i uppdrag att laga bron.",
        "Dessutom får personalen i uppdrag att laga bron.",
        "Park, lek och badnämnden får i uppdrag att laga bron.",
        "Bostadsområdet får i uppdrag att laga bron.",
    ],
)
def test_no_body_is_made_of_a_place_a_person_a_pronoun_or_a_fragment(sentence: str) -> None:
    assert only(sentence).bodies == ()


@pytest.mark.parametrize(
    "paragraph",
    [
        "Redovisning av uppdrag 2024 till parknämnden, att nämnden får i uppdrag att laga bron.",
        "Delrapport av uppdrag, att parknämnden får i uppdrag att laga bron, antecknas.",
        "4. Redovisning av att parknämnden fick i uppdrag att laga bron godkänns.",
        "Uppdraget att parknämnden får i uppdrag att laga bron förklaras fullgjort.",
        "Parknämnden har haft i uppdrag att laga bron.",
        "Fullmäktige har gett parknämnden i uppdrag att laga bron.",
        "Parknämnden fick i budget 2023 i uppdrag att laga bron.",
        "Parknämnden fick den 3 mars 2022 i uppdrag att laga bron.",
        "I juni 2023 gav regeringen Kajverket i uppdrag att laga bron.",
        "Frågan är om parknämnden ska få i uppdrag att laga bron.",
        "Hur går det när parknämnden får i uppdrag att laga bron?",
        "Får parknämnden i uppdrag att laga bron?",
        "Anna Ek (X) yrkar att parknämnden får i uppdrag att laga bron.",
        "Motionären vill att parknämnden får i uppdrag att laga bron.",
        "Hon sade ”parknämnden får i uppdrag att laga bron” och gick.",
        'Hon sade "parknämnden får i uppdrag att laga bron" och gick.',
        "Parknämnden får inte i uppdrag att laga bron.",
        "Tilläggsyrkande: Parknämnden får i uppdrag att laga bron.",
        "Kommunstyrelsen föreslår att parknämnden får i uppdrag att laga bron.",
        "Nämnden planerar att ge förvaltningen i uppdrag att laga bron.",
        "Parknämnden har inte fått i uppdrag att laga bron.",
        "Parknämnden bör få i uppdrag att laga bron.",
        "Parknämnden ska lämna förslag på vilka som bör få i uppdrag att laga bron.",
        "Parknämnden, som fick i uppdrag att laga bron, är klar.",
        "Efter att parknämnden fick i uppdrag att laga bron har mycket hänt.",
        "Förslaget att parknämnden får i uppdrag att laga bron avslås.",
        "Vi får i uppdrag att laga bron.",
        "När vi åläggs att laga bron krävs medel.",
        "Jag undrar om regeringen gett Kajverket i uppdrag att laga bron.",
        "I uppdraget ingår att laga bron.",
        "Parknämndens uppdrag är att laga bron.",
        "På uppdrag av parknämnden lagas bron.",
        "Bolaget uppmanar alla invånare att laga bron.",
        "I de fall det behövs kan parknämnden uppmanas att laga bron.",
    ],
)
def test_what_is_only_told_of_is_no_assignment(paragraph: str) -> None:
    assert assignments(paragraph, NAMES) == ()


@pytest.mark.parametrize(
    ("slot", "bodies"),
    [
        ("Trafikanalys", ("Trafikanalys",)),
        ("Statistiska byrån för båtar (SBB)", ("Statistiska byrån för båtar",)),
        ("Forum för levande båtar och Kajverket", ("Forum för levande båtar", "Kajverket")),
        ("Rådet för båtar, kajer och broar (Råba) samt Norra universitet",
         ("Rådet för båtar, kajer och broar", "Norra universitet")),
        ("Kungl. båtmuseet, Affärsverket svenska båtar och Båt- och kajrådet",
         ("Kungl. båtmuseet", "Affärsverket svenska båtar", "Båt- och kajrådet")),
        ("länsstyrelserna i Norra, Södra och Västra län",
         ("Länsstyrelsen i Norra län", "Länsstyrelsen i Södra län", "Länsstyrelsen i Västra län")),
        ("Anna Ek", ()),
        ("den person som är utsedd", ()),
        ("ett antal myndigheter", ()),
    ],
)  # fmt: skip
def test_where_nothing_else_can_stand_a_name_of_any_shape_is_a_body(
    slot: str, bodies: tuple[str, ...]
) -> None:
    for sentence in (
        f"Regeringen ger {slot} i uppdrag att laga bron.",
        f"Regeringen uppdrar åt {slot} att laga bron.",
    ):
        found = only(sentence)
        assert (found.bodies, found.text) == (bodies, "laga bron"), sentence


@pytest.mark.parametrize(
    ("subject", "bodies"),
    [
        ("Ordförande", ("Ordföranden",)),
        ("Kommunstyrelsens ordförande Anna Ek (X)", ("Kommunstyrelsens ordförande",)),
        ("Teknisk chef", ("Teknisk chef",)),
        ("KS och BUN", ("KS", "BUN")),
        ("VD", ("VD",)),
    ],
)
def test_roles_and_short_forms_can_be_told(subject: str, bodies: tuple[str, ...]) -> None:
    assert only(f"{subject} får i uppdrag att laga bron.").bodies == bodies


def test_the_text_goes_on_with_sentences_about_the_same_and_leaves_money_out() -> None:
    found = only(
        "Parknämnden får i uppdrag att laga bron. För detta höjs ramen med 2 tkr. I uppdraget ingår"
        " att måla den. Uppdraget ska redovisas senast den 4 juni 2026."
    )
    assert found.text == "laga bron. I uppdraget ingår att måla den"
    assert found.report == ("Uppdraget ska redovisas senast den 4 juni 2026.",)


@pytest.mark.parametrize(
    "sentence",
    [
        "Parknämnden ska även måla den.",
        "Nämnden ska även måla den.",
        "Uppdraget ska särskilt se till kajen.",
        "Detta så att alla kan gå på den.",
        "Samt måla den.",
        "I uppdraget ingår bl.a. att måla den.",
    ],
)
def test_sentences_that_go_on_with_it_are_part_of_the_text(sentence: str) -> None:
    found = only(f"Parknämnden får i uppdrag att laga bron. {sentence}")
    assert (found.text, found.report) == (f"laga bron. {sentence}".rstrip("."), ())


@pytest.mark.parametrize(
    "sentence",
    [
        "Parknämnden ska senast den 1 maj 2026 redovisa uppdraget till fullmäktige.",
        "Nämnden ska senast den 1 maj 2026 lämna en skriftlig delredovisning.",
        "Uppdraget återrapporteras i nämnden under oktober 2026.",
        "Uppdraget redovisas i samband med tertialrapport 2.",
        "Uppdraget ska slutredovisas senast den 31 december 2026.",
        "Återrapportering ska ske till fullmäktige i juni 2026.",
        "Redovisning sker i nämnden i maj.",
        "Detta ska redovisas senast i mars 2027.",
        "Arbetet ska vara klart under hösten 2026.",
        "Nämnden ska återkomma senast den 3 maj 2026.",
    ],
)
def test_sentences_that_set_a_time_are_its_report(sentence: str) -> None:
    found = only(f"Parknämnden får i uppdrag att laga bron. {sentence}")
    assert (found.text, found.report) == ("laga bron", (sentence,))


def test_times_and_participants_of_the_sentence_stay_in_the_text() -> None:
    found = only(
        "Parknämnden får i uppdrag att, i samverkan med hamnnämnden, laga bron senast 1 maj 2026."
    )
    assert found.text == "i samverkan med hamnnämnden, laga bron senast 1 maj 2026"


@pytest.mark.parametrize(
    ("sentence", "beside"),
    [
        ("Parknämnden i samverkan med Dalbyregionen och andra får i uppdrag att laga bron.",
         "i samverkan med Dalbyregionen och andra"),
        ("Parknämnden får tillsammans med hamnnämnden i uppdrag att laga bron.",
         "tillsammans med hamnnämnden"),
        ("Parknämnden får under 2026 i uppdrag att laga bron.", "under 2026"),
        ("Parknämnden tilldelas 1 tkr och får tillsammans med hamnnämnden i uppdrag att laga bron.",
         "tillsammans med hamnnämnden"),
        ("Parknämnden får i uppdrag tillsammans med hamnnämnden att laga bron.",
         "tillsammans med hamnnämnden"),
    ],
)  # fmt: skip
def test_who_takes_part_and_when_is_told_beside_the_text(sentence: str, beside: str) -> None:
    found = only(sentence)
    assert (found.bodies, found.text, found.beside) == (("Parknämnden",), "laga bron", beside)


def test_a_lead_in_has_no_text_of_its_own() -> None:
    found = only("Parknämnden får under 2026 i uppdrag att:")
    assert (found.bodies, found.text, found.beside) == (("Parknämnden",), "", "under 2026")
    assert only("Parknämnden får följande uppdrag:").text == ""


def test_two_in_one_sentence_are_two() -> None:
    found = assignments(
        "Parknämnden får i uppdrag att laga bron, och hamnnämnden får i uppdrag att måla den.",
        NAMES,
    )
    assert [(one.bodies, one.text) for one in found] == [
        (("Parknämnden",), "laga bron"),
        (("Hamnnämnden",), "måla den"),
    ]


def test_points_that_begin_with_att_are_several_where_each_gives_something() -> None:
    found = assignments(
        "att uppdra åt parknämnden att laga bron, samt att uppdra åt hamnnämnden att måla den",
        NAMES,
    )
    assert [(one.bodies, one.text) for one in found] == [
        (("Parknämnden",), "laga bron"),
        (("Hamnnämnden",), "måla den"),
    ]


def test_what_is_to_be_passed_on_is_part_of_what_is_to_be_done() -> None:
    found = only("Parknämnden får i uppdrag att ge förvaltningen i uppdrag att laga bron.")
    assert (found.bodies, found.text) == (
        ("Parknämnden",),
        "ge förvaltningen i uppdrag att laga bron",
    )


def test_each_sentence_has_its_own_report() -> None:
    found = assignments(
        "Parknämnden får i uppdrag att laga bron. Uppdraget redovisas i maj. Hamnnämnden får i"
        " uppdrag att måla den. Uppdraget redovisas i juni.",
        NAMES,
    )
    assert [one.report for one in found] == [
        ("Uppdraget redovisas i maj.",),
        ("Uppdraget redovisas i juni.",),
    ]


def test_the_body_itself_is_whose_paper_it_is() -> None:
    assert only("Nämnden får i uppdrag att laga bron.").bodies == ()
    assert only("Nämnden får i uppdrag att laga bron.", "Parknämnden").bodies == ("Parknämnden",)
    assert only("Nämnden ger förvaltningen i uppdrag att laga bron.").bodies == ("Förvaltningen",)


def test_several_asked_one_by_one_are_asked_together_and_through_whom() -> None:
    found = only("Parknämnden uppmanas och hamnnämnden uppmanas, genom Hus AB, att laga bron.")
    assert found.bodies == ("Parknämnden", "Hamnnämnden")
    assert (found.via, found.text) == ("Hus AB", "laga bron")


def test_where_it_stands_is_told() -> None:
    text = "Bron är ny. Parknämnden får i uppdrag att laga bron. Uppdraget redovisas i maj. Slut."
    found = only(text)
    assert text[found.start : found.end] == (
        "Parknämnden får i uppdrag att laga bron. Uppdraget redovisas i maj."
    )


def test_what_stands_in_columns_is_no_running_text() -> None:
    assert assignments("Parknämnden får i uppdrag att    Klart 2026   laga bron.", NAMES) == ()
    assert assignments("Parknämnden får i uppdrag att laga bron\t2026-01-01", NAMES) == ()


def test_the_companies_of_whom_nobody_spoke_are_all_of_them() -> None:
    names = Names(Bodies.load("swedish"))
    (one,) = assignments("Bolagen anmodas att laga sina bryggor.", names, "Kommunstyrelsen")
    assert (one.kind, one.bodies) == ("request", ("Samtliga bolag",))
    spoken = "Hamnbolaget AB och Färjebolaget AB saknar båtar. Bolagen får i uppdrag att köpa dem."
    (one,) = assignments(spoken, names, "Kommunstyrelsen")
    assert one.bodies == ("Hamnbolaget AB", "Färjebolaget AB")


@pytest.mark.parametrize("which", ["Berörda", "Mottagande", "Avlämnande"])
def test_boards_that_are_only_told_apart_are_no_body_of_their_own(which: str) -> None:
    names = Names(Bodies.load("swedish"))
    (one,) = assignments(f"{which} nämnder får i uppdrag att lägga samman sina arkiv.", names)
    assert one.bodies == ("Samtliga nämnder",)
