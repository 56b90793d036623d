"""What is said beside the results, on stderr."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, TextIO

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


def let_go(*streams: TextIO | None) -> None:
    """Send what streams still hold nowhere, so that writing and closing them does not fail again.

    Stdout is meant unless others are given; None stands for one that the program does not have.
    """
    for stream in streams or (sys.stdout,):
        if stream is not None:
            with suppress(OSError, ValueError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
