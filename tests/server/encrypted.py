"""A way to a server that speaks TLS, as the one of a city hall does; the wheel's server cannot."""

from __future__ import annotations

from asyncio import StreamReader, StreamWriter
from ssl import SSLContext

from tests.server.proxy import Proxy

_TLS = (8).to_bytes(4, "big") + (80877103).to_bytes(4, "big")
_GSS = (8).to_bytes(4, "big") + (80877104).to_bytes(4, "big")
"""What a client asks first: https://www.postgresql.org/docs/current/protocol-message-formats.html"""


class EncryptedProxy(Proxy):
    """Takes those alone who ask for TLS; what it passes on to the server is not encrypted."""

    def __init__(self, target: int, context: SSLContext) -> None:
        super().__init__(target)
        self._context = context

    async def _greet(self, asked: StreamReader, client: StreamWriter) -> None:
        while (wanted := await asked.readexactly(len(_TLS))) == _GSS:
            client.write(b"N")
        if wanted != _TLS:
            raise ConnectionRefusedError
        client.write(b"S")
        await client.start_tls(self._context)
