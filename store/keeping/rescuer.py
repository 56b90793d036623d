"""What was saved and is gone from the disk, written again; what cannot be is kept beside it."""

from __future__ import annotations

from store.keeping import rescuing
from store.keeping.forgetting import without
from store.keeping.loaded import LoadedFile
from store.keeping.steps import Change
from store.keeping.unfolding import Contained
from store.keeping.writer import Writer


class Rescuer:
    """Brings back what a file that is held in memory has lost."""

    def __init__(self, file: LoadedFile, writer: Writer) -> None:
        self._file = file
        self._writer = writer

    def rescue(self) -> None:
        """Write again what was saved and is gone from the disk; what cannot be is kept beside."""
        while self._file.lost:
            lost, self._file.lost = self._file.lost, ()
            try:
                for one in lost:
                    self._bring_back(one)
            except BaseException:
                self._file.lost = (*lost, *self._file.lost)
                raise

    def _bring_back(self, lost: rescuing.Lost) -> None:
        left: list[Change] = []
        self._forget_again(lost)
        contained = Contained(self._file.contents.history)  # others bring back what they know
        lost = rescuing.cleaned(lost, self._file.contents)
        gone = [change for change in lost.changes if change not in contained]
        for change in gone:
            if rescuing.fits(self._file.contents, change, lost):
                self._writer.write_again(rescuing.moved(change, lost.held, self._file.contents))
            else:
                left.append(change)
        if lost.why == "late":
            return
        if count := len(gone) - len(left):
            self._file.notices.say(rescuing.written_again(self._file.path, count))
        if left:
            copy = rescuing.keep_copy(self._file.target, lost.held, left)
            self._file.notices.say(rescuing.kept_as_copy(self._file.path, copy, len(left)))

    def _forget_again(self, lost: rescuing.Lost) -> None:
        """Take out what an earlier file brought back, where that it was forgotten is known here."""
        if lost.why != "gone" or not (steps := rescuing.forgotten(lost, self._file.contents)):
            return
        self._writer.empty_journal()
        self._writer.write(without(self._file.contents, steps))
