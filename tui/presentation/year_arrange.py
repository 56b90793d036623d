"""Orders and headings of what belongs to a year's follow-up, money, goals and indicators."""

from __future__ import annotations

from store.entries.entries import Entry
from store.entries.judgements import JUDGEMENTS, judged
from store.entries.measures import AIMS, measured
from store.model.money import Adjustment, BudgetLine
from store.model.records import Indicator
from tui.locale import N_, _
from tui.messages.wording import RECORDS, kind_of, point_name
from tui.messages.year_words import AIMS_TOLD, JUDGED, MONEY
from tui.presentation.arrange import Grouping, Heading, Order, named
from tui.presentation.asked import report_of


def _by_report(entry: Entry) -> Heading:
    """Return the heading of the report in which something is to be answered for."""
    point = report_of(entry)
    if point:
        return Heading((0, *reversed(point.split())), point, point_name(point))
    if entry.deadline and entry.deadline.last:
        return Heading((1,), "day", _("On a day of its own"))
    return Heading((2,), "unsaid", _("No time said"))


def quoted_apart(grouping: Grouping) -> Grouping:
    """Return the grouping with what is only quoted under a heading of its own, last."""
    inner, alike = grouping.of, grouping.alike
    if inner is None:
        return grouping

    def of(entry: Entry) -> Heading:
        if entry.quoted:
            return Heading((1,), "quoted", _("Only quoted, which binds nobody"))
        heading = inner(entry)
        return Heading((0, heading.order), heading.key, heading.title)

    return Grouping(grouping.key, grouping.title, of, lambda entry: (entry.quoted, alike(entry)))


def _by_answer(entry: Entry) -> Heading:
    city = entry.city_status
    if city is None:
        return Heading((0,), "silent", _("The city has not answered"))
    return Heading((1, city.status), city.status, city.status)


def city_words(entry: Entry) -> str:
    """Return what the city answers, or how it judges a goal, in its words; empty where nothing."""
    return entry.city_status.status if entry.city_status else ""


def _by_judgement(entry: Entry) -> Heading:
    found = judged(city_words(entry))
    return Heading((JUDGEMENTS.index(found),), found, _(JUDGED[found].title))


def _by_level(entry: Entry) -> Heading:
    """Return the heading of a goal's level: those that papers judge say theirs, and come first."""
    level, kind = getattr(entry.record, "level", ""), kind_of(entry)
    return Heading((not level, list(RECORDS).index(kind)), kind, _(RECORDS[kind]))


def _document(entry: Entry) -> str:
    return next((one.document for one in entry.sources), "")


def _by_aim(entry: Entry) -> Heading:
    found = measured(entry.record).aim if isinstance(entry.record, Indicator) else AIMS[-1]
    return Heading((AIMS.index(found),), found, _(AIMS_TOLD[found].title))


def _off(entry: Entry) -> tuple[int, float] | None:
    """Off target first, the farthest off before the others."""
    if not isinstance(entry.record, Indicator):
        return None
    found = measured(entry.record)
    return AIMS.index(found.aim), -found.off


def _fund(entry: Entry) -> str:
    return entry.record.fund if isinstance(entry.record, Adjustment) else ""


def _point(entry: Entry) -> str:
    return entry.record.number if isinstance(entry.record, Adjustment) else ""


def _proposer(entry: Entry) -> str:
    return entry.record.by if isinstance(entry.record, Adjustment) else ""


def _by_money(entry: Entry) -> Heading:
    kind = str(getattr(entry.record, "budget", None) or getattr(entry.record, "kind", ""))
    kind = kind if kind in MONEY else ""
    return Heading((list(MONEY).index(kind),), kind or "-", _(MONEY[kind]))


def _by_point(entry: Entry) -> Heading:
    number = _point(entry)
    title = _("Point {number}").format(number=number) if number else _("No point said")
    return Heading((not number, len(number), number), number or "-", title)


def _granted(entry: Entry) -> float | None:
    record = entry.record
    if not isinstance(record, Adjustment):
        return None
    return None if record.amount is None else -record.amount


def _cost(entry: Entry) -> float | None:
    record = entry.record
    return -record.cost if isinstance(record, BudgetLine) and record.cost is not None else None


ANSWER = Order("answer", N_("what the city answered"), lambda entry: city_words(entry) or None)
JUDGEMENT = Order(
    "judgement", N_("judgement"), lambda entry: JUDGEMENTS.index(judged(city_words(entry)))
)
OFF = Order("off", N_("how far off target"), _off)
AMOUNT = Order("amount", N_("amount"), _granted)
COST = Order("cost", N_("costs"), _cost)

BY_REPORT = Grouping("report", N_("report"), _by_report)
BY_ANSWER = Grouping("answer", N_("what the city answered"), _by_answer, city_words)
BY_LEVEL = Grouping("type", N_("kind"), _by_level)
BY_JUDGEMENT = Grouping("judgement", N_("judgement"), _by_judgement, city_words)
BY_DOCUMENT = Grouping(
    "document", N_("document"), lambda e: named(_document(e), _("No document")), _document
)
BY_AIM = Grouping("aim", N_("how it stands to its target"), _by_aim)
BY_MONEY = Grouping("money", N_("running or investing"), _by_money)
BY_FUND = Grouping("fund", N_("fund"), lambda e: named(_fund(e), _("No fund said")), _fund)
BY_POINT = Grouping("point", N_("point"), _by_point, _point)
BY_PROPOSER = Grouping(
    "by", N_("whose proposal"), lambda e: named(_proposer(e), _("The document's own")), _proposer
)
