"""The commands that change what is said about records: set, note, undo, redo, merge."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from store.changes import edits
from store.changes.history import Event, events, origin
from store.changes.joining import Joined
from store.changes.owning import is_own
from store.changes.undoing import BlockedError
from store.common.errors import RegisterError, UsageError
from store.dates.today import STOCKHOLM, today
from store.keeping.copied import read_copy
from store.keeping.forgetting import NOTE, forgotten_by
from store.keeping.steps import Change
from store.model.diary import OLDER, in_order
from store.register.register import Register
from tui.headless.opened import place_of, saving
from tui.locale import _, ngettext
from tui.messages.changes import event_shape, field_word, in_words, phrase, step_named
from tui.messages.kept import joined_shape
from tui.messages.saying import tell, tell_news
from tui.settings.user import user_name


def run(request: Namespace) -> None:
    """Carry out a command that changes the register; it is saved when this returns.

    Raises: NamndkollError when it cannot be done, and nothing is changed.
    """
    register = Register.open(place_of(request).place, read_only=request.read_only)
    by = user_name(request.by)
    try:
        with saving(register):
            _COMMANDS[request.command](request, register, by)
        with suppress(RegisterError):  # the journal has it; the next one folds
            register.disk.fold(by)
    finally:
        tell_news(register)


def _set(request: Namespace, register: Register, by: str) -> None:
    about, *words = request.words
    if not words:
        raise UsageError("What is to be set? Write FIELD=VALUE after the id.")
    reason = edits.line(request.reason) if request.reason else None
    about = about.strip().upper()
    if is_own(about):
        from tui.headless.own_words import edits_of

        wanted = edits_of(register, about, words, reason)
    else:
        wanted = edits.read_edits(about, words, reason, today())
    change = register.change(wanted, by=by, now=datetime.now(UTC), why=reason)
    report(request, change)


def _note(request: Namespace, register: Register, by: str) -> None:
    about, *words = request.words
    if not words:
        raise UsageError("What is to be noted? Write the text after the id; '' removes all lines.")
    id_ = about.strip().upper()
    wanted = _note_edits(id_, " ".join(words), request.line, register)
    report(request, register.change(wanted, by=by, now=datetime.now(UTC)))
    if request.line:
        _tell_place(wanted[0], request.line, _lines(register, id_))


def _lines(register: Register, about: str) -> list[str]:
    """Return the ids of a diary's lines in their order, which they are numbered by."""
    return [id_ for id_, _line in in_order(register.follow_up(about).notes)]


def _tell_place(edit: edits.Edit, before: int, lines: Sequence[str]) -> None:
    """Say which number a line has that had another before; one that was removed has none."""
    fields = [edits.note(edit.about, "", id_).field for id_ in lines]
    now = fields.index(edit.field) + 1 if edit.field in fields else before
    if now != before:
        tell(_("It was written last, so it is line {number} now.").format(number=now))


def _note_edits(about: str, text: str, number: int | None, register: Register) -> list[edits.Edit]:
    """Return the edits that add a line, set the one of a number, or remove all."""
    lines = _lines(register, about)
    if number and number > len(lines):
        raise RegisterError(
            "The diary of {id} has no line {number}; it has {count}.",
            id=repr(about[:40]),
            number=number,
            count=len(lines),
        )
    if number:
        return [edits.note(about, text, lines[number - 1])]
    if text.strip():
        return [edits.add_note(about, text)]
    return [edits.note(about, "", id_) for id_ in dict.fromkeys((*lines, OLDER))]


def report(request: Namespace, change: Change | None) -> None:
    """Say what was saved, or that it was so already."""
    said = events({change.seq: change}) if change else []
    if request.json:
        return _write_json(said)
    if not said:
        return tell(_("Nothing was changed: it was so already."))
    for event in said:
        tell(_("Saved: {change}").format(change=phrase(event)))
    return None


