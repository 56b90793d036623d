"""Two writers who edit, fold and look while other programs change their files in any order."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from store.changes import edits
from store.changes.deciding import ConflictError
from store.changes.owning import add_own, own_edits
from store.common.errors import RegisterError
from store.keeping.copied import read_copy
from store.keeping.copies import copies_of
from store.keeping.journal import journal_of
from store.keeping.signing import Signed
from store.keeping.steps import Change
from store.register.owning import typing_in
from store.register.register import Register
from tests.registers import small_register
from tests.store.keeping.test_damage import ALL, in_place, replaced

STEPS = 25
LEAST = 700
"""Bytes of a journal that is changed: all ways ask for a few lines."""


class Walk:
    """A register, two who have it open, and what each of them was told is saved."""

    def __init__(self, path: Path, seed: int) -> None:
        small_register(path)
        self.path = path
        self.random = Random(seed)
        self.open = [Register.open(path), Register.open(path)]
        self.saved: list[str] = []
        self.told: list[str] = []
        self.earlier = [path.read_bytes()]
        self._now = datetime(2024, 9, 16, 9, 0, tzinfo=UTC)

    def edit(self, register: Register) -> None:
        """Note something, unless the other noted the same entry."""
        self._now += timedelta(seconds=1)
        text, about = f"t{self._now:%H%M%S}", f"A{self.random.randrange(1, 9)}"
        with suppress(ConflictError):
            register.change([edits.note(about, text)], by="Karin", now=self._now)
            self.saved.append(text)

    def fold(self, register: Register) -> None:
        """Put the journal into the file."""
        register.disk.fold("Karin")

    def look(self, register: Register) -> None:
        """Look at the disk, as the app does twice a second."""
        register.disk.refresh()
        register.disk.rescue("Karin")

    def damage(self, _register: Register) -> None:
        """Change the journal that both have seen in one of the ways of other programs."""
        for one in self.open:
            self.look(one)
        journal = journal_of(self.path)
        data = journal.read_bytes() if journal.exists() else b""
        if len(data) > LEAST and data.count(b"\n") > 3:
            change = ALL[self.random.choice(list(ALL))]
            self.random.choice([in_place, replaced])(journal, change(data))

    def put_back(self, _register: Register) -> None:
        """Put an earlier file in the place of the register, as both have seen it."""
        for one in self.open:
            self.look(one)
            one.disk.fold("Karin")
        self.earlier.append(self.path.read_bytes())
        replaced(self.path, self.random.choice(self.earlier))

    def walk(self) -> None:
        """Take some steps, and let both look at the end."""
        steps = [self.edit] * 8 + [self.fold, self.look, self.damage, self.damage, self.put_back]
        for _ in range(STEPS):
            self.random.choice(steps)(self.random.choice(self.open))
        for one in self.open:
            self.look(one)
            one.disk.fold("Karin")
            self.told += map(str, one.disk.news())


class OwnWalk(Walk):
    """Two who enter entries of their own, and answer those that they see."""

    def edit(self, register: Register) -> None:
        """Enter something, or say in an answer what it is that it answers."""
        self._now += timedelta(seconds=1)
        text = f"t{self._now:%H%M%S}"
        typing, signed = typing_in(register), Signed("Karin", self._now)
        if not register.own or self.random.random() < 0.5:
            register.arrange(add_own({"text": text}, [], typing, signed), by="Karin", now=self._now)
        else:
            one = self.random.choice(register.own)
            text = f"{one.text}, {text}"
            edited = own_edits(one.id, {"answer": text}, typing)
            try:
                register.change(edited, by="Karin", now=self._now)
            except RegisterError:
                return
        self.saved.append(text)


def words_in(changes: Iterable[Change]) -> list[str]:
    """Return what was entered and answered, once for each time that it was."""
    after = [op.after for change in changes for op in change.ops if op.after]
    return [one["text"] if isinstance(one, dict) else one for one in after]


@pytest.mark.parametrize("seed", range(8))
def test_own_entries_are_saved_once_or_told_and_no_answer_gets_to_another_one(
    tmp_path: Path, seed: int
) -> None:
    walk = OwnWalk(tmp_path / "register.json", seed)
    walk.walk()
    register = Register.open(walk.path)
    assert all(one.answer.startswith(one.text) for one in register.own if one.answer)
    assert len({one.uid for one in register.own}) == len(register.own)
    found = words_in(register.changes.values())
    assert len(found) == len(set(found))
    told = [one for one in copies_of(walk.path) if any(one.name in said for said in walk.told)]
    kept = [word for one in told for word in words_in(read_copy(one).changes)]
    assert {*walk.saved} <= {*found, *kept}
    assert walk.saved


@pytest.mark.parametrize("seed", range(12))
def test_what_was_saved_is_in_the_register_once_or_in_a_copy_that_was_told(
    tmp_path: Path, seed: int
) -> None:
    walk = Walk(tmp_path / "register.json", seed)
    walk.walk()
    history = Register.open(walk.path).changes.values()
    found = [op.after for change in history for op in change.ops if op.after]
    assert len(found) == len(set(found))
    told = [one for one in copies_of(walk.path) if any(one.name in said for said in walk.told)]
    kept = {op.after for one in told for change in read_copy(one).changes for op in change.ops}
    assert {*walk.saved} <= {*found, *kept}
    assert walk.saved
