"""The importers: each knows its own documents and no other's, and the surest one reads."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from store.documents.common.text import Remark, TextDocument, from_lines
from store.documents.kinds import of_bytes_here
from store.importing import importers
from store.importing.documents import load, read_document
from store.importing.exported.importer import own_list
from store.importing.importers import IMPORTERS, importers_of
from store.importing.reading.importer import Asked, Importer
from tests.store.importing.example import LEAD_IN, chapter, document

EXPORT = json.dumps([{"number": "1", "text": "En trygg stad"}]).encode()
CALENDAR = "\r\n".join(
    [
        *("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", "BEGIN:VEVENT", "UID:1"),
        *("DTSTAMP:20260101T000000Z", "DTSTART:20260203", "SUMMARY:Socialnämnden: väga"),
        *("END:VEVENT", "END:VCALENDAR", ""),
    ]
).encode()


def export() -> TextDocument:
    found = own_list("mal_2026.json", EXPORT)
    assert found is not None
    return found


GROUNDWORK = """Beredningen tillstyrker föredragande borgarrådets förslag.

Reservation anfördes av Ada Ek (X) enligt följande.

Socialnämnden ska väga.

Ärendet

I ärendet redovisas underlag till budget 2026 med plan för 2027.

Beredning

Ärendet har initierats av kontoret.
"""
DOCUMENTS: dict[str, list[Callable[[], TextDocument]]] = {
    "Exported": [export],
    "Sheets": [
        lambda: of_bytes_here("plan_2026.csv", "Nämnd;Uppdrag\nSocialnämnden;Väga".encode()),
        lambda: of_bytes_here("plan_2026.ics", CALENDAR),
        lambda: of_bytes_here("plan_2026.json", b'[{"sak":"x","vem":"y"}]'),
        # Rows stay rows, whatever a cell of theirs says.
        lambda: of_bytes_here("plan_2026.csv", b"Tertialrapport 1 2026;x\na;b"),
    ],
    "Minutes": [
        lambda: document("Protokoll\n\n§ 1 Val\n\nBeslut\n\nSocialnämnden väljs."),
        # What a section is about does not make the minutes a report.
        lambda: document("Protokoll\n\n§ 4\n\nDelårsrapport 2026\n\nBeslut\n\nAntecknas."),
    ],
    "FollowUp": [
        lambda: document("Verksamhetsberättelse 2026"),
        lambda: document(f"Delårsrapport 2026\n\n{chapter(LEAD_IN, '- väga maten')}"),
    ],
    "Groundwork": [lambda: document(GROUNDWORK)],
    "Assignments": [
        lambda: document("Regeringen ger Kajverket i uppdrag att mäta bryggor."),
        lambda: document("Tertialrapporten\n\nEn särskild utredare ska se över bryggorna."),
    ],
    "Budget": [
        lambda: document(chapter(LEAD_IN, "- väga maten")),
        lambda: document(f"Budget 2026\n\n{chapter(LEAD_IN, '- skriva en tertialrapport')}"),
    ],
}


AT_LAST = ("Told", "Tabled", "Dated", "Kept")
"""Those that are asked when no other knows a document, the first of them first."""


def name_of(one: Importer) -> str:
    return type(one).__name__


CASES = [
    pytest.param(name, make, id=f"{name} {number}")
    for name, every in DOCUMENTS.items()
    for number, make in enumerate(every, 1)
]


def test_every_importer_of_the_list_is_asked_about_here() -> None:
    assert {name_of(one) for one in IMPORTERS} == {*DOCUMENTS, *AT_LAST}


@pytest.mark.parametrize(("name", "make"), CASES)
def test_its_own_importer_alone_is_surest_of_a_document(
    name: str, make: Callable[[], TextDocument]
) -> None:
    sure = {name_of(one): one.knows(make()) for one in IMPORTERS}
    own = sure.pop(name)
    assert own > max(sure.values())


@pytest.mark.parametrize(("name", "make"), CASES)
def test_the_surest_reads_wherever_it_stands_in_the_list(
    name: str, make: Callable[[], TextDocument], monkeypatch: pytest.MonkeyPatch
) -> None:
    for place in range(len(IMPORTERS)):
        turned = (*IMPORTERS[place:], *IMPORTERS[:place])
        for order in (turned, turned[::-1]):
            monkeypatch.setattr(importers, "IMPORTERS", order)
            assert name_of(importers_of(make())[0][0]) == name


def test_what_nobody_has_a_name_for_is_tried_in_every_way_and_kept_at_last() -> None:
    letter = document("Hej!\n\nSes vi på tisdag?", "brev.txt")
    assert [name_of(one) for one, _sure in importers_of(letter)] == ["Budget", *AT_LAST]
    reading = read_document(letter)
    assert (reading.document.kind, reading.document.year) == ("text", 0)
    assert reading.document.text == "Hej!\n\nSes vi på tisdag?"
    assert (reading.committees, reading.directives, reading.activities) == ((), (), ())
    assert "kept as a text" in str(reading.told[0])


def test_a_report_without_what_a_report_has_is_read_as_what_else_it_is() -> None:
    reading = read_document(document(f"Delårsrapport 2026\n\n{chapter(LEAD_IN, '- väga maten')}"))
    assert [one.text for one in reading.directives] == ["väga maten"]


def test_a_list_of_the_programs_own_has_its_bytes_and_no_line(tmp_path: Path) -> None:
    path = tmp_path / "mal_2026.json"
    path.write_bytes(EXPORT)
    loaded = load(path)
    assert (loaded, loaded.lines) == (export(), ())
    reading = read_document(loaded, Asked(corrections={1: ""}))
    assert [one.text for one in reading.goals] == ["En trygg stad"]
    assert (reading.seen, reading.document.corrections) == ((), {})


def test_knowing_a_document_loads_no_reader() -> None:
    program = (
        "import sys; from store.importing.importers import IMPORTERS, importers_of;"
        "from store.documents.common.text import from_bytes;"
        "importers_of(from_bytes('a.txt', 'Budget 2026, § 1'.encode()));"
        "print([one for one in sys.modules if one.endswith('.reading')"
        " and one.count('.') == 3 and one.startswith('store.importing')"
        " or one == 'store.dates.forms'])"
    )
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert said.stdout.strip() == "['store.importing.reading.reading']", said.stderr


PAGES = from_lines(
    "budget_2026.pdf",
    b"x",
    ["Socialnämnden", "", LEAD_IN, "", "- bada\u202e baklänges och", "", "- väga maten"],
    [1, 1, 1, 1, 2, 2, 3],
)


def test_every_source_knows_the_page_of_its_first_line() -> None:
    reading = read_document(PAGES, Asked(2026, corrections={7: "- mäta maten"}))
    assert [one.source.page for one in reading.directives] == [2]
    pages = [(one.kind, one.source.lines, one.source.page) for one in reading.irregularities]
    assert pages == [
        ("characters removed", (5,), 2),
        ("cut bullet", (5, 7), 2),
        ("corrected by hand", (7,), 3),
    ]


def test_a_remark_has_the_nearest_line_and_no_page() -> None:
    told = Remark("page without text", 7, "3")
    reading = read_document(replace(PAGES, remarks=(told,)), Asked(2026))
    (remark,) = (one for one in reading.irregularities if one.kind == told.kind)
    assert (remark.source.lines, remark.source.page) == ((7,), None)
