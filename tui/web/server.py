"""The server: a page of our own around textual-serve's sessions, one process of the app for each.

The page fetches nothing from other hosts, and no page of another site may talk to a session: a
browser sends what any page asks for, also to this computer.
"""

from __future__ import annotations

import asyncio
import html
from ipaddress import ip_address
from pathlib import Path
from string import Template
from urllib.parse import urlsplit

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware
from textual_serve.server import Server

from tui.locale import _, language

_FOLDER = Path(__file__).parent
_ASSETS = ("page.css", "page.js")
_FONT_SIZE = 16
_SMALLEST, _LARGEST = 6, 48
_WAIT = 5.0
"""Seconds that sessions get to end in."""
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; "
    "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)


class Sessions:
    """The open sessions, so that all can be ended; each is a process with the app in it."""

    def __init__(self, command: str) -> None:
        self._server = Server(command)
        self._open: set[asyncio.Task[object]] = set()

    @property
    def assets(self) -> Path:
        """The terminal of textual-serve for the browser."""
        return Path(self._server.statics_path)

    async def open(self, request: web.Request) -> web.StreamResponse:
        """Run a session for as long as its browser stays."""
        task = asyncio.current_task()
        assert task
        self._open.add(task)
        try:
            return await self._server.handle_websocket(request)
        finally:
            self._open.discard(task)

    async def end(self, _application: web.Application) -> None:
        """End all sessions and wait until their processes are gone."""
        for task in self._open:
            task.cancel()
        if self._open:
            await asyncio.wait(self._open, timeout=_WAIT)


def application(command: str, host: str) -> web.Application:
    """Return what is served to browsers; `command` opens the app, `host` is what it is bound to."""
    sessions = Sessions(command)
    made = web.Application(middlewares=[_guard(host)])
    made.add_routes(
        [
            web.get("/", _page),
            web.get("/ws", sessions.open),
            web.get("/page/{name}", _asset),
            web.static("/static", sessions.assets),
        ]
    )
    made.on_response_prepare.append(_forbid_others)
    made.on_shutdown.append(sessions.end)
    return made


async def _page(request: web.Request) -> web.Response:
    wanted = request.query.get("fontsize", "")
    size = int(wanted) if wanted.isdecimal() and len(wanted) < 3 else _FONT_SIZE
    texts = {
        "lang": language(),
        "title": _("Nämndkoll"),
        "closed": _("Nämndkoll is closed here."),
        "again": _("Open again"),
        "size": str(min(max(size, _SMALLEST), _LARGEST)),
    }
    page = Template((_FOLDER / "page.html").read_text(encoding="utf-8"))
    said = {name: html.escape(text) for name, text in texts.items()}
    return web.Response(text=page.substitute(said), content_type="text/html")


async def _asset(request: web.Request) -> web.FileResponse:
    name = request.match_info["name"]
    if name not in _ASSETS:
        raise web.HTTPNotFound
    return web.FileResponse(_FOLDER / name)


async def _forbid_others(_request: web.Request, response: web.StreamResponse) -> None:
    """Let the browser fetch from here alone, and nobody put the page into theirs."""
    response.headers["Content-Security-Policy"] = _POLICY
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "no-referrer"


def _guard(host: str) -> Middleware:
    """Return what refuses requests that another site's page made."""

    @web.middleware
    async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
        origin = request.headers.get("Origin")
        foreign = origin is not None and origin.partition("://")[2] != request.host
        if foreign or not _is_ours(request.host, host):
            raise web.HTTPForbidden(text=_("Only the page of this address may be opened here."))
        return await handler(request)

    return guard


def _is_ours(asked: str, host: str) -> bool:
    """Tell whether a request names this computer; another site's name may point here as well."""
    try:
        name = urlsplit(f"//{asked}").hostname or ""
    except ValueError:
        return False
    return not is_local(host) or name == host or is_local(name)


def is_local(host: str) -> bool:
    """Tell whether a host is this computer only, out of reach for its network."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
