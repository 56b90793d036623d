"""What the figures of an indicator are, by the headings of their columns, and of which year.

An outcome, a forecast and what was reached the year before are no targets; the council's target
and a committee's own are two. What a heading does not say is told, never guessed in silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, count
from types import MappingProxyType
from typing import Literal, get_args

from msgspec import Struct
from msgspec.structs import replace

from store.common.text import fold
from store.importing.language import layout_words as words
from store.model.doubts import DoubtKind

FigureKind = Literal[
    "target", "own_target", "council_target", "outcome", "outcome_last_year", "forecast", "period"
]
FIGURES: tuple[FigureKind, ...] = get_args(FigureKind)
TARGETS: tuple[FigureKind, ...] = ("target", "own_target", "council_target")
Figures = dict[FigureKind, dict[str, str]]
"""Figures as printed, by what they are and the year, or else the heading, that they are under."""

_LAST_YEAR = re.compile(
    r"\b(?:föregående|föreg|fg|förra|previous|last)\W+(?:år|året|årets|års|year)\b|\bfjol"
)
_FORECAST = re.compile(
    r"prognos|\bforecast|\b(?:bedömt|beräknat|förväntat|uppskattat|expected) (?:utfall|outcome)"
)
_OUTCOME = re.compile(
    r"\butfall|\bresultat(?:et)?\b|\bfaktisk|\buppnått\b|\boutcome|\bactual|\butf\b"
)
_TARGET = re.compile(r"mål(?:värden?|tall?|nivå\w*|sättning\w*|en|et)?\b|\btargets?\b|\briktvärde")
_OF_YEAR = re.compile(r"\bårsmål|\bmålvärde|\bmåltall?|\bmålnivå|\btargets?\b|\briktvärde")
"""What a target is called that no goal is, also where no year stands beside it."""
_COUNCIL = re.compile(r"\bkf(?:s|:s)?\b|fullmäktige|\bcouncil")
_OWN = re.compile(r"\bnämnd(?:en)?s?\b|\bnämnd(?:ens |ernas )?mål|\bnämndernas\b|\bstyrelsens?\b"
    r"|\bbolage?t?s?\b|\bförvaltningens?\b|\beg(?:et|na|en)\b|\bown\b|\bcommittee")  # fmt: skip
_PERIOD = re.compile(r"(?:mät)?period(?:en)?|avser(?: period(?:en)?)?|mättillfälle")
_NO_FIGURE = re.compile(
    r"avvik|\bdiff|skillnad|förändring|uppfyll|kommentar|trend|\bbudget|analys|inriktningsmål"
    r"|target year|målår\b|year of target|\bimpacts?\b|addressed"
)
"""What speaks of outcomes or targets and is neither."""
_MONTH = (
    r"(?:jan(?:uari)?|feb(?:ruari)?|mars?|apr(?:il)?|maj|juni?|juli?|aug(?:usti)?"
    r"|sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_PART = re.compile(
    r"\b(?:[tq][1-4]|(?:tertial|kvartal|kv|halvår|delår) ?[1-4]|halvår(?:et)?|delår(?:et)?"
    rf"|{_MONTH}(?: ?[-–] ?{_MONTH})?"
    r"|(?:män|pojkar|kvinnor|flickor)(?: ?(?:/|och) ?(?:män|pojkar|kvinnor|flickor))?)\b"
)
"""The part of a year, or of the people, that figures are of, where a heading says one."""
_SHORT_YEAR = re.compile(r"[\W_]([2-4]\d)$")
"""A year in two digits at the end of a heading, as in `utfall -25`."""
_TERTIAL = len("T1")
_SIGNS = re.compile(r"[\W_]+")
_FIGURE = re.compile(
    r"(?:(?i:minst|högst|lägst|max|min)\W{1,2}|[<>≤≥=±+~–-]{1,3} ?)?\d[\d .,–-]{0,20}"
    r"(?:%|[a-zåäö]{1,10}\.?)?"
)
"""A figure with its unit; `1.1 Trygga` is the number and beginning of a goal."""


class Heading(Struct, frozen=True):
    """What a heading of figures says: what they are, None where it does not say, and of when.

    `alone` where it is a year and nothing else.
    """

    kind: FigureKind | None
    label: str = ""
    alone: bool = False


class FigureColumn(Struct, frozen=True):
    """A column of figures by its place: what they are, the heading, and the label they are under.

    Without a label they are of the year of their row or document.
    """

    place: int
    kind: FigureKind
    name: str
    label: str = ""


Doubt = tuple[DoubtKind, str]
"""A kind of doubt and the heading that it is about."""


class FigureColumns(Struct, frozen=True):
    """The columns of figures under a header, and what the header leaves in doubt."""

    columns: tuple[FigureColumn, ...] = ()
    doubts: tuple[Doubt, ...] = ()


@lru_cache(maxsize=1024)
def read_heading(name: str) -> Heading | None:
    """Return what a heading of a table of indicators says; None where it is not of figures."""
    said = " ".join(fold(name).replace("_", " ").split())
    label = _label(said)
    if _PERIOD.fullmatch(said):
        return Heading("period")
    if not _NO_FIGURE.search(said):
        reached, aimed = _reached(said), _aimed(said, dated=bool(label))
        if reached and aimed:
            return Heading(None, label)
        if kind := reached or aimed:
            return Heading(kind, label)
    if not label:
        return None
    rest = set(_SIGNS.sub(" ", said.replace(label, "")).split())
    return Heading(None, label, alone=label.isdecimal() and rest <= {"år", "year"})


def _reached(said: str) -> FigureKind | None:
    if _FORECAST.search(said):
        return "forecast"
    if _LAST_YEAR.search(said):
        return "outcome_last_year"
    return "outcome" if _OUTCOME.search(said) else None


def _aimed(said: str, *, dated: bool) -> FigureKind | None:
    """Tell whose target is meant; what has no year beside it must be called one of a year."""
    is_one = dated or _LAST_YEAR.search(said)
    if not (_TARGET if is_one else _OF_YEAR).search(said):
        return None
    return whose_target(said)


def whose_target(name: str) -> FigureKind:
    """Return whose target is under a heading that says one: the council's, one's own, nobody's."""
    said = fold(name)
    if _COUNCIL.search(said):
        return "council_target"
    return "own_target" if _OWN.search(said) else "target"


