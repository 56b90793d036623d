"""What a search in the papers found, in words."""

from __future__ import annotations

from store.search.index import Answer
from tui.locale import _, ngettext

_NAMED = 5
"""Spellings that are named."""


def counted(answer: Answer) -> str:
    """Return how many places were found, and how many of them are spelt otherwise than typed."""
    if answer.more:
        return _("more than {most} places; the first of them").format(
            most=max(len(answer.exact), len(answer.near))
        )
    count = len(answer.exact)
    said = ngettext("{count} place", "{count} places", count).format(count=count)
    return f"{said}; {_also_spelt(answer)}" if answer.near else said


def _also_spelt(answer: Answer) -> str:
    count = len(answer.near)
    named = ", ".join(answer.spelt[:_NAMED])
    said = ngettext(
        "also spelt {words}: {count} place", "also spelt {words}: {count} places", count
    )
    return said.format(count=count, words=f"{named} …" if answer.spelt[_NAMED:] else named)
