"""Lists that other programs write as JSON become rows: an entry a row, a key a column."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from store.common.errors import DocumentError
from store.documents.common.rows import SheetDocument
from store.documents.kinds import of_bytes_here
from store.importing.documents import read_any
from store.importing.exported.reading import is_export
from store.importing.reading.importer import Asked


def read(value: object) -> SheetDocument:
    found = of_bytes_here("lista.json", json.dumps(value).encode())
    assert isinstance(found, SheetDocument)
    return found


ROWS: dict[str, tuple[object, list[tuple[str, ...]]]] = {
    "entries": ([{"a": "x", "b": 1}, {"b": 2.5}], [("a", "b"), ("x", "1"), ("", "2.5")]),
    "other values": ([{"a": None, "b": True, "c": []}], [("a", "b", "c"), ("", "true", "")]),
    "several values": ([{"a": ["x", "y"]}], [("a",), ("x; y",)]),
    "objects in entries": ([{"a": {"b": "x", "c": {"d": "y"}}}], [("a.b", "a.c.d"), ("x", "y")]),
    "small entries in entries": (
        [{"a": "x", "b": [{"c": "y"}, {"c": "z"}]}], [("a", "b.c"), ("x", "y; z")]
    ),
    "a list under a key": ({"a": [{"b": "x"}]}, [("b",), ("x",)]),
}  # fmt: skip


@pytest.mark.parametrize("form", ROWS)
def test_each_form_becomes_rows(form: str) -> None:
    value, wanted = ROWS[form]
    assert list(read(value).sheets[0].rows) == wanted


def test_entries_in_entries_are_a_sheet_with_what_they_stand_in() -> None:
    areas = [
        {"namn": "Nord", "saker": [{"a": "1", "b": "2", "c": "3"}]},
        {"namn": "Syd", "saker": [{"a": "4", "b": "5", "c": "6"}]},
    ]
    found = read({"delar": areas})
    assert [one.title for one in found.sheets] == ["delar", "delar.saker"]
    assert found.sheets[1].rows[1:] == (("1", "2", "3", "Nord"), ("4", "5", "6", "Syd"))
    assert found.sheets[1].rows[0][-1] == "delar.namn"


def test_values_that_stand_in_no_list_are_told() -> None:
    (told,) = read({"om": {"år": 2026}, "saker": [{"a": "x"}]}).remarks
    assert (told.kind, told.text) == ("values in no list", "om.år")


@pytest.mark.parametrize("data", [b"{}", b"[1,2]", b'"a"', b'{"a":{"b":[]}}'])
def test_what_holds_no_list_of_entries_is_refused(data: bytes) -> None:
    with pytest.raises(DocumentError, match="no list of entries"):
        of_bytes_here("lista.json", data)


@pytest.mark.parametrize("data", [b"", b"[{", b'[{"a":1}', b"\xff"])
def test_what_is_damaged_is_refused(data: bytes) -> None:
    with pytest.raises(DocumentError, match="damaged or cut off"):
        of_bytes_here("lista.json", data)


def test_what_is_nested_too_deep_is_refused() -> None:
    with pytest.raises(DocumentError, match="256"):
        of_bytes_here("lista.json", b"[" * 100_000)


def test_columns_are_mapped_and_years_told(tmp_path: Path) -> None:
    path = tmp_path / "plan_2026.json"
    entries = [{"sak": "Väga maten", "vem": ["Socialnämnden", "Kulturnämnden"]}]
    path.write_text(json.dumps({"saker": entries}), encoding="utf-8")
    reading = read_any(path, Asked(choices={"sak": "text", "vem": "committee"}))
    named = {one.committee for one in reading.directives}
    assert named == {"Socialnämnden", "Kulturnämnden"}
    assert reading.document.year == 2026


@pytest.mark.parametrize(
    ("value", "own"),
    [
        ([{"number": "1", "text": "a"}], True),
        ([{"number": "1", "text": "a", "vem": "b"}], False),
        ([{"id": "A1", "listings": []}], True),
        ([{"sak": "a"}], False),
        ({"register": {}}, True),
        ({"saker": []}, False),
        ([], True),
    ],
)
def test_the_programs_own_lists_are_told_from_others(value: object, own: bool) -> None:
    assert is_export(json.dumps(value).encode()) is own
