"""Tests of the screen speak Swedish unless they say otherwise, and see the same terminal."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tui.locale import language, set_language


@pytest.fixture(autouse=True)
def _swedish(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.delenv("NO_COLOR", raising=False)
    before = language()
    set_language("sv")
    yield
    set_language(before)
