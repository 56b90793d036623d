"""What a person says of a record, in Swedish as in English, by the words that the filter has."""

from __future__ import annotations

from datetime import date

import pytest

from store.changes.edits import Edit, read_edits
from store.common.errors import RegisterError, UsageError
from store.dates.asked import read_asked_day, read_days_ahead
from store.filters.vocabulary import KEYS, VALUES
from store.model.words import SETTABLE, STATUSES, meant

DAY = date(2024, 9, 16)
SAME = [
    ("status=klar", "status=done"),
    ("Status=Påbörjad", "status=started"),
    ("status=paborjad", "status=started"),
    ("status=utgår", "status=dropped"),
    ("handläggare=Maj", "owner=Maj"),
    ("handlaggare=Maj", "owner=Maj"),
    ("taggar=skola,vård", "tags=skola,vård"),
    ("etikett=skola", "tags=skola"),
    ("länk=KS 2024/1", "link=KS 2024/1"),
    ("förfaller=2024-09-30", "due=2024-09-30"),
    ("förfaller=sista september", "due=sista september"),
]


@pytest.mark.parametrize(("swedish", "english"), SAME)
def test_a_field_is_set_by_its_swedish_word_as_by_its_english(swedish: str, english: str) -> None:
    found = read_edits("A1", [swedish], "beslut", DAY)
    assert found == read_edits("A1", [english], "beslut", DAY)
    assert found[0].value is not None


def test_what_the_city_reports_is_set_in_swedish() -> None:
    words = ["stadens-status=Uppfylls", "dokument=T1.pdf", "datum=sista april"]
    (found,) = read_edits("A1", words, None, DAY)
    assert found == Edit(
        "A1", "city_status", {"status": "Uppfylls", "document": "T1.pdf", "date": "2024-04-30"}
    )


@pytest.mark.parametrize("word", ["ägare=Maj", "status=färdig", "klar", "owner=a", "=x"])
def test_what_is_no_such_word_is_told_with_those_that_there_are(word: str) -> None:
    with pytest.raises(RegisterError) as raised:
        read_edits("A1", ["handläggare=Maj", word])
    assert any(known in str(raised.value) for known in ("handläggare", "påbörjad"))


def test_what_the_filter_asks_for_by_a_word_is_set_by_the_same() -> None:
    assert VALUES["status"] == STATUSES
    for word, key in KEYS.items():
        if key in {"owner", "status"}:
            assert SETTABLE[word] == key
        if key == "tag":
            assert SETTABLE[word] == "tags"


@pytest.mark.parametrize("said", ["", "  ", "kla", "\0", "x" * 9999])
def test_a_word_means_nothing_by_a_part_of_it(said: str) -> None:
    assert meant(STATUSES, said) is None


DAYS = {
    "2024-08-01": date(2024, 8, 1),
    "i fredags": date(2024, 9, 13),
    "igår": date(2024, 9, 15),
    "sista april": date(2024, 4, 30),
    "v. 38": date(2024, 9, 22),
    "augusti": date(2024, 8, 31),
}


@pytest.mark.parametrize(("typed", "wanted"), DAYS.items(), ids=DAYS)
def test_a_day_is_asked_for_in_words(typed: str, wanted: date) -> None:
    assert read_asked_day(typed, DAY) == wanted


@pytest.mark.parametrize("typed", ["", "x", "2024-13-01", "tills vidare", "varje måndag", "9" * 99])
def test_what_is_no_day_is_told_with_how_it_was_read(typed: str) -> None:
    with pytest.raises(UsageError) as raised:
        read_asked_day(typed, DAY)
    assert "i fredags, sista april or v. 38" in str(raised.value)


AHEAD = {"30d": 30, "4w": 28, "två veckor": 14, "two weeks": 14, "till sista september": 14,
         "2024-10-01": 15, "0": 0, "v. 39": 13}  # fmt: skip


@pytest.mark.parametrize(("typed", "days"), AHEAD.items(), ids=AHEAD)
def test_a_time_ahead_is_asked_for_in_words(typed: str, days: int) -> None:
    assert read_days_ahead(typed, DAY) == days


@pytest.mark.parametrize(
    "typed", ["", "x", "igår", "augusti 2023", "till nästa sammanträde", "99999999d"]
)
def test_what_is_not_ahead_is_told(typed: str) -> None:
    with pytest.raises(UsageError):
        read_days_ahead(typed, DAY)
