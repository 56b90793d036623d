"""What stands in a cell of a text that says nothing yet: a sign, `TBD`, what a form asks for."""

from __future__ import annotations

import re

_ASKS = (
    r"\((?:please )?(?:indicate|insert|list|describe|name|fill|specify|enter|write"
    r"|ange|skriv|beskriv|fyll|lista|angi|angiv)\b.*\)|describe the \w+ of\b.*\)"
)
"""What a form asks to have filled in, where nobody did."""
_UNSAID = re.compile(
    rf"n\.?[/.]?[ad]\.?|tb[dc]\b\W*|to be (?:determined|decided)\.?|\W*|{_ASKS}", re.I
)
_NO_NAME = re.compile(
    r"(?:no|ingen|inget) (?:indicator|indikator|mått)\b.*|[\W\d_]*\w?[\W\d_]*|\[[^\]]*\]",
    re.I,
)
"""What names no task or indicator: no word, or a unit alone."""


def is_unsaid(cell: str) -> bool:
    """Tell whether a cell waits for what nobody has said."""
    return bool(_UNSAID.fullmatch(cell))


def names_nothing(cell: str) -> bool:
    """Tell whether a cell that should name a task or an indicator names none."""
    return is_unsaid(cell) or bool(_NO_NAME.fullmatch(cell))
