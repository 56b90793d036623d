"""The register as a TinyDB database: stock TinyDB reads it, ours never writes a half one."""

from __future__ import annotations

from pathlib import Path

import pytest
from tinydb import TinyDB, where

from store.common.errors import RegisterError
from store.keeping.storage import RegisterDB, RegisterStorage
from store.register.register import Register
from tests.store.made import NOW, activity, directive, listing, reading


@pytest.fixture
def path(tmp_path: Path) -> Path:
    register = Register.empty(tmp_path / "register.json")
    register.take_in(reading(activity(listing("Plantera träd")), directive("Stödja odling")), NOW)
    return register.path


def test_stock_tinydb_reads_the_tables_and_their_ids(path: Path) -> None:
    with TinyDB(path, encoding="utf-8", access_mode="r") as stock:
        assert {"register", "documents", "activities", "directives"} <= stock.tables()
        (found,) = stock.table("activities").all()
    assert (found.doc_id, found["id"]) == (1, "A1")
    assert found["listings"][0]["text"] == "Plantera träd"


def test_tinydbs_own_tables_write_through_it(path: Path) -> None:
    with RegisterDB(path) as database:
        database.table("follow_ups").insert({"about": "A1", "own_status": "done"})
    assert Register.open(path).follow_up("A1").own_status == "done"


def test_an_edit_through_a_table_is_a_line_of_the_journal(path: Path) -> None:
    before = path.read_bytes()
    database = RegisterDB(path, by="Karin")
    database.table("follow_ups").insert({"about": "A1", "owner": "Maj"})
    assert path.read_bytes() == before
    (event,) = Register.open(path).history("A1")
    assert (event.by, event.field, event.after) == ("Karin", "owner", "Maj")


def test_an_update_through_a_table_leaves_others_fields(path: Path) -> None:
    theirs, ours = RegisterDB(path), RegisterDB(path)
    theirs.table("follow_ups").insert({"about": "A1", "owner": "Maj"})
    ours.table("follow_ups").update({"note": "min"}, where("about") == "A1")
    found = Register.open(path).follow_up("A1")
    assert (found.owner, found.note) == ("Maj", "min")


def test_what_another_wrote_is_found_by_a_query_asked_before(path: Path) -> None:
    theirs, ours = RegisterDB(path).table("follow_ups"), RegisterDB(path).table("follow_ups")
    noted = where("note").exists()
    assert ours.search(noted) == []
    theirs.insert({"about": "A1", "note": "ny"})
    assert [one["about"] for one in ours.search(noted)] == ["A1"]
    theirs.remove(noted)
    assert ours.search(noted) == []


def test_an_id_that_was_removed_is_not_given_again(path: Path) -> None:
    with RegisterDB(path) as database:
        goals = database.table("goals")
        first = goals.insert({"id": "G1", "text": "ett"})
        goals.remove(doc_ids=[first])
        second = goals.insert({"id": "G2", "text": "två"})
    assert (first, second) == (1, 2)
    assert [one.id for one in Register.open(path).goals] == ["G2"]


@pytest.mark.parametrize(
    ("table", "document"),
    [
        ("follow_ups", {"about": "Z1"}),
        ("follow_ups", {"owner": "nobody"}),
        ("follow_ups", {"about": "A1", "own_status": "perhaps"}),
        ("follow_ups", {"about": "A1", "colour": "red"}),
        ("goals", {"id": "G7", "text": "elsewhere"}),
        ("goals", {"id": "G1"}),
        ("history", {"seq": 1}),
        ("anything", {"a": 1}),
    ],
)
def test_what_no_table_can_hold_is_refused(
    path: Path, table: str, document: dict[str, object]
) -> None:
    before = path.read_bytes()
    with RegisterDB(path) as database, pytest.raises(RegisterError):
        database.table(table).insert(document)
    assert path.read_bytes() == before
    assert not path.with_name(f"{path.name}.journal").exists()


def test_what_would_be_no_register_is_not_written(path: Path) -> None:
    before = path.read_bytes()
    with TinyDB(path, storage=RegisterStorage) as database:
        with pytest.raises(RegisterError):
            database.insert({"any": "thing"})
        with pytest.raises(RegisterError):
            database.drop_tables()
    assert path.read_bytes() == before


def test_a_file_that_is_no_register_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "other.json"
    path.write_text("{}", encoding="utf-8")
    with pytest.raises(RegisterError):
        RegisterStorage(path).read()


def test_opening_a_database_makes_no_file(tmp_path: Path) -> None:
    with TinyDB(tmp_path / "new.json", storage=RegisterStorage) as database:
        assert database.tables() == set()
    assert not list(tmp_path.iterdir())


def test_half_a_character_is_refused_and_nothing_written(path: Path) -> None:
    before = path.read_bytes()
    register = Register.open(path)
    contents, _ = register.plan_all([reading(text="trasig \ud800")])
    with pytest.raises(RegisterError, match="a character that is none"):
        register.commit(contents, NOW)
    assert path.read_bytes() == before
