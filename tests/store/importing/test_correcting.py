"""Lines corrected by hand: read as corrected, shown as printed, and known again."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from msgspec.structs import replace

from store.documents.kinds import of_bytes
from store.importing.documents import read_document
from store.importing.reading.importer import Asked
from store.importing.reading.reading import Reading
from store.register.register import Register
from tests.store.importing.example import HEADER, LEAD_IN, chapter, document

TEXT = "\n\n".join(
    (
        "Budget 2026",
        chapter(LEAD_IN, "- väga maten\n- laga taken"),
        "Kommunfullmäktiges aktiviteter",
        f"{HEADER}\nNämnden ska öppna en träffpunkt\t2026-01-01\t202-06-30",
    )
)
BAD_DATE = TEXT.split("\n").index("Nämnden ska öppna en träffpunkt\t2026-01-01\t202-06-30") + 1
LIST = TEXT.split("\n").index("- väga maten") + 1
RIGHT = "Nämnden ska öppna en träffpunkt\t2026-01-01\t2026-06-30"


def read(corrections: dict[int, str]) -> Reading:
    return read_document(document(TEXT), Asked(corrections=corrections))


def test_a_corrected_line_is_read_so_and_shown_as_printed() -> None:
    found = read({BAD_DATE: RIGHT})
    assert found.activities[0].listings[0].end.text == "2026-06-30"
    assert "202-06-30" in found.document.text
    assert [one.kind for one in found.irregularities] == ["corrected by hand"]
    assert "202-06-30" in found.irregularities[0].text


def test_an_empty_line_is_left_out_and_told() -> None:
    found = read({LIST: ""})
    assert [one.text for one in found.directives] == ["laga taken"]
    assert "left out by hand" in {one.kind for one in found.irregularities}


def test_a_line_that_is_not_there_corrects_nothing() -> None:
    assert read({999: "x", 0: "y"}) == read({})


def test_a_row_of_a_sheet_is_corrected_too() -> None:
    data = "Nämnd;Uppdrag\nSocialnämden;Väga maten".encode()
    sheet = of_bytes("lista_2026.csv", data)
    found = read_document(sheet, Asked(corrections={2: "Kulturnämnden\tVäga maten"}))
    assert found.directives[0].committee == "Kulturnämnden"


def test_the_same_file_again_is_read_as_it_was_corrected(tmp_path: Path) -> None:
    register = Register.empty(tmp_path / "r.json")
    register.take_in(read({BAD_DATE: RIGHT}), datetime(2026, 1, 2, tzinfo=UTC))
    again = Register.open(tmp_path / "r.json")
    known = again.corrections(document(TEXT).sha256)
    assert known == {BAD_DATE: RIGHT}
    reading = read(dict(known))
    now = replace(reading.document, imported=datetime(2026, 1, 3, tzinfo=UTC))
    _, (report,) = again.plan_all([replace(reading, document=now)])
    assert (report.added, report.changed, report.withdrawn) == (0, 0, 0)
