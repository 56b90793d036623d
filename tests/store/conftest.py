"""Where the registers of these tests are kept: each test of a register runs on both houses."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from store.common.place import Place
from tests.server.houses import Files, House


@pytest.fixture(params=["file", "server"])
def house(request: pytest.FixtureRequest, tmp_path: Path) -> House:
    """The house that a test's registers are kept in: a folder of files, or a server."""
    if request.param == "file":
        return Files(tmp_path)
    databases: House = request.getfixturevalue("databases")
    return databases


@pytest.fixture
def place(house: House) -> Iterator[Place]:
    """Where a register can be made; there is none yet."""
    with house.lent() as lent:
        yield lent


@pytest.fixture
def another_place(house: House) -> Iterator[Place]:
    """Where another register can be made; there is none yet."""
    with house.lent() as lent:
        yield lent
