"""Tests of the screen speak Swedish unless they say otherwise, and see the same terminal."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.tui.parts import PlainScreen
from tui.app.notices import NoticingApp
from tui.app.screens.main.preferences import Preferences
from tui.locale import language, set_language
from tui.settings.memory import Memory


@pytest.fixture(autouse=True)
def _swedish(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.delenv("NO_COLOR", raising=False)
    before = language()
    set_language("sv")
    yield
    set_language(before)


@pytest.fixture(autouse=True)
def _lasting_notices(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no notice go by itself: on a busy machine it may be gone before a test looks for it."""
    monkeypatch.setattr(NoticingApp, "NOTIFICATION_TIMEOUT", 3600)


@pytest.fixture
def screen() -> PlainScreen:
    """Return the screen below all."""
    return PlainScreen()


@pytest.fixture
def own() -> Preferences:
    """Return preferences that nobody has said anything of."""
    return Preferences(Memory())
