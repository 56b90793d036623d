"""The one way from text of documents and people to what a widget shows: cleaned, never markup."""

from __future__ import annotations

from textual.content import Content

from store.common.text import clean, one_line

LONGEST = 4000
"""Characters of one text that a pane shows; the source screen shows all of it."""


def plain(text: str, style: str = "") -> Content:
    """Return text on one line as content; the style is ours, never the text's."""
    shown = one_line(text[: 2 * LONGEST])
    return Content.styled(shown if len(shown) <= LONGEST else shown[:LONGEST] + " …", style)


def lines(text: str, style: str = "") -> Content:
    """Return text as content that keeps its line breaks."""
    return Content.styled(clean(text[:LONGEST]).expandtabs(4), style)


def shorten(content: Content, width: int) -> Content:
    """Return content cut to a width in cells, with an ellipsis where it was cut."""
    return content.truncate(max(0, width), ellipsis=True)
