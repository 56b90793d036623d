"""Settings, the keys in them, and what is remembered: wrong ones are told and never in the way."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from string import printable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from textual.keys import _character_to_key

from store.entries.deadlines import WINDOW
from tests.registers import small_register
from tests.shared import ROOT
from tui.commands.every import GROUPS, TYPED, every
from tui.commands.keymap import keymap
from tui.commands.keys import spell
from tui.commands.preparing import prepare
from tui.locale import say
from tui.settings.memory import Memory, Remembered, recall, remember
from tui.settings.settings import Settings, parse_toml, read_settings, settings_told


def _read(folder: Path, text: str) -> Settings:
    path = folder / "settings.toml"
    path.write_text(text, encoding="utf-8")
    return read_settings(path)


def _told(folder: Path, text: str) -> str:
    return " ".join(str(one) for one in _read(folder, text).problems)


def test_without_a_file_there_are_no_settings_and_nothing_is_told(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "settings.toml") == Settings()


def test_settings_are_taken_as_written(tmp_path: Path) -> None:
    found = _read(
        tmp_path,
        'language = "en"\ntheme = "nord"\nmy_committee = "Socialnämnden"\nwindow = 14\n'
        '[keys]\nsort = "f6, ctrl+r"\nview.overview = "F7"\n',
    )
    assert found[:4] == ("en", "nord", "Socialnämnden", 14)
    assert found.keys == {"sort": "f6, ctrl+r", "view.overview": "F7"}
    assert not found.problems


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("theme = dark", "line 1"),
        ("\n\n[keys\n", "line 3"),
        ('colour = "red"', "colour"),
        ("[colours]\nred = 1", "colours"),
        ('language = "fi"', "language"),
        ("window = -3", "window"),
        ("window = true", "window"),
        ("theme = 3", "theme"),
        ('keys = "f"', "[keys]"),
        ("[keys]\nsort = 3", "sort"),
    ],
)
def test_what_is_wrong_is_told_by_its_line_or_name(tmp_path: Path, text: str, told: str) -> None:
    assert told in _told(tmp_path, text)


def test_one_wrong_setting_leaves_the_others(tmp_path: Path) -> None:
    found = _read(tmp_path, 'window = "long"\ntheme = "nord"')
    assert (found.theme, found.window) == ("nord", None)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text() | st.binary())
def test_no_file_ends_in_an_error(tmp_path: Path, held: str | bytes) -> None:
    data = held if isinstance(held, bytes) else held.encode("utf-8", "surrogatepass")
    path = tmp_path / "settings.toml"
    path.write_bytes(data)
    found = read_settings(path)
    assert isinstance(found.keys, dict)
    assert all(str(one) for one in found.problems)


def test_tables_within_tables_without_end_are_told() -> None:
    assert parse_toml(b"a=" + b"[" * 5000, Path("settings.toml"))[1]


@pytest.mark.parametrize(
    ("wanted", "taken"),
    [
        ({"sort": "F6, ctrl+r"}, {"sort": "f6,ctrl+r"}),
        ({"sort": "/", "filter": "F6"}, {"sort": "slash", "filter": "f6"}),
        ({"sort": "b", "group": "s"}, {"sort": "b", "group": "s"}),
        ({"sort": "shift+s", "saved.save": "f4"}, {"sort": "S", "saved.save": "f4"}),
        ({"mark": "Mellanslag"}, {"mark": "space"}),
        ({"rows.up": "up"}, {"rows.up": "up"}),
    ],
)  # fmt: skip
def test_keys_are_spelt_as_people_spell_them(wanted: dict[str, str], taken: dict[str, str]) -> None:
    assert keymap(wanted, GROUPS, TYPED) == (taken, [])


@pytest.mark.parametrize(
    ("wanted", "told"),
    [
        ({"srot": "f6"}, "srot"),
        ({"sort": "f99"}, "f99"),
        ({"sort": ""}, "sort"),
        ({"sort": "ctrl+q"}, "ctrl+q"),
        ({"sort": "ctrl+h"}, "ctrl+h"),
        ({"sort": "down"}, "down"),
        ({"sort": "backspace"}, "backspace"),
        ({"close": "x"}, "typing"),
        ({"sort": "f"}, "filter"),
        ({"sort": "f6", "group": "f6"}, "group"),
        ({"@none": "f6"}, "@none"),
    ],
)
def test_a_key_that_cannot_be_had_is_told_and_the_usual_one_stays(
    wanted: dict[str, str], told: str
) -> None:
    taken, (problem,) = keymap(wanted, GROUPS, TYPED)
    assert told in str(problem)
    assert len(taken) == len(wanted) - 1


@given(st.dictionaries(st.sampled_from([*every(), "none"]), st.text(max_size=9), max_size=6))
def test_no_keys_end_in_an_error_or_stand_twice(wanted: dict[str, str]) -> None:
    taken, problems = keymap(wanted, GROUPS, TYPED)
    assert len(taken) + len(problems) == len(wanted)
    assert keymap(taken, GROUPS, TYPED) == (taken, [])


@pytest.mark.parametrize("char", [*printable.strip(), *"åäöÅÄÖ§½¤£€´¨ "])
def test_a_character_is_spelt_as_the_screen_spells_it(char: str) -> None:
    assert spell(char) == _character_to_key(char)


def test_the_usual_keys_are_all_spelt_right() -> None:
    for one in every().values():
        assert [spell(key) for key in one.keys.split(",")] == one.keys.split(",")


def test_all_commands_are_told_of_without_loading_the_screen() -> None:
    code = (
        "import sys, tui.commands.preparing, tui.headless.keys; sys.exit('textual' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT).returncode == 0


def test_what_is_remembered_comes_back(tmp_path: Path) -> None:
    memory = Memory(
        "nord", "activities", "Socialnämnden", 45, True, {"directives": Remembered("text", "none")}
    )
    remember(tmp_path / "new" / "state.json", memory)
    assert recall(tmp_path / "new" / "state.json") == memory


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.binary()
    | st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: st.dictionaries(
            st.sampled_from(["theme", "view", "pane_width", "arrangements", "order", "grouping"]),
            inner,
        ),
    ).map(lambda found: json.dumps(found).encode())
)
def test_a_state_that_cannot_be_made_out_is_no_trouble(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "state.json").write_bytes(data)
    assert isinstance(recall(tmp_path / "state.json"), Memory)


def test_a_state_that_cannot_be_written_is_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    remember(tmp_path / "file" / "state.json", Memory("nord"))
    assert recall(tmp_path / "file" / "state.json") == Memory()


def test_each_setting_is_told_as_a_line_that_can_be_taken(tmp_path: Path) -> None:
    found = _read(tmp_path, "\n".join(settings_told()))
    assert not found.problems
    assert None not in found[: Settings._fields.index("keys")]


def test_the_window_without_a_setting_is_what_the_settings_say() -> None:
    (line,) = [one for one in settings_told() if one.startswith("window")]
    assert line.endswith(f" {WINDOW}")


def test_a_theme_that_there_is_not_is_told_in_swedish_with_those_that_there_are(
    tmp_path: Path,
) -> None:
    register = small_register(tmp_path / "r.json")
    prepared = prepare(register, Settings(theme="mörkt"), Memory(), ("nord", "gruvbox"))
    (told,) = map(say, prepared.problems)
    assert told.startswith("Inställningarna, theme: det finns inga färger som heter mörkt.")
    assert told.endswith("gruvbox, nord")
