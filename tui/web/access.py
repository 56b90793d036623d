"""Who may come in: with the key of the printed address, then with the cookie that it gives.

A browser sends what any page asks for, also to this computer, and a name of another site may be
pointed here ("DNS rebinding"). So a request counts only when it names the address that is served,
when no other page made it, and when it has the key.
"""

from __future__ import annotations

import socket
from hmac import compare_digest
from ipaddress import ip_address
from secrets import token_urlsafe
from urllib.parse import urlsplit

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

from tui.locale import _

PARAMETER = "token"
_BYTES = 32
_HTTP = 80


class Access:
    """The key and the cookie of one server, and what `host` it is bound to."""

    def __init__(self, host: str) -> None:
        self.token = token_urlsafe(_BYTES)
        self._cookie = token_urlsafe(_BYTES)
        self._host = host.strip("[]").casefold()

    def guard(self) -> Middleware:
        """Return what refuses, before anything else is done, who may not come in."""

        @web.middleware
        async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
            if not self._is_for_here(request):
                raise web.HTTPForbidden(text=_("Only the page of this address may be opened here."))
            if self._has_token(request):
                response = await handler(request)
                self._give_cookie(request, response)
                return response
            if not _same(request.cookies.get(_cookie_name(request), ""), self._cookie):
                raise web.HTTPForbidden(text=_unknown())
            return await handler(request)

        return guard

    def _is_for_here(self, request: web.Request) -> bool:
        """Tell whether a request names what is served, and comes from no other page."""
        hosts = request.headers.getall("Host", [])
        origins = request.headers.getall("Origin", [])
        if len(hosts) != 1 or any(origin != f"http://{hosts[0]}" for origin in origins):
            return False
        name, port = _parted(hosts[0])
        return port == _port_of(request) and self._is_named(name)

    def _is_named(self, name: str) -> bool:
        if name == self._host or (is_local(self._host) and is_local(name)):
            return True
        # No name server has a say in an address of digits, nor in this computer's own name.
        here = socket.gethostname().casefold()
        own = (here, f"{here}.local") if not is_local(self._host) else ()
        return is_wild(self._host) and (_is_address(name) or is_local(name) or name in own)

    def _has_token(self, request: web.Request) -> bool:
        return request.path == "/" and _same(request.query.get(PARAMETER, ""), self.token)

    def _give_cookie(self, request: web.Request, response: web.StreamResponse) -> None:
        response.set_cookie(
            _cookie_name(request), self._cookie, httponly=True, samesite="Strict", path="/"
        )


def _unknown() -> str:
    return _(
        "This page needs the whole address that was printed where Nämndkoll is served, with the "
        "key in it. Open that one."
    )


def _cookie_name(request: web.Request) -> str:
    """Return the cookie's name: browsers keep one jar for all ports of a computer."""
    return f"namndkoll-{_port_of(request)}"


def _port_of(request: web.Request) -> int:
    """Return the port that a request came in by."""
    name = request.transport.get_extra_info("sockname") if request.transport else None
    return int(name[1]) if name else -1


def _parted(host: str) -> tuple[str, int]:
    """Return the name and the port that a request asks for; no name where it is malformed."""
    try:
        parts = urlsplit(f"//{host}")
        return (parts.hostname or "").casefold(), parts.port or _HTTP
    except ValueError:
        return "", -1


def _same(said: str, secret: str) -> bool:
    return compare_digest(said.encode("utf-8", "replace"), secret.encode())


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def is_wild(host: str) -> bool:
    """Tell whether a host means every address of this computer."""
    return host in {"", "0.0.0.0", "::"}


def is_local(host: str) -> bool:
    """Tell whether a host is this computer only, out of reach for its network."""
    return host == "localhost" or (_is_address(host) and ip_address(host).is_loopback)
