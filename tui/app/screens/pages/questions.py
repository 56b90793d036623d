"""What can be said of a document while it is taken in: each question, and what its answer does."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

from store.common.text import one_line
from store.importing.reading.columns import KNOWN, read_choice
from tui.app.screens.dialogs.ask_line import AskLineScreen, AskNameScreen
from tui.commands.ports import Asked
from tui.locale import _
from tui.presentation.taking_in import TakingIn

_CELL = " | "
"""How the cells of a row are parted for people."""
_LONGEST = 200
"""Letters of an organisation's or sender's name."""


class Question(Struct, frozen=True):
    """A screen that asks something, and what takes the answer; `say` may refuse it."""

    screen: AskLineScreen | AskNameScreen
    say: Callable[[str], None]


def _of_line(taking: TakingIn, lines: Sequence[int]) -> Question:
    """Ask how the first of some lines is to be read."""
    number = lines[0]
    line = taking.line(number)

    def say(typed: str) -> None:
        taking.correct(number, _as_cells(typed) if "\t" in line else typed)

    title = _("Read line {number} as").format(number=number)
    hint = _("The printed line is kept and still shown.")
    return Question(AskLineScreen(title, line.replace("\t", _CELL), hint), say)


def _of_column(taking: TakingIn, _lines: Sequence[int]) -> Question:
    """Ask what a column of the sheet is."""

    def say(typed: str) -> None:
        taking.columns.update([read_choice(typed)] if typed else ())

    hint = _("Column=field, the field one of: {fields}").format(fields=", ".join(KNOWN))
    return Question(AskLineScreen(_("What is a column?"), "", hint), say)


def _of_whose(taking: TakingIn, _lines: Sequence[int]) -> Question:
    """Ask whose document it is."""

    def say(typed: str) -> None:
        taking.say_whose(one_line(typed).strip()[:_LONGEST])

    now = taking.report.organisation if taking.report else ""
    hint = _("A municipality, a region or another organisation; a part of its name will do.")
    return Question(AskNameScreen(_("Whose document is it?"), now, hint), say)


def _of_sender(taking: TakingIn, _lines: Sequence[int]) -> Question:
    """Ask who stands behind the document."""

    def say(typed: str) -> None:
        taking.sender = one_line(typed)[:_LONGEST]

    now = taking.report.sender.name if taking.report and taking.report.sender else ""
    hint = _("The council, the executive board, a committee, an office or a party.")
    return Question(AskNameScreen(_("Who stands behind it?"), now, hint), say)


def _as_cells(typed: str) -> str:
    """Return a row as typed with its cells parted by tabs again."""
    return "\t".join(part.strip() for part in typed.split(_CELL.strip()))


QUESTIONS: dict[Asked, Callable[[TakingIn, Sequence[int]], Question]] = {
    "line": _of_line,
    "column": _of_column,
    "whose": _of_whose,
    "sender": _of_sender,
}
"""Each question, made of the document and the lines that the cursor is on."""
