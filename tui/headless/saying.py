"""What is said beside the results, on stderr."""

from __future__ import annotations

import sys
from contextlib import suppress

from store.text import clean


def tell(sentence: str) -> None:
    """Say a sentence on stderr; where nobody listens, nothing happens."""
    if sys.stderr is None:
        return
    with suppress(OSError, ValueError):
        sys.stderr.write(f"{clean(sentence)}\n")
        sys.stderr.flush()
