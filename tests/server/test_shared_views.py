"""Views that an office shares: by a key, usable by name, for its members alone, read safely."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.common.errors import RegisterError
from store.common.text import one_line
from store.filters.saved import SavedView
from store.filters.shared import body_of, views_of
from store.keeping.backend import UnreachableError
from store.register.register import Register
from tests.registers import DAY
from tests.server.engine import Engine
from tests.server.hall import Hall, made_hall
from tests.tui.cli.conftest import Run, namndkoll, own_folders
from tests.tui.opened import Open, press, seen, settled
from tui.app.app import NamndkollApp
from tui.app.session.shelf import Shelf
from tui.locale import language, set_language
from tui.settings.settings import Settings
from tui.settings.shared_views import every_view

__all__ = ["namndkoll", "own_folders"]
_LATE = SavedView("Sena här", "activities", "mobilfria", descending=True)


def shelf_of(register: Register, file: Path, changed: Callable[[], None] = lambda: None) -> Shelf:
    """Return a shelf with one's own views and the office's, as the app begins with."""
    shelf = Shelf(changed, lambda: register.disk.shared)
    shelf.file = file
    shelf.take(every_view(file, register.disk.shared)[0])
    return shelf


def names(shelf: Shelf) -> list[tuple[str, str]]:
    return [(one.name, one.office) for one in shelf.views]


def share(shelf: Shelf, view: SavedView) -> None:
    shelf.take_shared(shelf.share(view))


def put(hall: Hall, name: str, body: str, office: str = "A") -> None:
    with hall.sql("postgres") as line:
        line.execute("insert into namndkoll.views values (%s, %s, %s)", (office, name, body))


def test_a_view_that_is_shared_is_each_members_and_nobody_elses(hall: Hall, tmp_path: Path) -> None:
    karin = shelf_of(hall.register("karin"), tmp_path / "karin.toml")
    karin.save(_LATE)
    share(karin, _LATE)
    assert (names(karin), karin.shared_by(_LATE)) == ([("Sena här", "")], "A")
    for login, found in (("eva", [("Sena här", "A")]), ("rut", [("Sena här", "A")]), ("maj", [])):
        assert names(shelf_of(hall.register(login), tmp_path / "none.toml")) == found
    assert shelf_of(hall.register("eva"), tmp_path / "none.toml").views[0].filter == "mobilfria"


def test_a_view_shared_again_is_shared_no_longer(hall: Hall, tmp_path: Path) -> None:
    karin = shelf_of(hall.register("karin"), tmp_path / "karin.toml")
    karin.save(_LATE)
    share(karin, _LATE)
    share(karin, _LATE)
    assert (names(karin), karin.shared_by(_LATE)) == ([("Sena här", "")], "")
    assert names(shelf_of(hall.register("eva"), tmp_path / "none.toml")) == []


def test_ones_own_view_wins_over_the_offices_of_the_same_name(hall: Hall, tmp_path: Path) -> None:
    put(hall, "SENA HÄR", body_of(SavedView("", filter="annat")))
    eva = shelf_of(hall.register("eva"), tmp_path / "eva.toml")
    assert names(eva) == [("SENA HÄR", "A")]
    eva.save(_LATE)
    assert names(eva) == [("Sena här", "")]
    eva.delete(_LATE)
    assert names(eva) == [("SENA HÄR", "A")]


def test_the_offices_view_is_deleted_by_any_member_and_brought_back(
    hall: Hall, tmp_path: Path
) -> None:
    put(hall, "Sena", body_of(_LATE))
    eva = shelf_of(hall.register("eva"), tmp_path / "eva.toml")
    (view,) = eva.views
    share(eva, view)
    assert (eva.views, eva.deleted) == ((), view)
    share(eva, view)
    assert (eva.views, eva.deleted) == ((view,), None)
    assert not (tmp_path / "eva.toml").exists()


@pytest.mark.parametrize(
    ("login", "said"), [("rut", "may not do this"), ("olle", "belong to an office")]
)
def test_who_may_not_share_is_told_why(hall: Hall, tmp_path: Path, login: str, said: str) -> None:
    shelf = shelf_of(hall.register(login), tmp_path / "views.toml")
    with pytest.raises(RegisterError, match=said):
        shelf.share(_LATE)
    assert names(shelf_of(hall.register("eva"), tmp_path / "none.toml")) == []


def test_the_views_of_an_office_that_one_has_left_are_known_no_more(
    hall: Hall, tmp_path: Path
) -> None:
    put(hall, "hos A", "{}")
    put(hall, "hos B", "{}", "B")
    karin = hall.register("karin")
    shelf = shelf_of(karin, tmp_path / "views.toml")
    assert names(shelf) == [("hos A", "A")]
    hall.belongs("karin", "B")
    karin.disk.refresh()
    shelf.take_shared(shelf.read_shared())
    assert names(shelf) == [("hos B", "B")]


def test_a_server_that_is_gone_leaves_the_views_that_were_read_last(
    own_engine: Engine, run_folder: Path, tmp_path: Path
) -> None:
    own_engine.make_database("r")
    hall = made_hall(own_engine, "r", run_folder)
    put(hall, "hos A", "{}")
    shelf = shelf_of(hall.register("eva"), tmp_path / "views.toml")
    own_engine.kill()
    with pytest.raises(UnreachableError):
        shelf.read_shared()
    assert names(shelf) == [("hos A", "A")]
    own_engine.start()
    assert [one.name for one in shelf.read_shared()] == ["hos A"]


HOSTILE = (
    ("inget json", "{"),
    ("tomt", ""),
    ("tal", "1"),
    ("lista", "[]"),
    ("fel fält", '{"evil": 1}'),
    ("fel typ", '{"filter": 1}'),
    ("rader", '{"filter": "a\\nb"}'),
    ("flykt", '{"filter": "\\u001b[31mröd"}'),
    ("djupt", "[" * 5000),
    ("långt", json.dumps({"filter": "x" * 5000})),
    ("\x1b[31mröd", "{}"),
    ("två\nrader", "{}"),
    ('citat"', "{}"),
    (" mellan  slag ", "{}"),
    ("", "{}"),
    ("x" * 5000, "{}"),
)


@pytest.mark.parametrize(("name", "body"), HOSTILE)
def test_what_is_no_view_is_left_out_with_a_sentence_and_the_others_stay(
    name: str, body: str
) -> None:
    views, problems = views_of([(name, body), ("hel", '{"filter": "[bold]skola"}')], "A")
    assert [one.name for one in views] == ["hel"]
    (problem,) = problems
    said = str(problem)
    assert "\x1b" not in said
    assert len(said) < 500


@given(st.text(), st.text(), st.text())
def test_any_row_is_a_view_of_plain_texts_or_left_out(name: str, body: str, text: str) -> None:
    for said in (body, json.dumps({"filter": text, "sort": body})):
        views, problems = views_of([(name, said)], "A")
        assert len(views) + len(problems) == 1
        for view in views:
            assert all(one == one_line(one) for one in (view.name, view.filter, view.sort))


@given(st.builds(SavedView, *[st.text(max_size=50).map(one_line)] * 5, descending=st.booleans()))
def test_a_view_that_was_shared_is_read_as_it_was(view: SavedView) -> None:
    views, problems = views_of([(view.name, body_of(view))], "")
    assert (views == (view,)) != bool(problems)
    assert not problems or not view.name or '"' in view.name


def test_commands_and_filters_find_the_offices_views_by_name_and_say_whose_they_are(
    hall: Hall, namndkoll: Run
) -> None:
    put(hall, "Sena här", body_of(_LATE))
    put(hall, "trasig", "{")
    asked = ("--register", hall.place("rut").conninfo)
    for words in (
        ("view", "sena här"),
        ("activities", "@sena-här"),
        ("activities", "view:sena-har"),
    ):
        said = namndkoll(*asked, *words, "--json")
        assert [one["id"] for one in json.loads(said.out)] == ["A2"]
        assert "'trasig'" in said.err
    listed = namndkoll(*asked, "view")
    assert "Shared by" in listed.out
    assert json.loads(namndkoll(*asked, "view", "--json").out)[0]["office"] == "A"
    other = namndkoll("--register", hall.place("maj").conninfo, "view", "sena här")
    assert (other.status, other.out) == (1, "")


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    before = language()
    set_language("en")
    yield
    set_language(before)


def _app(hall: Hall, login: str, file: Path) -> NamndkollApp:
    return NamndkollApp(hall.place(login), DAY, settings=Settings(), saved_in=file)


async def _waited(pilot: Open, is_so: Callable[[], bool]) -> None:
    """Wait for what a server answers, for a while."""
    for _ in range(200):
        if is_so():
            return
        await settled(pilot)
    raise AssertionError(seen(pilot))


def _told(pilot: Open) -> list[str]:
    return [one.message for one in pilot.app._notifications]


async def test_a_key_in_the_list_shares_a_view_and_a_colleague_looks_at_it(
    hall: Hall, tmp_path: Path
) -> None:
    file = tmp_path / "karin.toml"
    file.write_text(
        '[[saved]]\nname = "Sena"\nview = "activities"\nfilter = "mobilfria"\n', encoding="utf-8"
    )
    shared = hall.register("eva").disk.shared
    assert shared
    app = _app(hall, "karin", file)
    async with app.run_test(size=(120, 36), notifications=True) as pilot:
        await settled(pilot)
        await press(pilot, "V f6")
        await _waited(pilot, lambda: bool(shared.read()))
        await _waited(pilot, lambda: "yours, shared with A" in seen(pilot))
        await _waited(pilot, lambda: "Sena is shared with A." in _told(pilot))
    app = _app(hall, "eva", tmp_path / "eva.toml")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settled(pilot)
        await press(pilot, "V")
        assert "Sena · shared by A" in seen(pilot)
        await press(pilot, "enter")
        assert "mobilfria" in seen(pilot)
        await press(pilot, "V f8")
        await _waited(pilot, lambda: not shared.read())
        await _waited(pilot, lambda: "shared by A" not in seen(pilot))
        await _waited(pilot, lambda: "Sena is shared no longer." in _told(pilot))
        await press(pilot, "f9")
        await _waited(pilot, lambda: bool(shared.read()))


async def test_who_belongs_to_no_office_is_told_so_when_sharing(hall: Hall, tmp_path: Path) -> None:
    file = tmp_path / "olle.toml"
    file.write_text('[[saved]]\nname = "Sena"\n', encoding="utf-8")
    app = _app(hall, "olle", file)
    async with app.run_test(size=(120, 36), notifications=True) as pilot:
        await settled(pilot)
        await press(pilot, "V f6")
        await _waited(pilot, lambda: "shared views belong to" in seen(pilot))
