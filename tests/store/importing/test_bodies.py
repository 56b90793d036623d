"""Bodies are recognised by every name they go by, and never taken for another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.importing.language.bodies import Bodies
from store.importing.language.name_lists import may_begin_with_names
from store.model.records import CITY_WIDE

BODIES = Bodies.load()
NAMES = {name: body.name for body in BODIES.committees() for name in (body.name, *body.aliases)}
LONG_NAMES = sorted(name for name in NAMES if len(name) > 9)


def name_of(words: str) -> str | None:
    found = BODIES.recognise(words)
    return found.name if found else None


@pytest.mark.parametrize("words", sorted(NAMES))
def test_every_name_means_its_body(words: str) -> None:
    assert name_of(words) == NAMES[words]


@pytest.mark.parametrize("words", sorted(NAMES))
def test_every_name_is_certain(words: str) -> None:
    found = BODIES.recognise(words)
    assert found is not None
    assert found.certain


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Kulturnämndens", "Kulturnämnden"),
        ("idrottsnämnd", "Idrottsnämnden"),
        ("KOMMUNSTYRELSENS", "Kommunstyrelsen"),
        ("stadsdelsnämndernas", "Stadsdelsnämnderna"),
        ("Sisab:s", "Skolfastigheter i Stockholm AB (SISAB)"),
        ("Stockholms Stadshus AB:s", "Stockholms Stadshus AB"),
        ("AB Stokabs", "AB Stokab"),
    ],
)
def test_inflected_names_mean_their_body(words: str, name: str) -> None:
    assert name_of(words) == name


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Familjebostäder AB", "AB Familjebostäder"),
        ("Familjebostäder", "AB Familjebostäder"),
        ("Stadshus AB", "Stockholms Stadshus AB"),
        ("SVOA", "Stockholm Vatten och Avfall AB"),
        ("SBR", "Stockholm Business Region"),
        ("KS", "Kommunstyrelsen"),
        ("miljöförvaltningen", "Miljö- och hälsoskyddsnämnden"),
        ("trafikkontoret", "Trafiknämnden"),
        ("stadsdelarna", "Stadsdelsnämnderna"),
        ("Polismyndigheten", "Polisen"),
        ("regionen", "Region Stockholm"),
    ],
)
def test_short_names_and_offices_mean_their_body(words: str, name: str) -> None:
    assert name_of(words) == name


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Kommunstyrelsen m.m.", "Kommunstyrelsen"),
        ("Stadsdelsnämnder", "Stadsdelsnämnderna"),
        ("Moderbolaget Stockholms Stadshus AB", "Stockholms Stadshus AB"),
        ("Kulturnämnden (kulturförvaltningen)", "Kulturnämnden"),
        ("Kulturnämnden: stadsarkivet", "Kulturnämnden"),
        ("SHIS Bostäder – Stiftelsen hotellhem i Stockholm", "SHIS Bostäder"),
    ],
)
def test_chapter_headings_mean_their_body(words: str, name: str) -> None:
    assert name_of(words) == name


@pytest.mark.parametrize(
    "words",
    [
        "Farsta stadsdelsnämnd",
        "stadsdelsnämnden i Farsta",
        "Farstas stadsdelsnämnd",
        "stadsdelsnämnden Farsta",
        "Farsta stadsdelsförvaltning",
    ],
)
def test_a_district_committee_is_known_however_its_area_stands(words: str) -> None:
    assert name_of(words) == "Farsta stadsdelsnämnd"


def test_a_merged_district_committee_means_the_one_that_took_over() -> None:
    assert name_of("Spånga-Tensta stadsdelsnämnd") == "Järva stadsdelsnämnd"


@pytest.mark.parametrize("which", ["samtliga", "berörda", "alla", "övriga berörda", "stadens"])
def test_words_for_which_of_them_do_not_hide_a_group(which: str) -> None:
    assert name_of(f"{which} nämnder och bolagsstyrelser") == CITY_WIDE


@pytest.mark.parametrize("words", ["samtliga nämnder", "Alla nämnder", "alla stadens nämnder"])
def test_all_committees_are_the_group_of_all(words: str) -> None:
    assert name_of(words) == CITY_WIDE


@pytest.mark.parametrize("words", ["bostadsbolag", "stadens bostadsbolag", "berörda bostadsbolag"])
def test_the_housing_companies_are_known_in_the_indefinite_too(words: str) -> None:
    assert name_of(words) == "Bostadsbolagen"


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Fastighetsnämden", "Fastighetsnämnden"),
        ("utbildingsnämnden", "Utbildningsnämnden"),
        ("Skarpnäks stadsdelsnämnd", "Skarpnäcks stadsdelsnämnd"),
        ("Mikasa Fastigheter", "Micasa Fastigheter i Stockholm AB"),
    ],
)
def test_a_misspelt_name_is_recognised_but_not_certain(words: str, name: str) -> None:
    found = BODIES.recognise(words)
    assert found is not None
    assert (found.name, found.certain) == (name, False)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "nämnden",
        "nämnder",
        "berörda nämnder",
        "samtliga berörda nämnder",
        "föreningslivet",
        "bostadsbrist",
        "Kulturnämnden 2",
        "AB",
    ],
)
def test_other_words_mean_no_body(words: str) -> None:
    assert BODIES.recognise(words) is None


@given(st.sampled_from(LONG_NAMES), st.data())
def test_one_wrong_letter_never_means_another_body(name: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(name) - 1))
    letter = data.draw(st.sampled_from("abdefgiklmnoprstuvåäö"))
    assert name_of(name[:at] + letter + name[at + 1 :]) in {NAMES[name], None}


@given(st.text(max_size=150))
def test_any_text_can_be_asked_about(words: str) -> None:
    BODIES.recognise(words)


def test_a_groups_members_are_bodies_themselves() -> None:
    members = {member for body in BODIES.committees() for member in body.members}
    assert members <= {body.name for body in BODIES.committees()}


def test_the_group_of_all_has_every_committee_district_and_company() -> None:
    every = next(body for body in BODIES.committees() if body.name == CITY_WIDE)
    kinds = {"committee", "district", "company"}
    assert set(every.members) == {b.name for b in BODIES.committees() if b.kind in kinds}


def test_no_two_bodies_share_a_name() -> None:
    names = [name for body in BODIES.committees() for name in (body.name, *body.aliases)]
    assert len(names) == len(set(names))


@given(
    st.sampled_from(LONG_NAMES),
    st.lists(st.tuples(st.integers(0, 40), st.sampled_from(["", "a", "n", "ö"])), max_size=3),
    st.sampled_from(["", " ska laga taken", ", Idrottsnämnden", " och se till vägarna i staden"]),
)
def test_no_name_that_begins_a_text_is_passed_over(
    name: str, slips: list[tuple[int, str]], rest: str
) -> None:
    for place, letter in slips:
        name = name[:place] + letter + name[place + 1 :]
    text = name + rest
    words = text.split(" ")
    begun = (" ".join(words[:count]).rstrip(",") for count in range(1, 9))
    if any(BODIES.recognise(one) for one in begun):
        assert may_begin_with_names(text, BODIES)


def test_most_texts_are_seen_to_begin_with_no_name_by_their_first_letters() -> None:
    for text in (
        "Öppna träffpunkter för äldre i varje kvarter",
        "Utreda hur skolor kan samnyttjas",
    ):
        assert not may_begin_with_names(text, BODIES)
