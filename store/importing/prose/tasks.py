"""What bodies are told to do in any text: in sentences, in lists under them, and by when."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from msgspec.structs import replace

from store.dates.mentions import due_in
from store.dates.span import Span
from store.importing.budget.bullets import Draft
from store.importing.budget.place import Place
from store.importing.language import layout_words as words
from store.importing.language.assigning import Assigned, assignments
from store.importing.language.bodies import Bodies
from store.importing.language.named_bodies import read_addressees
from store.importing.language.names import Names
from store.importing.language.sentences import sentences
from store.importing.prose.forms import (
    Report,
    Told,
    announced,
    appointed,
    charged,
    is_before_now,
    is_task,
    longer,
    report,
    shall,
    short_forms,
    within,
)
from store.importing.prose.leading import (
    Here,
    Lead,
    asks_how,
    goes_on,
    heads_matter,
    is_ended,
    is_small,
    leads,
    leads_its,
    without_shall,
)
from store.importing.prose.passages import Passage
from store.importing.prose.spoken import Spoken
from store.model.records import DirectiveKind

_NUMBERED = re.compile(r"^\d{1,2}(?:\.\d{1,2})*\.?\s+")
_OPENS = 4
"""Words at most of an item that a list within the list goes on from."""


class TaskReader:
    """Reads the passages of a text in order; `drafts` are what it tells bodies to do."""

    def __init__(self, bodies: Bodies, aliases: Mapping[str, str], year: int | None) -> None:
        self._bodies = bodies
        self.aliases = dict(aliases)
        self._names = Names(bodies, aliases)
        self._year = year
        self._told: tuple[str, ...] = ()
        self._lead: Lead | None = None
        self._opening = ""
        self._last: list[Draft] = []
        self._longer: Told | None = None
        self._title = ""
        self._heard = ""
        self._here = Here()
        self._spoken = Spoken()
        self._opens_matter = True
        self.drafts: list[Draft] = []
        self._above = ""
        self.left: dict[str, list[int]] = {}
        """The lines of lists under which nothing is told, by what stands above them."""

    def read(self, parts: Sequence[Passage]) -> None:
        """Read them all."""
        for part, following in pairwise([*parts, None]):
            assert part is not None
            if part.kind == "item" or (self._lead and part.mark):
                self._item(part)
            elif part.kind == "title" and not self._opens(part, following):
                self._head(part)
            elif part.kind != "row":
                self._text(part, following)

    def _head(self, part: Passage) -> None:
        """Pass a title; one of a matter of its own names who is told in it."""
        self._lead = None
        self._title = self._above = part.text
        self._spoken.hear(part.text)
        self._opens_matter = True
        if named := read_addressees(_NUMBERED.sub("", part.text), self._names):
            self._told = named
            self._last, self._longer = [], None
        elif heads_matter(part.text):
            self._spoken.begin()
            self._told = appointed(part.text, self._names)
            self._last, self._longer = [], None
            self._know({name: name for name in self._told})

    def _opens(self, part: Passage, following: Passage | None) -> bool:
        return goes_on(following) and self._lead_of(part.text) is not None

    def _item(self, part: Passage) -> None:
        """Take an item of a list: what shall be done, or more of what the item before says."""
        text = words.bare_item(part.text).lstrip(", ")
        if given := assignments(part.text, self._names):
            self._here, self._heard = Here(part.lines, part.mark), part.text
            self._given(given)
        elif self._lead and text:
            self._listed(part, text, self._lead)
        elif text and not self._said(part, text):
            self.left.setdefault(self._above, []).extend(part.lines)

    def _said(self, part: Passage, text: str) -> bool:
        """Take an item of a list that nothing leads in, where it says itself who shall do what."""
        self._here, before = Here(part.lines, part.mark), len(self.drafts)
        for one in sentences(text) if " ska" in text else ():
            self._sentence(one.text)
        return len(self.drafts) > before

    def _listed(self, part: Passage, text: str, lead: Lead) -> None:
        """Take what a list counts up that goes on from what leads it in."""
        if self._opening and not asks_how(text):
            self._opening = ""
        heading, rest = self._parted(without_shall(text))
        said = " ".join(filter(None, (lead.verb, self._opening, heading)))
        self._here = Here(part.lines, part.mark, lead.text)
        drafts = self._add(Told(lead.told, said))
        self._last = self._last or drafts
        for one in sentences(rest) if rest else ():
            self._sentence(one.text)
        if len(text.split()) <= _OPENS and part.text == text:
            self._opening = text

    def _parted(self, text: str) -> tuple[str, str]:
        """Return an item and what more is said in it: "Ett råd Kajverket ska …", when to report."""
        for one in sentences(text)[1:]:
            if report(one.text):
                return text[: one.start].rstrip(), text[one.start :]
        for name in (*self._told, *(s for s, whole in self.aliases.items() if whole in self._told)):
            found = re.search(rf"(?<=[a-zåäö]) (?={re.escape(name)} ska\b)", text)
            if found:
                return text[: found.start()], text[found.end() :]
        return text, ""

    def _text(self, part: Passage, following: Passage | None) -> None:
        """Read a paragraph, sentence by sentence; its last one may lead in a list."""
        is_matter = heads_matter(part.text) and not part.text.endswith(":")
        if is_matter and appointed(part.text, self._names) and len(sentences(part.text)) == 1:
            self._head(part)
            return
        self._lead, self._opening, self._above = None, "", part.text
        given = self._given_in(part.text)
        parts = sentences(part.text)
        for one in parts:
            covering = next((it for it in given if it.start <= one.start < it.end), None)
            lead = self._lead_of(one.text) if one is parts[-1] and goes_on(following) else None
            if covering is None and lead is None:
                self._here = Here(part.lines_of(one.start, one.end), part.mark)
                self._sentence(one.text)
            elif covering is not None and covering.start == one.start:
                self._here = Here(part.lines_of(one.start, covering.end), part.mark)
                self._heard = part.text
                self._given([it for it in given if it.start == one.start])
            self._lead = lead
            self._spoken.hear(one.text)

    def _given_in(self, text: str) -> list[Assigned]:
        """Return what a paragraph gives; the first under a title may announce what was given."""
        own = self._told[0] if len(self._told) == 1 else None
        opens, self._opens_matter = self._opens_matter, False
        said = announced(text) if opens else text
        less = len(text) - len(said)
        found = [
            replace(one, start=one.start and one.start + less, end=one.end + less)
            for one in assignments(said, self._names, own)
        ]
        # Whom only the title names is told by words of another form.
        found = [one for one in found if one.bodies or not charged(text[one.start :])]
        return [one for one in found if opens or not is_before_now(text[one.start :])]

    def _given(self, found: Sequence[Assigned]) -> None:
        """Take what a sentence gives as assignments."""
        self._last = []
        for one in found:
            self._told = one.bodies or self._told
            self._call(self._heard)
            if not one.text or (one.text.casefold() in ("att",)):
                continue
            spans = tuple(span for said in one.report for span in self._spans(said))
            text = f"{one.text}, {one.beside}" if one.beside else one.text
            told = Told(self._told, text)
            self._last += self._add(told, one.kind, via=one.via, spans=spans)

    def _call(self, text: str) -> None:
        """Note what those who were told are also called from now on."""
        self._know(dict(short_forms(text, self._told)))

    def _know(self, more: Mapping[str, str]) -> None:
        if more:
            self.aliases |= more
            self._names = Names(self._bodies, self.aliases)

    def _sentence(self, text: str) -> None:
        """Read a sentence that gives no assignment in so many words."""
        if more := longer(text, self._names):
            self._longer = Told(more.names or self._told, more.text)
            self._told = self._longer.names
        elif said := report(text):
            self._reported(text, said)
        elif (said_to := charged(text)) and self._told:
            self._last = self._add(Told(self._told, said_to))
        elif (inside := within(text)) is not None:
            if inside and is_task(inside):
                self._add(Told(self._told, inside))
            elif told := shall(inside, self._names, self._told):
                self._add(Told(told.names or self._told, told.text))
        elif (told := self._shall(text)) and not is_small(told.text):
            self._told = told.names
            drafts = self._add(Told(self._told, told.text), via=told.via, sure=False)
            self._last = self._last or drafts

    def _shall(self, sentence: str) -> Told | None:
        """Return what a sentence says that a body shall do, be it named or spoken of again."""
        own = self._spoken.meant(sentence, self._told, self._names)
        told = shall(sentence, self._names, own)
        return replace(told, names=told.names or own) if told else None

    def _reported(self, text: str, said: Report) -> None:
        """Take when an assignment is to be reported: of the one above, or of one that was moved."""
        spans = self._spans(text)
        if self._longer and (said.moved or not self._last):
            self._add(self._longer, spans=spans)
            return
        numbered = [one for one in self.drafts if one.number and one.number in said.numbers]
        for draft in numbered or self._last:
            draft.report = tuple(dict.fromkeys((*draft.report, *spans)))

    def _lead_of(self, sentence: str) -> Lead | None:
        """Return what a list goes on from, where a sentence says that it tells bodies something."""
        if is_ended(sentence) and not leads(sentence):
            return None
        if given := assignments(sentence, self._names):
            return Lead(given[-1].bodies or self._told, sentence)
        if within(sentence) == "" or (self._told and leads_its(sentence)):
            return Lead(self._told, sentence)
        if sentence.endswith(":") and (named := read_addressees(sentence[:-1], self._names)):
            self._told = named
            return Lead(named, sentence)
        told = self._shall(sentence.rstrip(":. "))
        if told is None:
            return None
        self._told = told.names
        if is_small(told.text):
            return Lead(self._told, sentence)
        return None if is_ended(sentence) else Lead(self._told, sentence, told.text)

    def _spans(self, text: str) -> tuple[Span, ...]:
        """Return when something is to be reported, be it before the year that a title names."""
        return tuple(due_in([text], self._year or 0)) or tuple(due_in([text], 0))

    def _add(
        self,
        told: Told,
        kind: DirectiveKind = "assignment",
        *,
        via: str | None = None,
        spans: tuple[Span, ...] = (),
        sure: bool = True,
    ) -> list[Draft]:
        """Add what is told, once to each body; not `sure` what a sentence only says in passing."""
        here = self._here
        drafts = [
            Draft(
                kind=kind,
                lead_in=here.lead_in,
                place=Place(name, theme=self._title or None),
                lines=list(here.lines),
                parts=[words.bare_item(told.text)],
                number=here.mark if here.mark.isdecimal() else "",
                via=None if via == name else via,
                report=spans,
                sure=sure,
            )
            for name in told.names
        ]
        self.drafts += drafts
        self._spoken.note(told.names)
        return drafts
