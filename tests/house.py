"""The house measured, from rooms to docstrings: `python -m tests.house [PATH]`.

PATH is a tree of the project, this one where none is given (`git archive` unpacks another).
"""

from __future__ import annotations

import ast
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from tests.rooms import Arrows, Rooms, all_rooms, circles, imports

ROOT = Path(__file__).parent.parent
PACKAGES = ("store", "tui")
LONGEST_FILE, LONGEST_FUNCTION = 300, 32
"""In lines."""
_SHORT = 4
"""Lines of a body up to which a name may say no more than it does."""

Function = ast.FunctionDef | ast.AsyncFunctionDef
Holder = ast.Module | ast.ClassDef


@dataclass(frozen=True)
class Module:
    """A file of the house."""

    name: str
    lines: int
    tree: ast.Module

    @cached_property
    def classes(self) -> dict[str, ast.ClassDef]:
        """Its classes by their whole names, those inside others left out."""
        found = (node for node in self.tree.body if isinstance(node, ast.ClassDef))
        return {f"{self.name}.{node.name}": node for node in found}

    @cached_property
    def functions(self) -> list[Function]:
        """Its functions and methods, those inside others left out."""
        holders: list[Holder] = [self.tree, *self.classes.values()]
        return [one for holder in holders for one in _functions(holder)]

    @property
    def used_once(self) -> list[Function]:
        """Its private functions and methods that it names in one place alone."""
        named = Counter(map(_named, ast.walk(self.tree)))
        return [one for one in self.functions if _is_private(one.name) and named[one.name] == 1]

    @property
    def short_once(self) -> list[Function]:
        """Those of them that are called there and short: their name may only repeat their body."""
        calls = (node for node in ast.walk(self.tree) if isinstance(node, ast.Call))
        called = Counter(_named(one.func) for one in calls)
        return [one for one in self.used_once if called[one.name] and _is_short(one)]

    def whole(self, base: ast.expr) -> str:
        """Return the whole name of a base that a class of this file states."""
        plain = base.value if isinstance(base, ast.Subscript) else base
        head, dot, rest = ast.unparse(plain).partition(".")
        return self._imported.get(head, f"{self.name}.{head}") + dot + rest

    @cached_property
    def _imported(self) -> dict[str, str]:
        return {
            one.asname or one.name: f"{node.module}.{one.name}"
            for node in ast.walk(self.tree)
            if isinstance(node, ast.ImportFrom)
            for one in node.names
        }


@dataclass(frozen=True)
class House:
    """A tree of the project: its files, whom each imports, and its rooms."""

    modules: Sequence[Module]
    imports: Arrows
    rooms: Sequence[Rooms]

    @classmethod
    def at(cls, path: Path, packages: Sequence[str] = PACKAGES) -> House:
        """Return the house in a folder, which must be the one where Python finds its packages."""
        imported = imports(packages)
        files = (file for package in packages for file in sorted((path / package).rglob("*.py")))
        modules = [_module(file, path) for file in files]
        return cls(modules, imported, all_rooms(imported, path / "pyproject.toml"))

    @cached_property
    def classes(self) -> dict[str, list[ast.ClassDef]]:
        """Each class by its whole name: itself, and all of ours that it inherits from."""
        nodes = {name: one for module in self.modules for name, one in module.classes.items()}
        bases = {
            name: {module.whole(base) for base in one.bases} & nodes.keys()
            for module in self.modules
            for name, one in module.classes.items()
        }
        return {name: [nodes[one] for one in _lineage(name, bases)] for name in nodes}

    @property
    def functions(self) -> list[Function]:
        """Its functions and methods."""
        return [one for module in self.modules for one in module.functions]

    @property
    def used_once(self) -> list[Function]:
        """Its private functions and methods that their file names in one place alone."""
        return [one for module in self.modules for one in module.used_once]

    @property
    def short_once(self) -> list[Function]:
        """Those of them that are called there and short: their name may only repeat their body."""
        return [one for module in self.modules for one in module.short_once]

    @property
    def long_files(self) -> dict[str, int]:
        """The files that are too long, and how many lines they have."""
        return {one.name: one.lines for one in self.modules if one.lines > LONGEST_FILE}

    @property
    def long_functions(self) -> dict[str, int]:
        """The functions that are too long, wherever they stand, and how many lines they have."""
        return {
            f"{module.name}.{node.name}": _lines(node)
            for module in self.modules
            for node in ast.walk(module.tree)
            if isinstance(node, Function) and _lines(node) > LONGEST_FUNCTION
        }

    @cached_property
    def sizes(self) -> dict[str, tuple[int, int]]:
        """How many lines and how many methods each class has, bases counted, largest first."""
        sizes = {
            name: (sum(map(_lines, line)), sum(len(_methods(one)) for one in line))
            for name, line in self.classes.items()
        }
        return dict(sorted(sizes.items(), key=lambda one: one[1], reverse=True))

    @cached_property
    def said(self) -> dict[str, bool]:
        """Whether words say what each public class, function and method is.

        Those of a method may stand where it was promised: in a base, or in a protocol that its
        class meets. A command's stand in its help. A protocol's words say what it asks: a promise
        without a body is not counted.
        """
        said = {
            f"{module.name}.{one.name}": bool(ast.get_docstring(one))
            for module in self.modules
            for one in _functions(module.tree)
        }
        protocols = [line[0] for line in self.classes.values() if _is_protocol(line[0])]
        for name, line in self.classes.items():
            said[name] = bool(ast.get_docstring(line[0])) or _has_help(line[0])
            own = {method for one in line for method in _methods(one)}
            promised = [*line, *(one for one in protocols if _methods(one).keys() <= own)]
            for method in _methods(line[0]).keys() - _bare(line[0]):
                said[f"{name}.{method}"] = any(_says(one, method) for one in promised)
        return {name: words for name, words in said.items() if "._" not in name}


