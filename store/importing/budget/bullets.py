"""Bullets into directives: under a lead-in, cut ones joined, all others listed as left out."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from store.dates.span import Span
from store.importing.budget.place import Place
from store.importing.language import layout_words as words
from store.importing.language.bodies import Bodies
from store.importing.language.lines import Line
from store.importing.reading.doubts import Doubts
from store.model.records import DirectiveKind

_LONGEST_NAME_PART = 2


@dataclass(slots=True)
class Draft:
    """A directive while its lines are being gathered."""

    kind: DirectiveKind
    lead_in: str
    place: Place
    lines: list[int]
    parts: list[str]
    number: str = ""
    via: str | None = None
    report: tuple[Span, ...] = ()
    sure: bool = True
    beside: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The whole of it, on one line."""
        return " ".join(self.parts)

    def join(self, line: Line) -> None:
        """Take in a line that goes on with it."""
        self.lines.append(line.number)
        self.parts.append(line.text)


@dataclass
class _LeadIn:
    kind: DirectiveKind
    text: str
    bullets: int = 0


@dataclass
class _Leftover:
    above: str
    lines: list[int] = field(default_factory=list)


class BulletReader:
    """Gathers the bullets of a document, line by line, as drafts of directives."""

    def __init__(self, bodies: Bodies, doubts: Doubts, *, wrapped: bool = False) -> None:
        self._bodies = bodies
        self._doubts = doubts
        self._wrapped = wrapped
        self._lead: _LeadIn | None = None
        self._last: Draft | None = None
        self._above = ""
        self._left: list[_Leftover] = []
        self._is_left = False
        self.drafts: list[Draft] = []

    def open(self, line: Line, place: Place, kind: DirectiveKind | None = None) -> None:
        """Begin a list: the line says what its bullets are, if nothing else does."""
        self.close()
        kind = kind or words.lead_in_kind(line.text) or "directive"
        if kind == "directive" and place.kind == "company":
            kind = "owner_directive"
        self._lead = _LeadIn(kind, line.text)
        self._last = None

    def close(self) -> None:
        """End the list that is open: its lead-in holds for no further bullet."""
        self._lead = None
        self._is_left = False

    def heading(self, text: str, *, within: bool) -> None:
        """Pass a heading; one that may stand within a list ends none that has no bullet yet."""
        if not (within and self._lead and not self._lead.bullets):
            self.close()
        self._last = None
        self._above = text

    def bullet(self, line: Line, place: Place) -> None:
        """Take a bullet: a directive, the rest of one, or one of another list."""
        if not line.text:
            self._doubts.add("empty bullet", [line.number], "")
        elif self._last and self._continues(self._last, line):
            self._last.join(line)
        elif self._lead and place.committee and not words.assigns_itself(line.text):
            self._begin(line, place, self._lead)
        else:
            if not self._is_left:
                self._left.append(_Leftover(self._above))
                self._is_left = True
            self._left[-1].lines.append(line.number)

    def text(self, line: Line, following: Line | None, place: Place) -> None:
        """Take a line of text: the rest of a bullet, a bullet without its mark, or neither."""
        inside = following is not None and following.kind == "bullet"
        if self._last and self.goes_on(line):
            self._last.join(line)
        elif self._lead and self._lead.bullets and not line.fresh and inside:
            self._doubts.add("bullet without a mark", [line.number], line.text)
            self._begin(line, place, self._lead)
        else:
            if self._lead and self._lead.bullets and not line.fresh:
                self._doubts.add("text under a list", [line.number], line.text)
            self.close()
            self._above = line.text

    def _begin(self, line: Line, place: Place, lead: _LeadIn) -> None:
        lead.bullets += 1
        told = lead.kind == "assignment"
        number = line.mark if told and line.mark.isdecimal() else ""
        text = words.bare_item(line.text) if told else line.text
        self._last = Draft(lead.kind, lead.text, place, [line.number], [text], number)
        self.drafts.append(self._last)

    def _continues(self, draft: Draft, line: Line) -> bool:
        """Tell whether a bullet is the rest of the one before: mid-phrase or mid-name."""
        before = draft.parts[-1]
        return words.ends_open(before) or self._completes_name(before, line.text)

    def _completes_name(self, before: str, text: str) -> bool:
        if len(text.split()) > _LONGEST_NAME_PART or self._bodies.recognise(text):
            return False
        name = self._bodies.recognise(f"{before.rsplit(None, 1)[-1]} {text}")
        return bool(name and name.certain)

    def goes_on(self, line: Line) -> bool:
        """Tell whether a line of text is the rest of the bullet that was read last."""
        if not (self._lead and self._lead.bullets and self._last):
            return False
        before = self._last.parts[-1]
        if words.ends_open(before) or (line.indented and not line.fresh):
            return True
        if not line.fresh:
            return self._wrapped or before.endswith(",")
        return words.starts_lower(line.text) and not words.ends_closed(before)

    def note_left(self, taken: AbstractSet[int]) -> None:
        """Note the lists that nothing was made of, without those lines of them that are taken."""
        for one in self._left:
            if lines := [line for line in one.lines if line not in taken]:
                self._doubts.add("other list", lines, one.above)

    def finish(self) -> list[Draft]:
        """End the last list, note what looks damaged, and return every draft."""
        self.close()
        for draft in self.drafts:
            if len(draft.parts) > 1:
                self._doubts.add("cut bullet", draft.lines, draft.text)
            if words.runs_together(draft.text):
                self._doubts.add("bullets run together", draft.lines, draft.text)
            if words.ends_open(draft.text) or draft.text.endswith(","):
                self._doubts.add("bullet seems cut off", draft.lines, draft.text)
        return self.drafts
