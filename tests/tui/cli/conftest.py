"""The command line as tests run it: in this process, in English, in folders of its own."""

import io
import sys
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.registers import small_register
from tui.cli import main


class Said(NamedTuple):
    """What a command left: its exit status, results and messages."""

    status: int
    out: str
    err: str


Run = Callable[..., Said]
OnTerminal = Callable[..., str]


class Terminal(io.StringIO):
    """A terminal without colours."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


@pytest.fixture
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Point every folder of the user's into an empty one, and return it."""
    home = tmp_path / "home"
    for variable in ("HOME", "USERPROFILE", "LOCALAPPDATA", "APPDATA"):
        monkeypatch.setenv(variable, str(home))
    for variable in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(variable, str(home / variable.lower()))
    monkeypatch.setenv("NAMNDKOLL_LANG", "en")
    monkeypatch.delenv("NAMNDKOLL_REGISTER", raising=False)
    return home


@pytest.fixture
def namndkoll(own_folders: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Return a function that runs the program with arguments."""

    def run(*arguments: object) -> Said:
        capsys.readouterr()
        status = main([str(argument) for argument in arguments])
        return Said(status, *capsys.readouterr())

    return run


@pytest.fixture
def on_terminal(own_folders: Path, monkeypatch: pytest.MonkeyPatch) -> OnTerminal:
    """Return a function that runs a command on a terminal and gives back what it shows."""

    def run(*arguments: object, columns: int = 80) -> str:
        screen = Terminal()
        with monkeypatch.context() as patch:
            patch.setenv("TERM", "dumb")
            patch.setenv("COLUMNS", str(columns))
            patch.setattr(sys, "stdout", screen)
            assert main([str(argument) for argument in arguments]) == 0
        return screen.getvalue()

    return run


@pytest.fixture
def register(tmp_path: Path, own_folders: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a small register that the environment names."""
    path = tmp_path / "small.json"
    small_register(path)
    monkeypatch.setenv("NAMNDKOLL_REGISTER", str(path))
    return path


@pytest.fixture
def made() -> Path:
    """Return the sample's document: a budget that nobody decided."""
    (document,) = Path(str(files("sample_data"))).glob("budget*.txt")
    return document
