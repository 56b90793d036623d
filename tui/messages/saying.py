"""What is said beside the results, on stderr."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from store.common.text import clean
from tui.locale import say

if TYPE_CHECKING:
    from store.register.register import Register


def tell(sentence: str) -> None:
    """Say a sentence on stderr; where nobody listens, nothing happens."""
    if sys.stderr is None:
        return
    with suppress(OSError, ValueError):
        sys.stderr.write(f"{clean(sentence)}\n")
        sys.stderr.flush()


def tell_news(register: Register) -> None:
    """Say what is to be known of a register on the disk: damage, what was written again."""
    for message in register.disk.news():
        tell(say(message))


def let_go() -> None:
    """Send what stdout still holds nowhere, so that closing it does not fail again."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
