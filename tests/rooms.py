"""Who knows whom: the arrows between modules and between the rooms that they stand in.

Imports count wherever they stand, also in functions and for types alone; a module that is named in
a string and imported by that is not seen.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from grimp import build_graph

Arrows = Mapping[str, set[str]]
"""Whom each one knows."""


def circles(arrows: Arrows) -> list[set[str]]:
    """Return the groups in which each knows every other, by way of others or not; largest first."""
    known = {one: _reached(one, arrows) for one in arrows}
    groups = {
        frozenset(other for other in others if one in known.get(other, ()))
        for one, others in known.items()
        if one in others
    }
    return sorted(map(set, groups), key=len, reverse=True)


def _reached(start: str, arrows: Arrows) -> set[str]:
    found: set[str] = set()
    ahead = list(arrows[start])
    while ahead:
        one = ahead.pop()
        if one not in found:
            found.add(one)
            ahead.extend(arrows.get(one, ()))
    return found


@dataclass(frozen=True)
class Rooms:
    """What stands directly in a package, be it file or package, and whom each knows."""

    package: str
    arrows: Arrows
    layers: Sequence[set[str]]
    """The order that a contract states, from the top; empty where none does."""

    @property
    def up(self) -> list[tuple[str, str]]:
        """Arrows from a layer to one above it, by name."""
        depth = {room: depth for depth, layer in enumerate(self.layers) for room in layer}
        return sorted(
            (room, other)
            for room in self.arrows.keys() & depth.keys()
            for other in self.arrows[room] & depth.keys()
            if depth[other] < depth[room]
        )


def imports(packages: Sequence[str]) -> Arrows:
    """Return whom each module of some packages imports, of these packages alone."""
    graph = build_graph(*packages, cache_dir=None)
    return {one: graph.find_modules_directly_imported_by(one) for one in graph.modules}


def all_rooms(imported: Arrows, project: Path) -> list[Rooms]:
    """Return the rooms of each package that holds packages, in the order of a pyproject.toml."""
    contracts = list(_contracts(project))
    holders = {_within(_within(module)) for module in imported} - {""}
    return [_rooms(one, imported, contracts) for one in sorted(holders)]


def _within(module: str) -> str:
    return module.rpartition(".")[0]


def _rooms(package: str, imported: Arrows, contracts: Sequence[list[set[str]]]) -> Rooms:
    def room(module: str) -> str:
        return ".".join(module.split(".")[: package.count(".") + 2])

    inside = {one: room(one) for one in imported if one.startswith(f"{package}.")}
    arrows: dict[str, set[str]] = {room: set() for room in inside.values()}
    for module, its_room in inside.items():
        arrows[its_room] |= {inside[one] for one in imported[module] & inside.keys()} - {its_room}
    stated = (layers for layers in contracts if set().union(*layers) & arrows.keys())
    return Rooms(package, arrows, next(stated, []))


def _contracts(project: Path) -> Iterator[list[set[str]]]:
    """Yield the layers that each contract states, each room by its whole name."""
    tool = tomllib.loads(project.read_text(encoding="utf-8"))["tool"]
    for contract in tool["importlinter"]["contracts"]:
        for container in contract.get("containers", [""]):
            if contract["type"] == "layers":
                prefix = f"{container}." if container else ""
                layers = [layer.replace("|", ":").split(":") for layer in contract["layers"]]
                yield [{prefix + room.strip(" ()") for room in layer} for layer in layers]
