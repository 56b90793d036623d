"""The import as a whole: its year, its progress, what it refuses, and that nothing is lost."""

import re
import sys
from collections.abc import Callable
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.common.errors import DocumentError
from store.documents.common.text import from_bytes, read_text
from store.importing.budget.reading import read_budget
from store.importing.documents import read_document
from store.importing.reading.importer import Asked
from store.importing.reading.reading import Progress, Reading
from store.model.records import Source
from tests.shared import shared
from tests.store.importing.example import ASKED, HEADER, LEAD_IN, chapter, document, read

SMALL = chapter(LEAD_IN, "- bada")
PIECES = st.sampled_from(
    [
        *("Socialnämnden", "Stadsdelsnämnder", "Äldreomsorg", LEAD_IN, HEADER, "- bada", "-", ""),
        *("- i samarbete med", "trafiknämnden", "1. Ett mål", "2. Två mål", "mål:", "SDN:2", "L"),
        *("Räkna\t2026-01-01\t2026-12-31", "med andra\t\t", "\t\t", "a\tb", "\tA\t1\t2\t3"),
        *("Kommunfullmäktiges indikatorer", "Obligatorisk nämndindikator\t\t\t\t"),
        *("KF:s mål\tIndikator\tKF:s årsmål 2026", "1.1 Ett mål\tB\t5", "Investeringar"),
        *("Socialnämnden**Drift och underhåll**", "Mnkr\tKostnader\tIntäkter", "-3 306,0", "---"),
        *("Oppositionens förslag till budget 2026", "Minskade kostnader för:", "**1,0**", "6,0\t7"),
        *("Mkr\tKS\t\tOpp\t", "\tKostnader\tIntäkter\tKostnader\tIntäkter", "Socialnämnden\t2"),
    ]
)


@pytest.mark.parametrize(
    ("title", "name", "year"),
    [
        ("Budget 2027 för staden", "fil.txt", 2027),
        ("Förslag till budget för 2028", "budget_2024.txt", 2028),
        ("En plan", "budget_2029.txt", 2029),
    ],
)
def test_the_year_is_the_titles_or_else_the_names(title: str, name: str, year: int) -> None:
    assert read_budget(document(f"{title}\n\n{SMALL}", name)).document.year == year


def test_a_stated_year_goes_before_the_title() -> None:
    assert read_budget(document(f"Budget 2027\n\n{SMALL}"), Asked(2030)).document.year == 2030


def test_a_document_without_a_year_is_refused_with_what_to_do() -> None:
    with pytest.raises(DocumentError, match="--year"):
        read_budget(document(SMALL, "plan.txt"))


@pytest.mark.parametrize("text", ["Hej", "Socialnämnden\n\nEtt stycke.", "- bada\n- springa"])
def test_another_layout_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(DocumentError, match="has another layout"):
        read(text)


def test_the_citys_annual_report_has_another_layout() -> None:
    with pytest.raises(DocumentError, match="has another layout"):
        read_budget(read_text(shared("documents/verksamhetsberattelse_2017.txt")))


def test_hostile_texts_are_refused_in_a_sentence() -> None:
    for path in sorted(shared("hostile/text").iterdir()):
        with pytest.raises(DocumentError):
            read_budget(read_text(path))


def test_what_was_cleaned_from_a_line_is_told() -> None:
    text = document(chapter(LEAD_IN, "- bada\u202e baklänges"))
    reading = read_document(text, Asked(2026))
    assert reading.directives[0].text == "bada baklänges"
    [doubt] = reading.irregularities
    assert (doubt.kind, doubt.source.lines) == ("characters removed", (5,))


def test_sources_name_the_document_and_the_line() -> None:
    assert read(SMALL).directives[0].source == Source("budget_2026.txt", (5,))


def test_progress_moves_through_the_lines_to_the_end() -> None:
    seen: list[Progress] = []
    text = chapter(LEAD_IN, *[f"- göra sak {number}" for number in range(2000)])
    read_budget(document(text), Asked(2026, seen.append))
    walked = [one.line for one in seen if one.what == "lines"]
    assert len(walked) > 15
    assert walked == sorted(walked)
    assert (seen[-1].line, seen[-1].total) == (4003, 4003)


@given(st.text())
@settings(max_examples=200)
def test_any_text_is_read_or_refused_in_a_sentence(text: str) -> None:
    _read_or_refuse(text)


@given(st.lists(PIECES, max_size=40).flatmap(st.permutations), st.sampled_from(["\n", "\n\n"]))
@settings(max_examples=300)
def test_any_order_of_familiar_lines_is_read_or_refused(lines: list[str], gap: str) -> None:
    if reading := _read_or_refuse(gap.join(["Socialnämnden", "", *lines])):
        assert _lost(reading) == []


def _read_or_refuse(text: str) -> Reading | None:
    try:
        return read_budget(from_bytes("a.txt", text.encode("utf-8", "replace")), ASKED)
    except DocumentError:
        return None


def test_no_bullet_and_no_row_of_the_real_budget_is_lost() -> None:
    assert _lost(read_budget(read_text(shared("documents/budget_2024.txt")))) == []


def _lost(reading: Reading) -> list[tuple[int, str]]:
    """Bullets and dated rows that are in no record and in no irregularity."""
    sources = [directive.source for directive in reading.directives]
    sources += [indicator.source for indicator in reading.indicators]
    sources += [budget.source for budget in reading.budgets]
    sources += [row.source for activity in reading.activities for row in activity.listings]
    sources += [doubt.source for doubt in reading.irregularities]
    told = {line for source in sources for line in source.lines}
    taken = re.compile(r"\s*-( |$)|.*\t\d{2,4}-\d\d-\d\d\s*$")
    lines = enumerate(reading.document.text.split("\n"), 1)
    return [(n, line) for n, line in lines if taken.match(line) and n not in told]


@pytest.mark.parametrize(
    "block",
    [
        lambda n: f"- göra sak {n} i samarbete med trafiknämnden",
        lambda n: f"Nämnden ska göra sak {n}\t2026-01-01\t2026-12-31",
        lambda n: f"{n}.{n} Ett mål av många\tAntal av {n}\t1\t2\t3",
        lambda n: f"En rubrik om sak {n}\n",
        lambda n: f"Ett stycke om sak {n}, som är längre än en rubrik. Det är två meningar.\n",
    ],
)
def test_work_grows_with_the_lines_and_no_faster(block: Callable[[int], str]) -> None:
    once, twice = (_calls("\n".join(map(block, range(size)))) for size in (400, 800))
    assert twice < 2.5 * once


def _calls(body: str) -> int:
    """Count the calls that reading a document makes."""
    section = f"{LEAD_IN}\n\n{body}" if body.startswith("-") else body
    text = document(chapter("Kommunfullmäktiges indikatorer", section))
    read_budget(document(SMALL), Asked(2026))
    count = 0

    def counted(_frame: FrameType, _event: str, _argument: object) -> None:
        nonlocal count
        count += 1

    sys.setprofile(counted)
    try:
        read_budget(text, Asked(2026))
    except DocumentError:
        pass
    finally:
        sys.setprofile(None)
    return count
