"""Layers of a page (ISO 32000, 8.11): whether a file has one switched off, so that nobody sees it.

PDFium gives the text of all layers and tells of none whether it is shown. It is shown if the page
looks otherwise without it. A layer that holds a whole form is not told of, and its text is read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from ctypes import byref, c_ulong, c_ushort, c_void_p, cast
from functools import cached_property
from typing import Any

from store.documents.pdf.pdfium import calls

_NAME = 256
"""Letters of a layer's name that are read."""
_SCALE = 1.0
"""Pixels for a point, enough for a letter to show."""


class Layers:
    """The layers of a page, each looked at when something is asked of it."""

    def __init__(self, page: Any) -> None:
        self._page = page
        self._hidden: dict[str, bool] = {}

    @property
    def hidden(self) -> tuple[str, ...]:
        """The names of those that were asked for and are switched off."""
        return tuple(name for name, hidden in self._hidden.items() if hidden)

    def hides(self, piece: int) -> bool:
        """Tell whether a piece of the page, by its number, is of a layer that is switched off."""
        names = list(_layers_of(c_void_p(piece)))
        for name in names:
            if name not in self._hidden:
                self._hidden[name] = not self._shows(name)
        return any(self._hidden[name] for name in names)

    def _shows(self, name: str) -> bool:
        """Tell whether a page looks otherwise without a layer."""
        import pypdfium2.raw as raw

        pieces = (one.raw for one in self._page.get_objects())
        held = [one for one in pieces if name in _layers_of(cast(one, c_void_p))]
        for one in held:
            raw.FPDFPageObj_SetIsActive(one, False)
        without = self._look()
        for one in held:
            raw.FPDFPageObj_SetIsActive(one, True)
        return without != self._whole

    @cached_property
    def _whole(self) -> bytes:
        return self._look()

    def _look(self) -> bytes:
        return bytes(self._page.render(scale=_SCALE, grayscale=True).buffer)


def _layers_of(piece: c_void_p) -> Iterator[str]:
    """Return the names of the layers that a piece is of."""
    ask = calls()
    for number in range(ask.marks(piece)):
        mark = c_void_p(ask.mark(piece, number))
        if _text(ask.mark_name, mark) == "OC":
            yield _text(ask.mark_value, mark, b"Name")


def _text(function: Callable[..., int], *asked: Any) -> str:
    """Return what a function of PDFium writes, in UTF-16 with a zero at its end."""
    held, size = (c_ushort * _NAME)(), c_ulong()
    if not function(*asked, byref(held), c_ulong(2 * _NAME), byref(size)):
        return ""
    return bytes(held)[: min(size.value, 2 * _NAME) - 2].decode("utf-16-le", "replace")
