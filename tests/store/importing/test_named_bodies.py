"""Names of bodies by their shape, in cells and lists of any kind."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.importing.language.bodies import Bodies
from store.importing.language.name_shapes import base, kind_of
from store.importing.language.named_bodies import list_from, read_addressees
from store.importing.language.names import Names
from store.model.records import CITY_WIDE

NAMES = Names(Bodies(()), {"HBN": "Hamn- och bryggnämnden"})
ALONE = (
    "Parknämnden",
    "Hamn- och bryggnämnden",
    "Kultur-, idrotts- och fritidsnämnden",
    "Äldre samt vård- och omsorgsnämnden",
    "Nämnden för båtar och kajer",
    "Socialnämnden Öst",
    "Båtbolaget AB",
    "Dalby & Co AB",
    "AB Dalbyhem",
    "Kommunstyrelsens arbetsutskott",
    "Stadsbyggnadskontoret",
    "Statens lekplatsverk",
    "Inspektionen för båtar",
    "Kommunalförbundet Norrvatten",
    "Stadsdirektören",
    "Valberedningen",
    "Arkivnämnden för Dalbyregionen och Dalby Stad",
    "Forum för båtliv i Dalby",
)


@given(st.lists(st.sampled_from(ALONE), min_size=1, max_size=5, unique=True), st.booleans())
def test_any_list_of_names_is_read_back(names: list[str], semicolons: bool) -> None:
    if semicolons:
        text = "; ".join(names)
    else:
        text = ", ".join(names[:-1]) + (" samt " if len(names) > 1 else "") + names[-1]
    assert read_addressees(text, NAMES) == tuple(names)


@given(st.lists(st.sampled_from(["Öst", "Väst", "Norra Dal", "Mitt"]), min_size=1, unique=True))
def test_a_shared_head_is_spread_over_all_that_follow(areas: list[str]) -> None:
    text = "socialnämnderna " + ", ".join(areas[:-1]) + (" och " if areas[1:] else "") + areas[-1]
    assert read_addressees(text, NAMES) == tuple(f"Socialnämnden {area}" for area in areas)


@pytest.mark.parametrize(
    ("cell", "bodies"),
    [
        ("KS, HBN", ("KS", "Hamn- och bryggnämnden")),
        ("HBN/KS", ("Hamn- och bryggnämnden", "KS")),
        ("Alla nämnder och bolag", (CITY_WIDE,)),
        ("Kommunledningskontoret/Kulturförvaltningen",
         ("Kommunledningskontoret", "Kulturförvaltningen")),
        ("Socialnämnd", ("Socialnämnden",)),
        ("Barn- och utbildningsförvaltning", ("Barn- och utbildningsförvaltningen",)),
        ("Kommunstyrelsens förvaltning", ("Kommunstyrelsens förvaltning",)),
        ("Enhetschef Anna Ek", ("Enhetschefen",)),
        ("Parknämndens", ("Parknämnden",)),
        ("Bymiljøetaten og Plan- og bygningsetaten", ("Bymiljøetaten", "Plan- og bygningsetaten")),
        ("Teknik- og Miljøforvaltningen", ("Teknik- og Miljøforvaltningen",)),
        ("Utvalg for kultur", ("Utvalg for kultur",)),
        ("Public Works Department, City of Dalby", ("Public Works Department", "City of Dalby")),
        ("Technical and Environmental Administration.",
         ("Technical and Environmental Administration",)),
        ("HAMO.", ("HAMO",)),
        ("Läns-styrelsen i Dalby län", ("Länsstyrelsen i Dalby län",)),
    ],
)  # fmt: skip
def test_what_stands_in_a_cell_about_who_is_read(cell: str, bodies: tuple[str, ...]) -> None:
    assert read_addressees(cell, NAMES, strangers=True) == bodies


@pytest.mark.parametrize(
    "cell",
    [
        "Anna Ek",
        "Anna Ek (X)",
        "Q3 2026",
        "Hela kommunen",
        "Alla",
        "-",
        "",
        "Samråd",
        "Bostadsområdet och nätverket",
        "en nämnd",
        "parknämnden har ansvar för bron",
        "Parknämndens bro",
        "2026-01-01",
        "SD",
    ],
)
def test_what_is_no_list_of_bodies_names_none(cell: str) -> None:
    assert read_addressees(cell, NAMES, strangers=True) == ()


@given(st.text(max_size=80))
def test_any_text_at_all_is_read_without_harm(text: str) -> None:
    assert all(name.strip() for name in read_addressees(text, NAMES, strangers=True))


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Parknämnden", "committee"),
        ("Kommunstyrelsen", "committee"),
        ("Nämnden för båtar", "committee"),
        ("Farsta stadsdelsnämnd", "district"),
        ("Dalby & Co AB", "company"),
        ("Båtbolaget", "company"),
        ("Stadsbyggnadskontoret", "office"),
        ("Kommunstyrelsens förvaltning", "office"),
        ("Stadsdirektören", "office"),
        ("Kajverket", "authority"),
        ("Länsstyrelsen i Dalby län", "authority"),
        ("Mottagande nämnder", "group"),
        ("Stadsdelsnämnderna", "group"),
        ("Dalby universitet", "external"),
        ("HAMO", "external"),
    ],
)
def test_the_kind_of_a_body_is_told_by_its_name(name: str, kind: str) -> None:
    assert kind_of(name) == kind


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("parknämnden", "Parknämnden"),
        ("parknämndens", "Parknämnden"),
        ("Dalbyhem AB:s", "Dalbyhem AB"),
        ("export-och investeringsrådet", "Export- och investeringsrådet"),
        ("  nämnden   för  kajer ", "Nämnden för kajer"),
        ("Dals Ångfartygs AB", "Dals Ångfartygs AB"),
    ],
)
def test_a_name_is_shown_in_its_base_form(printed: str, shown: str) -> None:
    assert base(printed) == shown


def test_a_learnt_name_of_several_words_is_read_whole() -> None:
    names = Names(Bodies(()), {"Norra Stora Bron": "Norra Stora Bron"})
    assert read_addressees("Norra Stora Bron och Parknämnden", names) == (
        "Norra Stora Bron",
        "Parknämnden",
    )


def test_a_short_form_and_the_name_after_it_are_two_bodies() -> None:
    names = Names(Bodies(()), {"bun": "Barn- och utbildningsnämnden"})
    said = "BUN och kultur- och fritidsnämnden ges i uppdrag att öppna."
    found = list_from(said, 0, len(said), names)
    assert found is not None
    assert found.names == ("Barn- och utbildningsnämnden", "Kultur- och fritidsnämnden")


def test_a_purpose_that_lacks_its_och_ends_where_the_next_name_begins() -> None:
    cell = "Nämnden för båtar, kajer samt bad- och strandnämnden och parknämnden"
    assert read_addressees(cell, NAMES) == (
        "Nämnden för båtar",
        "Kajer samt bad- och strandnämnden",
        "Parknämnden",
    )
    whole = "Nämnden för båtar, kajer och bad samt parknämnden"
    assert read_addressees(whole, NAMES) == ("Nämnden för båtar, kajer och bad", "Parknämnden")


@pytest.mark.parametrize(
    "words",
    ["samtliga nämnder och styrelser i Dalby stad", "Dals stads nämnder och styrelser"],
)
def test_everyone_of_a_town_is_everyone(words: str) -> None:
    assert read_addressees(words, NAMES) == (CITY_WIDE,)
