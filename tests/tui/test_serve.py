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
from typing import TYPE_CHECKING, Any

import pytest

from tests.registers import small_register

if TYPE_CHECKING:
    import aiohttp

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


def _base(url: str) -> str:
    """Return the address without its key."""
    return url.partition("?")[0]


async def _get(url: str, **headers: str) -> tuple[int, str]:
    import aiohttp

    async with aiohttp.ClientSession() as session, session.get(url, headers=headers) as answer:
        return answer.status, await answer.text()


@asynccontextmanager
async def _inside(url: str) -> AsyncIterator[aiohttp.ClientSession]:
    """Open the printed address and keep its cookie, as a browser does."""
    import aiohttp

    jar = aiohttp.CookieJar(unsafe=True)
    async with aiohttp.ClientSession(cookie_jar=jar) as session:
        async with session.get(url) as answer:
            assert answer.status == 200
        yield session


async def _children(process: asyncio.subprocess.Process) -> list[int]:
    """Return the processes that a server began."""
    if sys.platform == "win32":
        pytest.skip("Windows lists processes otherwise")
    listed = await asyncio.create_subprocess_exec(
        *("ps", "-A", "-o", "pid=,ppid="), stdout=asyncio.subprocess.PIPE
    )
    found, _ = await listed.communicate()
    pairs = [tuple(map(int, line.split())) for line in found.splitlines()]
    return [own for own, parent in pairs if parent == process.pid]


async def _until_gone(pids: list[int]) -> None:
    """Wait until the last process of some groups is gone.

    Raises:
        TimeoutError: one was there longer.
    """
    async with asyncio.timeout(_PATIENCE):
        while any(map(_is_there, pids)):
            await asyncio.sleep(0.05)


