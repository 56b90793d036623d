"""Which record is printed on a line of a document, and on which page the line is."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from store.model.kinds import PRINTED
from store.register.known import Known


class Printed:
    """The records of a register by the lines that they are printed on; found out when asked."""

    def __init__(self, known: Known) -> None:
        self._known = known

    def id_at(self, document: str, lines: Iterable[int]) -> str:
        """Return the id of the first record on some lines; empty where none is printed there."""
        ids = (self._ids.get((document, line)) for line in lines)
        return next(filter(None, ids), "")

    def page_of(self, document: str, line: int) -> int | None:
        """Return the page of a line: a record's there, or of those before and after it.

        None where the document has no pages, or the line may be on either of two.
        """
        pages, lines = self._pages.get(document, {}), self._paged.get(document, ())
        at = bisect_left(lines, line)
        around = {pages[one] for one in lines[max(0, at - 1) : at + 1]}
        return pages.get(line) or (
            around.pop() if len(around) == 1 and 0 < at < len(lines) else None
        )

    @cached_property
    def _ids(self) -> Mapping[tuple[str, int], str]:
        found: dict[tuple[str, int], str] = {}
        for kind in PRINTED:
            for record in self._known.of(kind):
                if not record.withdrawn:
                    for source in kind.sources(record):
                        for line in source.lines:
                            found.setdefault((source.document, line), record.id)
        return found

    @cached_property
    def _pages(self) -> Mapping[str, Mapping[int, int]]:
        found: dict[str, dict[int, int]] = {}
        for kind in PRINTED:
            for record in self._known.of(kind):
                for source in kind.sources(record):
                    if source.page is not None:
                        # What goes on on the next page has the page that it begins on.
                        found.setdefault(source.document, {})[source.lines[0]] = source.page
        return found

    @cached_property
    def _paged(self) -> Mapping[str, Sequence[int]]:
        return {document: sorted(pages) for document, pages in self._pages.items()}
