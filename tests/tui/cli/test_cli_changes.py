"""The commands that change a register, and those about what is kept of it."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from store.changes import edits
from store.dates.today import today
from store.register.register import Register
from tests.tui.cli.conftest import Run

EVENT = {"seq", "at", "by", "id", "field", "from", "to", "reason", "undoes"}


def shown(run: Run, about: str = "A1", *arguments: object) -> dict[str, Any]:
    """Return an entry as its JSON says it."""
    found: dict[str, Any] = json.loads(run("show", about, "--json", *arguments).out)
    return found


def test_what_is_set_is_saved_and_said(namndkoll: Run, register: Path) -> None:
    said = namndkoll("set", "a1", "status=done", "owner=Karin")
    assert (said.status, said.out) == (0, "")
    assert said.err.splitlines() == [
        "Saved: A1, own status: nothing noted → done",
        "Saved: A1, owner: – → Karin",
    ]
    found = shown(namndkoll)
    assert (found["own_status"], found["owner"]) == ("done", "Karin")
    assert found["deadline"]["class"] == "closed"


def test_a_note_is_what_stands_after_the_id(namndkoll: Run, register: Path) -> None:
    namndkoll("note", "A1", "ring", "förvaltningen")
    assert Register.open(register).follow_up("A1").note == "ring förvaltningen"
    namndkoll("note", "A1", "")
    assert Register.open(register).follow_up("A1").note is None


def test_a_second_note_is_a_line_beside_the_first_and_each_is_changed_by_its_number(
    namndkoll: Run, register: Path
) -> None:
    namndkoll("note", "A1", "ett", "--by", "Maj")
    namndkoll("note", "A1", "två", "--by", "Karin")
    assert "2. " in namndkoll("show", "A1").out
    said = namndkoll("note", "A1", "ett, rättat", "--line", "1", "--by", "Ola", "--lang", "en")
    assert "line 2 now" in said.err
    found = json.loads(namndkoll("show", "A1", "--json").out)
    assert {(one["by"], one["text"]) for one in found["notes"]} == {
        ("Ola", "ett, rättat"), ("Karin", "två"),
    }  # fmt: skip
    assert found["note"] == "två\nett, rättat"
    said = namndkoll("note", "A1", "", "--line", "2", "--lang", "en")
    assert Register.open(register).follow_up("A1").note == "två"
    assert "now" not in said.err


def test_no_other_number_is_told_beside_an_older_note(namndkoll: Run, register: Path) -> None:
    older = [edits.note("A1", "från förr")]
    Register.open(register).change(older, by="Maj", now=datetime(2024, 9, 16, 9, tzinfo=UTC))
    namndkoll("note", "A1", "ny", "--by", "Karin")
    said = namndkoll("note", "A1", "ny, rättad", "--line", "2", "--by", "Karin", "--lang", "en")
    assert "Saved" in said.err
    assert "line" not in said.err


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize("number", ["0", "2", "-1", "x", "99999999999"])
def test_a_line_that_is_not_there_is_a_sentence(namndkoll: Run, number: str) -> None:
    namndkoll("note", "A1", "ett")
    said = namndkoll("note", "A1", "två", f"--line={number}")
    assert said.status in {1, 2}
    assert said.err.count("\n") == 1
    assert json.loads(namndkoll("show", "A1", "--json").out)["note"] == "ett"


def test_notes_stay_out_of_what_is_handed_on(namndkoll: Run, register: Path) -> None:
    namndkoll("note", "A1", "hemlighet")
    for form in ("--json", "--csv"):
        assert "hemlighet" not in namndkoll("activities", form).out


@pytest.mark.usefixtures("register")
def test_a_moved_deadline_counts_and_the_printed_one_stays(namndkoll: Run) -> None:
    before = shown(namndkoll)
    namndkoll("set", "A1", "due=2024-09-20", "--reason", "KS beslut")
    found = shown(namndkoll)
    assert found["deadline"]["last"] == "2024-09-20"
    assert found["listings"] == before["listings"]
    said = namndkoll("show", "A1").out
    assert "printed 2024-03-31" in said
    assert "173 days later, moved 1 time" in said
    assert "KS beslut" in said


@pytest.mark.usefixtures("register")
def test_what_the_city_reports_has_its_source(namndkoll: Run) -> None:
    namndkoll("set", "A1", "city_status=Uppfylls", "document=T1.pdf", "date=2024-04-30")
    assert shown(namndkoll)["city_status"] == {
        "status": "Uppfylls",
        "document": "T1.pdf",
        "date": "2024-04-30",
    }


REFUSED = {
    "unknown id": ("set", "A999", "status=done"),
    "a document": ("note", "S1", "x"),
    "unknown field": ("set", "A1", "colour=red"),
    "a field twice": ("set", "A1", "owner=a", "owner=b"),
    "no value": ("set", "A1", "status"),
    "a status that is none": ("set", "A1", "status=perhaps"),
    "a date that does not exist": ("set", "A1", "due=2024-02-30", "--reason", "x"),
    "no reason": ("set", "A1", "due=2024-09-20"),
    "no source": ("set", "A1", "city_status=x"),
    "a source of nothing": ("set", "A1", "document=x"),
    "a status of a committee": ("set", "C1", "status=done"),
    "a deadline of a directive": ("set", "D1", "due=2024-09-20", "--reason", "x"),
    "a long note": ("note", "A1", "x" * 10_000_000),
    "a control character": ("note", "A1", "a\0b"),
    "half a character": ("set", "A1", "owner=\ud800"),
    "nothing to undo again": ("redo",),
    "no such backup": ("restore", "yesterday"),
    "no such copy": ("merge", "nowhere.json"),
    "read only": ("set", "A1", "status=done", "--read-only"),
}


@pytest.mark.parametrize("arguments", REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_is_one_sentence_and_changes_nothing(
    namndkoll: Run, register: Path, arguments: tuple[str, ...]
) -> None:
    before = register.read_bytes()
    said = namndkoll(*arguments)
    assert said.status == 1
    assert (said.out, said.err.count("\n")) == ("", 1)
    assert "failed" not in said.err
    assert register.read_bytes() == before
    assert not register.with_name(f"{register.name}.journal").exists()


@pytest.mark.usefixtures("register")
def test_undo_names_what_it_undoes_and_redo_does_it_again(namndkoll: Run) -> None:
    namndkoll("set", "A1", "status=done", "--by", "Maj")
    undone = namndkoll("undo", "--by", "Maj").err
    assert undone.startswith("Undone: A1, own status: nothing noted → done (Maj, ")
    assert shown(namndkoll)["own_status"] == "open"
    again = namndkoll("redo", "--by", "Maj").err
    assert again.startswith("Done again: A1, own status: nothing noted → done (Maj, ")
    assert shown(namndkoll)["own_status"] == "done"


@pytest.mark.usefixtures("register")
def test_an_import_is_undone(namndkoll: Run) -> None:
    assert namndkoll("undo", "--any").err.startswith("Undone: import plan_2024.txt (")
    assert json.loads(namndkoll("activities", "--json").out) == []


@pytest.mark.usefixtures("register")
def test_undo_takes_back_ones_own_last_change_past_those_of_others(namndkoll: Run) -> None:
    namndkoll("set", "A1", "status=done", "--by", "Maj")
    namndkoll("set", "A2", "status=done", "--by", "Karin")
    said = namndkoll("undo", "--by", "Maj")
    assert said.err.startswith("Undone: A1, own status: nothing noted → done (Maj, ")
    assert [shown(namndkoll, one)["own_status"] for one in ("A1", "A2")] == ["open", "done"]
    assert namndkoll("redo", "--by", "Maj").status == 0
    assert shown(namndkoll)["own_status"] == "done"


@pytest.mark.usefixtures("register")
def test_who_has_nothing_to_undo_is_told_whose_the_last_change_is_and_how_to_undo_that(
    namndkoll: Run,
) -> None:
    namndkoll("set", "A1", "status=done", "--by", "Karin")
    said = namndkoll("undo", "--by", "Maj")
    assert (said.status, said.out, said.err.count("\n")) == (1, "", 1)
    assert "no change by Maj to undo. The last one is by Karin, 20" in said.err
    assert "namndkoll undo --any" in said.err
    assert namndkoll("undo", "--any", "--by", "Maj").status == 0
    assert shown(namndkoll)["own_status"] == "open"
    said = namndkoll("redo", "--by", "Karin")
    assert said.status == 1
    assert "The last undoing is by Maj, 20" in said.err
    assert namndkoll("redo", "--any", "--by", "Karin").status == 0
    assert shown(namndkoll)["own_status"] == "done"


@pytest.mark.usefixtures("register")
def test_what_someone_else_changed_since_is_not_undone_and_by_whom_is_told(namndkoll: Run) -> None:
    namndkoll("set", "A1", "status=started", "--by", "Maj")
    namndkoll("set", "A1", "status=done", "--by", "Karin")
    said = namndkoll("undo", "--by", "Maj")
    assert (said.status, said.err.count("\n")) == (1, 1)
    assert "changed since by Karin" in said.err
    assert shown(namndkoll)["own_status"] == "done"


@pytest.mark.usefixtures("register")
def test_the_last_step_before_one_that_others_built_on_is_told_and_undone_by_its_number(
    namndkoll: Run,
) -> None:
    namndkoll("set", "A2", "owner=Maj", "--by", "Maj")
    namndkoll("set", "A1", "status=started", "--by", "Maj")
    namndkoll("set", "A1", "status=done", "--by", "Karin")
    said = namndkoll("undo", "--by", "Maj")
    assert (said.status, said.out, said.err.count("\n")) == (1, "", 1)
    assert said.err.startswith("Step 3 cannot be taken back: ")
    assert "changed since by Karin" in said.err
    assert "is step 2 (A2, owner: – → Maj): namndkoll undo --step 2" in said.err
    said = namndkoll("undo", "--step", "2", "--by", "Karin")
    assert (said.status, said.err.count("\n")) == (1, 1)
    assert "Step 2 is not by Karin but by Maj, 20" in said.err
    assert "namndkoll undo --any --step 2" in said.err
    said = namndkoll("undo", "--step", "2", "--by", "Maj")
    assert said.err.startswith("Undone: A2, owner: – → Maj (Maj, ")
    assert (shown(namndkoll, "A2")["owner"], shown(namndkoll)["own_status"]) == (None, "done")
    said = namndkoll("undo", "--step", "2", "--by", "Maj")
    assert (said.status, said.err.count("\n")) == (1, 1)
    assert "no step 2 to take back" in said.err
    assert namndkoll("undo", "--step", "x").status == 2
    assert namndkoll("redo", "--step", "5", "--by", "Maj").status == 0
    assert shown(namndkoll, "A2")["owner"] == "Maj"


@pytest.mark.usefixtures("register")
def test_history_has_the_contracts_shape_newest_first(namndkoll: Run) -> None:
    namndkoll("set", "A1", "due=2024-09-20", "--reason", "sent", "--by", "Karin")
    namndkoll("set", "A1", "status=done")
    namndkoll("undo")
    events = json.loads(namndkoll("history", "--json").out)
    assert all(event.keys() == EVENT for event in events)
    assert [event["seq"] for event in events] == [4, 3, 2, 1]
    undone, done, moved, _ = events
    assert (undone["undoes"], undone["from"], undone["to"]) == (3, "done", "open")
    assert (done["field"], done["from"], done["to"]) == ("status", "open", "done")
    facts = ("by", "id", "field", "from", "to", "reason")
    assert [moved[one] for one in facts] == ["Karin", "A1", "due", None, "2024-09-20", "sent"]


@pytest.mark.usefixtures("register")
def test_history_of_one_entry_is_its_own(namndkoll: Run) -> None:
    for about in ("A1", "A2"):
        namndkoll("set", about, "status=done")
    events = json.loads(namndkoll("history", "a2", "--json").out)
    assert [event["id"] for event in events] == ["A2"]
    assert namndkoll("history", "A999").status == 1


@pytest.mark.usefixtures("register")
def test_as_of_shows_what_was_known_then(namndkoll: Run) -> None:
    namndkoll("set", "A1", "status=done")
    assert shown(namndkoll, "A1", "--as-of", "2024-09-16")["own_status"] == "open"
    assert shown(namndkoll, "A1", "--as-of", today())["own_status"] == "done"


@pytest.mark.usefixtures("register")
def test_changes_are_signed_as_the_settings_say_unless_told(
    namndkoll: Run, own_folders: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own_folders.mkdir(exist_ok=True)
    settings = own_folders / "mine.toml"
    settings.write_text('user = "Karin Ek"\n', encoding="utf-8")
    monkeypatch.setenv("NAMNDKOLL_SETTINGS", str(settings))
    namndkoll("note", "A1", "ett")
    namndkoll("note", "A1", "två", "--by", "Maj")
    events = json.loads(namndkoll("history", "A1", "--json").out)
    assert [event["by"] for event in events] == ["Maj", "Karin Ek"]


def test_the_first_change_makes_a_copy_of_the_sample(namndkoll: Run) -> None:
    said = namndkoll("set", "A1", "status=done")
    assert said.status == 0
    assert "a copy of the sample was made" in said.err
    assert shown(namndkoll)["own_status"] == "done"


KNOWN = (
    *("committees", "goals", "directives", "activities", "indicators", "budgets", "sources"),
    *("overdue", "upcoming", "discrepancies", "search plan", "show A1", "explain A1", "history"),
    *("explain status:done", "activities owner:karin", "activities has:note"),
)


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize("command", KNOWN)
def test_every_command_shows_what_was_known_on_the_day(namndkoll: Run, command: str) -> None:
    asked = (*command.split(), "--as-of", "2024-09-16", "--json")
    before = namndkoll(*asked)
    namndkoll("set", "A1", "status=done", "owner=Karin", "due=2024-12-01", "--reason", "x")
    namndkoll("set", "D1", "status=started", "tags=a")
    namndkoll("note", "A2", "efteråt")
    assert namndkoll(*asked) == before
    assert before.status == 0


@pytest.mark.usefixtures("register")
def test_what_is_so_already_is_told(namndkoll: Run) -> None:
    assert namndkoll("set", "A1", "status=open").err == "Nothing was changed: it was so already.\n"


def test_check_finds_a_whole_register_whole(namndkoll: Run, register: Path) -> None:
    assert namndkoll("check", "--json").out == "[]\n"
    register.write_bytes(register.read_bytes()[:-9])
    said = namndkoll("check", "--json")
    assert said.status == 1
    (finding,) = json.loads(said.out)
    assert finding["fault"]
    assert "cut off" in finding["text"]


def test_a_damaged_journal_is_told_by_every_command_until_it_is_kept(
    namndkoll: Run, register: Path
) -> None:
    opened = Register.open(register)
    for about in ("A1", "A2"):
        opened.change([edits.note(about, "sparat")], by="Karin", now=datetime.now(UTC))
    journal = register.with_name(f"{register.name}.journal")
    data = journal.read_bytes().replace(b"Karin", b"Kerin", 1)
    journal.write_bytes(data)
    listed = namndkoll("overdue", "--json")
    assert listed.status == 0
    assert json.loads(listed.out)
    assert "1 change in it cannot be read" in listed.err
    assert namndkoll("check").status == 1
    set_again = namndkoll("note", "A1", "om")
    assert set_again.status == 0
    assert "was kept" in set_again.err
    (kept,) = register.parent.glob("*.damaged-*.journal")
    assert kept.read_bytes() == data
    found = namndkoll("check")
    assert found.status == 0
    assert kept.name in found.out
    assert Register.open(register).follow_up("A2").note == "sparat"


def test_a_damaged_register_is_put_back_by_name(namndkoll: Run, register: Path) -> None:
    namndkoll("set", "A1", "status=done")
    (backup,) = json.loads(namndkoll("backups", "--json").out)
    register.write_bytes(b"")
    offered = namndkoll("restore")
    assert (offered.status, backup["name"] in offered.err) == (1, True)
    assert namndkoll("restore", backup["name"]).status == 0
    assert shown(namndkoll)["own_status"] == "open"
    assert namndkoll("check").status == 0


def test_a_copy_is_merged_and_conflicts_are_said(namndkoll: Run, register: Path) -> None:
    copy = register.with_name("small (1).json")
    copy.write_bytes(register.read_bytes())
    namndkoll("set", "A1", "owner=Maj", "link=KS 1", "--by", "Maj", "--register", copy)
    namndkoll("set", "A1", "owner=Karin")
    said = namndkoll("merge", copy)
    assert said.status == 0
    assert "1 value of small (1).json was taken in." in said.err
    assert "A1, owner: Maj set Maj, here it is Karin." in said.err
    found = Register.open(register).follow_up("A1")
    assert (found.owner, found.link) == ("Karin", "KS 1")


def holding(folder: Path, text: str) -> list[str]:
    """Return the names of the files that hold a text."""
    files = (one for one in folder.rglob("*") if one.is_file())
    return [one.name for one in files if text.encode() in one.read_bytes()]


def test_a_note_is_forgotten_everywhere_and_what_was_not_reached_is_said(
    namndkoll: Run, register: Path
) -> None:
    for text in ("hemlighet", "hemlighet två"):
        namndkoll("note", "A1", text, "--by", "Maj")
    export = register.with_name("lista.csv")
    export.write_text("A1;hemlighet två\n", encoding="utf-8")
    said = namndkoll("forget", "a1", "--note", "--by", "Karin")
    assert (said.status, said.out) == (0, "")
    assert "hemlighet" not in said.err
    assert f"{export}: The same words stand in it." in said.err
    assert "Not reached:" in said.err
    assert holding(register.parent, "hemlighet") == ["lista.csv"]
    forgotten, *_ = json.loads(namndkoll("history", "A1", "--json").out)
    assert [forgotten[one] for one in ("by", "field", "from", "to")] == [
        "Karin", "forget", "note", None,
    ]  # fmt: skip
    namndkoll("undo")
    namndkoll("redo")
    assert "hemlighet" not in namndkoll("history").out
    assert namndkoll("check").status == 0


def test_without_note_owner_reasons_and_signatures_go_as_well(
    namndkoll: Run, register: Path
) -> None:
    namndkoll("set", "A1", "owner=Torbjörn", "status=started", "--by", "Torbjörn")
    namndkoll("set", "A1", "due=2025-01-31", "--reason", "Torbjörn är sjuk")
    said = namndkoll("forget", "A1", "--by", "Karin", "--json")
    found = json.loads(said.out)
    assert found.keys() == {"id", "fields", "removed", "backups", "elsewhere", "left"}
    assert found["fields"] == ["note", "owner", "reason", "by"]
    assert holding(register.parent, "Torbjörn") == []
    assert shown(namndkoll)["own_status"] == "started"
    assert shown(namndkoll)["deadline"]["last"] == "2025-01-31"


@pytest.mark.parametrize("arguments", [("forget",), ("forget", "A999"), ("forget", "A2", "--note")])
def test_what_cannot_be_forgotten_is_a_sentence(
    namndkoll: Run, register: Path, arguments: tuple[str, ...]
) -> None:
    before = register.read_bytes()
    said = namndkoll(*arguments)
    assert said.status in {1, 2}
    assert said.err.count("\n") == 1
    assert register.read_bytes() == before


def test_a_copy_of_the_journal_is_told_by_check_and_merged(namndkoll: Run, register: Path) -> None:
    set_aside = register.read_bytes()
    namndkoll("note", "A3", "gemensam")
    register.write_bytes(set_aside)
    opened = Register.open(register)
    opened.change([edits.note("A1", "deras")], by="Maj", now=datetime.now(UTC))
    journal = register.with_name(f"{register.name}.journal")
    copy = register.with_name(f"{register.name} (Majs konfliktkopia 2024-09-16).journal")
    journal.rename(copy)
    checked = namndkoll("check")
    assert checked.status == 0
    assert "merge" in checked.out
    assert namndkoll("merge", copy).err.startswith("1 value of")
    assert Register.open(register).follow_up("A1").note == "deras"
