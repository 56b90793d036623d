"""What bodies are told to do in any text: in sentences, in lists under them, and by when."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

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
    Told,
    appointed,
    charged,
    is_task,
    longer,
    report,
    shall,
    short_forms,
    within,
)
from store.importing.prose.passages import Passage
from store.model.records import DirectiveKind

_MATTER = re.compile(
    r"(?:(?:nytt|fortsatt|ytterligare|kompletterande|gemensamt|ändrat|förnyat) )?"
    r"(?:uppdrag|tilläggsuppdrag|ändring|ändrad|förlängd|förlängning|upphävande|återkallande)\b",
    re.I,
)
"""How a title begins that heads a matter of its own."""
_NUMBERED = re.compile(r"^\d{1,2}(?:\.\d{1,2})*\.?\s+")
_LEADS = re.compile(
    r".*(?::|\b(?:att|ska(?:ll)?|bland annat|bl\.\s?a\.|särskilt|också|även"
    r"|följande\b[^.:]{0,80}\.?))\s*",
    re.I,
)
"""How a sentence ends that a list goes on from."""
_SMALL = re.compile(
    r"(?:(?:i|inom ramen för|vid genomförandet av|i arbetet med) (?:detta )?uppdraget\s*)?"
    r"(?:(?:bland annat|bl\.?\s?a\.?|också|även|särskilt|vidare|dessutom|därvid|därutöver|i övrigt"
    r"|minst|göra|genomföra|säkerställa|verka för)\b[\s,:]*)*(?:att)?[\s:]*"
    r"|.*\bföljande\b.*|[^.]*\b(?:att|bland annat|särskilt)[\s:]*",
    re.I,
)
"""What such a sentence says shall be done before its list does."""
_HOW = re.compile(r"(?:hur|vilk\w+|vem|vad|varför|om|när|var|i vilken|på vilket)\b", re.I)
_OPENS = 4
"""Words at most of an item that a list within the list goes on from."""
_FIRST = ("1", "a", "i")
_ENDS = (".", "?", "!")


class _Lead(Struct, frozen=True):
    """A sentence that a list goes on from: who is told, how it is printed, what all items are of.

    `verb` is what the sentence says shall be done with what the list counts up.
    """

    told: tuple[str, ...]
    text: str
    verb: str = ""


class _Here(Struct, frozen=True):
    """Where what is read stands: its lines, how it is counted, and what leads it in."""

    lines: tuple[int, ...] = ()
    mark: str = ""
    lead_in: str = ""


class TaskReader:
    """Reads the passages of a text in order; `drafts` are what it tells bodies to do."""

    def __init__(self, bodies: Bodies, aliases: Mapping[str, str], year: int | None) -> None:
        self._bodies = bodies
        self.aliases = dict(aliases)
        self._names = Names(bodies, aliases)
        self._year = year
        self._told: tuple[str, ...] = ()
        self._lead: _Lead | None = None
        self._opening = ""
        self._last: list[Draft] = []
        self._longer: Told | None = None
        self._title = ""
        self._heard = ""
        self._here = _Here()
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
        if named := read_addressees(_NUMBERED.sub("", part.text), self._names):
            self._told = named
            self._last, self._longer = [], None
        elif _MATTER.match(part.text):
            self._told = appointed(part.text, self._names)
            self._last, self._longer = [], None

    def _opens(self, part: Passage, following: Passage | None) -> bool:
        return _goes_on(following) and self._lead_of(part.text) is not None

    def _item(self, part: Passage) -> None:
        """Take an item of a list: what shall be done, or more of what the item before says."""
        text = words.bare_item(part.text).lstrip(", ")
        if given := assignments(part.text, self._names):
            self._here, self._heard = _Here(part.lines, part.mark), part.text
            self._given(given)
        elif self._lead and text:
            self._listed(part, text, self._lead)
        elif text:
            self.left.setdefault(self._above, []).extend(part.lines)

    def _listed(self, part: Passage, text: str, lead: _Lead) -> None:
        """Take what a list counts up that goes on from what leads it in."""
        if self._opening and not _HOW.match(text):
            self._opening = ""
        heading, rest = self._parted(text)
        said = " ".join(filter(None, (lead.verb, self._opening, heading)))
        self._here = _Here(part.lines, part.mark, lead.text)
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
        if _MATTER.match(part.text) and not part.text.endswith(":") and self._is_head(part):
            self._head(part)
            return
        self._lead, self._opening, self._above = None, "", part.text
        own = self._told[0] if len(self._told) == 1 else None
        found = assignments(part.text, self._names, own)
        # Whom only the title names is told by words of another form.
        given = [one for one in found if one.bodies or not charged(part.text[one.start :])]
        parts = sentences(part.text)
        for one in parts:
            covering = next((it for it in given if it.start <= one.start < it.end), None)
            lead = self._lead_of(one.text) if one is parts[-1] and _goes_on(following) else None
            if covering is None and lead is None:
                self._here = _Here(part.lines_of(one.start, one.end), part.mark)
                self._sentence(one.text)
            elif covering is not None and covering.start == one.start:
                self._here = _Here(part.lines_of(one.start, covering.end), part.mark)
                self._heard = part.text
                self._given([it for it in given if it.start == one.start])
            self._lead = lead

    def _is_head(self, part: Passage) -> bool:
        return bool(appointed(part.text, self._names)) and len(sentences(part.text)) == 1

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
        if more := dict(short_forms(text, self._told)):
            self.aliases |= more
            self._names = Names(self._bodies, self.aliases)

    def _sentence(self, text: str) -> None:
        """Read a sentence that gives no assignment in so many words."""
        if more := longer(text, self._names):
            self._longer = Told(more.names or self._told, more.text)
            self._told = self._longer.names
        elif said := report(text):
            self._reported(text, moved=said.moved)
        elif (said_to := charged(text)) and self._told:
            self._last = self._add(Told(self._told, said_to))
        elif (inside := within(text)) is not None:
            if inside and is_task(inside):
                self._add(Told(self._told, inside))
            elif told := shall(inside, self._names, self._told):
                self._add(Told(told.names or self._told, told.text))
        elif (told := shall(text, self._names, self._told)) and not _SMALL.fullmatch(told.text):
            self._told = told.names or self._told
            drafts = self._add(Told(self._told, told.text), via=told.via, sure=False)
            self._last = self._last or drafts

    def _reported(self, text: str, *, moved: bool) -> None:
        """Take when an assignment is to be reported: of the one above, or of one that was moved."""
        spans = self._spans(text)
        if self._longer and (moved or not self._last):
            self._add(self._longer, spans=spans)
            return
        for draft in self._last:
            draft.report = tuple(dict.fromkeys((*draft.report, *spans)))

    def _lead_of(self, sentence: str) -> _Lead | None:
        """Return what a list goes on from, where a sentence says that it tells bodies something."""
        if sentence.rstrip().endswith(_ENDS) and not _LEADS.fullmatch(sentence):
            return None
        if given := assignments(sentence, self._names):
            return _Lead(given[-1].bodies or self._told, sentence)
        if within(sentence) == "" or (self._told and _LEADS_ITS.match(sentence)):
            return _Lead(self._told, sentence)
        told = shall(sentence.rstrip(":. "), self._names, self._told)
        if told is None:
            return None
        self._told = told.names or self._told
        if _SMALL.fullmatch(told.text):
            return _Lead(self._told, sentence)
        goes_on = not sentence.rstrip().endswith(_ENDS)
        return _Lead(self._told, sentence, told.text) if goes_on else None

    def _spans(self, text: str) -> tuple[Span, ...]:
        return tuple(due_in([text], self._year or 0))

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
        return drafts


_LEADS_ITS = re.compile(
    r"uppdraget\b.*|.*\bska(?:ll)? följande \w+ (?:genomföras|vidtas|utföras)\b.*"
    r"|i (?:detta|arbetet|uppdraget)\b.*|det innebär\b.*",
    re.I,
)


def _goes_on(following: Passage | None) -> bool:
    """Tell whether a list follows."""
    return following is not None and (following.kind == "item" or following.mark in _FIRST)
