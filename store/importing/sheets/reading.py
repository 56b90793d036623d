"""Sheets with columns of any name: from rows to records, by what each column becomes."""

from __future__ import annotations

from collections.abc import Sequence

from store.documents.calendars import CalendarDocument
from store.documents.common.rows import SheetDocument
from store.importing.language.bodies import Bodies
from store.importing.language.names import Names
from store.importing.reading.columns import Field
from store.importing.reading.importer import Asked, OtherKindError
from store.importing.reading.reading import Reading
from store.importing.reading.whose import bodies_for
from store.importing.reading.years import year_in_name, year_unsaid
from store.importing.sheets.calendar_rows import own_of_calendar
from store.importing.sheets.cell_bodies import is_bodylike
from store.importing.sheets.own import NOBODY, Own
from store.importing.sheets.reader import TableReader
from store.importing.sheets.table import SheetTable, sole
from store.importing.sheets.tables import tables_of


def read_sheets(document: SheetDocument, asked: Asked) -> Reading:
    """Read sheets of activities, directives or indicators, each column as was said or guessed.

    Raises:
        OtherKindError: no column says what is to be done or who is to do it.
        DocumentError: nothing says the year.
    """
    stated = asked.year or year_in_name(document.name)
    sheets = (tables_of(one, asked.choices, stated) for one in document.sheets)
    tables = [table for sheet in sheets for table in sheet]
    reader = _reader(document, tables, asked, stated)
    for table in tables:
        reader.hear(table)
    for table in tables:
        reader.read(table)
    of_year = stated or reader.commonest_year()
    reading = reader.reading(
        tuple(dict.fromkeys(one for table in tables for one in table.columns)), of_year
    )
    if not (reading.directives or reading.activities or reading.indicators):
        raise OtherKindError(
            "{name}: no row in it says both what is to be done and who is to do it.",
            name=document.name,
        )
    if not reading.document.year:
        raise year_unsaid(document.name)
    return reading


def _reader(
    document: SheetDocument, tables: Sequence[SheetTable], asked: Asked, year: int | None
) -> TableReader:
    """Return what reads the tables, where their columns say what is to be done, and by whom."""
    if not tables:
        _refuse_columns(document, "text")
    bodies = bodies_for(asked)
    if not any(_says_who(one, bodies) for one in tables):
        _refuse_columns(document, "committee")
    starts, own = any("start" in table.fields for table in tables), _own(document, asked)
    return TableReader(document, bodies, Names(bodies), year, asked.tell, starts=starts, own=own)


def _own(document: SheetDocument, asked: Asked) -> Own:
    return own_of_calendar(document, asked) if isinstance(document, CalendarDocument) else NOBODY


def _says_who(table: SheetTable, bodies: Bodies) -> bool:
    """Tell whether a column says who is to do it, or the sheet's title or a row of one cell may."""
    if "committee" in table.fields or bodies.recognise(table.title) is not None:
        return True
    alone = (text for _line, row in (*table.above, *table.rows) if (text := sole(row)))
    return any(bodies.recognise(text.rstrip(" :")) or is_bodylike(text) for text in alone)


def _refuse_columns(document: SheetDocument, missing: Field) -> None:
    first = next((row for one in document.sheets for row in one.rows if len(row) > 1), ())
    names = [name for name in first if name]
    raise OtherKindError(
        "{name}: no column is known to be {missing}. Say which one is, as in --map {example}. "
        "Its columns: {columns}",
        name=document.name,
        missing=missing,
        example=f'"{names[0] if names else "Uppdrag"}={missing}"',
        columns=", ".join(names)[:200],
    )
