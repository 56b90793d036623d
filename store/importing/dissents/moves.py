"""What a party moves in a text of its own: points, proposals, goals, and passages that argue."""

from __future__ import annotations

import re
from collections.abc import Iterator

from store.documents.common.text import TextDocument
from store.importing.dissents.passages import Passage, passages
from store.importing.dissents.told import told
from store.importing.dissents.wants import moved
from store.importing.language.addressees import addressees
from store.importing.language.names import Names
from store.importing.language.sentences import Sentence, sentences
from store.importing.language.sums import sum_in
from store.importing.reading.sources import source_of
from store.model.following import Move, MoveKind

_INSTEAD = re.compile(
    r"\benligt (?:nedan(?:stående)?|följande|det följande|bilaga)\b|\bi stället anta", re.I
)
"""How a point says that the text below it is to be decided."""
_FOR_THIS = re.compile(r"(?:för (?:detta|ändamålet)|till detta) (?:avsätts|anslås|tillförs)", re.I)
_QUOTED = re.compile(r"[”\"]([^”\"]{8,120})[”\"]")


def moves_in(document: TextDocument, first: int, last: int, names: Names) -> Iterator[Move]:
    """Return what the text on the lines of a document from one to another moves, in order."""
    return _Moves(document, names).read(passages(document.lines, first, last))


class _Moves:
    def __init__(self, document: TextDocument, names: Names) -> None:
        self._document = document
        self._names = names
        self._instead = False
        self._last: Move | None = None

    def read(self, found: Iterator[Passage]) -> Iterator[Move]:
        """Return the moves of passages; what argues stands in runs of sentences."""
        for passage in found:
            if passage.kind == "text":
                yield from self._sentences(passage)
                continue
            text = passage.paragraph.text
            self._instead = self._instead or (
                passage.kind == "point" and _INSTEAD.search(text) is not None
            )
            yield self._move(passage.kind, passage, Sentence(text, 0, len(text)))

    def _sentences(self, passage: Passage) -> Iterator[Move]:
        arguing: list[Sentence] = []
        for one in sentences(passage.paragraph.text):
            kind = moved(one.text, instead=self._instead)
            if kind == "argument":
                arguing.append(one)
                continue
            if arguing:
                yield self._argument(passage, arguing)
                arguing = []
            yield self._move(kind, passage, one)
        if arguing:
            yield self._argument(passage, arguing)

    def _argument(self, passage: Passage, run: list[Sentence]) -> Move:
        whole = Sentence(" ".join(one.text for one in run), run[0].start, run[-1].end)
        return self._move("argument", passage, whole)

    def _move(self, kind: MoveKind, passage: Passage, said: Sentence) -> Move:
        """Return a move; an argument that has no heading is about what it names in quotes."""
        wants = kind in ("proposal", "indicator", "request", "point")
        quoted = _QUOTED.search(said.text) if kind == "argument" else None
        self._last = Move(
            kind=kind,
            text=said.text,
            source=source_of(self._document, passage.paragraph.lines(said.start, said.end)),
            committees=self._told(said.text, kind) if wants else (),
            amount=sum_in(said.text) if wants else None,
            subject=passage.subject or (quoted[1].strip() if quoted else ""),
        )
        return self._last

    def _told(self, sentence: str, kind: MoveKind) -> tuple[str, ...]:
        """Return who is told; money for what was told right before is theirs who were."""
        if kind == "request":
            return addressees(sentence, self._names.bodies)
        if _FOR_THIS.match(sentence) and self._last and self._last.kind == "proposal":
            return self._last.committees
        return told(sentence, self._names)
