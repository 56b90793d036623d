"""What a paragraph of a Word document says to its reader: as if all tracked changes were accepted,
without what is hidden, without comments, codes of fields and the prompts of empty controls."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from store.documents.word.styles import Styles, W, is_on

OTHERWISE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
"""What stands a second time, in an older form."""
BOX = f"{W}txbxContent"
_UNREAD = frozenset(
    {
        *(f"{W}{name}" for name in ("pPr", "rPr", "del", "moveFrom", "tabs", "sdtPr", "rubyPr")),
        *(f"{W}{name}" for name in ("rt", "instrText", "delText", "delInstrText")),
        BOX,
        OTHERWISE,
    }
)
_SIGNS = {f"{W}tab": "\t", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}ptab": "\t"}
_PRIVATE = 0xF000
"""Where fonts of signs have theirs: the sign itself is below."""


def text_of(paragraph: Any, styles: Styles) -> str:
    """Return what a paragraph says; boxes in it are no part of its sentence."""
    return "".join(_pieces(paragraph, styles))


def goes_on(properties: Any | None) -> bool:
    """Tell whether the end of a paragraph was taken out, so that the next one is part of it."""
    if properties is None:
        return False
    mark = properties.find(f"{W}rPr")
    return mark is not None and any(
        mark.find(f"{W}{change}") is not None for change in ("del", "moveFrom")
    )


def was_moved(paragraph: Any) -> bool:
    """Tell whether text was taken out of a paragraph."""
    return any(paragraph.find(f".//{W}{change}") is not None for change in ("del", "moveFrom"))


def boxes_of(paragraph: Any) -> Iterator[Any]:
    """Return the boxes with text that hang on a paragraph, each once."""
    for child in paragraph:
        if child.tag == BOX:
            yield child
        elif isinstance(child.tag, str) and child.tag != OTHERWISE:
            yield from boxes_of(child)


def _pieces(element: Any, styles: Styles) -> Iterator[str]:
    for child in element:
        tag = child.tag
        if tag == f"{W}t":
            yield child.text or ""
        elif tag in _SIGNS:
            yield _SIGNS[tag]
        elif tag == f"{W}br":
            # A page or a column that ends within a sentence does not part it.
            yield " " if child.get(f"{W}type") in ("page", "column") else "\n"
        elif tag == f"{W}sym":
            yield _sign(child.get(f"{W}char") or "")
        elif isinstance(tag, str) and tag not in _UNREAD and not _is_unseen(child, styles):
            yield from _pieces(child, styles)


def _is_unseen(element: Any, styles: Styles) -> bool:
    """Tell whether a run is hidden, or a control shows only what it asks for."""
    if element.tag == f"{W}r":
        return styles.hides(element.find(f"{W}rPr"))
    if element.tag == f"{W}sdt":
        return is_on(element.find(f"{W}sdtPr/{W}showingPlcHdr"))
    return False


def _sign(code: str) -> str:
    """Return a sign of a font of signs, by its number in hexadecimal."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    return chr(number) if 32 < number < 0xD800 or _PRIVATE <= number < 0xFFFE else ""
