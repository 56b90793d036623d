"""An import says what was seen in a document, and what of it became nothing."""

from __future__ import annotations

from store.documents.kinds import of_bytes_here
from store.importing.documents import read_document
from store.importing.reading.reading import Reading, Seen

BUDGET = """\
Budget 2026

Socialnämnden

Nämnden ska

- väga maten
- räkna sängarna

Kontakt

• ring
• skriv

1. öppet
2. stängt

1. En rubrik

A\tB
1\t2
"""


def read(name: str, text: str) -> Reading:
    return read_document(of_bytes_here(name, text.encode()))


def test_lists_and_tables_are_counted_by_what_they_became() -> None:
    assert read("budget_2026.txt", BUDGET).seen == (
        Seen("lines", 13),
        Seen("lists", 3, {"directives": 1}, ((12, 13), (15, 16))),
        Seen("tables", 1, {}, ((20, 21),)),
    )


def test_sheets_are_tables() -> None:
    rows = "Uppdrag;Nämnd\nVäga;Socialnämnden\n"
    assert read("lista_2026.csv", rows).seen == (
        Seen("lines", 2),
        Seen("tables", 1, {"directives": 1}),
    )


def test_an_item_over_lines_is_of_its_list() -> None:
    text = BUDGET.replace("väga maten", "väga\n  maten")
    assert Seen("lists", 3, {"directives": 1}, ((13, 14), (16, 17))) in read("b.txt", text).seen


def test_markdown_and_web_pages_become_what_the_same_text_does() -> None:
    page = (
        "<html><body><h1>Budget 2026</h1><h2>Socialnämnden</h2><p>Nämnden ska<ul><li>väga maten"
        "<li>räkna sängarna</ul></body></html>"
    )
    marks = "# Budget 2026\n## Socialnämnden\n**Nämnden ska**\n- väga maten\n- räkna sängarna\n"
    plain = [one.text for one in read("a.txt", BUDGET).directives]
    assert [one.text for one in read("a.html", page).directives] == plain
    assert [one.text for one in read("a.md", marks).directives] == plain
