"""What is written for strangers is held against the code: rooms, layers, commands, versions."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from tests.__main__ import CHECKS
from tests.readme import README, brought_up_to_date
from tests.shared import ROOT
from tui.headless.commands import COMMANDS
from tui.headless.options import EVERYWHERE, OPTIONS
from tui.locale import language, set_language

_PARTS = ("store", "tui")
_DOCS = ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md")
_PATH = re.compile(r"`((?:store|tui|tests|sample_data|findings|\.ci)/[\w./-]*)`")
_NAMED = re.compile(r"`(?:(?:store|tui)\.)+[\w.]+`")
_ROOM = re.compile(r"(?m)^\| `((?:store|tui)/[\w/]+)` \|")
_LAYERS = re.compile(r"(?m)^`([\w.]+)`: (.* → .*)$")
_MODULE = re.compile(r"python -m ([\w.]+)")
_EXTRA = re.compile(r"\[([a-z,]+)\]'")
_VALUE = re.compile(r"`((?=\w*[A-Z])[A-Za-z_]{4,}(?:\.\w+)?)`")
_LINK = re.compile(r"\]\((?!https?:)([^)#]+)\)")
_WRITTEN = re.compile(r"(?m)^ {4}(?:\S*/)?namndkoll\b(.*)|`(?:\S*/)?namndkoll ([^`]*)`")
_COMMENT = re.compile(r"\s{2,}.*")
_OPTION = re.compile(r"--[a-z][a-z-]*")
_OWN_PLACE = re.compile(r"(?<![\w.])/(?:home|root|work|opt|Users)/|index-url|pypi")
_RELEASE = re.compile(r"(?m)^## \[(\d+\.\d+\.\d+)\] - (\d{4}-\d\d-\d\d)$")


def _text(name: str | Path) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def _project() -> dict[str, Any]:
    return tomllib.loads(_text("pyproject.toml"))


def _rooms() -> Iterator[Path]:
    """Return every package below the two parts."""
    for part in _PARTS:
        for door in (ROOT / part).glob("*/**/__init__.py"):
            yield door.parent


def test_every_room_of_the_house_is_told_of_and_none_else() -> None:
    there = [room.relative_to(ROOT).as_posix() for room in _rooms()]
    assert sorted(_ROOM.findall(_text("ARCHITECTURE.md"))) == sorted(there)


def test_no_door_imports_what_is_behind_it_but_that_of_the_language() -> None:
    doors = [room for room in _rooms() if "import " in _text(room / "__init__.py")]
    assert doors == [ROOT / "tui" / "locale"]


def test_the_layers_that_are_told_are_those_that_the_contracts_hold() -> None:
    held = {
        container: " → ".join(contract["layers"])
        for contract in _project()["tool"]["importlinter"]["contracts"]
        if contract["type"] == "layers"
        for container in contract["containers"]
    }
    assert dict(_LAYERS.findall(_text("ARCHITECTURE.md"))) == held


@pytest.mark.parametrize("part", _PARTS)
def test_rooms_stand_in_the_order_of_their_layers(part: str) -> None:
    text = _text("ARCHITECTURE.md")
    layers = dict(_LAYERS.findall(text))[part].replace(":", "→").split(" → ")
    rooms = [name.split("/")[1] for name in _ROOM.findall(text) if name.startswith(f"{part}/")]
    told = list(dict.fromkeys(rooms))
    assert told == [name.strip() for name in layers if name.strip() in told]


@pytest.mark.parametrize("name", _DOCS)
def test_every_file_and_folder_that_is_named_is_there(name: str) -> None:
    text = _text(name)
    named = [*_PATH.findall(text), *_LINK.findall(text)]
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_every_class_and_table_that_the_house_names_is_there() -> None:
    code = "\n".join(_text(path) for part in _PARTS for path in (ROOT / part).rglob("*.py"))
    held = set(re.findall(r"(?m)^(?:class )?(\w+)", code))
    named = {name.partition(".")[0] for name in _VALUE.findall(_text("ARCHITECTURE.md"))}
    assert named
    assert named <= held


@pytest.mark.parametrize("name", _DOCS)
def test_every_module_that_is_to_be_run_can_be(name: str) -> None:
    named = set(_MODULE.findall(_text(name)))
    assert [module for module in sorted(named) if find_spec(module) is None] == []


@pytest.mark.parametrize("name", _DOCS)
def test_every_extra_that_is_named_can_be_installed(name: str) -> None:
    extras = _project()["project"]["optional-dependencies"]
    named = {one for found in _EXTRA.findall(_text(name)) for one in found.split(",")}
    assert named <= set(extras)


def _lines() -> list[str]:
    """Return what the README has people write after the program's name, without comments."""
    found = _WRITTEN.findall(_text("README.md"))
    return [_COMMENT.sub("", (block or quoted).strip()) for block, quoted in found]


