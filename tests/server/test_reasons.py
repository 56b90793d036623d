"""Why a server does not answer, told in words of our own; what is unknown in libpq's, in short."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest
from psycopg_pool import PoolTimeout

from store.common.errors import Message, RegisterError
from store.common.place import Address
from store.keeping.backend import UnreachableError
from store.keeping.server.reasons import _CODES, _WORDS, TOO_LATE, reason_of
from store.keeping.server.refusals import explained, refused_connection
from store.register.register import Register
from tests.server.engine import Engine
from tui.app.widgets.disk_line import _REASON, DiskLine
from tui.locale import set_language

PLACE = Address("postgresql://karin:hemligt@stad.example/register")
AT = 'connection failed: connection to server at "10.1.2.3", port 5432 failed: '
SAID = {
    AT + "Connection refused\n\tIs the server running on that host?": "no server listens there",
    AT + "Connection refused (0x0000274D/10061)\n\tIs the server …": "no server listens there",
    "connection is bad: connection to server on socket "
    '"/run/.s.PGSQL.5432" failed: No such file or directory\n\tIs …': "no server listens there",
    AT + "timeout expired": "nothing came in time",
    AT + "Connection timed out (0x0000274C/10060)": "nothing came in time",
    "no answer in 15 seconds": "nothing came in time",
    AT + 'FATAL:  password authentication failed for user "karin"': "the password is wrong",
    AT + 'FATALT:  Lösenordsautentisering misslyckades för användare "karin"': "password is wrong",
    AT + "fe_sendauth: no password supplied": "a password is needed",
    AT + 'FATAL:  role "karin" does not exist': "no such login",
    AT + 'FATALT:  rollen "karin" finns inte': "no such login",
    AT + 'FATAL:  no pg_hba.conf entry for host "10.1.2.4", user "karin", database "stad", '
    "no encryption": "does not let this login in",
    AT + 'FATAL:  database "stad" does not exist': "no such database",
    AT + 'FATALT:  databasen "stad" existerar inte': "no such database",
    AT + "FATAL:  sorry, too many clients already": "too many are connected",
    AT + "FATAL:  the database system is starting up": "stopping or starting",
    AT + "FATALT:  databassystemet stänger ner": "stopping or starting",
    AT + "server does not support SSL, but SSL was required": "offers no encryption",
    AT + "SSL error: certificate verify failed": "certificate (TLS) is not trusted",
    AT + 'root certificate file "/root.crt" does not exist': "no file of whom to trust",
    AT + 'server certificate for "db.example" does not match host name "stad"': "for db.example",
    AT + 'server certificate for "db.example" (and 2 other names) does not match host name '
    '"stad"': "for db.example",
    AT + "SSL error: tlsv1 alert protocol version": "no encrypted connection (TLS)",
    "SSL SYSCALL error: EOF detected": "the connection was lost",
    "consuming input failed: server closed the connection unexpectedly\n\tThis …": "was lost",
    "the connection is closed": "the connection was lost",
    "failed to resolve host 'stad': [Errno -2] Name or service not known": "the server's name",
    "failed to resolve host 'stad': [Errno 11001] getaddrinfo failed": "the server's name",
    AT + "No route to host": "there is no way to it",
    AT.replace("5432", "10061") + "timeout expired": "nothing came in time",
}
"""What libpq, psycopg and PostgreSQL's Swedish say."""
REASONS = {str(one): one for one in (*_WORDS.values(), *_CODES.values())}


def told(said: str) -> str:
    return str(reason_of(psycopg.OperationalError(said), PLACE))


@pytest.mark.parametrize(("said", "wanted"), SAID.items())
def test_what_often_happens_is_told_in_words_of_our_own(said: str, wanted: str) -> None:
    assert wanted in told(said)
    sentence = str(refused_connection(psycopg.OperationalError(said), PLACE))
    assert "connection to server" not in sentence
    assert "FATAL" not in sentence


