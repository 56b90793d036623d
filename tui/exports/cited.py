"""Entries as text to paste, each with who, when and where it is printed."""

from __future__ import annotations

from typing import BinaryIO

from store.common.errors import NamndkollError
from tui.exports.columns import noted_words
from tui.exports.forms import FORMS
from tui.exports.outgoing import Outgoing
from tui.exports.txt import write as write_text
from tui.messages.citation import citation


def write(outgoing: Outgoing, file: BinaryIO) -> None:
    """Write the entries one after the other, and what is told of them last.

    What has no table is a text of its own, and written as it stands.
    Raises: NamndkollError where there is nothing to cite.
    """
    if outgoing.report.sections and not any(one.grid for one in outgoing.report.sections):
        return write_text(outgoing, file)
    if not outgoing.entries:
        raise NamndkollError("There is no entry to cite. End the name in .md for all of the text.")
    text = FORMS[0].write(outgoing.entries, outgoing.survey)
    if outgoing.notes:
        cited = (filter(None, (citation(one), noted_words(one))) for one in outgoing.entries)
        text = "\n\n".join(map("\n".join, cited)) + "\n"
    told = "".join(f"{label}: {said}\n" for label, said in outgoing.report.told)
    file.write(f"{text}\n{told}".encode("utf-8", errors="replace"))
    return None
