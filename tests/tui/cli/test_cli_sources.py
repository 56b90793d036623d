"""`show --source`, and what an import says of an earlier version."""

import json
from pathlib import Path

from tests.store.importing.example import HEADER, LEAD_IN, chapter
from tests.tui.cli.conftest import Run

ROW = "Socialnämnden ska öppna två träffpunkter för unga\t2026-01-01\t"
FIRST = "\n\n".join(
    (
        "Budget 2026",
        chapter(LEAD_IN, "- väga maten i alla kök under våren\n- laga taken"),
        "Kommunfullmäktiges aktiviteter",
        f"{HEADER}\n{ROW}2026-06-30",
    )
)


def taken_in(namndkoll: Run, folder: Path, *texts: str) -> tuple[Path, list[object]]:
    register, reports = folder / "r.json", []
    for text in texts:
        document = folder / "budget.txt"
        document.write_text(text, encoding="utf-8")
        said = namndkoll("import", document, "--json", "--register", register)
        assert said.status == 0
        reports.append(json.loads(said.out).get("changes", []))
    return register, reports


def test_a_source_has_its_document_its_headings_and_its_neighbours(
    namndkoll: Run, tmp_path: Path
) -> None:
    register, _ = taken_in(namndkoll, tmp_path, FIRST)
    (place,) = json.loads(namndkoll("show", "D1", "--source", "--json", "--register", register).out)
    assert place["source"] == {"document": "budget.txt", "page": None, "lines": [7]}
    assert len(place["sha256"]) == 64
    assert place["headings"] == ["Socialnämnden", LEAD_IN]
    assert place["text"] == "- väga maten i alla kök under våren"
    assert {"line": 8, "text": "- laga taken", "own": False} in place["passage"]


def test_a_source_is_shown_to_people_with_its_line_marked(namndkoll: Run, tmp_path: Path) -> None:
    register, _ = taken_in(namndkoll, tmp_path, FIRST)
    shown = namndkoll("show", "A1", "--source", "--register", register).out
    assert ">" in shown
    assert ROW.split("\t")[0] in shown


def test_a_new_version_is_told_by_what_it_says_otherwise(namndkoll: Run, tmp_path: Path) -> None:
    second = FIRST.replace("2026-06-30", "2026-09-30").replace("i alla kök", "i varje kök")
    _, reports = taken_in(namndkoll, tmp_path, FIRST, second, second)
    assert reports[0] == reports[2] == []
    assert reports[1] == [
        {
            "id": "D1",
            "what": "wording",
            "from": "väga maten i alla kök under våren",
            "to": "väga maten i varje kök under våren",
        },
        {
            "id": "A1",
            "what": "dates",
            "from": "2026-01-01–2026-06-30",
            "to": "2026-01-01–2026-09-30",
        },
    ]


def test_people_are_shown_both_wordings(namndkoll: Run, tmp_path: Path) -> None:
    register, _ = taken_in(namndkoll, tmp_path, FIRST)
    document = tmp_path / "budget.txt"
    document.write_text(FIRST.replace("laga taken", "laga alla taken"), encoding="utf-8")
    said = namndkoll("import", document, "--dry-run", "--register", register)
    assert "laga taken" in said.out
    assert "laga alla taken" in said.out


def test_who_stands_behind_a_document_is_said_kept_listed_and_filtered_by(
    namndkoll: Run, tmp_path: Path
) -> None:
    register, document = tmp_path / "r.json", tmp_path / "budget.txt"
    document.write_text(FIRST, encoding="utf-8")
    said = namndkoll("import", document, "--sender", "Vänsterpartiet", "--register", register)
    assert "Sender: Vänsterpartiet, the party's own" in said.out
    again = namndkoll("import", document, "--register", register)
    assert "Sender: Vänsterpartiet" in again.out
    assert "Vänsterpartiet" in namndkoll("sources", "--register", register).out
    shown = namndkoll("show", "D1", "--register", register).out
    assert "Vänsterpartiet, in a document of its own: binds nobody" in " ".join(shown.split())
    for owner, count in (("parti", 2), ("fullmäktige", 0)):
        found = namndkoll("directives", f"ägare:{owner}", "--json", "--register", register)
        assert len(json.loads(found.out)) == count
