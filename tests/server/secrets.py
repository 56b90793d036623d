"""What an office alone may read, in every place of a register that has one: each a word apart."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, cast

import msgspec
from msgspec.structs import replace

from store.changes import edits
from store.changes.owning import Typing, add_own, own_edits, remove_own
from store.keeping.copied import read_copy
from store.keeping.forgetting import EVERYTHING, NOTE
from store.keeping.signing import Signed
from store.register.forgetting import forget
from store.register.register import Register
from store.register.restoring import put_back
from tests.registers import DAY

if TYPE_CHECKING:
    from store.changes.edits import Edit, OwnField

START = datetime(2024, 9, 16, 9, 0, tzinfo=UTC)


class Writer:
    """Somebody of an office who writes secret words; `words` are all that were written."""

    def __init__(self, register: Register, mark: str, noted: str = "A7") -> None:
        """Write to a register; `noted` is what an import takes away that has notes."""
        self.register = register
        self._mark = mark
        self._noted = noted
        self._numbers = count(1)
        self.words: list[str] = []

    def secret(self) -> str:
        """Return a word that nobody wrote before."""
        word = f"hemligt{self._mark}{next(self._numbers):03}x"
        self.words.append(word)
        return word

    @property
    def now(self) -> datetime:
        """A moment after the last step's."""
        return START + timedelta(minutes=self.register.contents.about.folded)

    def change(self, *wanted: Edit, why: str | None = None, by: str = "") -> None:
        """Save a step that a secret name signs, unless another is given."""
        signed = by or self.secret()
        assert self.register.change(wanted, by=signed, now=self.now, why=why)

    def write_everything(self, folder: Path) -> None:
        """Write every kind of what an office alone may read."""
        self._write_notes()
        self._write_own()
        self._undo_and_do_again()
        self._restore()
        self._merge(folder)
        self._replace()
        self._forget()

    def _write_notes(self) -> None:
        line = edits.add_note("A1", self.secret())
        self.change(line, why=self.secret())
        self.change(edits.Edit("A1", line.field, self.secret()))
        self.change(edits.Edit("A1", line.field, None))
        self.change(edits.note("A2", self.secret()))
        self.change(edits.add_note("A2", self.secret()))
        mixed = (edits.owner("A3", self._mark), edits.add_note("A3", self.secret()))
        self.change(*mixed, why=self.secret(), by="Karin")

    def _write_own(self) -> None:
        values = {"text": self.secret(), "about": "A1", "answer": self.secret()}
        said = (f"owner={self.secret()}", f"tags={self.secret()}", f"link={self.secret()}")
        self._add_own(values, *said)
        self.change(edits.due(self.own, "2024-12-01", self.secret()), why=self.secret())
        self.change(edits.add_note(self.own, self.secret()))
        typed = cast("dict[OwnField, str]", {"text": self.secret(), "answer": self.secret()})
        self.change(*own_edits(self.own, typed, _typing()))

    def _add_own(self, values: dict[str, str], *said: str) -> None:
        signed = Signed(self.secret(), self.now)
        draft = add_own(cast("dict[OwnField, str]", values), said, _typing(), signed)
        self.register.arrange(draft, by=signed.by, now=signed.at)

    @property
    def own(self) -> str:
        """The last of the office's own entries."""
        return f"E{max(self.register.contents.own)}"

    def _undo_and_do_again(self) -> None:
        self.change(edits.add_note("A4", self.secret()))
        self.register.undo(by=self.secret(), now=self.now, anyones=True)
        self.register.undo(by=self.secret(), now=self.now, again=True, anyones=True)
        self._add_own({"text": self.secret()}, f"owner={self.secret()}")
        self.register.arrange(remove_own(self.own), by=self.secret(), now=self.now)

    def _restore(self) -> None:
        before = self.register.contents.snapshot()
        self.change(edits.owner("A5", self._mark), by="Karin")
        self.change(edits.add_note("A5", self.secret()))
        self.change(edits.note("A2", self.secret()))
        put_back(self.register, before, "tidigare.json", Signed("Karin", self.now))
        self.register.undo(by="Karin", now=self.now)

    def _merge(self, folder: Path) -> None:
        path = folder / "kopia.json"
        self.register.copies.save(path)
        copy = Register.open(path)
        there = Writer(copy, f"{self._mark}kopia")
        there.change(
            edits.add_note("A6", there.secret()), edits.owner("A6", self._mark), by="Karin"
        )
        there.change(edits.add_note("A1", there.secret()))
        self.words += there.words
        self.register.copies.join(read_copy(path), by="Karin", now=self.now)

    def _replace(self) -> None:
        """Have an import take a noted record away."""
        gone = self._noted
        self.change(edits.add_note(gone, self.secret()), edits.tags(gone, "alla"), by="Karin")
        held = self.register.contents
        fewer = {key: one for key, one in held.activities.items() if one.id != gone}
        said = {key: one for key, one in held.follow_ups.items() if one.about != gone}
        self.register.commit(replace(held, activities=fewer, follow_ups=said), self.now, "Karin")

    def _forget(self) -> None:
        self.change(edits.add_note("A8", self.secret()), edits.owner("A8", self._mark), by="Karin")
        forget(self.register, "A8", NOTE, by=self.secret(), now=self.now)
        self._add_own({"text": self.secret()}, f"owner={self.secret()}")
        uid = self.register.contents.own[int(self.own[1:])].uid
        forget(self.register, self.own, EVERYTHING, by=self.secret(), now=self.now)
        self.words.append(uid)

    def standing(self) -> set[str]:
        """Return the secret words that the register of their writer still holds."""
        held = msgspec.json.encode(self.register.contents).decode()
        return {word for word in self.words if word in held}


def _typing() -> Typing:
    return Typing(lambda _: None, DAY)
