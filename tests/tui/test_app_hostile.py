"""Hostile text everywhere in a register is shown as text: it styles, runs and breaks nothing."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from textual.geometry import Offset
from textual.widgets import Input

from store.common.text import one_line
from tests.registers import hostile_register
from tests.shared import SHARED
from tests.tui.opened import (
    NARROW,
    VIEWS,
    LoadedApp,
    Open,
    main_screen,
    opened,
    press,
    running,
    seen,
)  # fmt: skip
from tui.app.widgets.frame import TabLine
from tui.app.widgets.rows.list import RowList

WRITTEN = {
    "closing tag": "[/x] klar",
    "action": "[@click=app.pwn]Klicka här[/]",
    "colour": "[bold red]Brådskande",
    "broken colour": "[on #zzzzzz]x",
    "escape": "\x1b[31mRÖD\x1b[0m\x1b[2J",
    "window title": "\x1b]0;titel\x07slut",
    "right to left": "Godkänd \u202edånvägrev",
    "lines": "rad1\r\nrad2\x85rad3\u2028rad4",
    "quote": 'nämnd:"social" -klar',
    "braces": "{text} %s {0!r}",
    "empty": "",
}
FOREIGN = sorted((SHARED / "hostile/text").glob("*.txt"))
TEXTS = [*WRITTEN.values(), *(path.read_bytes().decode("utf-8", "replace") for path in FOREIGN)]
CHUNKS = [TEXTS[start::6] for start in range(6)]


OWN_PANE = "569"
"""The views whose panes between them say everything; the others only list the same otherwise."""


class HostedApp(LoadedApp):
    """Tells when a text got an action to run."""

    ran = False

    def action_pwn(self, *_: object) -> None:
        """Something that no text may do."""
        self.ran = True


def _obeyed(text: str) -> set[str]:
    """Characters that a terminal would obey, or that turn what follows around."""
    turning = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    return {
        char
        for char in text.replace("\n", "")
        if unicodedata.category(char) in {"Cc", "Cs"} or unicodedata.bidirectional(char) in turning
    }


def _actions(pilot: Open) -> set[str]:
    """The actions that anything on the screen but the tabs would run when clicked."""
    width, height = pilot.app.size
    tabs = [tab.region for tab in pilot.app.screen.query(TabLine)]
    metas = (
        pilot.app.screen.get_style_at(x, y).meta
        for y in range(height)
        for x in range(width)
        if not any(tab.contains(x, y) for tab in tabs)
    )
    return {str(meta["@click"]).split("(")[0] for meta in metas if "@click" in meta}


def _check(pilot: Open) -> None:
    assert pilot.app.is_running
    assert not _obeyed(seen(pilot))


async def _walk(pilot: Open, rows: RowList[object], step: int = 1) -> None:
    """Put the cursor on every line of a list, so that the pane shows every row; or on some."""
    rows.action_first()
    while True:
        await pilot.pause()
        _check(pilot)
        before = rows._state.line
        rows.action_move(step)
        if rows._state.line == before:
            return


@pytest.mark.parametrize("texts", CHUNKS, ids=range(len(CHUNKS)))
async def test_hostile_text_in_every_view_is_only_text(tmp_path: Path, texts: list[str]) -> None:
    app = HostedApp(hostile_register(tmp_path / "register.json", texts))
    async with running(app) as pilot:
        for key in VIEWS:
            await press(pilot, key)
            view = main_screen(pilot).looking.view
            assert view
            for rows in view.query(RowList):
                await _walk(pilot, rows, 1 if key in OWN_PANE else 10)
        assert not app.ran


@pytest.mark.parametrize("texts", CHUNKS, ids=range(len(CHUNKS)))
async def test_hostile_text_about_every_body_is_only_text(tmp_path: Path, texts: list[str]) -> None:
    app = HostedApp(hostile_register(tmp_path / "register.json", texts))
    async with running(app) as pilot:
        await press(pilot, "2")
        tree, parts = main_screen(pilot).looking.view.query(RowList)  # type: ignore[union-attr]
        for body in app.loaded.committees:
            assert tree.move_to(body.id)
            await pilot.pause()
            parts.focus()
            await _walk(pilot, parts)
        assert not app.ran


@pytest.mark.parametrize("texts", CHUNKS, ids=range(len(CHUNKS)))
async def test_hostile_text_in_palette_filter_source_and_copy_is_only_text(
    tmp_path: Path, texts: list[str]
) -> None:
    app = HostedApp(hostile_register(tmp_path / "register.json", texts))
    async with running(app, NARROW) as pilot:
        for journey in (
            "5 a y ctrl+y o n end escape",
            "5 down enter o escape escape",
            "2 enter o escape",
        ):
            await press(pilot, journey)
            _check(pilot)
        for key in ("c", "colon", "f"):
            await press(pilot, key)
            for text in texts:
                pilot.app.screen.query_one(Input).value = text
                await pilot.pause()
                _check(pilot)
            await press(pilot, "escape escape")
        assert app.copied
        assert not _obeyed(app.copied)
        assert not app.ran


@pytest.mark.parametrize("name", ["closing tag", "action", "colour", "broken colour", "braces"])
async def test_markup_is_seen_as_it_is_written_and_is_no_link(tmp_path: Path, name: str) -> None:
    text = WRITTEN[name]
    register = hostile_register(tmp_path / "register.json", [text])
    async with opened(tmp_path, (200, 40), "3", register) as pilot:
        assert f"”{one_line(text)} sen”" in seen(pilot)
        assert _actions(pilot) <= {"app.simulate_key"}
        await pilot.click(offset=Offset(150, 6))
        assert pilot.app.is_running


async def test_what_is_pasted_into_the_filter_is_cleaned(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="f") as pilot:
        field = main_screen(pilot).query_one(Input)
        field.value = "\x1b[31mröd\u202e\tx"
        await pilot.pause()
        assert field.value == "röd x"
        await press(pilot, "escape escape")
        assert not _obeyed(seen(pilot))
