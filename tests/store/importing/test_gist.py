"""What an activity says where its lead has a column of its own."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.common.text import clean
from store.entries.entries import Entry
from store.importing.language.bodies import Bodies
from store.importing.language.gist import gist
from tests.registers import DAY
from tests.store.made import directive

BODIES = Bodies.load()
TEXTS = st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=120).map(clean)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Socialnämnden ska ta fram en plan för cyklar", "… ta fram en plan för cyklar"),
        (
            "Socialnämnden skall i samråd med kommunstyrelsen och idrottsnämnden se över avgifter",
            "… se över avgifter",
        ),
        (
            "Socialnämnden ska tillsammans med kommunstyrelsen samt i samråd med SISAB bistå alla",
            "… bistå alla",
        ),
        (
            "Socialnämnden ska i samråd med kommunstyrelsen och övriga berörda nämnder utreda",
            "… i samråd med kommunstyrelsen och övriga berörda nämnder utreda",
        ),
        (
            "Socialnämnden ska i samråd med kommunstyrelsen för att spara utreda",
            "… i samråd med kommunstyrelsen för att spara utreda",
        ),
        ("Socialnämnden inom ramen för budget ska spara", None),
        ("Socialnämnden och äldrenämnden ska spara", None),
        ("Socialnämnden tillsammans med andra leder arbetet", None),
        ("Ta fram en plan som socialnämnden ska följa", None),
        ("Socialnämnden ska", None),
        ("", None),
    ],
)
def test_the_gist_is_what_follows_the_lead_and_ska(text: str, shown: str | None) -> None:
    assert gist(text, ("Socialnämnden",), BODIES) == (text if shown is None else shown)


def test_with_several_leads_the_text_stands_as_printed() -> None:
    text = "Socialnämnden ska spara"
    assert gist(text, ("Socialnämnden", "Äldrenämnden"), BODIES) == text


@given(TEXTS, TEXTS)
def test_a_gist_loses_nothing_but_its_beginning(lead: str, rest: str) -> None:
    text = f"{lead} ska {rest}"
    shown = gist(text, (lead,), BODIES)
    assert shown == text or (shown.startswith("… ") and text.rstrip().endswith(shown[2:]))


def test_a_wording_is_worked_out_once_however_often_its_entry_is_made() -> None:
    record = directive("Socialnämnden ska väga maten", "Socialnämnden")
    assert Entry(record, DAY).gist == "… väga maten"
    before = gist.cache_info().misses
    assert Entry(record, DAY + timedelta(1)).gist == "… väga maten"
    assert gist.cache_info().misses == before
