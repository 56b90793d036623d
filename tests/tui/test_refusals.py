"""What the register refuses is a sentence on the screen, in every way of editing."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from store.changes import edits
from store.register.register import Register
from tests.registers import small_register
from tests.tui.opened import LoadedApp, letters, main_screen, opened, press, settled
from tui.app.kept import kept_of
from tui.app.screens.asking import UndoScreen
from tui.app.session.on_disk import what_is_kept
from tui.locale import Language, set_language
from tui.settings.user import user_name

_LATER = datetime.now(UTC) + timedelta(days=365)
_WAYS = (
    *("B", "D", "A", "X", "u"),
    f"n {letters('en anteckning')} enter",
    f"R {letters('maj')} enter",
    f"T {letters('2030-01-01')} tab {letters('så blev det')} enter",
    f"e tab {letters('maj')} enter",
)


def from_the_future(path: Path) -> Register:
    """Return a register that one changed where the clock was wrong."""
    register = small_register(path / "register.json")
    register.change([edits.owner("A1", "Eva")], by=user_name(), now=_LATER)
    return register


@pytest.mark.parametrize("keys", _WAYS)
@pytest.mark.parametrize("marks", ["", "space space ", "a "])
async def test_a_clock_set_back_is_told_in_every_way_of_editing(
    tmp_path: Path, keys: str, marks: str
) -> None:
    register = from_the_future(tmp_path)
    async with opened(tmp_path, keys=f"5 {marks}", register=register) as pilot:
        await press(pilot, keys)
        await settled(pilot)
        told = " ".join(one.message for one in pilot.app._notifications)
        assert "Klockan visar" in told
        assert pilot.app.screen is main_screen(pilot)
    assert len(Register.open(register.path).changes) == len(register.changes)


async def test_undoing_an_import_asks_with_another_key(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="u") as pilot:
        assert isinstance(pilot.app.screen, UndoScreen)
        await press(pilot, "u enter")
        assert isinstance(pilot.app.screen, UndoScreen)
        await press(pilot, "escape u a")
        await settled(pilot)
        assert not main_screen(pilot).looking.lens.survey.activities  # type: ignore[union-attr]
        await press(pilot, "U")
        assert isinstance(pilot.app.screen, UndoScreen)


@pytest.mark.parametrize(("count", "asks"), [(50, False), (51, True)])
async def test_undoing_more_than_fifty_values_asks(tmp_path: Path, count: int, asks: bool) -> None:
    register = small_register(tmp_path / "register.json")
    ids = [*(one.id for one in register.activities), *(one.id for one in register.directives)]
    every = [edit for one in ids for edit in (edits.note(one, "x"), edits.owner(one, "y"),
             edits.tags(one, "z"), edits.link(one, "1"))]  # fmt: skip
    assert len(every) > count
    register.change(every[:count], by=user_name(), now=datetime.now(UTC))
    async with opened(tmp_path, keys="5 u", register=register) as pilot:
        assert isinstance(pilot.app.screen, UndoScreen) == asks


def test_what_is_kept_is_read_from_the_disk(tmp_path: Path) -> None:
    found = small_register(tmp_path / "register.json")
    register = found.branch()
    saved, lost = [edits.note("A1", "en")], [edits.note("A2", "två")]
    register.change(saved, by="Maj", now=datetime.now(UTC))
    said = what_is_kept(found, [saved, lost], typing=True)
    assert "1 ändring sedan du började" in said
    assert "Inte sparat: A2." in said
    assert "Det som höll på att skrivas är inte sparat." in said
    found.path.write_text("{", encoding="utf-8")
    assert "register.json" in what_is_kept(found, [saved], typing=False)


_WHOLE = {"sv": "Registret på disken är helt.", "en": "The register on the disk is whole."}
_ONE = {
    "sv": "Registret på disken är helt och har 1 ändring sedan du började.",
    "en": "The register on the disk is whole and has 1 change since you began.",
}
_TWO = {
    "sv": "Registret på disken är helt och har 2 ändringar sedan du började.",
    "en": "The register on the disk is whole and has 2 changes since you began.",
}


@pytest.mark.parametrize("language", ["sv", "en"])
def test_changes_are_counted_only_where_there_are_any(tmp_path: Path, language: Language) -> None:
    found = small_register(tmp_path / "register.json")
    register = found.branch()
    set_language(language)
    assert what_is_kept(found, [], typing=False) == _WHOLE[language]
    for owner, said in (("Eva", _ONE), ("Rut", _TWO)):
        register.change([edits.owner("A1", owner)], by="Maj", now=datetime.now(UTC))
        assert what_is_kept(found, [], typing=False) == said[language]


@pytest.mark.parametrize("keys", ["n x", "R x", "N tab x"])
async def test_the_last_words_of_the_app_tell_what_was_saved_and_what_was_not(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    keys: str,
) -> None:
    monkeypatch.setattr("tui.settings.crash.reports_folder", lambda: tmp_path)
    app = LoadedApp(small_register(tmp_path / "register.json"))
    with pytest.raises(ZeroDivisionError):  # noqa: PT012 - it is raised when the app is left
        async with app.run_test() as pilot:
            await settled(pilot)
            await press(pilot, "5 D")
            await settled(pilot)
            await press(pilot, keys)
            app.call_later(lambda: 1 / 0)
            await pilot.pause()
    printed = capsys.readouterr()
    said = " ".join(f"{printed.out} {printed.err}".split())
    assert "har 1 ändring sedan du började" in said
    assert "Det som höll på att skrivas är inte sparat." in said


def test_nothing_is_said_of_a_register_that_was_never_read() -> None:
    assert kept_of([]) == ""
