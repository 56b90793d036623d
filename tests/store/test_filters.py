"""The filter language: what each term means, and that a wrong one is told."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.dates.span import read_cell
from store.entries.entries import Entry
from store.filters.match import matcher
from store.filters.parse import parse
from store.model.records import Activity, Committee, Directive, Listing, Participant, Source

AS_OF = date(2024, 9, 16)
BODIES = (
    Committee("C1", "Socialnämnden", "committee", aliases=("SoN",)),
    Committee("C2", "Äldrenämnden", "committee"),
    Committee("C3", "Järva stadsdelsnämnd", "district"),
    Committee("C4", "Stadsdelsnämnderna", "group", members=("Järva stadsdelsnämnd",)),
)
HERE = Source("budget.txt", (1,))


def activity(lead: str, *takes_part: str, end: str = "2024-08-31", number: int = 1) -> Entry:
    listing = Listing(
        lead,
        f"{lead} ska pröva äldre personers vardag",
        read_cell("2024-01-01"),
        read_cell(end),
        HERE,
        goal="2.1. En trygg stad",
        leads=(lead,),
        participants=tuple(Participant(name, "consulted") for name in takes_part),
    )
    return Entry(Activity(f"A{number}", (listing,)), AS_OF)


SOCIAL = activity("Socialnämnden", "Äldrenämnden", number=1)
OLD = activity("Äldrenämnden", "Stadsdelsnämnderna", end="2024-12-31", number=2)
ONE_DISTRICT = Entry(
    Activity(
        "A3",
        (
            Listing(
                "Stadsdelsnämnderna",
                "Södermalms stadsdelsnämnd ska bygga",
                read_cell(""),
                read_cell(""),
                HERE,
                leads=("Södermalms stadsdelsnämnd",),
            ),
        ),
    ),
    AS_OF,
)
DIRECTIVE = Entry(
    Directive("D1", "Järva stadsdelsnämnd", "directive", "ska", "öppna S:t Eriks park", HERE), AS_OF
)
ALL = (SOCIAL, OLD, DIRECTIVE)


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("", "A1 A2 D1"),
        ("vardag", "A1 A2"),
        ("aldre", "A1 A2"),
        ("äldre vardag", "A1 A2"),
        ("-vardag", "D1"),
        ('"ska pröva"', "A1 A2"),
        ("s:t erik", "D1"),
        ("nämnd:social", "A1"),
        ("nämnd:SoN", "A1"),
        ("committee:äldre", "A1 A2"),
        ("nämnd:äldre roll:leder", "A2"),
        ("nämnd:äldre roll:deltar", "A1"),
        ("nämnd:äldre -roll:deltar", "A2"),
        ("nämnd:järva", "A2 D1"),
        ("nämnd:järva roll:berörs", "A2"),
        ("kapitel:social", "A1"),
        ("klass:försenad", "A1"),
        ("class:later", "A2"),
        ("slut<2024-09-01", "A1"),
        ("slut:v35", "A1"),
        ("slut>=2024-12", "A2"),
        ("schablon:ja", "A2"),
        ("mål:trygg", "A1 A2"),
        ("typ:direktiv", "D1"),
        ("har:medverkande", "A1 A2"),
        ("id:a2", "A2"),
    ],
)
def test_a_term_selects_what_it_says(typed: str, ids: str) -> None:
    test = matcher(parse(typed, AS_OF), BODIES)
    assert " ".join(entry.id for entry in ALL if test(entry)) == ids


def test_what_another_district_is_to_do_does_not_cover_this_one() -> None:
    assert not matcher(parse("nämnd:järva", AS_OF), BODIES)(ONE_DISTRICT)
    assert matcher(parse("nämnd:stadsdelsnämnderna", AS_OF), BODIES)(ONE_DISTRICT)


@pytest.mark.parametrize(
    "typed",
    [
        "namn:social",
        "blah:x",
        "klass:grön",
        "slut:hubba",
        "slut:v60",
        "nämnd:",
        "mål<3",
        "roll:leder",
    ],
)
def test_a_wrong_term_is_told_and_the_rest_still_works(typed: str) -> None:
    found = parse(f"{typed} vardag", AS_OF)
    assert [term.text for term in found.problems] == [typed]
    assert [term.value for term in found.sound] == ["vardag"]


@given(st.text(max_size=60))
def test_any_text_is_a_filter(typed: str) -> None:
    test = matcher(parse(typed, AS_OF), BODIES)
    assert {test(entry) for entry in ALL} <= {True, False}


@given(st.sampled_from(["vardag", "nämnd:social", "klass:försenad", "slut:v35", "typ:uppgift"]))
def test_a_term_and_its_negation_share_out_all_entries(term: str) -> None:
    kept = matcher(parse(term, AS_OF), BODIES)
    left = matcher(parse(f"-{term}", AS_OF), BODIES)
    assert all(kept(entry) != left(entry) for entry in ALL)


@pytest.mark.parametrize("term", ["slut:v٣", "slut<٢٠٢٤-01-01", "start:२०२४", "slut:２０２４-v38"])
def test_digits_of_other_scripts_are_no_date(term: str) -> None:
    (found,) = parse(term, AS_OF).terms
    assert found.problem is not None
    assert "is no date" in str(found.problem)


@pytest.mark.parametrize("word", ["\x00", "\u200b", "\udcff"])
def test_an_argument_that_nobody_can_see_is_wrong_instead_of_no_filter(word: str) -> None:
    (term,) = parse([word], AS_OF).terms
    assert term.problem
    assert str(term.problem).isprintable()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("leder:Socialnämnden", "roll:leder"),
        ("leads:Socialnämnden", "role:leads"),
        ("försenat:ja", "klass:försenat"),
        ("nämd:social", "nämnd:"),
        ("comittee:social", "committee:"),
    ],
)
def test_a_key_that_there_is_not_is_told_with_the_one_that_may_be_meant(
    typed: str, said: str
) -> None:
    (term,) = parse(typed, date(2024, 9, 16)).terms
    assert said in str(term.problem)


def test_a_key_like_no_other_is_told_without_a_guess() -> None:
    (term,) = parse("xyzzy:social", date(2024, 9, 16)).terms
    assert str(term.problem) == "there is no key 'xyzzy'"