def _write_json(said: Sequence[Event]) -> None:
    from tui.serializers.as_json import write

    write([event_shape(event) for event in said])


def _undo(request: Namespace, register: Register, by: str) -> None:
    again = request.command == "redo"
    now, anyones, step = datetime.now(UTC), request.any, request.step
    try:
        target, change = register.undo(by=by, now=now, again=again, anyones=anyones, step=step)
    except BlockedError as error:
        raise _with_older(error, register) from error
    if request.json:
        return _write_json(events({change.seq: change}))
    first = origin(register.changes, target)
    what = step_named(first)
    when = f"{first.at.astimezone(STOCKHOLM):%Y-%m-%d %H:%M}"
    said = _("Done again: {what} ({by}, {when})") if again else _("Undone: {what} ({by}, {when})")
    return tell(said.format(what=what, by=first.by or "–", when=when))


def _with_older(error: BlockedError, register: Register) -> RegisterError:
    """Return why a step is not taken back, and how the last one before it that can be is."""
    older = error.instead and error.instead.step_in(register.contents)
    if not error.instead or not older:
        return error
    command = "redo" if error.instead.again else "undo"
    option = " --any" if error.instead.anyones else ""
    return RegisterError(
        "{why} The last one before it that can be is step {number} ({what}): {command}",
        why=error.message,
        number=older.seq,
        what=step_named(origin(register.changes, older)),
        command=f"namndkoll {command}{option} --step {older.seq}",
    )


def _merge(request: Namespace, register: Register, by: str) -> None:
    copy = read_copy(Path(request.words))
    joined = register.copies.join(copy, by=by, now=datetime.now(UTC))
    if request.json:
        from tui.serializers.as_json import write

        return write(joined_shape(joined))
    tell_joined(joined, copy.path.name)
    if copy.broken:
        said = ngettext(
            "{count} line of {name} cannot be read and was not taken in.",
            "{count} lines of {name} cannot be read and were not taken in.",
            copy.broken,
        )
        tell(said.format(count=copy.broken, name=copy.path.name))
    return None


def tell_joined(joined: Joined, name: str) -> None:
    """Say what was taken in from a copy, and what was not and why."""
    count = len(joined.ops)
    said = ngettext(
        "{count} value of {name} was taken in.", "{count} values of {name} were taken in.", count
    )
    tell(said.format(count=count, name=name))
    _tell_conflicts(joined)
    for document in joined.documents:
        tell(_("{document} was imported only there: import it here.").format(document=document))
    for what in joined.organisations:
        tell(_("Of organisations this was said only there: {what}. Say it here.").format(what=what))
    for about in joined.unknown:
        tell(_("There is no {id} here; what was said about it was not taken in.").format(id=about))
    for step in joined.forgotten:
        id_, fields = forgotten_by(step)
        said = _("What was written of {id} was forgotten there. To forget it here: {command}")
        option = " --note" if fields == NOTE else ""
        tell(said.format(id=id_, command=f"namndkoll forget {id_}{option}"))
    if joined.foreign:
        said = ngettext(
            "{count} change of {name} belongs to another register, or to a state of this one that "
            "is not known, and was not taken in.",
            "{count} changes of {name} belong to another register, or to a state of this one that "
            "is not known, and were not taken in.",
            joined.foreign,
        )
        tell(said.format(count=joined.foreign, name=name))


def _tell_conflicts(joined: Joined) -> None:
    """Say what both changed, with both values."""
    for one in joined.conflicts:
        said = _("{id}, {field}: {by} set {theirs}, here it is {ours}. Set it to settle it.")
        theirs, ours = (in_words(one.field, value) for value in (one.theirs, one.mine))
        field = field_word(one.field)
        tell(said.format(id=one.id, field=field, by=one.by, theirs=theirs, ours=ours))


_COMMANDS = {"set": _set, "note": _note, "undo": _undo, "redo": _undo, "merge": _merge}
