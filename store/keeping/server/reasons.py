"""Why a server does not answer, in words of our own for what often happens.

libpq names the server, its address and its port at length, and says most things in English. No code
comes with what it says of a connection that was not made: the words are all there is to know it by.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import psycopg
from msgspec.structs import replace
from psycopg import errors
from psycopg_pool import PoolTimeout

from store.common.errors import Message
from store.common.place import Address
from store.common.text import one_line

_BEFORE = re.compile(
    r"^(connection (failed|is bad): )?(connection to server .*? failed: )?((FATALT?|ERROR): +)?"
)
"""What stands before a cause."""
_LONGEST, _LONGEST_NAME = 120, 60
"""Characters of what libpq says that nobody foresaw, and of a name in it."""

TOO_LATE = Message("nothing came in time")
STOPPING = Message("the server is stopping or starting")
_LOST = Message("the connection was lost")
_ALONE = Message("no server listens there")
_PASSWORD = Message("the login or the password is wrong")
_FULL = Message("too many are connected just now")
_NO_LOGIN = Message("there is no such login there")
_NO_DATABASE = Message("there is no such database there")
_CODES = {
    "57P01": STOPPING,
    "57P02": STOPPING,
    "57P03": STOPPING,
    "57P04": Message("the database was removed"),
    "53300": _FULL,
    "28P01": _PASSWORD,
    "3D000": _NO_DATABASE,
}
"""By SQLSTATE, where there is one: a connection that was made was ended then."""
_WORDS = {
    r"password authentication failed|LDAP authentication failed"
    r"|lösenordsautentisering misslyckades": _PASSWORD,
    r"no password supplied": Message("a password is needed, and none was given"),
    r'role ".*" (does not exist|is not permitted)|roll(en)? ".*" (finns|tillåts) inte': _NO_LOGIN,
    r"pg_hba\.conf|authentication failed": Message("the server does not let this login in"),
    r'database ".*" does not exist|databasen ".*" existerar inte': _NO_DATABASE,
    r"too many clients|connection slots are reserved|too many connections"
    r"|för många klienter|anslutningsslottar är reserverade": _FULL,
    r"is starting up|is shutting down|in recovery mode|not yet accepting"
    r"|databassystemet (startar|stänger|är)|terminating connection due to": STOPPING,
    r"does not support SSL|SSL stöds inte": Message("the server offers no encryption (TLS)"),
    r'server certificate for "(?P<name>[^"]{,99})".* does not match': Message(
        "the server's certificate (TLS) is for {name}", {"name": "?"}
    ),
    r'root certificate file "[^"]*" does not exist': Message(
        "there is no file of whom to trust (sslrootcert, TLS)"
    ),
    r"certificate verify failed|root.certifi|certificate has expired"
    r"|self.signed certificate": Message("the server's certificate (TLS) is not trusted here"),
    r"closed the connection unexpectedly|stängde oväntat|connection has been closed|EOF detected"
    r"|reset by peer|broken pipe|connection is (closed|lost)|could not (receive|send) data"
    r"|/1005[34]\)": _LOST,
    r"SSL error|SSL-fel|SSL SYSCALL|SSL negotiation|tlsv1|certificate": Message(
        "no encrypted connection (TLS) was made"
    ),
    r"translate host name|översätta värdnamn|resolve host|name or service not known"
    r"|nodename nor servname|getaddrinfo failed": Message("nobody knows the server's name"),
    r"timeout expired|timeout utgången|timed out|no answer in|/10060\)": TOO_LATE,
    r"connection refused|/10061\)|on socket .* failed: No such file": _ALONE,
    r"network is unreachable|no route to host|/100(51|65)\)": Message("there is no way to it"),
}
"""What servers, libpq and psycopg say, in the order in which it counts where several addresses were
tried: first what a server said itself. A server speaks English or, here, Swedish (PostgreSQL's own
translation); the numbers are those of Windows, which has words of its own."""


def reason_of(error: Exception, place: Address) -> Message | str:
    """Return why a server does not answer, or what libpq says where that is none of the common.

    Of that it is the first line, without the address, which a sentence names anyway.
    """
    if isinstance(error, (PoolTimeout, errors.ConnectionTimeout)):
        return TOO_LATE
    if found := _CODES.get((isinstance(error, psycopg.Error) and error.sqlstate) or ""):
        return found
    said = str(error)
    for words, reason in _WORDS.items():
        if match := re.search(words, said, re.IGNORECASE):
            return _with_names(reason, match.groupdict())
    return _shortened(said, place) or type(error).__name__


def _with_names(reason: Message, named: Mapping[str, str]) -> Message:
    """Return a reason with what libpq names in it, which is from outside."""
    values = {name: one_line(value)[:_LONGEST_NAME] for name, value in named.items()}
    return replace(reason, values=values) if values else reason


def _shortened(said: str, place: Address) -> str:
    # A part of libpq repeats an address that it cannot read, with the password in it.
    first = next(iter(said.replace(place.conninfo, str(place)).strip().splitlines()), "")
    cause = _BEFORE.sub("", first, count=1)
    return one_line(cause)[:_LONGEST].strip()