def _module(file: Path, root: Path) -> Module:
    text = file.read_text(encoding="utf-8")
    parts = file.relative_to(root).with_suffix("").parts
    name = ".".join(parts).removesuffix(".__init__")
    return Module(name, text.count("\n"), ast.parse(text))


def _functions(holder: Holder) -> list[Function]:
    return [node for node in holder.body if isinstance(node, Function)]


def _methods(one: ast.ClassDef) -> dict[str, Function]:
    return {method.name: method for method in _functions(one)}


def _lines(node: ast.stmt) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def _named(node: ast.AST) -> str | None:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else None


def _is_private(name: str) -> bool:
    return name.startswith("_") and not name.endswith("_")


def _is_short(one: Function) -> bool:
    body = one.body[1:] if ast.get_docstring(one) else one.body
    return not body or (one.end_lineno or 0) - body[0].lineno < _SHORT


def _lineage(name: str, bases: Mapping[str, set[str]]) -> list[str]:
    """Return a class and those that it inherits from, each once."""
    found = [name]
    for one in found:
        found += sorted(bases[one] - set(found))
    return found


def _is_protocol(one: ast.ClassDef) -> bool:
    return any(ast.unparse(base).startswith("Protocol") for base in one.bases)


def _bare(one: ast.ClassDef) -> set[str]:
    """Return the promises of a protocol that are a name and types alone."""
    methods = _functions(one) if _is_protocol(one) else []
    return {method.name for method in methods if ast.unparse(method.body[0]) == "..."}


def _has_help(one: ast.ClassDef) -> bool:
    stated = (node.targets[0] for node in one.body if isinstance(node, ast.Assign))
    return any(isinstance(name, ast.Name) and name.id == "help" for name in stated)


def _says(one: ast.ClassDef, method: str) -> bool:
    promised = _methods(one).get(method)
    return promised is not None and bool(ast.get_docstring(promised))


def table(house: House) -> Iterator[str]:
    """Yield the measures in lines for people."""
    yield from _rooms_table(house.rooms)
    yield _line("modules", len(house.imports), _sizes(circles(house.imports)))
    functions, once = len(house.functions), len(house.used_once)
    yield _line("functions", functions, f"{once} private and used once: {once / functions:.1%}")
    short = len(house.short_once)
    yield _line(f"of {_SHORT} lines or fewer", short, f"called once: {short / functions:.1%}")
    said = sum(house.said.values())
    yield _line("public names", len(house.said), f"{said} with words: {said / len(house.said):.1%}")
    largest, (lines, methods) = next(iter(house.sizes.items()))
    yield _line("largest class", lines, f"lines, {methods} methods, bases counted: {largest}")
    yield _line(f"files over {LONGEST_FILE}", len(house.long_files), ", ".join(house.long_files))
    long = house.long_functions
    yield _line(f"functions over {LONGEST_FUNCTION}", len(long), ", ".join(long))


def _rooms_table(every: Sequence[Rooms]) -> Iterator[str]:
    yield f"{'in':24}{'rooms':>7}{'arrows':>8}{'up':>5}  in circles"
    for rooms in every:
        arrows = sum(map(len, rooms.arrows.values()))
        up = len(rooms.up) if rooms.layers else "–"
        circling = _sizes(circles(rooms.arrows))
        yield f"{rooms.package:24}{len(rooms.arrows):>7}{arrows:>8}{up:>5}  {circling}"


def _sizes(found: Sequence[set[str]]) -> str:
    return " + ".join(str(len(one)) for one in found) or "none"


def _line(what: str, number: int, more: str) -> str:
    return f"{what:24}{number:>7}  {more}"


def main(arguments: Sequence[str]) -> None:
    """Measure a tree and say what was found."""
    path = Path(arguments[0]).resolve() if arguments else ROOT
    # Before this tree, where the packages would be found otherwise.
    sys.path.insert(0, str(path))
    print("\n".join(table(House.at(path))))


if __name__ == "__main__":
    main(sys.argv[1:])
