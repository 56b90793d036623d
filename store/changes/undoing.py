"""What is taken back next, and by whom: one's own last step, unless somebody else's is meant."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from store.changes.deciding import Conflict, ConflictError, agreed, change_of
from store.changes.history import in_order, origin, steps
from store.common.errors import RegisterError
from store.common.text import one_line
from store.dates.today import STOCKHOLM
from store.keeping.applying import keys_in, reversed_ops, taken_back, value_of
from store.keeping.contents import Contents, about_of, record_of, said_of
from store.keeping.signing import Signed, made
from store.keeping.steps import Change, Op
from store.model.kinds import KINDS
from store.model.own import OWN

_PREFIXES = {one.table: one.prefix for one in KINDS}
Place = tuple[str, int]
"""A document: its table and its id."""


class Undo(Struct, frozen=True):
    """What is to be taken back.

    Attributes:
        by: who asks, whose own last step it is.
        again: the last undoing instead, which does again what it took back.
        anyones: the last one of all, whoever made it.
        step: not the last one, but the one of this number.
    """

    by: str
    again: bool = False
    anyones: bool = False
    step: int | None = None

    def whose(self, contents: Contents, step: Change) -> str:
        """Return who made a step; what was undone and done again is still its first maker's."""
        return step.by if self.again else origin(contents.history, step).by

    def step_in(self, contents: Contents) -> Change | None:
        """Return the step that is taken back next; None where there is none."""
        return next(self.candidates(contents), None)

    def candidates(self, contents: Contents) -> Iterator[Change]:
        """Return the steps that are meant, the last one first."""
        for step in reversed(steps(contents.history)[self.again]):
            own = self.anyones or self.whose(contents, step) == self.by
            named = self.step in (None, step.seq)
            if own and named and not _is_gone(contents, step):
                yield step


class BlockedError(ConflictError):
    """A step cannot be taken back alone: a later one builds on it, or set the same.

    Attributes:
        instead: the undoing of the last step before it that can be taken back, if there is one.
    """

    instead: Undo | None = None


def _is_gone(contents: Contents, step: Change) -> bool:
    """Tell whether nothing of a step is left to be taken back, as where others did so by hand."""
    return (
        not step.is_whole
        and step.says_anything
        and all(value_of(contents, op) == op.before for op in step.ops)
    )


def last_step(contents: Contents, asked: Undo) -> Change:
    """Return the change that is undone next, or the undoing that is taken back next.

    Raises:
        RegisterError: there is none, or only somebody else's.
    """
    if step := asked.step_in(contents):
        return step
    if step := replace(asked, anyones=True).step_in(contents):
        raise _others(contents, step, asked)
    if asked.step is not None:
        raise RegisterError(
            "There is no step {number} to take back: it never was, was taken back before, or "
            "nothing of it is left. The steps there are: {history}",
            number=asked.step,
            history="namndkoll history",
        )
    if asked.again:
        raise RegisterError("There is nothing to do again: nothing was undone last.")
    raise RegisterError("There is nothing to undo: the register has no change before.")


def _others(contents: Contents, step: Change, asked: Undo) -> RegisterError:
    told = {
        "by": one_line(asked.by) or "?",
        "other": one_line(asked.whose(contents, step)) or "?",
        "when": _when(step),
        "command": _command(again=asked.again),
    }
    if asked.step is not None:
        return RegisterError(
            "Step {number} is not by {by} but by {other}, {when}: {command} takes it back, also "
            "where that was you under another name.",
            **told | {"number": step.seq, "command": f"{told['command']} --step {step.seq}"},
        )
    if asked.again:
        return RegisterError(
            "There is nothing that {by} undid to do again. The last undoing is by {other}, {when}: "
            "{command} takes it back, also where that was you under another name.",
            **told,
        )
    return RegisterError(
        "There is no change by {by} to undo. The last one is by {other}, {when}: {command} takes "
        "it back, also where that was you under another name.",
        **told,
    )


def undoing(contents: Contents, asked: Undo, target: Change, signed: Signed) -> Change:
    """Return the change that takes one of single values back.

    Raises:
        BlockedError: a value is no longer what the change made it, or a later step builds on it.
        RegisterError: a later step is the one to take back by now.
    """
    _refuse_other(contents, asked, target)
    refuse_blocked(contents, asked, target)
    change = change_of(contents, reversed_ops(target), signed)
    return replace(change or made(contents, signed), undoes=target.seq)


def undoing_whole(
    contents: Contents, asked: Undo, target: Change, signed: Signed
) -> tuple[Contents, Change]:
    """Return contents without a change of whole tables, and the change that leads to them.

    It puts back what was before the change: what was changed since would go without a word.

    Raises:
        BlockedError: a later step changed something of it.
        RegisterError: a later step is the one to take back by now.
    """
    _refuse_other(contents, asked, target)
    refuse_blocked(contents, asked, target)
    before = contents.snapshot()
    taken_back(before, target)
    change = made(before, signed, kind=target.kind, name=target.name, undoes=target.seq)
    return before, change