def test_every_command_in_the_readme_is_one_of_the_program() -> None:
    written = [line.split() for line in _lines()]
    words = {word for word, *_rest in filter(None, written) if not word.startswith("-")}
    assert len(words) > len(COMMANDS) // 2
    assert words <= set(COMMANDS)


def test_every_option_in_the_readme_is_one_of_its_command() -> None:
    wrong = [
        (line, option)
        for line in _lines()
        for option in _OPTION.findall(line)
        if option not in _options(line)
    ]
    assert wrong == []


def _options(line: str) -> set[str]:
    command = next((word for word in line.split() if word in COMMANDS), None)
    return {*EVERYWHERE, *(COMMANDS[command].options if command else OPTIONS)}


def test_the_readme_has_the_settings_as_they_are() -> None:
    before = language()
    try:
        assert brought_up_to_date(_text(README.name)) == _text(README.name)
    finally:
        set_language(before)


def test_the_version_is_the_newest_that_the_changelog_tells_of() -> None:
    releases = _RELEASE.findall(_text("CHANGELOG.md"))
    assert releases == sorted(releases, key=_number, reverse=True)
    assert [day for _version, day in releases] == sorted((day for _, day in releases), reverse=True)
    assert releases[0][0] == _project()["project"]["version"]


def _number(release: tuple[str, str]) -> tuple[int, ...]:
    return tuple(map(int, release[0].split(".")))


def test_every_package_of_the_lock_has_one_version() -> None:
    pinned = [line for line in _text("requirements.lock").splitlines() if line[:1] not in ("#", "")]
    assert [line for line in pinned if not re.fullmatch(r"[a-z0-9-]+==[\w.]+", line)] == []
    assert pinned == sorted(pinned, key=lambda line: line.partition("==")[0])


def test_the_hooks_are_the_checks_without_the_tests_and_fetch_nothing() -> None:
    text = _text(".pre-commit-config.yaml")
    entries = re.findall(r"(?m)^ +entry: python -m (.*)$", text)
    assert entries == [" ".join((module, *rest)) for module, *rest in CHECKS if module != "pytest"]
    assert re.findall(r"(?m)^ *- repo: (.*)$", text) == ["local"]
    assert set(re.findall(r"(?m)^ +language: (.*)$", text)) == {"system"}


@pytest.mark.parametrize("part", _PARTS)
def test_modules_named_in_docstrings_are_where_they_are_said_to_be(part: str) -> None:
    wrong = [
        (path.relative_to(ROOT).as_posix(), name)
        for path in sorted((ROOT / part).rglob("*.py"))
        for name in _NAMED.findall(path.read_text(encoding="utf-8"))
        if not _is_there(name.strip("`"))
    ]
    assert wrong == []


def _is_there(name: str) -> bool:
    """Tell whether a dotted name is a module, or something that stands in one."""
    path = ROOT.joinpath(*name.split("."))
    module = path if path.is_dir() else path.with_suffix(".py")
    return module.exists() or path.parent.with_suffix(".py").exists()


@pytest.mark.parametrize("name", [*_DOCS, "pyproject.toml", "requirements.lock", ".ci/run"])
def test_nothing_hangs_on_a_place_of_one_machine_or_on_a_host_for_packages(name: str) -> None:
    assert _OWN_PLACE.findall(_text(name)) == []
