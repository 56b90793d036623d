"""A register that a server keeps: read into memory, and written in transactions.

A step is saved when its transaction is. Whoever writes holds the row with the number of the last
step, takes in what others wrote until then, and makes the change on that. Each step has a name of
its own, by which it is found again when the server's answer was lost on the way.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from functools import partial
from pathlib import Path
from typing import Self
from uuid import uuid4

from msgspec.structs import replace

from store.common.collector import uncollected
from store.common.place import Address
from store.keeping.applying import about_after, made_by, take, with_difference, with_ids_of
from store.keeping.backend import Draft, Reason, Rewriting, UnreachableError, WholeDraft
from store.keeping.contents import Contents
from store.keeping.copied import Beside
from store.keeping.notices import Notices
from store.keeping.server.connecting import Connection, Connections
from store.keeping.server.held import Held, brought_on, is_behind
from store.keeping.server.identity import Identity, refuse_reader
from store.keeping.server.line import Line
from store.keeping.server.listening import Listening, Mark
from store.keeping.server.loading import Head, hold, identify, read
from store.keeping.server.local_copy import LocalCopy
from store.keeping.server.offices import of_all
from store.keeping.server.refusals import behind, told
from store.keeping.server.saving import Saving, differences
from store.keeping.server.views import OfficeViews
from store.keeping.signing import last_known
from store.keeping.steps import Change
from store.keeping.writing import changed_meanwhile

Written = tuple[Change, Callable[[], Contents]] | None
"""A step and how the contents are found that it leads to, once it is saved; None for no step."""
_FIND = "select seq from namndkoll.changes where step = %s"


class RegisterDatabase:
    """A register on a server that is held in memory as `contents`; branches share connections."""

    def __init__(
        self,
        connections: Connections,
        identity: Identity,
        held: Held,
        local_copy: LocalCopy,
        *,
        read_only: bool = False,
    ) -> None:
        self.contents = held.contents
        self.identity = identity
        self.unkept: list[Change] = []
        self.aside = local_copy.aside
        self.notices = Notices()
        self._step = held.step
        self._connections = connections
        self._listening = Listening(connections)
        self._local_copy = local_copy
        self._read_only = read_only

    @classmethod
    def open(cls, place: Address, *, read_only: bool = False, kept_in: Path | None = None) -> Self:
        """Connect to a server and read the register there; nothing is written.

        Of what was `kept_in` a folder when it was closed, only what came since is read.

        Raises:
            NoRegisterError: there is none.
            RegisterError: the server does not answer, refuses, or has none that this program knows.
        """
        connections = Connections(place)
        local = LocalCopy(kept_in, place)
        try:
            with connections.reading() as line, uncollected():
                identity, head = identify(line, place, local.known)
                held, told = local.brought_on(identity, head, partial(read, line, place, identity))
        except BaseException:
            connections.close()
            raise
        database = cls(connections, identity, held, local, read_only=read_only)
        if told:
            database.notices.say(told)
        return database

    @property
    def place(self) -> Address:
        """Where the register is."""
        return self._connections.place

    @property
    def exists(self) -> bool:
        """Whether anything was ever written to it."""
        return self.contents.about.folded > 0

    @property
    def seen(self) -> Mark:
        """The last step that was read or written here, and for whose eyes."""
        seq, step = self._held.last
        return seq, self.identity.office, step, self.identity.may_change

    @property
    def writable(self) -> bool:
        """Whether the login may write, and the server takes changes."""
        return self.identity.may_change and not self._read_only

    @property
    def foldable(self) -> bool:
        """Whether there is anything to put in order: a server does that by itself."""
        return False

    @property
    def bases(self) -> frozenset[str]:
        """The checksums of the files that it came from, by which copies of them are known."""
        return frozenset(self.contents.about.bases)

    @property
    def shared(self) -> OfficeViews:
        """The saved views that the login's office shares."""
        return OfficeViews(self._connections, self.identity.office)

    def look(self) -> Mark | None:
        """Return the last step there is and one's office; None while the server does not answer."""
        return self._listening.mark()

    def branch(self) -> Self:
        branch = copy(self)
        branch.contents = self.contents.snapshot()
        return branch

    def holding(self, contents: Contents) -> Self:
        held = copy(self)
        held.contents, held._read_only = contents, True
        return held

    def beside(self) -> list[Beside]:
        """Return nothing: there are no copies beside a database."""
        return []

    def refresh(self, *, patiently: bool = False) -> bool:  # noqa: ARG002 (a file's is long)
        """Take in what others have written, and tell whether there was anything.

        Raises:
            UnreachableError: the server does not answer.
            RegisterError: what is there now cannot be trusted.
        """
        with self._connections.reading() as line:
            return self._take_in(line, *identify(line, self.place, self._held.known))

    def add(self, draft: Draft, by: str) -> Change | None:  # noqa: ARG002 (a file's lock names it)
        def work(saving: Saving, step: str, head: Head) -> Written:
            drafted = draft(self.contents)
            if drafted is None:
                return None
            change = replace(drafted, seq=head.seq + 1)
            made = made_by(self.contents, change)
            old = {place: getattr(self.contents, place[0]).get(place[1]) for place in made}
            records = {place: (old[place], one) for place, one in made.items()}
            about = about_after(self.contents, made, change.seq)
            saving.step(change, step, records, Head(head.uid, change.seq, about))
            return change, lambda: take(self.contents, change, made)

        return self._written(work)

    def put(self, contents: Contents, change: Change, reason: Reason) -> Change:

        def draft(held: Contents) -> tuple[Contents, Change]:
            if last_known(held) != last_known(contents):
                raise changed_meanwhile(self.place)
            return with_ids_of(contents, held), change

        saved = self.put_made(draft, change.by, reason)
        assert saved is not None
        return saved

    def put_made(self, draft: WholeDraft, by: str, reason: Reason) -> Change | None:  # noqa: ARG002
        def work(saving: Saving, step: str, head: Head) -> Written:
            old = self.contents
            drafted = draft(old)
            if drafted is None:
                return None
            contents, change = drafted
            change = replace(with_difference(change, old, contents), seq=head.seq + 1)
            history = {**old.history, change.seq: change}
            new = replace(contents, history=history).up_to(change.seq)
            saving.step(change, step, differences(old, new), Head(head.uid, change.seq, new.about))
            return change, lambda: new

        return self._written(work)

    def rewrite(self, draft: Rewriting, by: str) -> Contents:  # noqa: ARG002
        def work(saving: Saving, step: str, head: Head) -> Written:
            old, drafted = self.contents, draft(self.contents)
            if drafted is None:
                return None
            less = drafted if self.identity.office else of_all(drafted)
            saving.forgetting(old, less)
            records, last = differences(old, less), less.about.folded
            change = less.history[last]
            saving.step(change, step, records, Head(head.uid, last, less.about))
            return change, lambda: less

        self._written(work)
        self._local_copy.remove()
        return self.contents

    def fold(self, by: str) -> None:
        """Do nothing: a server puts its files in order by itself."""

    def rescue(self, by: str) -> None:
        """Do nothing: a server keeps what it confirmed."""

    def saved(self, step: str) -> Change | None:
        with told(self.place), self._connections.writing() as connection:
            self._locked(connection)
            return self._found(connection, step)

    def _found(self, connection: Connection, step: str) -> Change | None:
        """Return the change of a step that was sent before, nobody else writing.

        Without that it may still be on its way: the server goes on with what it got.
        """
        row = connection.execute(_FIND, (step,)).fetchone()
        return self.contents.history.get(row[0]) if row else None

    def be_patient(self, seconds: float, told: Callable[[], None]) -> None:
        """Try for so long from now on to save; `told` is called when it is tried again."""
        self._connections.patience, self._connections.told_of_waiting = seconds, told

    def close(self) -> None:
        """Keep what is known for the next time, and close the connections."""
        self._local_copy.keep(self._held, self.identity)
        self._connections.close()

    def _written(self, work: Callable[[Saving, str, Head], Written]) -> Change | None:
        """Do work that writes a step while nobody else does; again where its answer was lost."""
        refuse_reader(self.place, self.identity, read_only=self._read_only)
        step, may_be_saved = str(uuid4()), False

        def sent(again: bool) -> Change | None:
            nonlocal may_be_saved
            if again:
                self.refresh()
            with self._connections.writing() as connection:
                head = self._locked(connection)
                if again and (found := self._found(connection, step)):
                    return found
                saving = Saving(connection, self.place, self.identity)
                written = work(saving, step, head)
                may_be_saved = written is not None
            if written is None:
                return None
            change, after = written
            self.contents, self._step = after(), step
            return change

        try:
            return self._connections.sent(sent)
        except UnreachableError as error:
            error.step = step if may_be_saved else ""
            raise

    def _locked(self, line: Line) -> Head:
        """Keep others from writing until the transaction ends, and take in what they wrote."""
        identity, head = hold(line, self.place, self.identity, self._held.known)
        if self._take_in(line, identity, head):
            line.rest()
        return head

    @property
    def _held(self) -> Held:
        return Held(self.contents, self._step)

    def _take_in(self, line: Connection, identity: Identity, head: Head) -> bool:
        """Take in what came since, and tell whether there was anything."""
        held, before = self._held, self.identity
        if is_behind(held, head, identity):
            raise behind(self.place, held.contents.about.folded - head.seq)
        brought = brought_on(
            held,
            head,
            partial(read, line, self.place, identity),
            self.place,
            same_register=identity.uid == before.uid,
            same_office=identity.office == before.office,
        )
        self.identity = identity
        self.contents, self._step = brought.held.contents, brought.held.step
        self.unkept = [*self.unkept, *brought.lost]
        if brought.is_anew:
            self._local_copy.forget(self.contents)
        return brought.is_new
