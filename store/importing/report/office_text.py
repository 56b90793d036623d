"""What an office's own text proposes: goals, what bodies shall do, and by when it is planned."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from store.dates.mentions import mentions
from store.dates.span import Span
from store.documents.common.text import TextDocument
from store.importing.dissents.passages import Passage
from store.importing.language import layout_words as words
from store.importing.language.bodies import Bodies
from store.importing.language.names import Names
from store.importing.language.ordering import orders
from store.importing.language.participants import read_actors
from store.importing.language.sentences import sentences
from store.importing.reading.sources import source_of
from store.model.records import Activity, Directive, Goal, Listing

_AIM = re.compile(r"(?:ett |det |vårt )?mål(?:et)?\b[^,.]{0,40}? är\b", re.I)
"""How a sentence begins that says what an office itself aims at."""
_GENERAL = re.compile(r"period|kommande", re.I)
"""Times that are no more than the years of a plan, whichever they are."""
_DONE = re.compile(r"\bhar (?:\w+ )?\w+ts\b", re.I)


class OfficeText:
    """An office's text in passages, and the body whose office it is."""

    def __init__(
        self, document: TextDocument, own: Sequence[Passage], bodies: Bodies, body: str
    ) -> None:
        self._document = document
        self._own = own
        self._bodies = bodies
        self._body = body

    def goals(self) -> Iterator[Goal]:
        """Return the council's goals that the text is set out under, and the office's aims."""
        for passage in self._own:
            said = passage.paragraph
            if passage.kind == "goal":
                found = words.GOAL_NUMBER.match(said.text)
                bare, number = (said.text[found.end() :], found[1]) if found else (said.text, "")
                source = source_of(self._document, said.numbers)
                yield Goal("", bare, number, source, level="direction")
                continue
            for one in sentences(said.text):
                if _AIM.match(one.text):
                    source = source_of(self._document, said.lines(one.start, one.end))
                    aim = Goal("", one.text, "", source, level="committee", under=passage.subject)
                    yield replace(aim, committee=self._body)

    def directives(self) -> Iterator[Directive]:
        """Return what the text says that bodies shall do, each once; it proposes that."""
        names = Names(self._bodies)
        seen: set[tuple[str, str]] = set()
        for passage in self._own:
            said = passage.paragraph
            for one in orders(said.text, names, self._body):
                plain = "".join(letter for letter in one.text.casefold() if letter.isalnum())
                for body in filter(names.known, one.bodies if one.text else ()):
                    if (body, plain) in seen:
                        continue
                    seen.add((body, plain))
                    yield Directive(
                        id="",
                        committee=body,
                        kind="directive",
                        lead_in="",
                        text=one.text,
                        source=source_of(self._document, said.lines(one.start, one.end)),
                        theme=passage.subject or None,
                        participants=read_actors(one.text, body, self._bodies).participants,
                        via=one.via,
                        decided=False,
                    )

    def activities(self, since: int) -> Iterator[Activity]:
        """Return the sentences that say by when something is planned, as said in a year."""
        for passage in self._own:
            said = passage.paragraph
            for one in sentences(said.text):
                told = (each.span for each in mentions(one.text, since) if each.is_planned(since))
                when = next((span for span in told if not _GENERAL.search(span.text)), None)
                if when and not _DONE.search(one.text):
                    source = source_of(self._document, said.lines(one.start, one.end))
                    yield Activity("", (Listing(self._body, one.text, Span(""), when, source),))
