"""The shapes of times in the JSON output."""

from __future__ import annotations

from typing import Any

from store.dates.span import Span


def span_shape(span: Span | None) -> dict[str, Any]:
    """Return how a time was read, all of it null where none was."""
    return {
        "first": span.first if span else None,
        "last": span.last if span else None,
        "precision": span.precision if span else None,
        "kind": span.kind if span else None,
    }


def printed_time(one: Span) -> dict[str, Any]:
    """Return a time with its words and the point of the cycle that it hangs on."""
    return {"text": one.text, **span_shape(one), "point": one.point or None}
