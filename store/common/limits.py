"""How much is read, all in one table: each limit says itself what was met and what to do.

They stand far above anything that a city writes (a budget is one megabyte, 7,000 lines, 170 pages)
and below what would take a computer down: with all of them held, a document costs less than
`MEMORY` in the process that reads it.
"""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from msgspec import Struct

from store.common.errors import DocumentError, Message, RegisterError

MEMORY = 1024**3
"""Bytes that a process which reads a document may take, where the platform can hold it to that."""
SECONDS = 600.0
"""Seconds that the whole reading of a document may take."""
MEGABYTE = 1024 * 1024


def within(name: str) -> Callable[[], None]:
    """Begin to count the time of a document; what is returned refuses it once that is over.

    The refusal is a DocumentError.
    """
    until = monotonic() + SECONDS

    def hold() -> None:
        if monotonic() > until:
            raise DocumentError(
                "{name} took more than {most} minutes to read, and was given up. Import it in "
                "parts, or save its text.",
                name=name,
                most=round(SECONDS / 60),
            )

    return hold


class Limit(Struct, frozen=True):
    """The most that is read of something, and the sentence for more of it."""

    most: int
    said: Message
    of: type[DocumentError | RegisterError] = DocumentError

    def hold(self, found: int, **values: object) -> None:
        """Refuse more than is read; `values` are what else the sentence names.

        Raises:
            DocumentError: there is more of it in a document.
            RegisterError: there is more of it in a register.
        """
        if found > self.most:
            raise self.of(self.said.text, found=found, most=self.most, **values)

    def hold_bytes(self, found: int, **values: object) -> None:
        """Refuse more bytes than are read; the sentence says megabytes.

        Raises:
            DocumentError: there are more in a document.
            RegisterError: there are more in a register.
        """
        if found > self.most:
            whole = -(-found // MEGABYTE)
            raise self.of(self.said.text, found=whole, most=self.most // MEGABYTE, **values)


FILE = Limit(
    50 * MEGABYTE,
    Message("{name} is {found} MB, and at most {most} MB are read. Import the document in parts."),
)
UNPACKED = Limit(
    100 * MEGABYTE,
    Message("{name} unpacks to {found} MB, and at most {most} MB are read. Save the text alone."),
)
PARTS = Limit(
    5_000,
    Message("{name} is packed of {found} parts, and at most {most} are read. Save the text alone."),
)
MARKUP = Limit(
    2_000_000,
    Message(
        "{name} has {found} marks of formatting or more, and at most {most} are read. Save it as "
        "plain text, or import it in parts."
    ),
)
"""Tags and attributes of a Word file's XML: each takes up to 250 bytes when it is read."""
DEPTH = Limit(
    256,
    Message(
        "{name} has formatting within formatting, {found} deep or more, and at most {most} are "
        "read. Save it as plain text."
    ),
)
"""As deep as libxml2 goes unless told otherwise."""
PARAGRAPHS = Limit(
    200_000,
    Message(
        "{name} has {found} paragraphs, and at most {most} are read. Import the document in parts."
    ),
)
PAGES = Limit(
    3_000,
    Message("{name} has {found} pages, and at most {most} are read. Import it in parts."),
)
LINES = Limit(
    500_000,
    Message("{name} has {found} lines or more, and at most {most} are read. Import it in parts."),
)
LINE = Limit(
    200_000,
    Message(
        "{name} has {found} characters in line {line}, and at most {most} are read. Break the "
        "line, or leave it out."
    ),
)
TEXT = Limit(
    200_000,
    Message(
        "{name} has {found} characters in one piece of text, and at most {most} are read. Part "
        "it, or leave it out."
    ),
)
"""A paragraph or a cell of a packed file, before it is taken apart."""
LABEL = Limit(
    100,
    Message(
        "{name} has a list whose marks are {found} characters long, and at most {most} are read. "
        "Give the list other marks."
    ),
)
"""The mark before a paragraph of a list, which stands in a Word file once and in its text often."""
LETTERS = Limit(
    20_000_000,
    Message(
        "{name} has {found} characters or more, and at most {most} are read. Import it in parts."
    ),
)
SHEETS = Limit(
    200,
    Message(
        "{name} has {found} sheets, and at most {most} are read. Save those in use as a workbook "
        "of their own."
    ),
)
ROWS = Limit(
    200_000,
    Message(
        "{name} has {found} rows or more, and at most {most} are read. Save what is in use as a "
        "sheet of its own."
    ),
)
COLUMNS = Limit(
    1_000,
    Message(
        "{name} has {found} columns in row {row}, and at most {most} are read. Save what is in "
        "use as a sheet of its own."
    ),
)
CELLS = Limit(
    2_000_000,
    Message(
        "{name} has {found} cells or more, and at most {most} are read. Save what is in use as a "
        "sheet of its own."
    ),
)
STRINGS = Limit(
    1_000_000,
    Message(
        "{name} has {found} different texts, and at most {most} are read. Save what is in use as "
        "a sheet of its own."
    ),
)
VALUES = Limit(
    5_000_000,
    Message("{name} has {found} values, and at most {most} are read. Write the list in parts."),
)
"""What a file of JSON may hold: each value takes some 60 bytes when it is read."""
ENTRIES = Limit(
    200_000,
    Message("{name} has {found} entries, and at most {most} are read. Write the list in parts."),
)
"""Of a list that the program wrote as JSON."""
PROFILE = Limit(
    4 * MEGABYTE,
    Message("{name} is {found} MB, and at most {most} MB of a profile are read. Check the path."),
)
PROFILE_BODIES = Limit(
    5_000,
    Message("{name} has {found} bodies, and at most {most} are read. Leave some out."),
)
REGISTER = Limit(
    512 * MEGABYTE,
    Message("{path} is {found} MB, and no register is larger than {most} MB. Check the path."),
    RegisterError,
)
"""100,000 records are some 40 MB."""
JOURNAL = Limit(
    256 * MEGABYTE,
    Message(
        "{path} is {found} MB, and no journal is larger than {most} MB: something else wrote in "
        "it. It was left as it is; {restore} offers the last good state."
    ),
    RegisterError,
)
"""The journal is folded into the register long before, also when that is as large as can be."""
