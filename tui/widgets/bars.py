"""Bars in characters, where people would rather look than read."""

from __future__ import annotations

from collections.abc import Sequence

_EIGHTHS = " ▏▎▍▌▋▊▉"
_SHADES = "█▓░"


def bar(value: float, largest: float, width: int) -> str:
    """Return a bar of at most `width` cells; anything above nothing shows at least a sliver."""
    if value <= 0 or largest <= 0 or width <= 0:
        return ""
    eighths = max(1, round(min(value / largest, 1) * width * 8))
    return "█" * (eighths // 8) + _EIGHTHS[eighths % 8].strip()


def stacked(values: Sequence[int], largest: int, width: int) -> str:
    """Return up to three values as one bar of shades, in whole cells, none of them lost."""
    total = sum(values)
    if not total or largest <= 0 or width <= 0:
        return ""
    cells = max(sum(value > 0 for value in values), round(total / largest * width))
    parts, given, so_far = [], 0, 0
    for value, shade in zip(values, _SHADES, strict=False):
        so_far += value
        share = max(int(value > 0), round(so_far / total * cells) - given)
        given += share
        parts.append(shade * share)
    return "".join(parts)[:width]
