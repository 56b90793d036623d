"""What parties want bodies to do, as directives that a document only quotes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from store.importing.dissents.told import through
from store.importing.dissents.wants import is_duty
from store.importing.language.bodies import Bodies
from store.importing.language.names import Names
from store.importing.language.participants import read_actors
from store.model.following import Dissent, Move
from store.model.records import Directive


def quoted_in(dissents: Iterable[Dissent], bodies: Bodies) -> tuple[Directive, ...]:
    """Return a directive for each body that a proposal of a dissent tells something.

    So lists of a body and searches reach what parties want of it; each says whose words it is, and
    binds nobody.
    """
    names = Names(bodies)
    return tuple(
        directive
        for one in dissents
        for move in one.moves
        if move.kind == "proposal"
        for directive in _of_move(one, move, names)
    )


def _of_move(dissent: Dissent, move: Move, names: Names) -> Iterator[Directive]:
    via = through(move.text, names)
    for body in move.committees:
        actors = read_actors(move.text, body, names.bodies)
        yield Directive(
            id="",
            committee=body,
            kind="duty" if is_duty(move.text) else "directive",
            lead_in="",
            text=move.text,
            source=move.source,
            theme=move.subject or None,
            participants=tuple(one for one in actors.participants if one.committee != body),
            via=next((name for name in via if name != body), None),
            quoted_by=", ".join(dissent.parties) or dissent.text,
        )
