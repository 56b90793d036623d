"""The guide for who is new: it names the keys that there are, and what it tells to type works."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from store.filters.parse import parse
from tests.tui.opened import NARROW, opened, seen
from tui.app.screens.helping.guide import MARKED, guide
from tui.commands.base import main_key
from tui.commands.every import every
from tui.locale import Language, set_language

_TASKS = 10
_LANGUAGES: tuple[Language, ...] = ("sv", "en")


def _marked(name: Language) -> list[tuple[str, str]]:
    """Return what is to be pressed, with its command, and what is to be typed, without."""
    set_language(name)
    return [found for line in guide() for found in MARKED.findall(line)]


@pytest.mark.parametrize("name", _LANGUAGES)
def test_every_key_of_the_guide_is_its_commands_key(name: Language) -> None:
    commands = every()
    wrong = [
        (key, command)
        for key, command in _marked(name)
        if command and (command not in commands or main_key(commands[command]) != key)
    ]
    assert wrong == []


@pytest.mark.parametrize("name", _LANGUAGES)
def test_every_filter_of_the_guide_can_be_read(name: Language) -> None:
    typed = [text for text, command in _marked(name) if not command and len(text) > 1]
    assert typed
    assert [text for text in typed if not parse(text, date(2026, 9, 14)).sound] == []


def test_both_languages_tell_the_same_tasks_and_keys() -> None:
    pressed = [[command for _key, command in _marked(name) if command] for name in _LANGUAGES]
    assert pressed[0] == pressed[1]
    assert len([line for line in guide() if line.startswith("## ")]) == _TASKS


@pytest.mark.parametrize(
    "keys", ["f2", "f1 f2", "colon k o m space g a n g enter"], ids=["key", "help", "palette"]
)
async def test_the_guide_opens_from_the_app_its_help_and_the_palette(
    tmp_path: Path, keys: str
) -> None:
    async with opened(tmp_path, NARROW, keys) as pilot:
        assert "Vad har min nämnd fått i uppdrag?" in seen(pilot)
