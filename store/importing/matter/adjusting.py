"""The money of a matter as adjustments: what was asked and granted, to whom, of which fund."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from store.documents.common.text import TextDocument
from store.importing.language.names import Names
from store.importing.language.sums import sums_in
from store.importing.matter.funds import budget_in, fund_in
from store.importing.matter.money import Money, is_rest, judged_in, money_in
from store.importing.matter.passages import Passage
from store.importing.matter.receiving import receivers
from store.importing.matter.said import appendices_in, cases_in, condition_in
from store.importing.reading.doubts import Doubts
from store.importing.reading.sources import source_of
from store.model.money import Adjustment, BudgetItem
from store.model.records import CITY_WIDE

_EACH = re.compile(r"\bvardera\b", re.I)
_ROUND = 6
_LONGEST, _SHOWN = 3000, 200
"""Letters of a sentence that is one; of one that is longer so many are shown."""


class Told(Struct, frozen=True):
    """A sentence that may speak of money, and what stands around it.

    `whole` is the text that its fund and appendix stand in, its point where it is in one of a
    `number`. It begins at `place` of its passage. What stands before `own` of its text is the
    lead-in of a list, of which it is an item.
    """

    passage: Passage
    text: str
    lines: tuple[int, ...]
    place: int = 0
    before: str = ""
    whole: str = ""
    number: str = ""
    own: int = 0

    def lines_of(self, money: Money) -> tuple[int, ...]:
        """Return the lines of some money: of all its sentence where it is the first in it."""
        if not money.start or self.own:
            return self.lines
        paragraph = self.passage.paragraph
        return paragraph.lines_of(self.place + money.behind - 1, self.place + money.end)


class Adjusting:
    """Reads sentences in order; a later one may judge what an earlier one tells that was asked."""

    def __init__(self, document: TextDocument, names: Names, doubts: Doubts) -> None:
        self._document = document
        self._names = names
        self._doubts = doubts
        self._rows: list[Adjustment] = []

    def read(self, told: Iterable[Told]) -> tuple[Adjustment, ...]:
        """Return the adjustments of the sentences, in order."""
        for one in told:
            if len(one.text) > _LONGEST:
                if any(True for _ in sums_in(one.text)):
                    self._doubts.add("assignment not read", one.lines, one.text[:_SHOWN])
                continue
            every = money_in(one.text)
            lead_in = next((money.what for money in every if money.behind <= one.own), "")
            found = [money for money in every if money.behind > one.own]
            for money in found:
                self._add(one, money if money.what else replace(money, what=lead_in))
            if not found or found[-1].kind == "asked":
                self._judge(one, found[-1].behind if found else 0)
        return tuple(self._rows)

    def _add(self, told: Told, money: Money) -> None:
        if not money.exact:
            self._doubts.add("round amount", told.lines, told.text[told.own :])
        if money.part and self._rows:
            last, part = self._rows[-1], BudgetItem(money.what, money.amount)
            self._rows[-1] = replace(last, parts=(*last.parts, part))
            return
        own = told.passage.body
        bodies, what = receivers(told.text, money, self._names, own, told.before)
        if money.amount is None and not what:
            return
        made = [self._made(told, money, body, what) for body in bodies]
        if len(bodies) > 1 and not _EACH.search(told.text):
            self._doubts.add("amount of several bodies", told.lines, told.text[told.own :])
            made = [_shared(one, money) for one in made]
        if len(made) == 1 and self._rows and _completes(self._rows[-1], made[0], told):
            self._rows[-1] = _completed(self._rows[-1], made[0])
        else:
            self._rows += made

    def _made(self, told: Told, money: Money, body: str, what: str) -> Adjustment:
        whole = told.whole or told.text
        before = "" if money.start else told.text[: money.behind]
        return Adjustment(
            id="",
            committee=body,
            what=what,
            text=whole if told.number else told.text,
            source=source_of(self._document, told.lines_of(money)),
            budget=budget_in(what, money.subject, before),
            fund=fund_in(whole),
            number=told.number,
            appendix=", ".join(appendices_in(whole)),
            total=told.number != "" and money.amount is not None and self._is_group(body),
            cases=cases_in(whole),
            condition=condition_in(whole),
            section=told.passage.section or "",
            asked=money.amount if money.kind == "asked" else None,
            granted=money.amount if money.kind == "granted" else None,
            refused=money.amount if money.kind == "refused" else None,
            reserved=money.amount if money.kind == "reserved" else None,
        )

    def _is_group(self, body: str) -> bool:
        return body == CITY_WIDE or bool(self._names.members(body))

    def _judge(self, told: Told, start: int) -> None:
        """Take an application that was told of as granted or refused, as a sentence says it is."""
        kind = judged_in(told.text, start)
        last = self._rows[-1] if self._rows else None
        if kind is None or last is None or last.asked is None or not _near(last, told):
            return
        if is_rest(told.text):
            if last.granted is not None and kind == "refused":
                rest = round(last.asked - last.granted, _ROUND)
                self._rows[-1] = _with_lines(replace(last, refused=rest), told)
        elif last.granted is None and last.refused is None:
            judged = replace(last, granted=last.asked) if kind == "granted" else None
            self._rows[-1] = _with_lines(judged or replace(last, refused=last.asked), told)


def _shared(row: Adjustment, money: Money) -> Adjustment:
    """Return a row of one of several bodies that get a sum together, whose share is not said."""
    bare = replace(row, asked=None, granted=None, refused=None, reserved=None)
    return replace(bare, parts=(BudgetItem(row.what, money.amount),))


def _completes(last: Adjustment, row: Adjustment, told: Told) -> bool:
    """Tell whether a row says of an application before it what came of it."""
    if row.asked is not None or last.asked is None or not _near(last, told):
        return False
    taken = last.granted is not None if row.granted is not None else last.refused is not None
    return not taken and (not row.what or row.what == last.what)


def _near(last: Adjustment, told: Told) -> bool:
    """Tell whether a sentence stands by the row before it, under the same heading."""
    return last.section == (told.passage.section or "") and last.number == told.number


def _completed(last: Adjustment, row: Adjustment) -> Adjustment:
    whole = replace(
        last,
        granted=last.granted if row.granted is None else row.granted,
        refused=last.refused if row.refused is None else row.refused,
        reserved=last.reserved if row.reserved is None else row.reserved,
        fund=last.fund or row.fund,
        what=last.what or row.what,
    )
    same = last.text == row.text
    lines = tuple(dict.fromkeys((*last.source.lines, *row.source.lines)))
    return replace(
        whole,
        text=last.text if same else f"{last.text} {row.text}",
        source=replace(last.source, lines=lines),
    )


def _with_lines(row: Adjustment, told: Told) -> Adjustment:
    if told.text in row.text:
        return row
    lines = tuple(dict.fromkeys((*row.source.lines, *told.lines)))
    return replace(row, text=f"{row.text} {told.text}", source=replace(row.source, lines=lines))
