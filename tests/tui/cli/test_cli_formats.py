"""Documents of other forms on the command line: read, mapped, refused, read back."""

import json
from pathlib import Path

from tests.tui.cli.conftest import Run

ROWS = "Vem;Vad;Klart senast\nSocialnämnden;Väga maten;2026-06-30\n"


def test_what_columns_become_is_shown_and_corrected_and_remembered(
    namndkoll: Run, tmp_path: Path
) -> None:
    sheet, register = tmp_path / "lista.csv", tmp_path / "r.json"
    sheet.write_text(ROWS, encoding="utf-8")
    said = namndkoll("import", sheet, "--json", "--register", register, "--map", "Vem=nämnd")
    assert json.loads(said.out)["columns"] == [
        {"column": "Vem", "field": "committee"},
        {"column": "Vad", "field": "text"},
        {"column": "Klart senast", "field": "end"},
    ]
    again = namndkoll("import", sheet, "--json", "--register", register)
    assert json.loads(again.out)["columns"][0]["field"] == "committee"
    assert json.loads(again.out)["added"] == 0


def test_people_see_what_columns_become(namndkoll: Run, tmp_path: Path) -> None:
    sheet = tmp_path / "lista.csv"
    sheet.write_text(ROWS.replace("Vem", "Nämnd"), encoding="utf-8")
    said = namndkoll("import", sheet, "--dry-run", "--register", tmp_path / "r.json")
    assert "end date (end)" in said.out


def test_a_field_that_is_none_is_wrong_usage(namndkoll: Run, tmp_path: Path) -> None:
    said = namndkoll("import", "x.csv", "--map", "Vem=vad", "--register", tmp_path / "r.json")
    assert (said.status, said.err.count("\n")) == (2, 1)


def test_a_list_in_json_is_read_back_as_it_was(namndkoll: Run, tmp_path: Path, made: Path) -> None:
    first, second = tmp_path / "a.json", tmp_path / "b.json"
    namndkoll("import", made, "--register", first)
    for kind in ("activities", "directives", "indicators", "budgets", "goals"):
        listed = tmp_path / f"{kind}_2026.json"
        listed.write_text(namndkoll(kind, "--json", "--register", first).out, encoding="utf-8")
        assert namndkoll("import", listed, "--register", second).status == 0
        again = json.loads(namndkoll(kind, "--json", "--register", second).out)
        assert plain(again) == plain(json.loads(listed.read_text(encoding="utf-8")))


def plain(found: list[dict[str, object]]) -> list[str]:
    """Return entries without what differs between registers: ids, places, what dates mean."""
    own = {"id", "source", "document", "deadline", "flags"}

    def bare(value: object) -> object:
        if isinstance(value, dict):
            return {key: bare(one) for key, one in value.items() if key not in own}
        return [bare(one) for one in value] if isinstance(value, list) else value

    return sorted(json.dumps(bare(one), sort_keys=True) for one in found)


def test_what_cannot_be_read_leaves_nothing_behind(namndkoll: Run, tmp_path: Path) -> None:
    document, register = tmp_path / "budget.docx", tmp_path / "r.json"
    document.write_bytes(b"PK\x03\x04 cut")
    said = namndkoll("import", document, "--register", register)
    assert (said.status, said.out, said.err.count("\n")) == (1, "", 1)
    assert not register.exists()


def test_an_import_of_a_new_version_is_one_undo(namndkoll: Run, tmp_path: Path, made: Path) -> None:
    register, second = tmp_path / "r.json", tmp_path / made.name
    namndkoll("import", made, "--register", register)
    before = namndkoll("directives", "--json", "--register", register).out
    text = made.read_text(encoding="utf-8")
    second.write_text(text.replace("säga upp ytor", "lämna ytor"), encoding="utf-8")
    namndkoll("import", second, "--register", register)
    assert namndkoll("directives", "--json", "--register", register).out != before
    assert namndkoll("undo", "--register", register).status == 0
    assert namndkoll("directives", "--json", "--register", register).out == before


def test_a_request_is_found_by_its_type_and_has_its_point_and_case(
    namndkoll: Run, tmp_path: Path
) -> None:
    document, register = tmp_path / "avstamning_2026.txt", tmp_path / "r.json"
    document.write_text(
        "PM Rotel I (Dnr KS 2026/12)\n\nAvstämning av mål och budget för 2026\n\n"
        "Beredningen föreslår att kommunstyrelsen beslutar följande.\n\n"
        "1. Socialnämnden uppmanas att räkna om sina platser.\n",
        encoding="utf-8",
    )
    namndkoll("import", document, "--register", register)
    said = namndkoll("directives", "typ:uppmaning", "--json", "--register", register)
    (request,) = json.loads(said.out)
    assert (request["committee"], request["lead_in"]) == ("Socialnämnden", "uppmanas")
    assert (request["number"], request["cases"]) == ("1", ["KS 2026/12"])