def _refuse_other(contents: Contents, asked: Undo, target: Change) -> None:
    if last_step(contents, asked).seq != target.seq:
        raise RegisterError(
            "Someone else changed the register meanwhile, so nothing was undone. "
            "Look at the history and try again."
        )


def refuse_blocked(contents: Contents, asked: Undo, target: Change) -> None:
    """Refuse to take back what a later step builds on or set otherwise.

    Raises:
        BlockedError: one does; it names the last step before that can be taken back.
    """
    if blocked := _blocked(contents, target):
        every = replace(asked, step=None).candidates(contents)
        older = (one for one in every if one.seq < target.seq and not _blocked(contents, one))
        if step := next(older, None):
            blocked.instead = replace(asked, step=step.seq)
        raise blocked


def _blocked(contents: Contents, target: Change) -> BlockedError | None:
    """Return why a step cannot be taken back alone; None where it can."""
    if step := _built_on_by(contents, target):
        return _built_on(contents, target, step)
    try:
        agreed(contents, () if target.is_whole else reversed_ops(target))
    except ConflictError as error:
        return _set_since(target, error.conflicts)
    except RegisterError as error:
        return BlockedError(
            "Step {number} cannot be taken back: {why}", number=target.seq, why=error.message
        )
    return None


def _built_on_by(contents: Contents, target: Change) -> Change | None:
    """Return the first later step that builds on one."""
    brought = {_id(*place) for place in _brought(target)}
    places = set(_touched(target)) if target.is_whole else set[Place]()
    for step in _since(contents, target) if brought or target.is_whole else ():
        # A document is read by what is there: whatever it was held against is to stay.
        both_whole = step.is_whole and target.is_whole
        if both_whole or brought & set(_named(step)) or places & set(_touched(step)):
            return step
    return None


def _since(contents: Contents, target: Change) -> list[Change]:
    """Return the later steps that matter: not those that were undone since, with their undoing."""
    later: dict[int, Change] = {}
    for step in in_order(contents.history):
        if step.seq > target.seq and step.kind != "forget":
            first = origin(contents.history, step).seq
            if later.pop(first, None) is None:
                later[first] = step
    return [*later.values()]


def _built_on(contents: Contents, target: Change, step: Change) -> BlockedError:
    _, undoings = steps(contents.history)
    return BlockedError(
        "Step {number} cannot be taken back alone: step {later} by {other}, {when}, builds on it. "
        "See what came since with {history}; {command} takes back the last step, whoever made it.",
        number=target.seq,
        later=step.seq,
        other=one_line(step.by) or "?",
        when=_when(step),
        history="namndkoll history",
        command=_command(again=step in undoings),
    )


def _set_since(target: Change, conflicts: tuple[Conflict, ...]) -> BlockedError:
    blocked = BlockedError(
        "Step {number} cannot be taken back: what it said of {id} was changed since by {by}. "
        "Nothing was changed.",
        number=target.seq,
        id=conflicts[0].id,
        by=one_line(conflicts[0].by),
    )
    blocked.conflicts = conflicts
    return blocked


def _brought(change: Change) -> Iterator[Place]:
    """Return the records that are there since a change, and go when it is taken back."""
    for table, ranges in change.added.items():
        yield from ((table, key) for key in keys_in(ranges))
    for op in change.ops:
        if op.field is None and op.before is None:
            yield op.table, op.key


def _touched(change: Change) -> Iterator[Place]:
    yield from _brought(change)
    yield from ((op.table, op.key) for op in change.ops)
    for table, documents in change.before.items():
        yield from ((table, key) for key in documents)


def _named(change: Change) -> Iterator[str | None]:
    """Return the ids of the records that a change says something of, or names."""
    for op in change.ops:
        yield said_of(op)
        yield from _named_in(op)
    yield from (record_of(key) for table, key in _touched(change) if table == "follow_ups")


def _named_in(op: Op) -> Iterator[str]:
    if op.table == "links":
        yield from (end.partition(":")[0] for end in about_of(op).split(", "))
    elif op.table == OWN.table and isinstance(op.after, dict):
        yield op.after.get("about", "")
    elif op.table == OWN.table and op.field == "about":
        yield op.after or ""


def _id(table: str, key: int) -> str:
    return f"{_PREFIXES.get(table, table)}{key}"


def _when(step: Change) -> str:
    return f"{step.at.astimezone(STOCKHOLM):%Y-%m-%d %H:%M}"


def _command(*, again: bool) -> str:
    return f"namndkoll {'redo' if again else 'undo'} --any"
