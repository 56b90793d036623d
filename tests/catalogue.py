"""The message catalogues kept in step with the code: `python -m tests.catalogue`.

Collects every sentence that the program can say, brings each .po up to date (new sentences stand
there untranslated, those no longer said are dropped) and compiles the .mo beside it.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from store.importing.reading.doubts import DECISIONS

ROOT = Path(__file__).parent.parent
CATALOGUE = ROOT / "tui/locale/sv/LC_MESSAGES/namndkoll.po"
_MARKERS = {"_", "N_", "ngettext"}
_MESSAGE = "Message"
_ERRORS = {"NamndkollError"}
_UNDATED = datetime(2024, 1, 1, tzinfo=UTC)
"""In place of the time of compiling, so that only what is said changes the files."""
_HEADER = """\
# Swedish for Nämndkoll.
msgid ""
msgstr ""
"Language: sv\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""

Sentence = tuple[str, str]
"""A sentence and its plural, which is empty when it has none."""


def sentences() -> set[Sentence]:
    """Return every sentence that is marked in store/ and tui/, and those kept in tables."""
    trees = [
        ast.parse(path.read_text(encoding="utf-8"))
        for room in ("store", "tui")
        for path in sorted((ROOT / room).rglob("*.py"))
    ]
    callers = _MARKERS | {_MESSAGE} | _error_names(trees)
    found = {said for tree in trees for said in _said(tree, callers)}
    return found | {(text, "") for pair in DECISIONS.items() for text in pair}


def _error_names(trees: Iterable[ast.AST]) -> set[str]:
    """Return the names of all errors that carry a sentence, whatever they inherit it through."""
    classes = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    names, before = set(_ERRORS), 0
    while len(names) > before:
        before = len(names)
        names |= {one.name for one in classes if any(_name(base) in names for base in one.bases)}
    return names


def _said(tree: ast.AST, callers: set[str]) -> Iterator[Sentence]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name(node.func) in callers:
            text, plural = _literal(node, 0, "text"), ""
            if _name(node.func) == "ngettext":
                plural = _literal(node, 1, "many")
            elif _name(node.func) == _MESSAGE:
                plural = _literal(node, 2, "plural")
            if text:
                yield text, plural


def _name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _literal(call: ast.Call, place: int, keyword: str) -> str:
    named = {one.arg: one.value for one in call.keywords}
    node = call.args[place] if place < len(call.args) else named.get(keyword)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def catalogue() -> Catalog:
    """Return the catalogue as it is kept."""
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="sv")


def update() -> Catalog:
    """Bring the catalogue up to date with the code, compile it, and return it."""
    template = Catalog()
    for text, plural in sorted(sentences()):
        template.add((text, plural) if plural else text)
    kept = catalogue()
    kept.update(template, no_fuzzy_matching=True, update_header_comment=False)
    kept.obsolete.clear()
    kept.creation_date = kept.revision_date = _UNDATED
    with CATALOGUE.open("wb") as file:
        file.write(_HEADER.encode())
        write_po(file, kept, width=100, no_location=True, sort_output=True, omit_header=True)
    with CATALOGUE.with_suffix(".mo").open("wb") as file:
        write_mo(file, kept)
    return kept


def untranslated(kept: Catalog) -> list[str]:
    """Return the sentences that still lack their words."""
    every = [(one.id, one.string) for one in kept if one.id]
    return [
        str(text) for text, said in every if not (all(said) if isinstance(said, tuple) else said)
    ]


def main() -> int:
    """Update and compile; list what still lacks its words."""
    lacking = untranslated(update())
    for text in lacking:
        print(f"no Swedish for: {text}")
    return int(bool(lacking))


if __name__ == "__main__":
    sys.exit(main())
