"""How far the text goes in the columns of pages, by where its lines begin and end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from store.documents.pdf.set_lines import SetLine

_ODD = 0.01
"""Share of the lines that may reach beyond the margin, as a word does that is too long."""


def margins_of(lines: Sequence[SetLine]) -> dict[tuple[float, ...], tuple[float, float]]:
    """Return from where to where the text goes in columns of each shape, but for the odd line."""
    held: dict[tuple[float, ...], list[SetLine]] = defaultdict(list)
    # A table may be wider than the text.
    for line in sorted(lines, key=lambda one: len(one.cells) > 1):
        if len(line.cells) == 1 or line.column.shape not in held:
            held[line.column.shape].append(line)
    return {
        shape: (
            min(line.left for line in found),
            sorted((line.right for line in found), reverse=True)[int(len(found) * _ODD)],
        )
        for shape, found in held.items()
    }
