"""Odd terminals: of any size and resized at will, dumb, without colours, and closed in between."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.registers import small_register
from tests.tui.opened import VIEWS, LoadedApp, opened, press, seen, settled
from tui import cli

_RUN = """
import sys
from pathlib import Path
from tui.app.run import run
sys.exit(run(Path(sys.argv[1]), None))
"""
_SIZES = [(80, 24), (200, 60), (79, 1), (1, 60), (10, 3), (20, 5), (1, 1), (120, 36), (59, 12)]


@pytest.mark.parametrize(
    "keys",
    [
        *("", "f m", "t", "colon", "3 o", "5 Y", "5 w", "f1"),
        *("K", "ctrl+f", "5 N", "5 n", "8", "5 o slash"),
    ],
)
async def test_a_storm_of_sizes_leaves_what_is_shown_as_it_was(tmp_path: Path, keys: str) -> None:
    app = LoadedApp(small_register(tmp_path / "register.json"))
    async with app.run_test(size=(120, 36), notifications=True) as pilot:  # every frame is drawn
        await settled(pilot)
        await press(pilot, keys)
        before = seen(pilot)
        for size in [*_SIZES, *reversed(_SIZES)]:
            await pilot.resize_terminal(*size)
        for _turn in range(100):  # the last of many sizes may take some turns to arrive
            await pilot.resize_terminal(120, 36)
            await pilot.pause()
            if seen(pilot) == before:
                break
        assert seen(pilot) == before


@pytest.mark.parametrize("size", [(20, 5), (10, 3)])
async def test_the_smallest_terminals_show_every_view_without_colours(
    tmp_path: Path, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with opened(tmp_path, size) as pilot:
        await press(pilot, " ".join(f"{key} down enter escape" for key in VIEWS))
        assert pilot.app.is_running


@pytest.mark.skipif(os.name == "nt", reason="Windows closes terminals without such signals")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
async def test_a_closed_terminal_ends_the_app_as_if_it_were_asked_to(
    tmp_path: Path, name: str
) -> None:
    app = LoadedApp(small_register(tmp_path / "register.json"))
    number = getattr(signal, name)
    async with app.run_test() as pilot:
        await settled(pilot)
        signal.raise_signal(number)
        while app.return_code is None:
            await pilot.pause()
        assert app.return_code == 128 + number


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pseudo-terminals")
def test_the_app_ends_when_its_terminal_is_left_behind_without_a_signal(tmp_path: Path) -> None:
    import pty

    path = small_register(tmp_path / "register.json").path
    master, slave = pty.openpty()
    command = [sys.executable, "-c", _RUN, str(path)]
    environment = {**os.environ, "TERM": "xterm-256color", "XDG_STATE_HOME": str(tmp_path)}
    # In a session of its own the pseudo-terminal controls nothing: no hang-up is sent.
    app = subprocess.Popen(
        command, stdin=slave, stdout=slave, stderr=slave, env=environment, start_new_session=True
    )
    os.close(slave)
    try:
        while b"\x1b[" not in os.read(master, 65536):
            pass
        os.close(master)
        assert app.wait(timeout=60) == 128 + signal.SIGHUP
    finally:
        app.kill()
        app.wait()


@pytest.mark.skipif(os.name == "nt", reason="Windows cannot wait for the end of a pipe")
def test_the_app_in_a_browser_ends_when_its_server_is_gone(tmp_path: Path) -> None:
    path = small_register(tmp_path / "register.json").path
    environment = {
        **os.environ,
        "TEXTUAL_DRIVER": "textual.drivers.web_driver:WebDriver",
        "XDG_STATE_HOME": str(tmp_path),
    }
    with (tmp_path / "shown").open("wb") as shown:  # a pipe would be broken as well
        app = subprocess.Popen(
            [sys.executable, "-c", _RUN, str(path)],
            stdin=subprocess.PIPE,
            stdout=shown,
            env=environment,
        )
    try:
        assert app.stdin
        app.stdin.close()
        assert app.wait(timeout=60) == 128 + signal.SIGHUP
    finally:
        app.kill()
        app.wait()


def test_a_dumb_terminal_is_told_of_the_commands(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.setattr(cli, "_has_terminal", lambda: True)
    assert cli.main(["--lang", "sv"]) == 1
    said = capsys.readouterr().err
    assert "rad för rad" in said
    assert said.count("\n") == 1
