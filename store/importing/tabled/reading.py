"""Tables and blocks within a text, read by what their columns mean: from lines to records."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Container, Iterator, Mapping, Sequence

from msgspec.structs import replace

from store.common.text import fold
from store.documents.common.text import TextDocument
from store.importing.language.bodies import Bodies
from store.importing.language.figures import TARGETS
from store.importing.language.lines import Line, classify
from store.importing.language.names import Names
from store.importing.language.sentences import paragraphs
from store.importing.language.short_forms import explained
from store.importing.reading.columns import Choices, is_name
from store.importing.reading.importer import Asked
from store.importing.reading.reading import Reading
from store.importing.reading.whose import bodies_for
from store.importing.reading.years import year_in_name
from store.importing.sheets.reader import TableReader
from store.importing.sheets.table import Numbered, SheetTable
from store.importing.sheets.tables import tables_of
from store.importing.tabled.blocks import blocks
from store.importing.tabled.grids import Grid, body_in_heading, grids, with_pipes
from store.importing.tabled.laid_out import laid_out
from store.importing.tabled.own import own_of, year_of
from store.importing.tabled.whole_rows import whole

_SAYS_MORE = {"committee", "start", "end", "status", "comment", "number", "description"}
"""Of what only calls itself a task or title, a table says one of these besides."""
_SURELY = {"committee", "start", "end", "status"}
_SHORTEST = 12
"""Letters of a task from which it says nothing else by chance."""
_MONEY = re.compile(
    r"(?:summa |totala? |övriga )?[\w-]*"
    r"(?:kostnader|intäkter|resultat|netto|kommunbidrag|avskrivningar)"
    r"(?:,? (?:inkl|exkl)\w*\.? [\w-]+)?",
    re.I,
)
"""A row of an account."""
_SHORT = re.compile(r"\b[A-ZÅÄÖÆØ]{2,6}\b")
_ANY_TITLE = {
    "titel",
    "rubrik",
    "text",
    "beskrivning",
    "lydelse",
    "vad",
    "title",
    "summary",
    "name",
}


def read_tables(
    document: TextDocument, asked: Asked, taken: Container[int] = frozenset()
) -> Reading | None:
    """Read the tables of a text but those on lines that were taken; None where there are none."""
    if not any("\t" in line or "|" in line or "   " in line for line in document.lines):
        return None
    bodies = bodies_for(asked)
    lines = list(with_pipes(classify(document.lines)))
    stated = asked.year or year_in_name(document.name)
    tables = [
        one
        for one in _tables(document, lines, Names(bodies), asked.choices, stated, taken)
        if one.line not in taken and not any(line in taken for line, _row in one.rows)
    ]
    if not tables:
        return None
    learns = any(map(_speaks_in_short, tables))
    names = Names(bodies, _short_forms(document, bodies) if learns else {})
    own = own_of(document, lines, bodies, names)
    starts = any("start" in table.fields for table in tables)
    reader = TableReader(
        document, bodies, names, stated, asked.tell, starts=starts, own=replace(own, text=True)
    )
    for table in tables:
        reader.hear(table)
    for table in tables:
        reader.read(table)
    columns = tuple(dict.fromkeys(one for table in tables for one in table.columns))
    return reader.reading(columns, stated or year_of(document) or reader.commonest_year())


def _tables(
    document: TextDocument,
    lines: Sequence[Line],
    names: Names,
    choices: Choices,
    year: int | None,
    taken: Container[int],
) -> Iterator[SheetTable]:
    """Return the tables of a text in the order of their lines, with whole rows."""
    found = blocks(lines, year)
    rest = [line for line in lines if line.number not in found.lines]
    apart = list(_laid_out(document.lines, lines, names, choices, year))
    held = {line for one in apart for line, _row in one.rows}
    tables: list[SheetTable] = []
    for grid in grids(rest, names):
        if any(line in taken for line, _row in grid.rows[1:]) or not _may_head(grid.rows):
            continue
        above = (grid.above,) if grid.above else ()
        of_grid = tables_of(grid.sheet(), choices, year)
        tables += whole(replace(one, above=(*above, *one.above)) for one in of_grid if _asks(one))
    said = frozenset(text for one in found.tables for text in _texts(one))
    others = [one for one in tables if not (one.line in held or _repeats(one, said))]
    yield from sorted((*found.tables, *apart, *others), key=lambda one: one.line)


def _texts(table: SheetTable) -> Iterator[str]:
    """Return what the rows of a table say is to be done."""
    place = table.fields.get("text", -1)
    for _line, row in table.rows:
        if place in range(len(row)) and len(row[place]) >= _SHORTEST:
            yield fold(row[place].rstrip("."))


def _repeats(table: SheetTable, said: Collection[str]) -> bool:
    """Tell whether most rows of a table say again, in sum, what blocks of the text say."""
    texts = list(_texts(table))
    again = sum(any(one in text for one in said) for text in texts) if said else 0
    return bool(texts) and 2 * again > len(texts)


def _laid_out(
    raw: Sequence[str],
    lines: Sequence[Line],
    names: Names,
    choices: Choices,
    year: int | None,
) -> Iterator[SheetTable]:
    """Return the tables that are laid out with spaces."""
    headings: list[Numbered] | None = None
    for one in laid_out(raw):
        if headings is None:
            named = ((n.number, (body_in_heading(n, names),)) for n in lines if n.alone)
            headings = [heading for heading in named if heading[1][0]]
        first = one.rows[0][0]
        over = bisect_left([line for line, _name in headings], first) if headings else 0
        above = tuple(headings[over - 1 : over]) if over else ()
        grid = Grid(one.rows).sheet()
        for table in tables_of(grid, choices, year):
            if _asks(table) and "indicator" not in table.fields:
                yield replace(table, above=above, parts=_within(one.parts, table))


def _within(parts: Mapping[int, tuple[int, ...]], table: SheetTable) -> dict[int, tuple[int, ...]]:
    return {line: parts[line] for line, _row in table.rows if line in parts}


def _may_head(rows: Sequence[Numbered]) -> bool:
    """Tell whether the name of a column stands in any of some rows."""
    return any(cell and is_name(cell) for _line, row in rows for cell in row)


def _short_forms(document: TextDocument, bodies: Bodies) -> dict[str, str]:
    """Return the bodies that short forms stand for, of those that the text explains in one way."""
    found: dict[str, set[str]] = {}
    for part in paragraphs(document.lines):
        for short, name, _at in explained(part.text, Names(bodies)):
            found.setdefault(short, set()).add(name)
    return {short: one.pop() for short, one in found.items() if len(one) == 1}


def _speaks_in_short(table: SheetTable) -> bool:
    """Tell whether a table names bodies in short forms or sentences, which a text may explain."""
    who, what = table.fields.get("committee", -1), table.fields.get("text", -1)
    return any(
        (who in range(len(row)) and _SHORT.search(row[who]))
        or (what in range(len(row)) and "uppdra" in row[what])
        for _line, row in table.rows
    )


def _counts_money(table: SheetTable) -> bool:
    """Tell whether most rows of a table are costs and incomes, and no measure of anything."""
    place = table.fields["indicator"]
    names = [row[place] for _line, row in table.rows if place < len(row) and row[place]]
    return 2 * sum(1 for one in names if _MONEY.fullmatch(one)) > len(names)


def _asks(table: SheetTable) -> bool:
    """Tell whether a table within a text is of tasks, indicators or goals, and no other list."""
    fields = set(table.fields)
    if "indicator" in fields and _counts_money(table):
        return False
    if "indicator" in fields and fields & {*TARGETS, "forecast"}:
        return True
    if "text" in fields:
        called = table.name_of("text").casefold().strip(" *:") not in _ANY_TITLE
        return bool(fields & (_SAYS_MORE if called else _SURELY)) and bool(table.rows)
    if "indicator" in fields:
        # Figures of what was reached alone are statistics, and nothing that is aimed at.
        return bool(fields & {"goal", "committee"})
    return bool(table.rows)
