"""The command `columns`: what is remembered of the columns of sheets, told and forgotten."""

from __future__ import annotations

from argparse import Namespace

from store.common.errors import NamndkollError, UsageError
from store.importing.reading.columns import UNUSED, Choices
from tui.locale import _
from tui.messages.columns import FIELDS
from tui.messages.saying import tell
from tui.messages.table import Column, Table, cell
from tui.messages.writing import write
from tui.settings.sheet_columns import every_family, family, forget


def run(request: Namespace) -> None:
    """List what is remembered, of the documents that are named or of all; or forget it.

    Raises: NamndkollError when nothing of the kind is remembered or it cannot be forgotten.
    """
    every = every_family()
    chosen = {name: said for name, said in every.items() if _is_named(name, request.words)}
    if request.words and not chosen:
        raise NamndkollError(
            "Nothing is remembered of columns of {names}. {command} lists what is.",
            names=", ".join(request.words)[:80],
            command="namndkoll columns",
        )
    if not request.forget:
        return _list(chosen, as_json=request.json)
    if not request.words:
        raise UsageError("Name the documents whose columns are to be forgotten.")
    if request.read_only:
        raise NamndkollError("Nothing was forgotten: --read-only changes nothing.")
    forget(chosen)
    return tell(_("Forgotten: {names}.").format(names=", ".join(chosen)))


def _is_named(name: str, words: list[str]) -> bool:
    return not words or any(name in (one, family(one)) for one in words)


def _list(chosen: dict[str, Choices], *, as_json: bool) -> None:
    if as_json:
        from tui.serializers.as_json import write as write_json

        return write_json(chosen)
    if not chosen:
        return tell(_("Nothing is remembered of columns. --map says what one is."))
    rows = [
        [cell(name), cell(column), cell(_(FIELDS[field]) if field != UNUSED else "–")]
        for name, said in chosen.items()
        for column, field in said.items()
    ]
    heads = (Column(_("Documents"), 30), Column(_("Column"), 30), Column(_("Read as")))
    return write(Table(heads, rows, _("Remembered of the columns of sheets")))
