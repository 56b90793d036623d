"""Commands are found in the palette by other words too, in both languages, and only then say so."""

from __future__ import annotations

import pytest

from tui.app.screens.dialogs.palette import palette
from tui.commands.base import Command
from tui.commands.main import MAIN
from tui.locale import set_language


def found(typed: str) -> dict[str, str]:
    """Return what the commands that fit are called, by their ids."""
    groups = palette(MAIN, MAIN, [], None)._find(typed)
    return {one.id: one.label for group in groups for one in group.rows}


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        ("export", "save.as"),
        ("exportera", "save.as"),
        ("Excel", "save.as"),
        ("word", "save.as"),
        ("utskrift", "save.as"),
        ("skriv ut", "save.as"),
        ("mejl", "save.as"),
        ("e-post", "save.as"),
        ("epost", "save.as"),
        ("post", "save.as"),
        ("mail", "save.as"),
        ("print", "save.as"),
        ("kalender", "view.year"),
        ("calendar", "view.year"),
        ("sök", "find"),
        ("sok", "find"),
        ("search", "filter"),
        ("anteckna", "edit.note"),
        ("urklipp", "copy"),
    ],
)
def test_words_that_people_look_for_find_the_command(typed: str, command: str) -> None:
    assert command in found(typed)


def test_english_finds_its_own_words() -> None:
    set_language("en")
    assert "save.as" in found("print")
    assert "save.as" not in found("utskrift")
    assert "find" in found("search")


def test_a_word_is_shown_only_where_it_was_typed() -> None:
    assert found("spara listan")["save.as"] == "Spara listan i en fil"
    assert found("excel")["save.as"] == "Spara listan i en fil (Excel)"
    assert found("spara utskrift")["save.as"] == "Spara listan i en fil (utskrift)"


def test_the_middle_of_a_word_finds_nothing() -> None:
    assert "save.as" not in found("xcel")


def test_a_command_without_other_words_is_found_by_its_name_alone() -> None:
    class Bare(Command[object]):
        id, palette = "bare", "Bare"

    groups = palette([Bare], [Bare], [], None)._find("project-id")
    assert not [one for group in groups for one in group.rows]
