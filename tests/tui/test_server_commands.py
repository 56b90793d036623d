"""Commands whose server goes away: they are tried again, and told what became of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from store.common.place import Address
from store.keeping.backend import UnreachableError
from store.keeping.steps import Change
from store.register.register import Register
from tests.registers import NAME, small_register
from tests.server.engine import Engine
from tests.server.proxy import Proxy
from tests.server.ready import made_ready
from tui.cli import main
from tui.presentation.taking_in import TakingIn

_CHANGE = Register.change


@pytest.fixture
def proxy(engine: Engine) -> Iterator[Proxy]:
    """Return a way to the server that can be cut."""
    with Proxy(engine.port) as made:
        yield made


@pytest.fixture
def place(engine: Engine, database: str, proxy: Proxy) -> Address:
    """Return the address of a small register, by way of the proxy."""
    login = made_ready(engine, database).login("karin", "Staben")
    small_register(login).disk.close()
    return Address(login.conninfo.replace(f":{engine.port}/", f":{proxy.port}/"))


def _when_saving(monkeypatch: pytest.MonkeyPatch, then: Callable[[], None]) -> None:
    """Do something when a command has opened the register and is about to save."""

    def change(self: Register, *given: object, **named: object) -> Change | None:
        then()
        return _CHANGE(self, *given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(Register, "change", change)


def _set(place: Address) -> int:
    return main(["--register", place.conninfo, "set", "A1", "status=done"])


def test_a_server_that_goes_away_is_tried_again_and_then_told_with_nothing_saved(
    place: Address,
    proxy: Proxy,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def lose() -> None:
        proxy.refuse()
        proxy.cut()

    monkeypatch.setattr("tui.headless.opened._PATIENCE", 2.0)
    _when_saving(monkeypatch, lose)
    assert _set(place) == 1
    told = capsys.readouterr().err
    assert "trying again" in told
    assert "Nothing was saved." in told
    proxy.accept()
    assert not Register.open(place).history("A1")


def test_a_server_that_comes_back_in_time_saves_once(
    place: Address, proxy: Proxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    _when_saving(monkeypatch, proxy.cut)
    assert _set(place) == 0
    assert len(Register.open(place).history("A1")) == 1


def test_what_may_have_been_saved_is_told_as_not_known(
    place: Address, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def lost() -> None:
        error = UnreachableError("The answer was lost.")
        error.step = "00000000-0000-0000-0000-000000000000"
        raise error

    _when_saving(monkeypatch, lost)
    assert _set(place) == 1
    assert "not known whether it was saved" in capsys.readouterr().err


def test_an_import_whose_answer_was_lost_is_not_taken_in_twice(
    place: Address, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = tmp_path / "budget_2024.txt"
    document.write_text(
        "Kommunstyrelsen\nAktiviteter\n- Ta fram en plan (slutdatum 2024-10-01)\n", "utf-8"
    )
    taking = TakingIn(document, place)
    taking.read(lambda _progress: None)
    take_in_all = Register.take_in_all
    steps: list[str] = []

    def answer_lost(self: Register, *given: object, **named: object) -> object:
        take_in_all(self, *given, **named)  # type: ignore[arg-type]
        error = UnreachableError("The answer was lost.")
        error.step = _last_step(place)
        steps.append(error.step)
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(Register, "take_in_all", answer_lost)
        with pytest.raises(UnreachableError):
            taking.write()
    taking.write()
    imports = [one for one in Register.open(place).changes.values() if one.kind == "import"]
    assert [one.name for one in imports] == [NAME, document.name]


def _last_step(place: Address) -> str:
    import psycopg

    with psycopg.connect(place.conninfo) as line:
        row = line.execute("select step from namndkoll.changes order by seq desc").fetchone()
    assert row
    return str(row[0])


def test_a_change_that_waited_bears_the_time_at_which_it_was_typed() -> None:
    from store.keeping.contents import nothing
    from store.register.ahead import moment

    typed, now = datetime(2024, 5, 1, 8, tzinfo=UTC), datetime(2024, 5, 1, 9, tzinfo=UTC)
    assert moment(nothing(), typed, now) == typed
