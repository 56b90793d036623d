"""Drafts: facts as they are printed with their places, the frame, and not a word more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from store.changes.edits import city_status, note, own_status, owner
from store.common.errors import NamndkollError
from store.entries.entries import Entry
from store.model.records import Activity
from store.register.register import Register
from store.survey.survey import Survey
from tests.registers import DAY, NOW, Page, activity, hostile_register, small_register
from tests.tui.exports.papers import footnotes, word, written
from tui.exports import docx
from tui.exports.drafts import KINDS, drafted
from tui.exports.facts import CITED
from tui.exports.frames import shipped
from tui.exports.report import Report
from tui.exports.shown import sources_of
from tui.exports.txt import as_text
from tui.locale import set_language
from tui.settings.office import furnish
from tui.settings.settings import Settings


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    yield
    furnish(Settings())


@pytest.fixture
def survey(tmp_path: Path) -> Survey:
    return Survey(small_register(tmp_path / "drafts.json"), DAY)


def _one(survey: Survey, kind: str) -> Entry:
    return survey.of(kind)[0]  # type: ignore[arg-type]


def _report(survey: Survey, *entries: Entry) -> Report:
    return drafted("question", entries, survey).report


def _said(report: Report) -> list[tuple[str, str]]:
    """Return each fact of a report with its place, without the frame."""
    about = report.sections[1:-1]
    return [
        (line, one.source)
        for section in about
        for one in section.passages
        if one.source
        for line in one.text.split("\n")
    ]


def test_an_activity_is_quoted_with_who_and_when_and_where(survey: Survey) -> None:
    (found,) = [one for one in survey.activities if one.text == "Ge besked om köerna"]
    place = f"plan_2024.txt, rad {found.sources[0].lines[0]}"
    assert _said(_report(survey, found)) == [
        ("Aktivitet: ”Ge besked om köerna”", place),
        ("Ansvarig: Socialnämnden", place),
        ("Start: 2024-02-01", place),
        ("Slut: 2024-09-16", place),
        ("Mål: ”Fler ska kunna bo och växa i staden”", place),
    ]


def test_rows_that_differ_are_told_each_with_its_places_and_a_full_stop_is_no_difference() -> None:
    page = Page()
    one, same, other = (
        activity(page, text, end, lead=lead).listings[0]
        for text, end, lead in (
            ("Ge besked om köerna", "2024-05-31", "Socialnämnden"),
            ("Ge besked om köerna.", "2024-05-31", "Äldrenämnden"),
            ("Ge besked om köerna", "2024-06-30", "Kommunstyrelsen"),
        )
    )
    register = Register.empty("rows.json", DAY)
    survey = Survey(register, DAY)
    said = _said(_report(survey, Entry(Activity("A1", (one, same, other)), DAY)))
    texts = [line for line, _place in said if line.startswith(("Aktivitet", "Slut"))]
    assert texts == ["Aktivitet: ”Ge besked om köerna”", "Slut: 2024-05-31", "Slut: 2024-06-30"]
    first, second = "plan_2024.txt, rad 1", "plan_2024.txt, rad 2"
    assert ("Slut: 2024-05-31", f"{first}; {second}") in said


def test_an_indicator_has_its_target_and_a_directive_its_lead_in(survey: Survey) -> None:
    said = [line for line, _place in _said(_report(survey, _one(survey, "indicator")))]
    assert {"Indikator: ”Andel nöjda med maten”", "Mål 2024: 80 %"} <= set(said)
    said = [line for line, _place in _said(_report(survey, _one(survey, "directive")))]
    assert "Inledning: ”Nämnden ska”" in said


def test_what_was_reported_stands_with_its_document_and_day(survey: Survey) -> None:
    entry = survey.activities[0]
    empty = as_text(_report(survey, entry))
    register = survey.register
    edit = city_status(entry.id, "Klart", "rapport.txt", "2024-05-02")
    register.change([edit], by="x", now=NOW)
    again = Survey(register, DAY)
    report = _report(again, again.activities[0])
    assert ("Stadens status: ”Klart”", "rapport.txt, 2024-05-02") in _said(report)
    assert "framgår inte" in empty
    assert "framgår inte" not in as_text(report)


def test_nothing_that_the_office_noted_is_in_it(survey: Survey) -> None:
    register, entry = survey.register, survey.activities[0]
    before = as_text(_report(survey, entry))
    said = (own_status(entry.id, "deviates"), owner(entry.id, "X"), note(entry.id, "vårt eget"))
    register.change(said, by="x", now=NOW)
    again = Survey(register, DAY)
    assert as_text(_report(again, again.activities[0])) == before


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_frame_with_blanks_in_both_languages(
    survey: Survey, kind: str, language: str
) -> None:
    set_language(language)  # type: ignore[arg-type]
    report = drafted(kind, survey.activities[:2], survey).report  # type: ignore[arg-type]
    text = as_text(report)
    assert "[…]" in report.title
    assert any("[…]" in one.text for one in report.sections[-1].passages)
    assert len(report.sections) == 4
    assert "2024-09-16" in text
    assert "plan_2024.txt" in text


def test_a_fact_has_no_words_but_labels_and_those_of_its_document(survey: Survey) -> None:
    for entry in survey.activities + survey.indicators + survey.goals:
        held = " ".join(survey.register.documents[0].text.split())
        for line, _place in _said(_report(survey, entry)):
            for quoted in re.findall("”([^”]*)”", line):
                assert quoted in held


@pytest.mark.parametrize("kind", sorted(CITED))
def test_each_kind_that_is_printed_has_facts_with_sources(survey: Survey, kind: str) -> None:
    assert _said(_report(survey, _one(survey, kind)))


def test_of_what_is_printed_nowhere_no_draft_is_made(survey: Survey) -> None:
    for entries in ([], [_one(survey, "committee")]):
        with pytest.raises(NamndkollError, match="printed"):
            drafted("motion", entries, survey)


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    for text in ("=1+1", "<w:p/>", "[b]x[/b]", "\x1b[31mröd", "{x}", "a”b"):
        survey = Survey(hostile_register(tmp_path / "none.json", [text]), DAY)
        entries = [one for kind in sorted(CITED) for one in survey.of(kind)]
        going = drafted("letter", entries, survey)
        data = written(docx.write, going)
        assert word(data).paragraphs
        assert [*footnotes(data)]
        assert "\x1b" not in as_text(going.report)


def test_two_hundred_entries_become_one_draft_with_all_of_their_sources(survey: Survey) -> None:
    entries = (survey.activities * 20)[:200]
    report = _report(survey, *entries)
    assert len(report.sections) == 202
    data = written(docx.write, drafted("question", entries, survey))
    assert len([*footnotes(data)]) == len([*sources_of(report)])


def _with_words(folder: Path, text: str) -> None:
    path = folder / "utkast.toml"
    path.write_text(text, encoding="utf-8")
    furnish(Settings(drafts=str(path)))


def test_an_office_has_words_of_its_own(survey: Survey, tmp_path: Path) -> None:
    words = shipped().decode("utf-8")
    _with_words(tmp_path, words.replace("Enkel fråga om […]", "Fråga till nämnden: […]"))
    assert _report(survey, survey.activities[0]).title == "Fråga till nämnden: […]"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("title = ", "Invalid value"),
        ("", "letter"),
        ("[letter]\ntitle = 3", "str"),
        ("[letters]", "letters"),
        ("x = " + "[" * 3000, "recursion"),
    ],
)
def test_words_that_are_none_are_one_sentence_with_their_path(
    survey: Survey, tmp_path: Path, text: str, told: str
) -> None:
    _with_words(tmp_path, text)
    with pytest.raises(NamndkollError) as caught:
        _report(survey, survey.activities[0])
    assert told in str(caught.value)
    assert "utkast.toml" in str(caught.value)


def test_words_that_are_not_there_or_no_text_are_told(survey: Survey, tmp_path: Path) -> None:
    (tmp_path / "bytes.toml").write_bytes(b"\xff\xfe\x00")
    for name in ("ingen.toml", "bytes.toml", "."):
        furnish(Settings(drafts=str(tmp_path / name)))
        with pytest.raises(NamndkollError, match="draft words"):
            _report(survey, survey.activities[0])
