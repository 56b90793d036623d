"""Entries in the columns of the command line with tabs between, for other programs."""

from __future__ import annotations

from typing import BinaryIO

from store.common.errors import NamndkollError
from tui.exports.forms import FORMS
from tui.exports.outgoing import Outgoing


def write(outgoing: Outgoing, file: BinaryIO) -> None:
    """Write a header and one row an entry; nothing else, for who reads it expects no more.

    Raises: NamndkollError where there is no entry, or notes were asked for, which it has not.
    """
    if outgoing.notes:
        raise NamndkollError(
            "A file that ends in .tsv has no column for notes. End the name in .csv, or leave the "
            "notes out."
        )
    if not outgoing.entries:
        raise NamndkollError("There is no entry for a table. End the name in .md for all text.")
    form = FORMS[1]
    text = form.write(outgoing.entries, outgoing.survey)
    file.write(text.encode(form.encoding, errors="replace"))
