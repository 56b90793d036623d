"""The same content as a text, a Word file and a PDF: the same records."""

from __future__ import annotations

from functools import cache

import pytest

from store.documents.kinds import of_bytes
from store.importing.documents import read_document
from store.importing.reading.importer import Asked
from store.importing.reading.reading import Reading
from tests.store.documents.made import as_docx, as_pdf, as_typed_docx, facts, sample

MAKERS = {"lists.docx": as_docx, "typed.docx": as_typed_docx, "prov.pdf": as_pdf}


@cache
def reading(name: str) -> Reading:
    data = MAKERS[name](sample()) if name in MAKERS else sample().encode()
    return read_document(of_bytes(name, data), Asked(2026))


@pytest.mark.parametrize("name", MAKERS)
@pytest.mark.parametrize("kind", ["goals", "directives", "activities", "indicators", "budgets"])
def test_what_is_read_is_what_is_read_of_the_text(name: str, kind: str) -> None:
    assert facts(reading(name))[kind] == facts(reading("prov.txt"))[kind]


@pytest.mark.parametrize("name", MAKERS)
def test_the_documents_own_sums_agree(name: str) -> None:
    checks = reading(name).reconciliation
    assert len(checks) == len(reading("prov.txt").reconciliation)
    assert all(check.agrees for check in checks)


def test_what_stands_in_a_pdf_has_its_page() -> None:
    pages = [row.source.page for one in reading("prov.pdf").activities for row in one.listings]
    assert all(pages)
    assert len(set(pages)) > 5


@pytest.mark.parametrize("name", MAKERS)
def test_a_record_stands_on_its_line(name: str) -> None:
    found = reading(name)
    lines = found.document.text.split("\n")
    for directive in found.directives:
        assert directive.text[:20] in lines[directive.source.lines[0] - 1]


def test_tables_without_ruled_lines_are_read_by_where_their_cells_stand() -> None:
    part = sample()[:50_000]
    found = read_document(of_bytes("prov.pdf", as_pdf(part, ruled=False)), Asked(2026))
    want = facts(read_document(of_bytes("prov.txt", part.encode()), Asked(2026)))["activities"]
    assert len(set(want) & set(facts(found)["activities"])) >= 0.95 * len(want) > 20
