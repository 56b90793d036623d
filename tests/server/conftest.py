"""A register on the server for several logins."""

from pathlib import Path

import pytest

from tests.registers import small_register
from tests.server.engine import Engine
from tests.server.hall import Hall, made_hall


@pytest.fixture
def hall(engine: Engine, database: str, run_folder: Path) -> Hall:
    """A register with a little of everything, for logins of two offices and of none."""
    made = made_hall(engine, database, run_folder)
    small_register(made.place("olle"))
    return made
