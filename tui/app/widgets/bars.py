"""Bars in characters, where people would rather look than read."""

from __future__ import annotations

from collections.abc import Sequence

_EIGHTHS = " ▏▎▍▌▋▊▉"
_SHADES = "█▓░"
_LEVELS = " ▁▂▃▄▅▆▇█"


def bar(value: float, largest: float, width: int) -> str:
    """Return a bar of at most `width` cells; anything above nothing shows at least a sliver."""
    if value <= 0 or largest <= 0 or width <= 0:
        return ""
    eighths = max(1, round(min(value / largest, 1) * width * 8))
    return "█" * (eighths // 8) + _EIGHTHS[eighths % 8].strip()


def shaded(own: int, rest: int, largest: int, width: int) -> tuple[str, str]:
    """Return a bar in two shades: of what counts most, and of the rest after it."""
    both = len(bar(own + rest, largest, width))
    solid = bar(own, largest, width if not rest else max(0, min(width, both) - 1))
    return solid, "░" * max(0, both - len(solid))


def stacked(values: Sequence[int], largest: int, width: int) -> str:
    """Return up to three values as one bar of shades, in whole cells, none of them lost."""
    total = sum(values)
    if not total or largest <= 0 or width <= 0:
        return ""
    cells = min(width, max(sum(value > 0 for value in values), round(total / largest * width)))
    shares = [max(1, value * cells // total) if value > 0 else 0 for value in values]
    shares[shares.index(max(shares))] += cells - sum(shares)
    return "".join(shade * share for shade, share in zip(_SHADES, shares, strict=False))


def against(value: float, aim: float, width: int) -> str:
    """Return a bar of a value with a stroke where it is aimed at, exactly `width` cells."""
    largest = max(value, aim)
    if value < 0 or aim < 0 or largest <= 0 or width <= 0:
        return " " * max(0, width)
    cells = list(bar(value, largest, width).ljust(width))
    cells[max(0, min(width, round(aim / largest * width)) - 1)] = "│"
    return "".join(cells)


def sparkline(values: Sequence[float | None]) -> str:
    """Return a step for each value between the least and the largest; a gap where there is none."""
    known = [value for value in values if value is not None]
    if not known:
        return " " * len(values)
    least, span = min(known), max(known) - min(known)
    steps = len(_LEVELS) - 2
    return "".join(
        " " if value is None else _LEVELS[1 + round((value - least) / span * steps if span else 3)]
        for value in values
    )


def tower(value: int, largest: int, height: int) -> str:
    """Return an upright bar of `height` cells from top to bottom; anything shows a sliver."""
    if value <= 0 or largest <= 0:
        return " " * height
    eighths = max(1, round(min(value / largest, 1) * height * 8))
    return "".join(
        _LEVELS[min(max(eighths - 8 * below, 0), 8)] for below in reversed(range(height))
    )