@pytest.mark.parametrize("other", [AT + "timeout expired", AT + "Connection refused"])
def test_what_a_server_said_counts_before_an_address_at_which_none_answered(other: str) -> None:
    said = AT + 'FATAL:  database "stad" does not exist'
    several = (
        f"{said}\nMultiple connection attempts failed. All failures were:\n- {other}\n- {said}"
    )
    assert told(several) == told(said)


@pytest.mark.parametrize(
    "error",
    [PoolTimeout("couldn't get a connection after 1.00 sec"), psycopg.errors.ConnectionTimeout()],
)
def test_a_wait_in_vain_is_told_as_such(error: Exception) -> None:
    assert reason_of(error, PLACE) is TOO_LATE


@pytest.mark.parametrize(
    ("error", "wanted"),
    [
        (psycopg.errors.AdminShutdown("avslutar"), "stopping or starting"),
        (psycopg.errors.CrashShutdown("avslutar"), "stopping or starting"),
        (psycopg.errors.DatabaseDropped("borta"), "the database was removed"),
    ],
)
def test_a_server_that_ends_a_connection_is_known_by_the_code_whatever_it_speaks(
    error: psycopg.Error, wanted: str
) -> None:
    assert wanted in str(explained(error, PLACE))


def test_what_nobody_foresaw_is_the_first_line_that_libpq_says_clean_and_short() -> None:
    said = f"{AT}FATAL:  det \x1b[31mhände {'x' * 300}\nRAD TVÅ"
    found = told(said)
    assert found.startswith("det ")
    assert "\x1b" not in found
    assert "RAD" not in found
    assert len(found) <= 120


def test_an_address_that_libpq_repeats_is_told_without_its_password() -> None:
    said = f'connection is bad: missing "=" after "{PLACE.conninfo}" in connection info string'
    assert "hemligt" not in told(said)
    assert "stad.example" in told(said)


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("reason", REASONS.values(), ids=str)
def test_each_reason_stands_whole_in_the_line_of_the_screen(
    monkeypatch: pytest.MonkeyPatch, language: str, reason: Message
) -> None:
    line, shown = DiskLine(), list[str]()
    monkeypatch.setattr(line, "update", lambda said: shown.append(str(said)))
    away = UnreachableError("{place} does not answer ({reason}).", place="p", reason=reason)
    set_language("sv" if language == "sv" else "en")
    line.show(away, datetime(2026, 3, 2, 9, tzinfo=UTC))
    set_language("en")
    assert len(str(reason)) <= _REASON
    assert shown[0].endswith(")")
    assert "…" not in shown[0]


@pytest.mark.parametrize(
    ("place", "wanted"),
    [
        ("postgresql://karin@127.0.0.1:1/stad", "no server listens there"),
        ("postgresql://karin@finns-inte.invalid/stad", "nobody knows the server's name"),
        ("postgresql://karin@/stad?host=%2Fingen-mapp", "no server listens there"),
    ],
)
def test_a_way_that_leads_nowhere_is_told(place: str, wanted: str) -> None:
    with pytest.raises(RegisterError, match=f"cannot be opened .*{wanted}"):
        Register.open(Address(place))


def test_what_a_real_server_refuses_is_told(engine: Engine, database: str, tmp_path: Path) -> None:
    guarded = f"{database}_guarded"
    engine.make_role(guarded, "det rätta ordet")
    for place, wanted in (
        (engine.address("ingen_stad"), "no such database"),
        (engine.address(database, "ingen_alls"), "no such login"),
        (engine.address(database, guarded, "fel"), "the password is wrong"),
        (engine.address(database, guarded), "a password is needed"),
        (engine.address(database, sslmode="require"), "offers no encryption"),
    ):
        with pytest.raises(RegisterError, match=wanted) as raised:
            Register.open(Address(place))
        assert "connection to server" not in str(raised.value)
