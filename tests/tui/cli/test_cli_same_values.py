"""A list says the same whichever file it leaves as: ids, words, days, as `--json` has them."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from openpyxl import load_workbook

from store.common.text import one_line
from tests.bench.generate import write
from tests.tui.cli.conftest import Run
from tests.tui.exports.papers import mail, page, word

ROWS = 200
AS_OF = "2026-09-14"
Table = Sequence[Sequence[object]]


def _workbook(path: Path) -> Table:
    return list(load_workbook(path).worksheets[0].iter_rows(values_only=True))


def _separated(path: Path) -> Table:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=";"))


def _word(path: Path) -> Table:
    (table,) = word(path.read_bytes()).tables
    return [[cell.text for cell in row.cells] for row in table.rows]


def _page(path: Path) -> Table:
    return _of_page(path.read_bytes())


def _mail(path: Path) -> Table:
    body = mail(path.read_bytes()).get_body(("html",))
    assert body is not None
    return _of_page(body.get_content().encode())


def _of_page(data: bytes) -> Table:
    found = page(data)
    for footnote in found.xpath("//sup"):
        footnote.drop_tree()
    return [[cell.text_content() for cell in row] for row in found.xpath("//table//tr")]


def _rows(table: Table) -> list[Mapping[str, object]]:
    """Return the rows of activities by the heads of their columns."""
    heads = next(row for row in table if "Aktivitet" in row)
    found = (dict(zip(map(str, heads), row, strict=False)) for row in table)
    return [row for row in found if re.fullmatch(r"A\d+", str(row.get("Id")))]


def _said(value: object) -> str:
    """Return what a cell says; the JSON's null, an empty cell and no text are all nothing."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    return "" if value is None else str(value)


@pytest.fixture
def shapes(tmp_path: Path, namndkoll: Run) -> list[dict[str, Any]]:
    """Return two hundred activities as `--json` has them."""
    write(ROWS, tmp_path / "r.json")
    said = namndkoll(*_asked(tmp_path), "--json")
    found: list[dict[str, Any]] = json.loads(said.out)
    assert len(found) >= ROWS
    return found


def _asked(folder: Path) -> tuple[object, ...]:
    register = folder / "r.json"
    return ("--lang", "sv", "--register", register, "--as-of", AS_OF, "activities")


@pytest.mark.parametrize(
    ("ending", "read"),
    [
        ("xlsx", _workbook), ("csv", _separated), ("docx", _word), ("html", _page), ("eml", _mail),
    ],
)  # fmt: skip
def test_rows_of_every_file_say_what_the_json_says_in_its_order(
    tmp_path: Path,
    namndkoll: Run,
    shapes: list[dict[str, Any]],
    ending: str,
    read: Callable[[Path], Table],
) -> None:
    path = tmp_path / f"lista.{ending}"
    assert namndkoll(*_asked(tmp_path), "--to", path).status == 0
    rows = _rows(read(path))
    for column, values in (
        ("Id", [one["id"] for one in shapes]),
        ("Aktivitet", [one["text"] for one in shapes]),
        ("Ansvarig", ["; ".join(one["leads"]) for one in shapes]),
        ("Dagar kvar", [_said(one["deadline"]["days"]) for one in shapes]),
    ):
        assert [one_line(_said(row[column])) for row in rows] == values


@pytest.mark.parametrize(("ending", "read"), [("xlsx", _workbook), ("csv", _separated)])
def test_a_table_has_both_days_of_every_deadline(
    tmp_path: Path,
    namndkoll: Run,
    shapes: list[dict[str, Any]],
    ending: str,
    read: Callable[[Path], Table],
) -> None:
    path = tmp_path / f"lista.{ending}"
    namndkoll(*_asked(tmp_path), "--to", path)
    rows = _rows(read(path))
    for column, field in (("Tryckt slut, första dag", "first"), ("Tryckt slut, sista dag", "last")):
        said = [_said(one["deadline"][field]) for one in shapes]
        assert [_said(row[column]) for row in rows] == said


def test_a_calendar_has_an_event_of_the_same_days_for_every_row_that_has_any(
    tmp_path: Path, namndkoll: Run, shapes: list[dict[str, Any]]
) -> None:
    path = tmp_path / "lista.ics"
    namndkoll(*_asked(tmp_path), "--to", path)
    calendar: Any = Calendar.from_ical(path.read_bytes())
    found = {}
    for event in calendar.walk("VEVENT"):
        last: date = event["DTEND"].dt - timedelta(days=1)
        days = (event["DTSTART"].dt.isoformat(), last.isoformat())
        found[str(event["UID"]).partition("-")[0]] = days
    times = {one["id"]: one["deadline"] for one in shapes if one["deadline"]["last"]}
    assert found == {id_: (one["first"], one["last"]) for id_, one in times.items()}
