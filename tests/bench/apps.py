"""The programs that benchmarks start in pseudo-terminals: the app, and a bare one to compare."""

from __future__ import annotations

BARE = """
from textual.app import App
from textual.widgets import OptionList
class Bare(App):
    def compose(self):
        yield OptionList(*(f"row {n}" for n in range(10)))
Bare().run()
"""
"""A list of ten rows."""
APP = """
import sys
from pathlib import Path
from tui.app.run import run
run(Path(sys.argv[1]), None)
"""
"""The app on the register that is its argument."""
SEEN = "nämnden"
"""What only the rows of a register have."""
SETTLED = 6.0
"""Seconds without anything painted after which an app has nothing more to do in the background."""
