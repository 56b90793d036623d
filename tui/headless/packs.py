"""The command `pack`: what a committee's meeting is to know, on the screen or in a file."""

from __future__ import annotations

from argparse import Namespace

from store.common.errors import RegisterError
from store.common.text import fold
from store.filters.match import resolve
from store.register.register import Register
from tui.headless.lists import form_of, survey_of
from tui.headless.opened import opened
from tui.locale import _
from tui.messages.saying import tell
from tui.messages.table import Column, Table, cell
from tui.messages.writing import write
from tui.presentation.groups import Group
from tui.presentation.pack import pack_of
from tui.presentation.pack_rows import PackRow, parts_of

_MOST = 8
"""Names that are asked back."""


def run(request: Namespace) -> None:
    """Write the pack of a committee.

    Raises: NamndkollError when nothing or too much is meant, or the file cannot be written.
    """
    register = opened(request, read_only=True)
    survey = survey_of(register, request.as_of, request.settings.window)
    pack = pack_of(survey, named(survey.register, " ".join(request.words)))
    if request.to:
        from tui.exports.packs import outgoing_pack
        from tui.headless.output.file import save_new, told_of_saved

        outgoing = outgoing_pack(pack)
        tell(told_of_saved(save_new(request.to, outgoing), outgoing))
    elif form_of(request) == "json":
        from tui.serializers.as_json import write as write_json
        from tui.serializers.packs import pack_shape

        write_json(pack_shape(pack))
    else:
        title = _("Before the meeting of {committee}, as of {day}")
        heading = title.format(committee=pack.committee, day=survey.as_of)
        write(Table((), (), heading), *map(_table, parts_of(pack)))


def named(register: Register, typed: str) -> str:
    """Return the name of the body that is meant by a name, an alias or a part of one.

    Raises: RegisterError when there is none, or several, which are asked back.
    """
    whole = register.committee(typed)
    found = [whole.name] if whole else sorted(resolve(fold(typed).strip(), register.committees))
    if not found or not typed.strip():
        raise RegisterError(
            "There is no committee {name}. Those that there are: namndkoll committees",
            name=repr(typed[:60]),
        )
    if len(found) > 1:
        more = f" … (+{len(found) - _MOST})" if len(found) > _MOST else ""
        raise RegisterError(
            "{name} may mean {names}. Write more of the name.",
            name=repr(typed[:60]),
            names=", ".join(found[:_MOST]) + more,
        )
    return found[0]


def _table(part: Group[PackRow]) -> Table:
    """Return a part under its heading, with how many it has."""
    columns = Column("", 1), Column("", 10), Column("", 6), Column("")
    rows = [
        [
            cell(row.sign.text),
            cell(row.when),
            cell(row.entry.id if row.entry else None),
            cell(row.text),
        ]
        for row in part.rows
    ]
    return Table(columns, rows, f"{part.title} ({part.note or len(part.rows)})")
