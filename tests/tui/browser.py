"""A page in headless Chromium, driven by its DevTools protocol over a websocket."""

from __future__ import annotations

import asyncio
import base64
import json
import re
import shutil
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import aiohttp

NAMES = ("chromium", "chromium-browser", "google-chrome")
_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--remote-debugging-port=0",
    "--window-size=1200,800",
)
_LARGEST = 64 * 2**20
"""Bytes of a message from the browser, such as a picture."""
_CODES = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|.)")
"""What a terminal obeys and nobody reads."""
_KEYS = {"Escape": 27, "Enter": 13, "F1": 112, "ArrowDown": 40, "Tab": 9}
"""Named keys and the codes that browsers know them by."""
_CONTROL = 2
_BINARY = 2


def find_chromium() -> str | None:
    """Return the program, where there is one."""
    return next(filter(None, map(shutil.which, NAMES)), None)


class Page:
    """A page that is open; what it asked the network for, and what its sockets got, is kept."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket
        self._number = 0
        self.requested: list[str] = []
        self._received = b""

    async def tell(self, method: str, **parameters: object) -> dict[str, Any]:
        """Do something in the browser and return what it answers."""
        self._number += 1
        sent = {"id": self._number, "method": method, "params": parameters}
        await self._socket.send_json(sent)
        while True:
            answer = await self._socket.receive_json()
            self._keep(answer)
            if answer.get("id") == sent["id"]:
                result: dict[str, Any] = answer.get("result", {})
                return result

    def _keep(self, event: dict[str, Any]) -> None:
        told = event.get("params", {})
        match event.get("method"):
            case "Network.requestWillBeSent":
                self.requested.append(told["request"]["url"])
            case "Network.webSocketCreated":
                self.requested.append(told["url"])
            case "Network.webSocketFrameReceived":
                self._received += _bytes(told["response"])

    async def until(self, text: str) -> None:
        """Wait until a text was sent to the terminal in the page; what came before it is past."""
        while text not in (said := _CODES.sub("", self._received.decode(errors="replace"))):
            self._keep(await self._socket.receive_json())
        self._received = said.partition(text)[2].encode()

    async def value(self, script: str) -> Any:
        """Return what a script of the page comes to."""
        answer = await self.tell(
            "Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True
        )
        return answer.get("result", {}).get("value")

    async def press(self, key: str, *, control: bool = False) -> None:
        """Press and let go a key, by the name that browsers give it."""
        code = _KEYS.get(key) or ord(key.upper())
        what: dict[str, object] = {"key": key, "windowsVirtualKeyCode": code}
        if control:
            what["modifiers"] = _CONTROL
        elif len(key) == 1:
            what["text"] = key
        await self.tell("Input.dispatchKeyEvent", type="keyDown", **what)
        await self.tell("Input.dispatchKeyEvent", type="keyUp", **what)

    async def picture(self, path: Path) -> None:
        """Save what is seen as PNG."""
        shot = await self.tell("Page.captureScreenshot", format="png")
        path.write_bytes(base64.b64decode(shot["data"]))


def _bytes(frame: dict[str, Any]) -> bytes:
    """Return what a frame of a socket holds; binary ones are told in base64."""
    payload: str = frame["payloadData"]
    return base64.b64decode(payload) if frame["opcode"] == _BINARY else payload.encode()


@asynccontextmanager
async def browser(url: str) -> AsyncIterator[Page]:
    """Open an address in a browser of its own."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        program = find_chromium()
        assert program
        process = await asyncio.create_subprocess_exec(
            program,
            *_FLAGS,
            f"--user-data-dir={folder}",
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.PIPE,
        )
        try:
            assert process.stderr
            address = await _address(process.stderr)
            async with aiohttp.ClientSession() as session:
                tab = await _new_tab(session, address)
                async with session.ws_connect(tab, max_msg_size=_LARGEST) as socket:
                    yield await _opened(Page(socket), url)
        finally:
            with suppress(ProcessLookupError):
                process.kill()
            await process.wait()


async def _opened(page: Page, url: str) -> Page:
    for domain in ("Page", "Network", "Runtime"):
        await page.tell(f"{domain}.enable")
    await page.tell("Page.navigate", url=url)
    return page


async def _address(said: asyncio.StreamReader) -> str:
    """Return where the browser listens, as it says when it has begun."""
    async for line in said:
        _before, found, address = line.decode().partition("DevTools listening on ws://")
        if found:
            return address.partition("/")[0]
    raise RuntimeError("the browser did not start")


async def _new_tab(session: aiohttp.ClientSession, address: str) -> str:
    async with session.put(f"http://{address}/json/new?about:blank") as answer:
        tab = json.loads(await answer.text())
        return str(tab["webSocketDebuggerUrl"])
