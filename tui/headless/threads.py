"""The commands `thread`, `threads` and `compare`: matters through the years, and answers."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from store.changes.history import events
from store.changes.linking import rename
from store.common.errors import UsageError
from store.common.text import one_line, shortened
from store.keeping.steps import Change
from store.register.register import Register
from store.threads.answering import say as say_of
from store.threads.answering import station_named
from store.threads.comparing import budget_of, compare
from store.threads.sharing import read_answers, take_answers, write_answers
from store.threads.stations import is_station_id
from store.threads.threads import MOST_OFFERED, Thread, Threads
from tui.headless.opened import opened, saving
from tui.locale import _, ngettext
from tui.messages.changes import event_shape, phrase
from tui.messages.saying import tell
from tui.messages.threads import compared_tables, thread_tables
from tui.messages.writing import write
from tui.serializers.threads import compared_shape, thread_shape
from tui.settings.paths import index_folder
from tui.settings.user import user_name

_TOLD = 80
"""Characters of a text that is named."""


def run(request: Namespace) -> None:
    """Carry out a command about matters through the years; an answer is saved when this returns.

    Raises: NamndkollError when it cannot be done, and nothing is changed.
    """
    register = opened(request, read_only=request.read_only)
    threads = Threads(register, index_folder())
    with saving(register):
        _COMMANDS[request.command](request, register, threads)


def _thread(request: Namespace, register: Register, threads: Threads) -> None:
    asked = " ".join(request.words)
    if request.same or getattr(request, "not"):
        return _answer(request, register, threads, asked)
    if is_station_id(asked):
        found = threads.thread(station_named(threads.library, asked).id)
        offered = threads.suggestions(found.id) if found else ()
    else:
        found, offered = None, tuple(islice(threads.like(asked), MOST_OFFERED))
    if not request.json:
        return write(*thread_tables(found, offered))
    thread = found or Thread("", asked, ())
    return _write_json(thread_shape(thread, offered))


def _answer(request: Namespace, register: Register, threads: Threads, asked: str) -> None:
    """Save that others are of the same matter, or are not; each answer is a step of its own."""
    station = station_named(threads.library, asked)
    answers = [(other, True) for other in request.same]
    answers += [(other, False) for other in getattr(request, "not")]
    pairs = [(station_named(threads.library, other), same) for other, same in answers]
    _report(
        request,
        [
            say_of(
                register, station, other, same=same, by=user_name(request.by), now=datetime.now(UTC)
            )
            for other, same in pairs
        ],
    )


def _report(request: Namespace, changes: Sequence[Change | None]) -> None:
    said = events({one.seq: one for one in changes if one})
    if request.json:
        return _write_json([event_shape(one) for one in said])
    if not said:
        return tell(_("Nothing was changed: it was so already."))
    for event in reversed(said):
        tell(_("Saved: {change}").format(change=phrase(event)))
    return None


def _threads(request: Namespace, register: Register, threads: Threads) -> None:
    what, *words = request.words or ["show"]
    least, most = _FORMS.get(what, (1, 0))
    if not least <= len(words) <= most:
        raise UsageError(
            "{what!r} is not what the threads can be asked. Write {known}.",
            what=" ".join((what, *words))[:60],
            known="show, rename BEFORE NOW, export FILE, import FILE",
        )
    _ASKED[what](request, register, threads, words)


def _show(request: Namespace, _register: Register, threads: Threads, _words: Sequence[str]) -> None:
    found = threads.answered()
    if request.json:
        return _write_json([thread_shape(one, ()) for one in found])
    if not found:
        return tell(_("Nobody has said of anything that it is one matter through the years."))
    return write(*(table for one in found for table in thread_tables(one, None)))


def _rename(
    request: Namespace, register: Register, _threads: Threads, words: Sequence[str]
) -> None:
    by, draft = user_name(request.by), rename(*words)
    _report(request, [register.arrange(draft, by=by, now=datetime.now(UTC))])


def _export(
    _request: Namespace, _register: Register, threads: Threads, words: Sequence[str]
) -> None:
    count = write_answers(threads, Path(words[0]))
    said = ngettext(
        "{count} answer was written to {path}.", "{count} answers were written to {path}.", count
    )
    tell(said.format(count=count, path=words[0]))


def _import(request: Namespace, register: Register, threads: Threads, words: Sequence[str]) -> None:
    by, shared = user_name(request.by), read_answers(Path(words[0]))
    taken = take_answers(register, threads.library, shared, by=by, now=datetime.now(UTC))
    for one in taken.missing:
        said = _("{document}, line {number}, is not here as it stands there: {text}")
        tell(
            said.format(
                document=one_line(one.document),
                number=next(iter(one.lines), "–"),
                text=shortened(one.text, _TOLD),
            )
        )
    _report(request, [taken.change])


def _compare(request: Namespace, register: Register, threads: Threads) -> None:
    if len(request.words) != 2:
        raise UsageError("Write two years, or the ids of two budgets: compare 2023 2024.")
    before, after = (budget_of(register, name) for name in request.words)
    found = compare(threads, before, after)
    if request.json:
        return _write_json(compared_shape(before, after, found))
    return write(*compared_tables(found, f"{before.name} → {after.name}"))


def _write_json(shape: object) -> None:
    from tui.serializers.as_json import write as write_json

    write_json(shape)


_Asked = Callable[[Namespace, Register, Threads, Sequence[str]], None]
_ASKED: dict[str, _Asked] = {
    "show": _show, "rename": _rename, "export": _export, "import": _import,
}  # fmt: skip
_FORMS = {"show": (0, 0), "rename": (2, 2), "export": (1, 1), "import": (1, 1)}
"""What can be done, and how many words it takes, at least and at most."""
_COMMANDS: dict[str, Callable[[Namespace, Register, Threads], None]] = {
    "thread": _thread, "threads": _threads, "compare": _compare,
}  # fmt: skip
