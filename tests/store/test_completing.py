"""What is being typed goes on as the names and words that there are."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.common.text import fold, unaccent
from store.filters.completing import proposed_name, proposed_term
from store.filters.parse import parse
from store.filters.vocabulary import KEYS, VALUES

_DAY = date(2024, 9, 16)
_NAMES = {
    "committee": ["Norra sidans stadsdelsnämnd", "Socialnämnden", "Äldrenämnden"],
    "owner": ["Handläggare Ett"],
    "tag": ["valfråga", "val 2026"],
}


@pytest.mark.parametrize(
    ("typed", "taken"),
    [
        ("s", "status:"),
        ("näm", "nämnd:"),
        ("committee:soc", "committee:Socialnämnden"),
        ("nämnd:norra", 'nämnd:"Norra sidans stadsdelsnämnd"'),
        ('-nämnd:"norra s', '-nämnd:"Norra sidans stadsdelsnämnd"'),
        ("skola nämnd:ä", "skola nämnd:Äldrenämnden"),
        ("aldre", "Äldrenämnden"),
        ("klar status:på", "klar status:påbörjad"),
        ("handläggare:h", 'handläggare:"Handläggare Ett"'),
        ("etikett:val", "etikett:valfråga"),
        ("klass:f", "klass:försenad"),
    ],
)
def test_a_term_goes_on_as_what_is_known_to_begin_so(typed: str, taken: str) -> None:
    found = proposed_term(typed, _NAMES)
    assert found
    assert found.text == taken


@pytest.mark.parametrize(
    "typed", ["", " ", "skola ", "xyz", "so", "status:klar", "nämnd:Socialnämnden", "ö:x", "äs",
              "slut<20", '"norra', "etikett:ä"],
)  # fmt: skip
def test_nothing_is_proposed_where_nothing_is_known(typed: str) -> None:
    assert proposed_term(typed, _NAMES) is None


@given(
    st.sampled_from(sorted(KEYS)),
    st.integers(0, 9),
    st.sampled_from(["nämnd:x ", "nämnd:x -klar "]),
)
def test_every_value_that_is_proposed_can_be_read(key: str, length: int, before: str) -> None:
    for value in VALUES.get(KEYS[key], ()):
        typed = f"{before}{key}:{value[:length]}"
        found = proposed_term(typed, _NAMES)
        if found:
            assert parse(found.text, _DAY).terms[-1].problem is None
            assert unaccent(fold(found.text)) == unaccent(fold(typed + found.rest))


@given(st.text(max_size=60))
def test_whatever_is_typed_what_stands_before_the_last_term_stays(text: str) -> None:
    found = proposed_term(text, _NAMES)
    if found:
        assert found.rest
        assert found.text.startswith(text[: len(text) - len(text.split()[-1])].rstrip('"'))


@given(st.sampled_from(_NAMES["committee"]), st.integers(1, 5), st.sampled_from(["", "ab ", "-x "]))
def test_a_name_taken_is_one_term_that_asks_for_that_body(
    name: str, length: int, before: str
) -> None:
    found = proposed_term(f"{before}nämnd:{name[:length].rstrip()}", _NAMES)
    assert found
    last = parse(found.text, _DAY).terms[-1]
    assert (last.key, last.value) == ("committee", fold(name))


def test_of_several_names_the_last_goes_on() -> None:
    found = proposed_name("viktigt, val", _NAMES["tag"], several=True)
    assert found
    assert found.text == "viktigt, valfråga"
    assert proposed_name("viktigt, ", _NAMES["tag"], several=True) is None
    assert proposed_name("viktigt, val", _NAMES["tag"]) is None
