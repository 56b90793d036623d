"""Bodies learnt from a document."""

from __future__ import annotations

from store.importing.language.bodies import Bodies
from store.importing.language.learning import LearntBody, learnt, names_with
from store.importing.language.named_bodies import read_addressees

NOBODY = Bodies(())


def by_name(text: str, bodies: Bodies = NOBODY) -> dict[str, LearntBody]:
    return {one.name: one for one in learnt(text.split("\n"), bodies)}


def test_who_is_told_to_do_something_is_learnt_with_the_lines() -> None:
    text = (
        "Beslut\n\n1. Lek- och parknämnden samt Båtbolaget AB får i uppdrag att\nlaga bron.\n"
        "2. Kajen målas.\n\n3. Lek- och parknämnden får i uppdrag att måla den."
    )
    found = by_name(text)
    assert {name: one.lines for name, one in found.items()} == {
        "Lek- och parknämnden": (3, 7),
        "Båtbolaget AB": (3,),
    }
    assert (found["Båtbolaget AB"].kind, found["Lek- och parknämnden"].kind) == (
        "company",
        "committee",
    )


def test_who_is_only_spoken_of_is_not() -> None:
    text = (
        "Parknämnden och Kajverket träffades i Dalby.\n\nProtokollet skickas till hamnnämnden.\n\n"
        "Dalby ska vara en stad för alla. Anna Ek (X) får i uppdrag att laga bron."
    )
    assert by_name(text) == {}


def test_who_shall_do_something_is_learnt_where_it_is_said_more_than_once() -> None:
    assert by_name("Parkförvaltningen ska laga bron.") == {}
    found = by_name("Parkförvaltningen ska laga bron.\n\nParkförvaltningen ska måla den.")
    assert found["Parkförvaltningen"].lines == (1, 3)


def test_a_heading_over_a_lead_in_or_of_assignments_is_whose_they_are() -> None:
    text = (
        "3.1 Lek- och parknämnden\n\nNämnden ska\n\n- laga bron\n\n"
        "# Hamnnämndens uppdrag 2026\n\n- måla kajen\n\nNämnd: Kulturnämnden\n\n- ordna en mässa"
        "\n\n## Kajnämnden\n\nUppdrag\n\n- x"
    )
    assert set(by_name(text)) == {
        "Lek- och parknämnden", "Hamnnämnden", "Kulturnämnden", "Kajnämnden",
    }  # fmt: skip


def test_short_forms_that_are_explained_are_learnt_and_read() -> None:
    text = (
        "Hamn- och bryggnämnden (HBN) får i uppdrag att laga bron.\n\n"
        "Förkortningar: KS = Kommunstyrelsen, LPN = Lek- och parknämnden\n\n"
        "KS får i uppdrag att måla den.\n\nLPN får i uppdrag att flytta den."
    )
    found = by_name(text)
    assert {name: one.aliases for name, one in found.items()} == {
        "Hamn- och bryggnämnden": ("HBN",),
        "Kommunstyrelsen": ("KS",),
        "Lek- och parknämnden": ("LPN",),
    }
    names = names_with(NOBODY, found.values())
    assert read_addressees("KS, HBN", names) == ("Kommunstyrelsen", "Hamn- och bryggnämnden")


def test_whose_short_form_is_used_in_a_table_is_learnt_and_who_is_only_explained_is_not() -> None:
    text = "Åtgärd\tAnsvarig\nLaga bron\tKN\n\nFörkortningar: KN = Kajnämnden, PN = Parknämnden"
    found = by_name(text)
    assert [(one.name, one.aliases, one.lines) for one in found.values()] == [
        ("Kajnämnden", ("KN",), (2, 4))
    ]


def test_a_shorter_name_in_brackets_is_one_of_the_same_body() -> None:
    text = (
        "Regeringen ger Statens bryggverk (Bryggverket) i uppdrag att laga bron.\n\n"
        "Bryggverket ska måla den.\n\nBryggverket ska flytta den."
    )
    (found,) = by_name(text).values()
    assert (found.name, found.aliases, found.kind) == (
        "Statens bryggverk", ("Bryggverket",), "authority",
    )  # fmt: skip


def test_a_short_form_explained_twice_differently_is_told_and_means_none() -> None:
    text = (
        "Parknämnden (PN) får i uppdrag att laga bron.\n\n"
        "Personalnämnden (PN) får i uppdrag att måla den."
    )
    found = by_name(text)
    assert [(one.aliases, one.unsure) for one in found.values()] == [((), ("PN",))] * 2


def test_parties_in_brackets_are_no_short_forms() -> None:
    found = by_name("Stadsdirektören (SD) får i uppdrag att laga bron.")
    assert found["Stadsdirektören"].aliases == ()


def test_an_office_belongs_to_the_committee_that_the_document_says() -> None:
    text = (
        "Parkkontoret är parknämndens förvaltning.\n\n"
        "Parkkontoret får i uppdrag att laga bron. Hamnkontoret får i uppdrag att måla den."
    )
    found = by_name(text)
    assert found["Parkkontoret"].belongs_to == "Parknämnden"
    assert found["Hamnkontoret"].belongs_to is None


def test_known_bodies_are_not_learnt_again() -> None:
    text = "Kulturnämnden får i uppdrag att laga bron. Kajnämnden får i uppdrag att måla den."
    assert set(by_name(text, Bodies.load())) == {"Kajnämnden"}


def test_what_only_says_which_kind_is_meant_is_no_name() -> None:
    text = "Nämnden ska laga bron.\n\nMyndigheten ska måla den.\n\n" * 2
    assert by_name(text) == {}


def test_a_name_that_is_torn_from_the_one_behind_it_is_none() -> None:
    text = (
        "Nämnden för kajer får i uppdrag att laga bron.\n\n"
        "Äldre samt bad- och båtnämnden får i uppdrag att måla den.\n\n"
        "Nämnden för kajer och äldre samt bad- och båtnämnden får i uppdrag att visa den."
    )
    assert set(by_name(text)) == {"Nämnden för kajer", "Äldre samt bad- och båtnämnden"}


def test_what_a_body_is_for_ends_where_it_shall_do_something() -> None:
    text = "I arbetet ska Myndigheten för båt- och kajanalys samråda med rådet.\n\n" * 2
    assert set(by_name(text)) == {"Myndigheten för båt- och kajanalys"}


def test_what_somebody_recommends_is_recommended_to_nobody() -> None:
    assert by_name("BÅT DALBY rekommenderas av Kajverket för nya bryggor.") == {}
