"""Functions of PDFium that are called for every word, without what most of a call's time goes to.

ctypes checks what a function takes by the types that are said of it, and that takes longer than
PDFium does. None are said here: a number goes over as C's `int`, so that what is none, a page or a
place in memory, has to be a value of ctypes already.
"""

from __future__ import annotations

from collections.abc import Callable
from ctypes import PYFUNCTYPE, c_double, c_int, c_void_p, cast
from functools import cache
from typing import Any, NamedTuple


class Calls(NamedTuple):
    """What is asked of a page by the number of a letter or an object, and of what that is."""

    piece: Callable[..., int | None]
    box: Callable[..., int]
    origin: Callable[..., int]
    matrix: Callable[..., int]
    size: Callable[..., float]
    mode: Callable[..., int]
    drawn: Callable[..., int | None]
    kind: Callable[..., int]
    segment: Callable[..., int | None]
    point: Callable[..., int]
    stroke: Callable[..., int]
    closes: Callable[..., int]
    marks: Callable[..., int]
    mark: Callable[..., int | None]
    mark_name: Callable[..., int]
    mark_value: Callable[..., int]


@cache
def calls() -> Calls:
    """Return the functions."""
    import pypdfium2.raw as raw

    def bound(function: Any, returns: Any) -> Callable[..., Any]:
        return PYFUNCTYPE(returns)(cast(function, c_void_p).value or 0)

    return Calls(
        bound(raw.FPDFText_GetTextObject, c_void_p),
        bound(raw.FPDFText_GetLooseCharBox, c_int),
        bound(raw.FPDFText_GetCharOrigin, c_int),
        bound(raw.FPDFText_GetMatrix, c_int),
        bound(raw.FPDFText_GetFontSize, c_double),
        bound(raw.FPDFTextObj_GetTextRenderMode, c_int),
        bound(raw.FPDFPage_GetObject, c_void_p),
        bound(raw.FPDFPageObj_GetType, c_int),
        bound(raw.FPDFPath_GetPathSegment, c_void_p),
        bound(raw.FPDFPathSegment_GetPoint, c_int),
        bound(raw.FPDFPathSegment_GetType, c_int),
        bound(raw.FPDFPathSegment_GetClose, c_int),
        bound(raw.FPDFPageObj_CountMarks, c_int),
        bound(raw.FPDFPageObj_GetMark, c_void_p),
        bound(raw.FPDFPageObjMark_GetName, c_int),
        bound(raw.FPDFPageObjMark_GetParamStringValue, c_int),
    )
