"""A register behind TLS: libpq's own means decide whom to trust, and what fails is a sentence."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import trustme

from store.changes import edits
from store.common.errors import RegisterError
from store.common.place import Address
from store.keeping.backend import UnreachableError
from store.keeping.server import checking
from store.register.register import Register
from tests.registers import small_register
from tests.server.encrypted import EncryptedProxy
from tests.server.engine import Engine
from tests.server.ports import HOST
from tests.server.ready import Ready, made_ready

NOW = datetime(2024, 9, 16, 9, tzinfo=UTC)
PAST = datetime(2024, 1, 1, tzinfo=UTC)
PASSWORD = "ett långt lösen"


@pytest.fixture
def ready(engine: Engine, database: str) -> Ready:
    ready = made_ready(engine, database)
    small_register(ready.login("karin", "A", password=PASSWORD))
    return ready


@pytest.fixture
def authority(tmp_path: Path) -> trustme.CA:
    authority = trustme.CA()
    authority.cert_pem.write_to_path(tmp_path / "root.crt")
    return authority


def _served(ready: Ready, certificate: trustme.LeafCert) -> EncryptedProxy:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    return EncryptedProxy(ready.engine.port, context)


@pytest.fixture
def proxy(ready: Ready, authority: trustme.CA) -> Iterator[EncryptedProxy]:
    with _served(ready, authority.issue_cert(HOST)) as made:
        yield made


def _place(ready: Ready, port: int, root: Path, password: str = PASSWORD) -> Address:
    return Address(
        ready.engine.address(
            ready.database, f"{ready.database}_karin", password,
            port=port, sslmode="verify-full", sslrootcert=str(root), connect_timeout="20",
        )
    )  # fmt: skip


def _refused(place: Address) -> str:
    with pytest.raises(RegisterError) as refused:
        Register.open(place)
    said = str(refused.value)
    assert PASSWORD not in said
    assert "\n" not in said
    return said


def test_what_is_read_and_written_is_encrypted_and_check_says_so(
    ready: Ready, proxy: EncryptedProxy, tmp_path: Path
) -> None:
    place = _place(ready, proxy.port, tmp_path / "root.crt")
    register = Register.open(place)
    register.change([edits.owner("A4", "Maj")], by="Karin", now=NOW)
    assert Register.open(place).follow_up("A4").owner == "Maj"
    assert "encrypted (TLS)" in " ".join(str(one.what) for one in checking.check(place))


def test_a_connection_that_is_cut_is_made_anew_encrypted(
    ready: Ready, proxy: EncryptedProxy, tmp_path: Path
) -> None:
    register = Register.open(_place(ready, proxy.port, tmp_path / "root.crt"))
    proxy.cut()
    register.change([edits.owner("A4", "Maj")], by="Karin", now=NOW)
    with pytest.raises(UnreachableError):
        register.disk.refresh()
    register.disk.refresh()
    assert Register.open(ready.owner).follow_up("A4").owner == "Maj"


def test_a_server_of_an_unknown_authority_is_not_trusted(
    ready: Ready, proxy: EncryptedProxy, tmp_path: Path
) -> None:
    other = tmp_path / "other.crt"
    trustme.CA().cert_pem.write_to_path(other)
    assert "certificate (TLS) is not trusted" in _refused(_place(ready, proxy.port, other))


def test_a_server_that_shows_another_name_is_not_trusted(
    ready: Ready, authority: trustme.CA, tmp_path: Path
) -> None:
    with _served(ready, authority.issue_cert("db.example")) as proxy:
        said = _refused(_place(ready, proxy.port, tmp_path / "root.crt"))
    assert "certificate (TLS) is for db.example" in said


def test_a_certificate_whose_time_is_over_is_not_trusted(
    ready: Ready, authority: trustme.CA, tmp_path: Path
) -> None:
    with _served(ready, authority.issue_cert(HOST, not_after=PAST)) as proxy:
        assert "certificate (TLS) is not trusted" in _refused(
            _place(ready, proxy.port, tmp_path / "root.crt")
        )


def test_a_file_of_authorities_that_is_not_there_is_told_of(
    ready: Ready, proxy: EncryptedProxy, tmp_path: Path
) -> None:
    said = _refused(_place(ready, proxy.port, tmp_path / "nowhere.crt"))
    assert "no file of whom to trust (sslrootcert, TLS)" in said


def test_who_asks_for_encryption_is_not_let_in_without(ready: Ready, tmp_path: Path) -> None:
    said = _refused(_place(ready, ready.engine.port, tmp_path / "root.crt"))
    assert "offers no encryption (TLS)" in said


def test_a_wrong_password_is_not_told_behind_encryption(
    ready: Ready, proxy: EncryptedProxy, tmp_path: Path
) -> None:
    wrong = "ett annat lösen"
    said = _refused(_place(ready, proxy.port, tmp_path / "root.crt", wrong))
    assert "password" in said
    assert wrong not in said
