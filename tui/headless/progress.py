"""How far an import or a copy has come: a moving line on a terminal, else one at times."""

from __future__ import annotations

import sys
from contextlib import suppress
from time import monotonic
from types import TracebackType
from typing import Self

from store.common.text import one_line
from store.importing.reading.reading import Progress
from tui.locale import N_, _
from tui.messages.saying import tell

_MOVING, _STANDING = 0.1, 3.0
"""Seconds between two signs of life."""
_WIDTH = 79
_LINES = N_("{document}: line {line} of {total}")
_PAGES = N_("{document}: page {line} of {total}")
_FILE = N_("{document}: the file is being read")
_RECORDS = N_("{document}: record {line} of {total}")
_SAID = {"pages": _PAGES, "file": _FILE, "records": _RECORDS}
"""What is told, by what is being read; lines where nothing else is said."""


class Ticker:
    """Tells on stderr how far the reading of a document, or the writing of a copy, has come."""

    def __init__(self, document: str) -> None:
        self._document = document
        self._moving = sys.stderr is not None and sys.stderr.isatty()
        self._last = monotonic()
        self._drawn = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._drawn:
            self._draw("")

    def __call__(self, progress: Progress) -> None:
        now = monotonic()
        if now - self._last < (_MOVING if self._moving else _STANDING):
            return
        self._last = now
        said = _(_SAID.get(progress.what, _LINES))
        said = said.format(document=self._document, line=progress.line, total=progress.total)
        if self._moving:
            self._draw(said)
        else:
            tell(said)

    def _draw(self, text: str) -> None:
        self._drawn = True
        with suppress(OSError, ValueError):
            sys.stderr.write(f"\r{one_line(text)[:_WIDTH]:{_WIDTH}}\r")
            sys.stderr.flush()
