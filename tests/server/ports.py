"""Ports on which a test may listen, stop listening and listen again."""

from __future__ import annotations

import random
import socket

HOST = "127.0.0.1"
_PORTS = range(20_000, 32_000)
"""Below those that systems give to outgoing connections, so that one is found free again."""


def free_port() -> int:
    """Return a port of this machine on which nobody listens."""
    while True:
        with socket.socket() as tried:
            port = random.choice(_PORTS)
            if tried.connect_ex((HOST, port)):
                return port
