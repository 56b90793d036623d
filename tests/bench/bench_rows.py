"""From a key to its repaint: `python -m tests.bench.bench_rows [KEYS]`.

Compares the row list at 100,000 rows, of a line each and of several, with a bare app of ten rows
(which has no pages: there a plain log stands in) and with DataTable at 10,000, each in a
pseudo-terminal of its own. Also the time to show other rows. Prints medians and ratios, asserts
nothing.
"""

from __future__ import annotations

import sys
import time
from statistics import median

from tests.bench.terminal import Terminal
from tui.app.widgets.rows.state import RowState
from tui.presentation.groups import Group

_BARE = """
from textual.app import App
from textual.widgets import OptionList
class Bare(App):
    def compose(self):
        yield OptionList(*(f"row {n}" for n in range(10)))
Bare().run()
"""
_LOG = """
from textual.app import App
from textual.widgets import Log
class Plain(App):
    def compose(self):
        yield Log(auto_scroll=False)
    def on_mount(self):
        log = self.query_one(Log)
        log.write_lines(f"A{n}  Socialnämnden  " + f"text {n} " * 8 for n in range(10_000))
        log.scroll_page_down = lambda **how: type(log).scroll_page_down(log, animate=False)
        log.focus()
Plain().run()
"""
_TABLE = """
from textual.app import App
from textual.widgets import DataTable
class Table(App):
    def compose(self):
        yield DataTable(cursor_type="row")
    def on_mount(self):
        table = self.query_one(DataTable)
        table.add_columns("Id", "Committee", "Text")
        table.add_rows((f"A{n}", "Socialnämnden", f"text {n} " * 8) for n in range(10_000))
Table().run()
"""
_ROWS = """
from textual.app import App
from tui.messages.cells import Cell, Column
from tui.presentation.groups import Group
from tui.app.widgets.rows.list import RowList
columns = [
    Column("sign", "", lambda row: Cell("!", "late"), width=1),
    Column("id", "Id", lambda row: f"A{row}", width=7, align="right"),
    Column("committee", "Committee", lambda row: "Socialnämnden", width=20, priority=1),
    Column("text", "Text", lambda row: f"text {row} " * 8, min_width=20),
]
class Rows(App):
    def compose(self):
        yield RowList(columns, str)
    def on_mount(self):
        self.query_one(RowList).set_groups(
            [Group("Late", range(50_000)), Group("Later", range(50_000, 100_000))]
        )
Rows().run()
"""
_WRAPPED = _ROWS.replace("set_groups(", "wrap(wraps=True); self.query_one(RowList).set_groups(")
_WRAPPED = _WRAPPED.replace('" * 8,', '" * 24,')
_ROWS_NAME, _TABLE_NAME = "row list, 100,000", "DataTable, 10,000"
_WRAPPED_NAME = "wrapped, 100,000"
_RACES = {
    "down": (
        (b"\x1b[B", b"\x1b[A"),
        {"bare list, 10": _BARE, _ROWS_NAME: _ROWS, _WRAPPED_NAME: _WRAPPED, _TABLE_NAME: _TABLE},
    ),
    "page down": (
        (b"\x1b[6~",),
        {
            "plain log, 10,000": _LOG,
            _ROWS_NAME: _ROWS,
            _WRAPPED_NAME: _WRAPPED,
            _TABLE_NAME: _TABLE,
        },
    ),
}


def key_times(code: str, keys: tuple[bytes, ...], times: int) -> list[float]:
    """Milliseconds from each of a number of keys to its repaint."""
    with Terminal(code) as terminal:
        terminal.first_frame()
        terminal.until_quiet(4.0)
        return [terminal.press(keys[turn % len(keys)]) * 1000 for turn in range(times)]


def report_keys(times: int) -> None:
    """Print the medians of all apps for each key, and their ratios to the first app's."""
    for key, (sent, apps) in _RACES.items():
        bare = 0.0
        for app, code in apps.items():
            taken = median(key_times(code, sent, times))
            bare = bare or taken
            print(f"{key:<10} {app:<18} {taken:7.1f} ms   ratio {taken / bare:4.2f}")


def report_other_rows(times: int) -> None:
    """Print what it costs to show 100,000 other rows with the cursor in their midst."""
    rows = [f"A{number}" for number in range(100_000)]
    state = RowState[str](str)
    state.show([Group("", rows)], headed=False)
    state.go(50_000)
    taken = []
    for _ in range(times):
        started = time.perf_counter()
        state.show([Group("a", rows[::-1])], headed=True)
        taken.append((time.perf_counter() - started) * 1000)
    print(f"other rows, cursor kept  100,000    {median(taken):7.1f} ms")


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    report_keys(count)
    report_other_rows(count)