def _is_there(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


async def test_the_page_and_its_parts_name_no_other_host(tmp_path: Path) -> None:
    async with _served(tmp_path) as (_process, url), _inside(url) as session:
        texts = [page := await (await session.get(url)).text()]
        for part in re.findall(r'(?:href|src)="(/page[^"]+)"', page):
            texts.append(await (await session.get(_base(url) + part[1:])).text())
    assert len(texts) > 1
    assert _OUTSIDE.findall("".join(texts)) == []


def _elsewhere(url: str) -> dict[str, dict[str, str]]:
    """Return headers of requests that are none of the served page, with why."""
    port = url.rpartition(":")[2].strip("/")
    return {
        "another site's page": {"Origin": "http://elsewhere.example"},
        "a page of another port": {"Origin": "http://127.0.0.1:1"},
        "a page over https": {"Origin": f"https://127.0.0.1:{port}"},
        "a page without an origin": {"Origin": "null"},
        "another site's name, pointed here": {"Host": f"elsewhere.example:{port}"},
        "another port": {"Host": "127.0.0.1:1"},
        "no port": {"Host": "127.0.0.1"},
        "an address of the network": {"Host": f"192.0.2.1:{port}"},
        "no name": {"Host": "[x"},
        "an empty name": {"Host": ""},
    }


@pytest.mark.parametrize("part", ["", "ws"])
async def test_who_is_not_the_served_page_is_refused_and_starts_nothing(
    tmp_path: Path, part: str
) -> None:
    async with _served(tmp_path) as (process, url), _inside(url) as session:
        base = _base(url)
        for why, headers in _elsewhere(base).items():
            async with session.get(base + part, headers=headers) as answer:
                assert answer.status == 403, why
            query = url.removeprefix(base)
            async with session.get(base + part + query, headers=headers) as answer:
                assert answer.status == 403, why
        assert await _children(process) == []


@pytest.mark.parametrize("name", ["localhost", "127.0.0.1", "[::1]", "LOCALHOST"])
async def test_every_name_of_this_computer_is_let_in(tmp_path: Path, name: str) -> None:
    async with _served(tmp_path) as (_process, url):
        port = _base(url).rpartition(":")[2].strip("/")
        status, _page = await _get(url, Host=f"{name}:{port}", Origin=f"http://{name}:{port}")
    assert status == 200


@pytest.mark.parametrize(
    "part", ["", "?token=", "?token=guess", "?token=%ff%fe", "ws", "page/page.js"]
)
async def test_without_the_key_nothing_is_served(tmp_path: Path, part: str) -> None:
    async with _served(tmp_path) as (process, url):
        status, said = await _get(_base(url) + part)
        spoilt, _said = await _get(_base(url) + part, Cookie="namndkoll=x; namndkoll-80=å")
        assert await _children(process) == []
    assert (status, spoilt) == (403, 403)
    assert said.startswith("Sidan behöver hela adressen")


async def test_the_key_opens_the_page_alone_and_gives_a_strict_cookie(tmp_path: Path) -> None:
    import aiohttp

    async with _served(tmp_path) as (_process, url), aiohttp.ClientSession() as session:
        base, _, query = url.partition("?")
        key = await session.get(url)
        assert (await _get(f"{base}ws?{query}"))[0] == 403
    said = key.headers["Set-Cookie"]
    assert query.removeprefix("token=") not in said
    assert {"HttpOnly", "SameSite=Strict", "Path=/"} <= set(said.split("; "))
    assert len(query) > 40


async def test_the_key_of_one_server_opens_no_other(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    async with _served(tmp_path) as (_one, first), _served(tmp_path / "a") as (_two, second):
        status, _said = await _get(_base(first) + "?" + second.partition("?")[2])
    assert status == 403


async def test_a_tab_too_many_is_told_in_the_page_and_starts_nothing(tmp_path: Path) -> None:
    from tui.web.server import MOST_SESSIONS

    async with _served(tmp_path) as (process, url), _inside(url) as session:
        where = f"{_base(url)}ws"
        tabs = [await session.ws_connect(where) for _ in range(MOST_SESSIONS)]
        while len(started := await _children(process)) < MOST_SESSIONS:
            pass  # a tab is let in before its process is there
        page = await session.get(url)
        refused = await session.get(where)
        assert await _children(process) == started
        assert (page.status, refused.status) == (503, 503)
        assert f"öppet på {MOST_SESSIONS} ställen" in await page.text()
        await tabs[0].close()
        await _until_gone(started[:1])
        async with asyncio.timeout(_PATIENCE):
            while (await session.get(url)).status != 200:
                pass  # its process is gone before its place is free


@pytest.mark.parametrize("said", ["999999999999", "-5", "x", "1e9", "٣"])
def test_a_size_is_within_bounds_whatever_the_browser_says(said: str) -> None:
    from tui.web.session import HEIGHTS, WIDTHS, clamped

    assert WIDTHS[0] <= clamped(said, WIDTHS) <= WIDTHS[1]
    assert HEIGHTS[0] <= clamped(said, HEIGHTS) <= HEIGHTS[1]
    assert clamped([said], WIDTHS) == WIDTHS[0]


@pytest.mark.parametrize("query", ["width=1000000000&height=1000000000", "width=80&height=24"])
async def test_a_terminal_of_a_billion_cells_is_drawn_as_the_largest_there_is(
    tmp_path: Path, query: str
) -> None:
    from tui.web.session import HEIGHTS

    async with _served(tmp_path) as (_process, url), _inside(url) as session:
        where, drawn = f"{_base(url)}ws?{query}", b""
        async with asyncio.timeout(_PATIENCE), session.ws_connect(where, max_msg_size=0) as tab:
            await tab.send_json(["resize", {"width": 10**12, "height": 10**12}])
            while b"\x1b[%d;" % HEIGHTS[1] not in drawn:
                drawn += (await tab.receive()).data
    assert max(int(row) for row in re.findall(rb"\x1b\[(\d+);\d+H", drawn)) == HEIGHTS[1]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no groups of processes")
@pytest.mark.parametrize("busy", [False, True], ids=["idle", "busy"])
async def test_the_processes_of_a_tab_are_gone_after_it_also_where_they_do_not_listen(
    tmp_path: Path, busy: bool
) -> None:
    async with _served(tmp_path) as (process, url), _inside(url) as session:
        tab = await session.ws_connect(f"{_base(url)}ws?width=80&height=24")
        await tab.receive()
        started = await _children(process)
        assert len(started) == 1
        if busy:
            os.killpg(started[0], signal.SIGSTOP)  # nothing is as deaf as a process that stands
            for _ in range(40):
                await tab.send_json(["stdin", "j" * 100_000])
        await tab.close()
        await _until_gone(started)


async def test_only_the_files_of_the_page_are_served(tmp_path: Path) -> None:
    async with _served(tmp_path) as (_process, url), _inside(url) as session:
        parts = ("page/server.py", "page/..%2Fcli.py")
        found = [(await session.get(_base(url) + part)).status for part in parts]
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
    async with _served(tmp_path) as (process, url), _inside(url) as session:
        async with session.ws_connect(f"{_base(url)}ws?width=80&height=24") as socket:
            await socket.receive()
            process.send_signal(signal.SIGINT)
            async for _message in socket:
                pass
        assert await process.wait() == 0


async def test_a_session_that_sends_nonsense_is_told_in_one_line(tmp_path: Path) -> None:
    async with _served(tmp_path) as (process, url), _inside(url) as session:
        async with session.ws_connect(f"{_base(url)}ws?width=x&height=-1") as socket:
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
    assert said.splitlines()[0].startswith("Varning: alla som har adressen")


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

    for name in ("textual_serve", "textual_serve.server", "tui.web.server", "tui.web.session"):
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
        # The key is neither in the address any more nor in reach of a script.
        assert await page.value("location.href + document.cookie") == _base(url)


def _host(url: str) -> Any:
    return url.partition("://")[2].partition("/")[0]
