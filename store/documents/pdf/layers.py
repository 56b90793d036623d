"""Layers of a page (ISO 32000, 8.11): whether a file has one switched off, so that nobody sees it.

PDFium gives the text of all layers and tells of none whether it is shown. It is shown if the page
looks otherwise without it. A layer that holds a whole form is not told of, and its text is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from ctypes import byref, c_ulong, c_ushort, c_void_p, cast
from typing import Any

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
        import pypdfium2.raw as raw

        names = list(_layers_of(cast(c_void_p(piece), raw.FPDF_PAGEOBJECT)))
        for name in names:
            if name not in self._hidden:
                self._hidden[name] = not self._shows(name)
        return any(self._hidden[name] for name in names)

    def _shows(self, name: str) -> bool:
        """Tell whether a page looks otherwise without a layer."""
        import pypdfium2.raw as raw

        before = self._look()
        held = [one.raw for one in self._page.get_objects() if name in _layers_of(one.raw)]
        for one in held:
            raw.FPDFPageObj_SetIsActive(one, False)
        after = self._look()
        for one in held:
            raw.FPDFPageObj_SetIsActive(one, True)
        return before != after

    def _look(self) -> bytes:
        return bytes(self._page.render(scale=_SCALE, grayscale=True).buffer)


def _layers_of(piece: Any) -> Iterator[str]:
    """Return the names of the layers that a piece is of."""
    import pypdfium2.raw as raw

    for number in range(raw.FPDFPageObj_CountMarks(piece)):
        mark = raw.FPDFPageObj_GetMark(piece, number)
        if _text(raw.FPDFPageObjMark_GetName, mark) == "OC":
            yield _text(raw.FPDFPageObjMark_GetParamStringValue, mark, b"Name")


def _text(function: Any, *asked: Any) -> str:
    """Return what a function of PDFium writes, in UTF-16 with a zero at its end."""
    held, size = (c_ushort * _NAME)(), c_ulong()
    if not function(*asked, held, 2 * _NAME, byref(size)):
        return ""
    return bytes(held)[: min(size.value, 2 * _NAME) - 2].decode("utf-16-le", "replace")
