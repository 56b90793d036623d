"""The server: a page of our own around textual-serve's sessions, one process of the app for each.

The page fetches nothing from other hosts, and no page of another site may talk to a session.
"""

from __future__ import annotations

import asyncio
import html
from collections.abc import Sequence
from pathlib import Path
from string import Template

import textual_serve
from aiohttp import web

from tui.locale import _, language
from tui.web.access import Access
from tui.web.session import hold

MOST_SESSIONS = 8
"""Sessions at a time; each is a program of some 100 MB."""
_FOLDER = Path(__file__).parent
_STATIC = Path(textual_serve.__file__).parent / "static"
"""The terminal of textual-serve for the browser."""
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
    """The open sessions, so that they can be counted and all be ended."""

    def __init__(self, words: Sequence[str]) -> None:
        self._words = words
        self._open: set[asyncio.Task[object]] = set()

    @property
    def are_full(self) -> bool:
        """Whether there can be no other session now."""
        return len(self._open) >= MOST_SESSIONS

    async def open(self, request: web.Request) -> web.StreamResponse:
        """Run a session for as long as its browser stays; none when there are too many."""
        if self.are_full:
            raise web.HTTPServiceUnavailable(text=_full())
        task = asyncio.current_task()
        assert task
        self._open.add(task)
        try:
            return await hold(request, self._words)
        finally:
            self._open.discard(task)

    async def end(self, _application: web.Application) -> None:
        """End all sessions and wait until their processes are gone."""
        for task in self._open:
            task.cancel()
        if self._open:
            await asyncio.wait(self._open, timeout=_WAIT)

    async def page(self, request: web.Request) -> web.Response:
        """Return the page: with a terminal in it, or with why there is none."""
        full = self.are_full
        text = _page(request.query.get("fontsize", ""), _full() if full else "")
        return web.Response(text=text, content_type="text/html", status=503 if full else 200)


def application(words: Sequence[str], access: Access) -> web.Application:
    """Return what is served to browsers that have `access`; `words` start the app."""
    sessions = Sessions(words)
    made = web.Application(middlewares=[access.guard()])
    made.add_routes(
        [
            web.get("/", sessions.page),
            web.get("/ws", sessions.open),
            web.get("/page/{name}", _asset),
            web.static("/static", _STATIC),
        ]
    )
    made.on_response_prepare.append(_forbid_others)
    made.on_shutdown.append(sessions.end)
    return made


def _full() -> str:
    return _(
        "Nämndkoll is open in {count} places already, as many as it can be here. Close one of "
        "them and open it again."
    ).format(count=MOST_SESSIONS)


def _page(wanted: str, refusal: str) -> str:
    """Return the page, its letters as large as wanted; with a refusal instead of the terminal."""
    size = int(wanted) if wanted.isdecimal() and len(wanted) < 3 else _FONT_SIZE
    texts = {
        "lang": language(),
        "title": _("Nämndkoll"),
        "closed": refusal or _("Nämndkoll is closed here."),
        "again": _("Open again"),
        "size": str(min(max(size, _SMALLEST), _LARGEST)),
        "state": "-closed" if refusal else "",
        "terminal": "" if refusal else "textual-terminal",
    }
    page = Template((_FOLDER / "page.html").read_text(encoding="utf-8"))
    return page.substitute({name: html.escape(text) for name, text in texts.items()})


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
    response.headers["Cache-Control"] = "no-store"
