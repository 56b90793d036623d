"""The app in a browser: what is served, to whom, and what is said where it cannot be."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from tests.registers import small_register

pytestmark = pytest.mark.skipif(
    not find_spec("textual_serve"), reason="textual-serve is missing: install the extra web"
)
ROOT = Path(__file__).parent.parent.parent
_PATIENCE = 60
"""Seconds after which a server or a browser is taken to hang."""
_OUTSIDE = re.compile(r"(?:https?:)?//[\w.-]+\.\w{2,}")


def _environment(path: Path) -> dict[str, str]:
    small_register(path / "register.json")
    return {
        **os.environ,
        "NAMNDKOLL_REGISTER": str(path / "register.json"),
        "NAMNDKOLL_LANG": "sv",
        "XDG_CONFIG_HOME": str(path),
        "XDG_DATA_HOME": str(path),
        "XDG_STATE_HOME": str(path),
    }


def _refused(path: Path, *words: str) -> tuple[int, str]:
    """Return the status and what is said of a server that does not begin."""
    done = subprocess.run(
        [sys.executable, "-m", "tui", "serve", *words],
        cwd=ROOT,
        env=_environment(path),
        capture_output=True,
        encoding="utf-8",
        timeout=_PATIENCE,
    )
    return done.returncode, done.stderr


@asynccontextmanager
async def _served(path: Path) -> AsyncIterator[tuple[asyncio.subprocess.Process, str]]:
    """Serve the small register on a free port; give the process and the address it tells."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tui", "serve", "--port", "0"),
        cwd=ROOT,
        env=_environment(path),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        async with asyncio.timeout(_PATIENCE):
            assert process.stdout
            said = (await process.stdout.readline()).decode()
            found = re.search(r"http://\S+", said)
            assert found, said
            yield process, found[0]
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def _get(url: str, **headers: str) -> tuple[int, str]:
    import aiohttp

    async with aiohttp.ClientSession() as session, session.get(url, headers=headers) as answer:
        return answer.status, await answer.text()


async def test_the_page_and_its_parts_name_no_other_host(tmp_path: Path) -> None:
    async with _served(tmp_path) as (_process, url):
        _status, page = await _get(url)
        parts = [part.lstrip("/") for part in re.findall(r'(?:href|src)="(/[^"]+)"', page)]
        texts = [page, *[(await _get(url + part))[1] for part in parts if "static" not in part]]
    assert len(texts) > 1
    assert _OUTSIDE.findall("".join(texts)) == []


@pytest.mark.parametrize(
    "headers",
    [{"Origin": "http://elsewhere.example"}, {"Host": "elsewhere.example:8000"}, {"Host": "[x"}],
    ids=["origin", "host", "no-host"],
)
@pytest.mark.parametrize("part", ["", "ws"])
async def test_the_page_of_another_site_is_refused(
    tmp_path: Path, part: str, headers: dict[str, str]
) -> None:
    async with _served(tmp_path) as (_process, url):
        status, _said = await _get(url + part, **headers)
    assert status == 403


async def test_only_the_files_of_the_page_are_served(tmp_path: Path) -> None:
    async with _served(tmp_path) as (_process, url):
        found = [(await _get(url + part))[0] for part in ("page/server.py", "page/..%2Fcli.py")]
    assert found == [404, 404]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
async def test_it_ends_quietly_when_interrupted(tmp_path: Path) -> None:
    async with _served(tmp_path) as (process, _url):
        process.send_signal(signal.SIGINT)
        _out, said = await process.communicate()
    assert (process.returncode, said.decode()) == (
        0,
        "Nämndkoll visas inte längre i webbläsaren.\n",
    )


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
async def test_an_open_session_ends_with_the_server(tmp_path: Path) -> None:
    import aiohttp

    async with _served(tmp_path) as (process, url), aiohttp.ClientSession() as session:
        async with session.ws_connect(f"{url}ws?width=80&height=24") as socket:
            await socket.receive()
            process.send_signal(signal.SIGINT)
            async for _message in socket:
                pass
        assert await process.wait() == 0


async def test_a_session_that_sends_nonsense_is_told_in_one_line(tmp_path: Path) -> None:
    import aiohttp

    async with _served(tmp_path) as (process, url), aiohttp.ClientSession() as session:
        async with session.ws_connect(f"{url}ws?width=x&height=-1") as socket:
            await socket.send_str("no JSON")
            async for _message in socket:
                pass
        assert process.stderr
        assert (await process.stderr.readline()).decode().startswith("En session misslyckades: ")


def test_a_taken_port_is_told(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        status, said = _refused(tmp_path, "--port", str(port))
    assert (status, said.count("\n")) == (1, 1)
    assert said.startswith(f"Port {port} är upptagen.")


def test_an_unknown_host_is_told(tmp_path: Path) -> None:
    status, said = _refused(tmp_path, "--host", "no.such.host.invalid", "--port", "0")
    assert status == 1
    assert "Det finns ingen värd 'no.such.host.invalid'" in said


def test_other_hosts_than_this_computer_are_warned_of(tmp_path: Path) -> None:
    _status, said = _refused(tmp_path, "--host", "no.such.host.invalid", "--port", "0")
    assert said.splitlines()[0].startswith("Varning: ingen inloggning krävs.")


@pytest.mark.parametrize("port", ["-1", "65536", "http", "²", "9" * 5000])
def test_what_is_no_port_is_wrong_usage(tmp_path: Path, port: str) -> None:
    assert _refused(tmp_path, f"--port={port}")[0] == 2


def test_a_missing_register_is_told_before_anything_is_served(tmp_path: Path) -> None:
    status, said = _refused(tmp_path, "--register", str(tmp_path / "none.json"))
    assert status == 1
    assert "none.json" in said


def test_without_the_extra_it_says_how_to_install_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from tui.cli import main

    for name in ("textual_serve", "textual_serve.server", "tui.web.server"):
        monkeypatch.setitem(sys.modules, name, None)
    assert main(["serve", "--lang", "sv"]) == 1
    assert 'pip install "textual-serve>=' in capsys.readouterr().err


async def test_a_key_in_a_browser_reaches_the_app(tmp_path: Path) -> None:
    """Loads the page, reads the frame, and asks for the late ones by a key, all from this host."""
    from tests.tui.browser import browser, find_chromium

    if not find_chromium():
        pytest.skip("no Chromium here: install it to see the app in a browser")
    async with _served(tmp_path) as (_process, url), browser(url) as page:
        await page.until("Nämndkoll")
        await page.until("Belastning per nämnd")
        await page.press("3")
        await page.until("dagar försenat")
        assert {_host(one) for one in page.requested} == {_host(url)}


def _host(url: str) -> Any:
    return url.partition("://")[2].partition("/")[0]
