"""What is said beside the results, on stderr."""

from __future__ import annotations

import os
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


def let_go() -> None:
    """Send what stdout still holds nowhere, so that closing it does not fail again."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
