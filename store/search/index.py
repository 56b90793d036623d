"""The lines of all papers of a register, asked for words: exact ones first, newest papers first."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from functools import cached_property
from itertools import islice
from pathlib import Path

from msgspec import Struct

from store.common.collector import uncollected
from store.common.kept import Key
from store.common.text import one_line
from store.model.records import Document, Source
from store.register.known import Known
from store.search.asked import Word, read, spellings, spelt
from store.search.finding import Finder, Span
from store.search.kept import file_of, mark_of, read_papers, write_papers
from store.search.paper import Paper
from store.search.printed import Printed
from store.search.spelling import Vocabulary


class Hit(Struct, frozen=True):
    """Lines of a paper on which everything stands that was searched for.

    `paper` is the place of the paper in the index, `span` its first and last line.
    """

    paper: int
    span: Span


class Answer(Struct, frozen=True):
    """What a search found: as it was typed, then with a letter otherwise.

    `words` are what was looked for, `spelt` how else words of it are spelt in the first of `near`.
    `more` is whether there is more than was asked for.
    """

    words: tuple[Word, ...] = ()
    exact: tuple[Hit, ...] = ()
    near: tuple[Hit, ...] = ()
    spelt: tuple[str, ...] = ()
    more: bool = False

    @property
    def hits(self) -> tuple[Hit, ...]:
        """All of it, the best first."""
        return self.exact + self.near


class Line(Struct, frozen=True):
    """What stands at a hit: its document, lines and page, their words, and a record's id.

    The record is the first that is printed there; the id is empty where none is.
    """

    source: Source
    year: int
    text: str
    id: str


_LOOKED_AT = 50
"""Places in which it is looked how words are spelt, to say so."""
_INDEX: Key[SearchIndex] = Key("search")


def index_of(known: Known, folder: Path | None = None) -> SearchIndex:
    """Return the index of a register's papers, the same until its documents change."""
    return known.kept(_INDEX, lambda: SearchIndex(known, folder))


class SearchIndex:
    """All papers of a register, the newest first; they are made ready when first asked for.

    `folder` is where they are kept between starts; without one they are made anew.
    """

    def __init__(self, known: Known, folder: Path | None = None) -> None:
        self._known = known
        self._folder = folder
        self._printed = Printed(known)
        newest = reversed(known.documents)
        self.documents: Sequence[Document] = sorted(newest, key=lambda one: -one.year)

    @cached_property
    def papers(self) -> Sequence[Paper]:
        """The text of each document, in their order."""
        marks = [mark_of(one.text) for one in self.documents]
        path = file_of(self._known.place, self._folder) if self._folder else None
        kept = read_papers(path) if path else {}
        with uncollected():
            papers = {
                mark: kept.get(mark) or Paper.of(document.text)
                for mark, document in zip(marks, self.documents, strict=True)
            }
        if path and papers.keys() - kept.keys():
            write_papers(path, papers)
        return [papers[mark] for mark in marks]

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The words of all documents."""
        return Vocabulary(sorted(set[str]().union(*(one.words for one in self.papers))))

    def prepare(self) -> None:
        """Work out which records stand where."""
        self._printed.id_at("", (0,))
        self._printed.page_of("", 0)

    def id_at(self, document: str, lines: Iterable[int]) -> str:
        """Return the id of the first record on some lines of a document; empty for none."""
        return self._printed.id_at(document, lines)

    def line(self, hit: Hit) -> Line:
        """Return what stands at a hit."""
        document, span = self.documents[hit.paper], hit.span
        lines = tuple(range(span.first, span.last + 1))
        page = self._printed.page_of(document.name, span.first)
        source = Source(document.name, lines, page)
        texts = (text for _number, text, _own in self._known.passage(source, around=0))
        id_ = self._printed.id_at(document.name, lines)
        return Line(source, document.year, one_line(" ".join(texts)), id_)


class Search:
    """Asks an index, by one thread at a time; what was typed before the last word is remembered."""

    def __init__(self, index: SearchIndex) -> None:
        self.index = index

    @cached_property
    def _finders(self) -> Sequence[Finder]:
        return [Finder(one) for one in self.index.papers]

    def prepare(self) -> None:
        """Work out all that the first answer and its lines would wait for."""
        for nowhere in ("zz", "zzz"):  # looked for in the text, and among the words
            self.ask(nowhere, 1)
        self.index.prepare()

    def ask(self, typed: str, most: int | None = None) -> Answer:
        """Return where all words that are typed stand; at most so many places of either kind."""
        words = read(typed)
        exact = self._take(most, lambda finder: finder.exact(words))
        words = spelt(words, self.index.vocabulary)
        known = {
            (hit.paper, line) for hit in exact for line in range(hit.span.first, hit.span.last + 1)
        }
        near = self._take(most, lambda finder: finder.near(words), known)
        texts = (self._finders[hit.paper].said(hit.span) for hit in near[:_LOOKED_AT])
        more = most is not None and max(len(exact), len(near)) > most
        return Answer(words, exact[:most], near[:most], spellings(words, texts), more)

    def _take(
        self,
        most: int | None,
        find: Callable[[Finder], Iterable[Span]],
        known: Collection[tuple[int, int]] = (),
    ) -> tuple[Hit, ...]:
        """Return what is found in one paper after the other, one place more than is asked."""
        found = (
            Hit(number, span)
            for number, finder in enumerate(self._finders)
            for span in find(finder)
            if (number, span.first) not in known
        )
        return tuple(islice(found, None if most is None else most + 1))
