"""What is said of what was copied: that it was sent, what may keep it, and what is sure."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest

from tui.app.widgets.clipboard import send

if TYPE_CHECKING:
    from textual.app import App


class Noting:
    """Notes what it is sent and what is said."""

    def __init__(self) -> None:
        self.copied = self.said = ""

    def copy_to_clipboard(self, text: str) -> None:
        """Note a text."""
        self.copied = text

    def notify(self, said: str, **_how: object) -> None:
        """Note a sentence."""
        self.said = said


@pytest.mark.parametrize(
    ("environment", "told"),
    [
        ({}, "Kommer det inte fram sparar w i en lista till en fil"),
        ({"TMUX": "/tmp/tmux-1000/default,1,0", "TERM": "screen"}, "set-clipboard on"),
        ({"STY": "1.pts"}, "screen för det inte vidare"),
        ({"TERM": "screen-256color"}, "screen för det inte vidare"),
        ({"TERM_PROGRAM": "Apple_Terminal"}, "macOS tar inte emot"),
        ({"TERM_PROGRAM": "iTerm.app"}, "Kommer det inte fram"),
    ],
)
def test_what_may_keep_a_copy_from_arriving_is_said_with_another_way(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], told: str
) -> None:
    for name in ("TMUX", "STY", "TERM", "TERM_PROGRAM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    app = Noting()
    send(cast("App[None]", app), "text", "En rad skickades.")
    assert app.copied == "text"
    assert app.said.startswith("En rad skickades. ")
    assert told in app.said
    assert "w i en lista" in app.said
