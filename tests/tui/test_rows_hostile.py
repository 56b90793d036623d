"""Hostile text in every part of a row list is shown as text: it styles, runs and breaks nothing."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual.pilot import Pilot
from textual.strip import Strip

from tests.shared import SHARED, shared
from tests.tui.rows_app import SIZE, Row, RowsApp, columns
from tui.messages.cells import Column
from tui.presentation.groups import Group

WRITTEN = {
    "closing tag": "[/x] klar",
    "action": "[@click=app.pwn]Klicka här[/]",
    "link": "[link=https://example.org]Öppna[/link]",
    "colour": "[bold red]Brådskande",
    "broken colour": "[on #zzzzzz]x",
    "escape": "\x1b[31mRÖD\x1b[0m\x1b[2J",
    "window title": "\x1b]0;titel\x07slut",
    "right to left": "Godkänd \u202edånvägrev",
    "tabs": "a\tb\tc",
    "lines": "rad1\r\nrad2\x85rad3\u2028rad4",
    "wide": "会議" * 50,
    "joined emoji": "👩\u200d👩\u200d👧 🇸🇪 ❤\ufe0f",
    "marks": "Ö" + "\u0301" * 300,
    "long": "å" * 100_000,
    "surrogate": "x\ud800y",
    "empty": "",
}
FOREIGN = sorted(path.name for path in (SHARED / "hostile/text").glob("*.txt")) or ["any.txt"]


class _HostedApp(RowsApp):
    """Tells when a text got an action to run."""

    ran = False

    def action_pwn(self, *_: object) -> None:
        """Something that no text may do."""
        self.ran = True


def _read(path: Path) -> str:
    return path.read_bytes().decode("utf-8", "surrogatepass")


def _obeyed(text: str) -> list[str]:
    """Characters that a terminal would obey, or that turn what follows around."""
    turning = ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
    return [
        char
        for char in text
        if unicodedata.category(char) in ("Cc", "Cs") or unicodedata.bidirectional(char) in turning
    ]


def _is_inert(strip: Strip) -> bool:
    """The strip is text only, of known looks, without links or actions."""
    styles = [segment.style for segment in strip if segment.style]
    return not (
        any(style.meta or style.link or style.blink or style.conceal for style in styles)
        or any(segment.control for segment in strip)
        or _obeyed(strip.text)
    )


def _looks(app: RowsApp) -> set[str]:
    strips = app.list.render_lines(app.list.size.region)
    return {str(segment.style) for strip in strips for segment in strip}


async def _assert_harmless(app: RowsApp, pilot: Pilot[None]) -> None:
    await pilot.pause()
    for y in range(app.list.size.height):
        strip = app.list.render_line(y)
        assert _is_inert(strip)
        assert cell_len(strip.text) == app.list.scrollable_content_region.width


async def _show_everywhere(text: str) -> None:
    app = _HostedApp(empty=text)
    async with app.run_test(size=SIZE) as pilot:
        await _assert_harmless(app, pilot)
        app.list.set_rows([Row("A", "text")])
        app.list.set_groups([Group("Grupp", [Row("A", "text"), Row("B", "text")])])
        await pilot.pause()
        usual = _looks(app)
        app.list.set_columns([Column("text", text, lambda row: row.text), *columns()])
        app.list.set_groups([Group(text, [Row("A", text), Row(text, text)])])
        app.list.set_sort("text")
        await _assert_harmless(app, pilot)
        assert _looks(app) <= usual
        await pilot.double_click(app.list, offset=(4, 2))
        await _assert_harmless(app, pilot)
        assert not app.ran


@pytest.mark.parametrize("case", WRITTEN)
async def test_a_hostile_text_is_only_text(case: str) -> None:
    await _show_everywhere(WRITTEN[case])


@pytest.mark.parametrize("name", FOREIGN)
async def test_a_hostile_file_is_only_text(name: str) -> None:
    await _show_everywhere(_read(shared("hostile/text") / name))


@pytest.mark.parametrize("text", ["[/x] klar", "[@click=app.pwn]Klicka[/]", "[b]Bråttom[/b]"])
async def test_markup_is_shown_as_it_is_written(text: str) -> None:
    app = RowsApp(empty=text)
    async with app.run_test(size=SIZE):
        assert app.shown[1].strip() == text
        app.list.set_groups([Group(text, [Row("A", text)])])
        assert app.shown[1] == f"▾ {text} (1)"
        assert app.shown[2].endswith(text)


async def test_a_register_of_hostile_texts_is_paged_through() -> None:
    records = json.loads(_read(shared("hostile/text/records.json")))
    app = _HostedApp()
    async with app.run_test(size=(80, 50)) as pilot:
        app.list.set_rows([Row(record["id"], record["titel"]) for record in records])
        while app.list.cursor_id != records[-1]["id"]:
            await pilot.press("pagedown")
            await _assert_harmless(app, pilot)
        assert not app.ran
