"""How right the import of a budget's groundwork is: what parties move in it, and its figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from store.importing.language.bodies import Bodies
from store.importing.reading.reading import Reading
from store.model.following import Dissent, DissentKind, Move
from tests.accuracy.figures import Figure, Row, rows_of

_WANTED = frozenset({"wants", "goals", "indicator"})
KINDS: dict[str, DissentKind] = {
    "reservation": "reservation",
    "särskilt uttalande": "statement",
    "ersättaryttrande": "substitute_statement",
}


def figures(gold: Path, reading: Reading) -> list[Figure]:
    """Hold a reading against the gold of a groundwork, kind by kind."""
    return [
        dissents(rows_of(gold, "dissents"), reading),
        _assignments(rows_of(gold, "assignments"), reading),
        _economy(rows_of(gold, "economy"), reading),
    ]


def of_dissents(gold: Path, reading: Reading) -> list[Figure]:
    """Hold the dissents of a matter, and what they want, against a gold."""
    wants = Figure("wanted in dissents")
    rows = [row for row in rows_of(gold, "dissent_points") if row["kind"] in _WANTED]
    for one in reading.dissents:
        for move in one.moves:
            if move.kind in ("proposal", "indicator"):
                wants.found += 1
                lines = set(move.source.lines)
                right = any(lines & set(row["lines"]) for row in rows)
                wants.right += right
                if not right:
                    wants.misses.append(f"line {move.source.lines[0]}: only argues: {move.text}")
    wants.expected = len(rows)
    return [dissents(rows_of(gold, "dissents"), reading), wants]


def dissents(rows: Iterable[Row], reading: Reading) -> Figure:
    """Hold dissents against a gold's: kind, parties, stage, and what they point to."""
    figure = Figure("dissents", found=len(reading.dissents))
    by_line = {one.source.lines[0]: one for one in reading.dissents}
    for row in rows:
        figure.expected += 1
        one = by_line.get(row["line"])
        wrong = ["not found"] if one is None else list(_wrong(one, row))
        figure.right += not wrong
        if wrong:
            figure.misses.append(f"line {row['line']}: {', '.join(wrong)}")
    return figure


def _wrong(one: Dissent, row: Row) -> Iterator[str]:
    parties = row.get("parties") or row["party"]
    stage = row.get("stage") or row["where"]
    body = row.get("text_lines") or row.get("body")
    if one.kind != KINDS[row["kind"]]:
        yield f"kind {one.kind}"
    if list(one.parties) != parties:
        yield f"parties {one.parties}"
    if one.stage.casefold() != stage:
        yield f"stage {one.stage}"
    if bool(one.refers_to) != bool(row.get("same_as") or row.get("by_reference")):
        yield f"refers to {one.refers_to}"
    if "refers_to_line" in row and one.refers_to != (row["refers_to_line"],):
        yield f"refers to {one.refers_to}"
    if (one.body and one.body[1]) != (body and body[1]):
        yield f"text {one.body}"


def _assignments(rows: Iterable[Row], reading: Reading) -> Figure:
    """What parties want, found as their proposals, with the body that is told and the money."""
    figure = Figure("proposals of parties")
    bodies = Bodies.load()
    moved = {
        (party, _plain(move.text)): move
        for one in reading.dissents
        for party in one.parties
        for move in one.moves
        if move.kind in ("proposal", "indicator")
    }
    figure.found = len(moved)
    for row in rows:
        figure.expected += 1
        move = moved.get((row["by"], _plain(row["text"])))
        wrong = ["not found"] if move is None else list(_wrong_move(move, row, bodies))
        figure.right += not wrong
        if wrong:
            figure.misses.append(f"line {row['line']}: {', '.join(wrong)}: {row['text'][:60]}")
    return figure


def _wrong_move(move: Move, row: Row, bodies: Bodies) -> Iterator[str]:
    body = bodies.known(row["addressee"]) if row["addressee"] else None
    if body and body.name not in move.committees:
        yield f"told {move.committees}"
    if row["amount_mnkr"] != move.amount:
        yield f"amount {move.amount}"
    if move.source.lines != tuple(row["lines"]):
        yield f"lines {move.source.lines}"


def _economy(rows: Iterable[Row], reading: Reading) -> Figure:
    """The rows of the table over years that are costs and incomes; a net is their sum."""
    figure = Figure("economy")
    kinds = {"Driftverksamhet": "operating", "Investeringsplan": "investment"}
    found = {(str(one.kind), one.proposal): one for one in reading.budgets}
    for row in rows:
        figure.expected += 1
        right = True
        for column, printed in row["columns"].items():
            one = found.get((kinds[row["section"]], column))
            cost, income = (one.cost or 0.0, one.income or 0.0) if one else (0.0, 0.0)
            says = float(printed.replace(" ", "").replace(",", "."))
            right &= one is not None and says in (cost, income, round(cost + income, 1))
        figure.right += right
        if not right:
            figure.misses.append(f"line {row['line']}: {row['text']}")
    figure.found = figure.expected
    return figure


def _plain(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())
