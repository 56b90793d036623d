"""Whose the rows of a table are: each body that a cell names, each unknown name told once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from store.importing.budget.place import Place
from store.importing.language.bodies import Bodies
from store.importing.language.name_lists import Doubt
from store.importing.language.name_shapes import own_kind_of
from store.importing.language.names import Names
from store.importing.reading.doubts import Doubts
from store.importing.sheets.body_shapes import is_made_as_body
from store.importing.sheets.cell_bodies import CellBodies, known_bodies, read_bodies
from store.importing.sheets.glued import overrun, parted
from store.importing.sheets.own import Own
from store.model.records import Committee


class RowBodies:
    """The bodies of a document's rows; a row that names none is of the document's own."""

    def __init__(self, bodies: Bodies, names: Names, doubts: Doubts, own: Own) -> None:
        self._bodies = bodies
        self._names = names
        self._doubts = doubts
        self._own = own
        self._unknown: dict[str, Committee] = {}
        self._cells: dict[str, CellBodies] = {}
        self._unnamed: list[int] = []
        self._alone: set[str] = set()
        self._heard: set[str] = set()
        self._untied: dict[str, dict[str, list[int]]] = {}

    def hear(self, cells: Iterable[str], *, told: bool) -> None:
        """Take the cells that name bodies, to know which names stand alone in one.

        Who is `told` something is a body also where it only takes part.
        """
        for cell in dict.fromkeys(filter(None, cells)):
            names = known_bodies(cell, self._bodies, self._names).names
            self._alone.update(names)
            self._heard.update(names if told else ())

    def places(self, named: str, line: int) -> Iterator[Place]:
        """Return a place for each body that the words of a row's cell name."""
        if named not in self._cells:
            self._cells[named] = self._read(named)
        cell = self._cells[named]
        for doubt in cell.doubts:
            self._doubts.add(doubt.kind, [line], doubt.words)
        for name in cell.names:
            yield self.place(name, line)
        if not cell.names:
            yield self.own(line)

    def beside(self, named: str, line: int, column: str) -> tuple[str, ...]:
        """Return who takes part by a row's cell; who is not surely a body is told once a column."""
        cell = self._known(named)
        sure = [name for name in cell.names if self._is_body(name)]
        others = (name for name in cell.names if name not in sure)
        for words in (*others, *(one.words for one in cell.doubts)):
            self._untied.setdefault(column, {}).setdefault(words, []).append(line)
        places = (self.place(name, line) for name in sure)
        return tuple(one.committee for one in places if one.committee)

    def _is_body(self, name: str) -> bool:
        """Tell whether a name is known, told something elsewhere, or made as a body's."""
        known = self._bodies.recognise(name) or self._names.known(name)
        return bool(known) or name in self._heard or is_made_as_body(name)

    def _read(self, named: str) -> CellBodies:
        """Read a cell; in a sheet, where a column is nothing else, what is unclear is a name."""
        found = self._known(named)
        return found if found.names or self._own.text else read_bodies(named, self._bodies)

    def _known(self, cell: str) -> CellBodies:
        """Return the names in a cell, parted where it has no sign between them."""
        found = known_bodies(cell, self._bodies, self._names)
        names = [one for name in found.names for one in parted(name, self._alone)]
        over = {name: rest for name in names if (rest := overrun(name, self._alone))}
        doubts = (Doubt(rest, "unclear body") for _first, rest in over.values())
        return CellBodies(
            tuple(dict.fromkeys(over[name][0] if name in over else name for name in names)),
            (*found.doubts, *doubts),
        )

    def place(self, name: str, line: int) -> Place:
        """Return the place of a body by its name; one that nobody knows is told."""
        found = self._bodies.recognise(name)
        kind = own_kind_of(name)
        if not found:
            own = name == self._own.body
            kind = self._own.kind if own else kind
            self._unknown.setdefault(name, Committee("", name, kind))
            self._doubts.add("unknown committee", [line], name)
        elif not found.certain:
            self._doubts.add("committee by likeness", [line], name)
        return Place(found.name if found else name, found.kind if found else kind)

    def own(self, line: int) -> Place:
        """Return the place of a row that names nobody: the document's own, told once for all."""
        if not self._own.body:
            return Place(kind="committee")
        self._unnamed.append(line)
        found = self._bodies.recognise(self._own.body)
        if not found:
            self._unknown.setdefault(self._own.body, Committee("", self._own.body, self._own.kind))
        name = found.name if found else self._own.body
        return Place(name, self._own.kind, unled=not self._own.leads)

    def told(self) -> tuple[Committee, ...]:
        """Tell where nobody was named, or surely takes part; return the bodies that nobody knew."""
        if self._unnamed:
            self._doubts.add("nobody is named", self._unnamed, self._own.body)
        for column, said in self._untied.items():
            lines = [line for of in said.values() for line in of]
            self._doubts.add("unclear participants", lines, f"{column}: {'; '.join(said)}")
        return tuple(self._unknown.values())
