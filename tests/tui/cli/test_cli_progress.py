"""Signs of life during a long import."""

import io
import sys

import pytest

from store.importing.reading.reading import Progress
from tests.tui.cli.conftest import Terminal
from tui.headless import progress
from tui.headless.progress import Ticker
from tui.locale import set_language

TOTAL = 7000


def _told(monkeypatch: pytest.MonkeyPatch, stream: io.StringIO, seconds: list[float]) -> list[str]:
    """Return what is written to stderr when progress is reported at these moments."""
    set_language("en")
    clock = iter([0.0, *seconds])
    monkeypatch.setattr(progress, "monotonic", lambda: next(clock))
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stderr", stream)
        with Ticker("plan.txt") as ticker:
            for number, _ in enumerate(seconds, 1):
                ticker(Progress(number * 100, TOTAL, "lines"))
    return stream.getvalue().splitlines(keepends=True)


def test_a_short_import_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _told(monkeypatch, io.StringIO(), [0.5, 1.0, 2.9]) == []


def test_a_long_one_says_where_it_is_every_few_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    told = _told(monkeypatch, io.StringIO(), [1, 2, 3.5, 4, 5, 6.6])
    assert told == ["plan.txt: line 300 of 7000\n", "plan.txt: line 600 of 7000\n"]


def test_on_a_terminal_one_line_moves_and_is_wiped(monkeypatch: pytest.MonkeyPatch) -> None:
    told = "".join(_told(monkeypatch, Terminal(), [0.05, 0.2, 0.25, 0.5]))
    drawn = [line.rstrip() for line in told.split("\r") if line]
    assert drawn == ["plan.txt: line 200 of 7000", "plan.txt: line 400 of 7000", ""]
    assert "\n" not in told
