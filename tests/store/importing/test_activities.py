"""Activity tables: rows with dates, rows that a page break cut, rows that are odd."""

import pytest

from tests.store.importing.example import HEADER, LEAD_IN, chapter, doubts, listings, read

DATES = "2026-01-01\t2026-12-31"


def test_a_row_has_text_and_two_dates() -> None:
    [row] = listings(read(chapter(f"{HEADER}\nNämnden ska utreda bad\t2026-01-01\t2026-06-30")))
    assert row.text == "Nämnden ska utreda bad"
    assert (str(row.start.first), str(row.end.last)) == ("2026-01-01", "2026-06-30")
    assert row.leads == ("Socialnämnden",)


@pytest.mark.parametrize(
    "gap",
    [f"\n\n{HEADER}\n", "\n\n", "\n\nSDN:2\n\n", f"\n\nM\nSoc:2\n\n{HEADER}\n", f"\n{HEADER}\n"],
)
def test_a_row_cut_by_a_page_break_is_one_again(gap: str) -> None:
    table = f"{HEADER}\nTrafiknämnden ska tillsammans\t{DATES}{gap}med andra laga gator\t\t"
    reading = read(chapter(table))
    [row] = listings(reading)
    assert row.text == "Trafiknämnden ska tillsammans med andra laga gator"
    assert doubts(reading)["cut row"] == row.source.lines


def test_the_rest_of_a_row_may_begin_with_a_capital() -> None:
    table = f"{HEADER}\nNämnden ska köpa AB Svenska\t{DATES}\n\n{HEADER}\nBostäder\t\t"
    assert [row.text for row in listings(read(chapter(table)))] == [
        "Nämnden ska köpa AB Svenska Bostäder"
    ]


def test_a_row_whose_dates_stand_with_its_rest_is_one_again() -> None:
    table = f"{HEADER}\nNämnden ska\t\t\n\n{HEADER}\nlaga gator\t{DATES}"
    [row] = listings(read(chapter(table)))
    assert (row.text, str(row.end.last)) == ("Nämnden ska laga gator", "2026-12-31")


def test_no_row_goes_on_in_another_chapter() -> None:
    first = chapter(f"{HEADER}\nNämnden ska\t{DATES}")
    second = chapter(f"{HEADER}\nlaga gator\t\t", name="Trafiknämnden")
    rows = listings(read(f"{first}\n\n{second}"))
    assert [(row.committee, row.text) for row in rows] == [
        ("Socialnämnden", "Nämnden ska"),
        ("Trafiknämnden", "laga gator"),
    ]


def test_a_row_in_the_middle_without_dates_is_kept_undated_and_told() -> None:
    reading = read(chapter(f"{HEADER}\nRäkna\t{DATES}\nNämnden ska vila\t\t\nSluta\t{DATES}"))
    assert [row.text for row in listings(reading)] == ["Räkna", "Nämnden ska vila", "Sluta"]
    assert doubts(reading)["row without dates"] == (5,)


def test_rows_without_a_header_are_known_by_their_dates() -> None:
    reading = read(chapter(LEAD_IN, "- bada", f"Nämnden ska räkna\t{DATES}\n-----\t---\t---"))
    assert [row.text for row in listings(reading)] == ["Nämnden ska räkna"]
    assert doubts(reading)["table without a header"] == (7,)


def test_a_date_that_is_none_is_kept_as_printed_and_told() -> None:
    reading = read(chapter(f"{HEADER}\nRäkna\t202-01-01\t2026-02-30"))
    [row] = listings(reading)
    assert (row.start.text, row.start.first, row.end.last) == ("202-01-01", None, None)
    assert doubts(reading)["unreadable date"] == (4,)


@pytest.mark.parametrize(
    ("dates", "kind"),
    [("2026-01-01\t", "no end date"), ("\t2026-06-30", "no start date")],
)
def test_a_date_that_is_not_printed_is_told_and_not_called_unreadable(
    dates: str, kind: str
) -> None:
    assert set(doubts(read(chapter(f"{HEADER}\nRäkna\t{dates}")))) == {kind}


def test_an_end_before_its_start_is_kept_and_told() -> None:
    reading = read(chapter(f"{HEADER}\nRäkna\t2026-05-01\t2025-12-31"))
    assert str(listings(reading)[0].end.last) == "2025-12-31"
    assert doubts(reading)["end before start"] == (4,)


def test_a_row_that_starts_in_lower_case_but_has_dates_is_its_own() -> None:
    reading = read(chapter(f"{HEADER}\nRäkna\t{DATES}\nutred bad\t{DATES}"))
    assert [row.text for row in listings(reading)] == ["Räkna", "utred bad"]
    assert doubts(reading)["row starts in lower case"] == (5,)


def test_columns_are_known_by_their_heads() -> None:
    [row] = listings(
        read(chapter("Slutdatum\tStartdatum\tAktivitet\n2026-06-30\t2026-01-01\tRäkna"))
    )
    assert (row.text, str(row.end.last)) == ("Räkna", "2026-06-30")


def test_rows_outside_any_chapter_are_left_out_and_told() -> None:
    reading = read(f"{HEADER}\nRäkna\t{DATES}\n\n{chapter(LEAD_IN, '- bada')}")
    assert not reading.activities
    assert doubts(reading)["outside any chapter"] == (2,)


def test_the_same_activity_in_two_chapters_is_one_with_two_listings() -> None:
    row = f"{HEADER}\nSocialnämnden ska räkna alla bänkar i hela staden\t{DATES}"
    other = chapter(row, name="Trafiknämnden")
    [activity] = read(f"{chapter(row)}\n\n{other}").activities
    assert [one.committee for one in activity.listings] == ["Socialnämnden", "Trafiknämnden"]


def test_another_table_is_left_out_and_told() -> None:
    reading = read(chapter(LEAD_IN, "- bada", "Läget i staden", "År\tAntal\n2024\t7\n2025\t8"))
    assert doubts(reading)["other table"] == (9, 10, 11)


def test_a_row_of_many_pieces_is_one_doubt() -> None:
    table = "\n".join([HEADER, f"Nämnden ska laga\t{DATES}", *["gator och\t\t"] * 5, "torg\t\t"])
    reading = read(chapter(table))
    joined = [one for one in reading.irregularities if one.kind == "cut row"]
    assert [len(one.source.lines) for one in joined] == [7]


def test_words_in_the_date_cells_are_read_in_the_budgets_year() -> None:
    table = f"{HEADER}\nRäkna\tjanuari\t31 mars\nMåla\t2024-02-01\tsnarast"
    reading = read(chapter(table))
    rows = [row for one in reading.activities for row in one.listings]
    year = reading.document.year
    assert [str(row.end.due) for row in rows] == [f"{year}-03-31", "None"]
    assert str(rows[0].start.first) == f"{year}-01-01"
    assert len(doubts(reading)["unreadable date"]) == 1