def _label(said: str) -> str:
    """Return the years that a heading names, with the part of the year or people, or that alone."""
    found = words.YEAR_IN_NAME.findall(said)
    if not found and (short := _SHORT_YEAR.search(said)):
        found = [f"20{short[1]}"]
    part = _PART.search(said)
    named = part[0].upper() if part and len(part[0]) == _TERTIAL else part and part[0]
    return " ".join(filter(None, (named, "–".join(dict.fromkeys(found)))))


def figure_columns(
    names: Mapping[int, str],
    year: int | None,
    said: Mapping[int, FigureKind] = MappingProxyType({}),
) -> FigureColumns:
    """Return the columns of figures among some headings, in a document of a year.

    `said` are those of which somebody said what they are. No two of a kind have one label.
    """
    columns: list[FigureColumn] = []
    doubts: list[Doubt] = []
    for place, name in names.items():
        heading = read_heading(name)
        kind = said.get(place) or (heading and _of_heading(heading, name, year, doubts))
        if kind:
            columns.append(FigureColumn(place, kind, name, heading.label if heading else ""))
    columns = list(_parted(_beside_council(columns, doubts), doubts))
    if not any(one.kind == "period" for one in columns):
        doubts += [("column without a year", one.name) for one in columns if not one.label]
    return FigureColumns(tuple(columns), tuple(doubts))


def _of_heading(
    heading: Heading, name: str, year: int | None, doubts: list[Doubt]
) -> FigureKind | None:
    """Return what stands under a heading; a year alone is one of targets, and told of."""
    if heading.alone:
        past = year is not None and heading.label < str(year)
        doubts.append(("column of a past year alone" if past else "column of a year alone", name))
        return "target"
    if heading.kind is None:
        doubts.append(("column of figures unsaid", name))
    return heading.kind


def _beside_council(columns: Sequence[FigureColumn], doubts: list[Doubt]) -> list[FigureColumn]:
    """Take a target that is nobody's for the committee's own where the council's stands beside."""
    council = {one.label for one in columns if one.kind == "council_target"}
    own = {one.label for one in columns if one.kind == "own_target"}
    beside = [one.kind == "target" and one.label in council - own for one in columns]
    pairs = list(zip(columns, beside, strict=True))
    doubts += [("target beside the council's", one.name) for one, is_own in pairs if is_own]
    return [replace(one, kind="own_target") if is_own else one for one, is_own in pairs]


def _parted(columns: Iterable[FigureColumn], doubts: list[Doubt]) -> Iterator[FigureColumn]:
    """Give a column of a kind and label that another has its whole heading, or a number."""
    taken: set[tuple[str, str]] = set()
    for one in columns:
        label = one.label
        if (one.kind, label) in taken:
            doubts.append(("two columns of one year", one.name))
            numbered = (f"{label or one.name} ({number})" for number in count(2))
            said = chain((one.name,), numbered)
            label = next(name for name in said if (one.kind, name) not in taken)
        taken |= {(one.kind, label), (one.kind, one.name)}
        yield replace(one, label=label)


def figures_of(columns: Iterable[FigureColumn], cells: Sequence[str], year: int | None) -> Figures:
    """Return the figures of a row; what has no year of its own is of its period's, or the one."""
    said = [(one, cells[one.place] if one.place < len(cells) else "") for one in columns]
    period = next((cell for one, cell in said if one.kind == "period"), "")
    stated = words.YEAR_IN_NAME.search(period)
    of_year = int(stated[1]) if stated else year
    found: Figures = {}
    for one, cell in said:
        under, label = found.setdefault(one.kind, {}), _label_in(one, of_year)
        under[one.name if label in under else label] = cell
    return found


def _label_in(column: FigureColumn, year: int | None) -> str:
    if column.label or year is None or column.kind == "period":
        return column.label or column.name
    return str(year - 1 if column.kind == "outcome_last_year" else year)


def is_figure(cell: str) -> bool:
    """Tell whether a cell holds a figure, as `80 %`, `minst 3` or `< 5`, and no words alone."""
    return bool(_FIGURE.fullmatch(cell.strip()))
