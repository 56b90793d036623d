"""The changes that the screen makes, each ready to be sent, and what is said of it then."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from store.changes.deciding import change_of
from store.changes.history import events, origin
from store.changes.undoing import last_step, undoing
from store.common.errors import NamndkollError
from store.keeping.signing import Signed
from store.register.ahead import drafted
from tui.app.session.outbox import Sending
from tui.app.session.steps_told import Told, saved_told, step_told
from tui.locale import N_, _
from tui.messages.changes import step_named, with_text
from tui.settings.user import user_name

if TYPE_CHECKING:
    from store.changes.arranging import Draft as Arranging
    from store.changes.edits import Edit
    from store.changes.organising import Reorganising
    from store.changes.undoing import Undo
    from store.keeping.backend import Draft
    from store.keeping.contents import Contents
    from store.keeping.forgetting import Personal
    from store.keeping.steps import Change
    from store.register.register import Register

UNFORGOTTEN = N_(
    "The server does not answer, and forgetting does not wait for it. When it answers, see whether "
    "this is still there and ask again."
)
"""Said where it may not have reached the server: it is never sent later, unlike all else."""


def edited(seen: Register, edits: Sequence[Edit]) -> Sending:
    """Return edits of a register as it was seen."""
    by, at = user_name(), datetime.now(UTC)
    contents = seen.contents

    def make(register: Register, at: datetime) -> Change | None:
        return register.change(edits, by=by, now=at, seen=contents)

    draft = drafted(contents, edits, Signed(by, at))
    what, about = _named(seen, draft)
    return Sending(make, _told, what, about, edits, draft=draft, at=at)


def arranged(seen: Register, arranging: Arranging) -> Sending:
    """Return what a draft says of meetings, own entries and matters through the years."""
    by, at = user_name(), datetime.now(UTC)

    def make(register: Register, at: datetime) -> Change | None:
        return register.arrange(arranging, by=by, now=at)

    def draft(contents: Contents) -> Change | None:
        return change_of(contents, tuple(arranging(contents)), Signed(by, at))

    what, about = _named(seen, draft)
    return Sending(make, _told, what, about, draft=draft, at=at)


def reorganised(draft: Reorganising, what: str) -> Sending:
    """Return what a draft makes of organisations and their bodies, a step of that name."""
    from store.register.organising import reorganise

    def make(register: Register, at: datetime) -> Change | None:
        return reorganise(register, draft, what, by=user_name(), now=at)

    return Sending(make, _told, what)


def undone(seen: Register, asked: Undo) -> Sending:
    """Return the undoing of what is asked for in a register as it is seen."""
    title = _("Done again") if asked.again else _("Undone")

    def make(register: Register, at: datetime) -> Change | None:
        _, change = register.undo(
            by=asked.by, now=at, again=asked.again, anyones=asked.anyones, step=asked.step
        )
        return change

    def told(register: Register, change: Change | None) -> Told:
        assert change is not None
        assert change.undoes is not None
        return Told(_first(register, register.changes[change.undoes]), title)

    def draft(contents: Contents) -> Change:
        signed = Signed(asked.by, datetime.now(UTC))
        return undoing(contents, asked, last_step(contents, asked), signed)

    step = asked.step_in(seen.contents)
    what = f"{title}: {_first(seen, step)}" if step else ""
    whole = step is None or step.is_whole
    return Sending(make, told, what, draft=None if whole else draft, base=seen)


def forgotten(about: str, fields: Sequence[Personal], sentences: list[str]) -> Sending:
    """Return the forgetting of what was written of an entry; what it came to is added as told."""
    from store.register.forgetting import forget
    from tui.messages.forgetting import told_of_forgetting

    def make(register: Register, at: datetime) -> None:
        done = forget(register, about, fields, by=user_name(), now=at)
        sentences.extend(told_of_forgetting(done))

    return Sending(make, lambda *_saved: Told(sentences[0], _("Forgotten")), "", (about,))


def _first(register: Register, step: Change) -> str:
    return step_told(origin(register.changes, step), with_text(register))


def _told(register: Register, change: Change | None) -> Told:
    return saved_told(change, with_text(register))


def _named(seen: Register, draft: Draft) -> tuple[str, Sequence[str]]:
    """Return what a draft does in words, and the ids that it is about."""
    with suppress(NamndkollError):  # it is told when it is sent
        if change := draft(seen.contents):
            ids = (one.id for one in events({change.seq: change}) if one.id)
            return step_named(change, with_text(seen)), tuple(dict.fromkeys(ids))
    return "", ()
