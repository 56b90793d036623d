"""Drafts of mails: to whom the settings say, and to nobody else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from store.entries.entries import Entry
from store.survey.survey import Survey
from tests.registers import DAY, small_register
from tests.tui.exports.papers import (
    hostile_report,
    mail,
    outgoing,
    page,
    report_of,
    row_of,
    written,
)
from tui.exports import eml
from tui.exports.report import Report
from tui.exports.txt import as_text
from tui.settings.office import furnish
from tui.settings.settings import Settings, read_settings

ADDRESSES = {"kommunstyrelsen": "ks@example.se", "Socialnämnden": "sn@example.se"}


@pytest.fixture(autouse=True)
def _addresses() -> Iterator[None]:
    furnish(Settings(addresses=ADDRESSES))
    yield
    furnish(Settings())


def _of(folder: Path, *bodies: str) -> list[Entry]:
    survey = Survey(small_register(folder / "of.json"), DAY)
    return [one for one in [*survey.activities, *survey.directives] if set(one.leads) & set(bodies)]


def _to(folder: Path, *bodies: str) -> list[str]:
    going = outgoing(report_of([row_of(1)]), folder, _of(folder, *bodies))
    found = mail(written(eml.write, going))["To"]
    return [one.addr_spec for one in found.addresses] if found else []


def test_a_draft_is_to_the_lead_by_the_settings(tmp_path: Path) -> None:
    assert _to(tmp_path, "Kommunstyrelsen") == ["ks@example.se"]


def test_several_leads_are_several_recipients_each_once(tmp_path: Path) -> None:
    both = _to(tmp_path, "Kommunstyrelsen", "Socialnämnden")
    assert sorted(both) == ["ks@example.se", "sn@example.se"]


def test_who_has_no_address_is_named_and_nobody_is_guessed(tmp_path: Path) -> None:
    going = outgoing(report_of([row_of(1)]), tmp_path, _of(tmp_path, "Äldrenämnden"))
    found = mail(written(eml.write, going))
    assert found["To"] is None
    for kind in ("plain", "html"):
        body = found.get_body((kind,))
        assert body is not None
        assert "Äldrenämnden" in body.get_content()


def test_it_is_a_draft_with_the_report_as_text_and_as_a_page(tmp_path: Path) -> None:
    report = report_of([row_of(number) for number in range(200)])
    found = mail(written(eml.write, outgoing(report, tmp_path, [])))
    assert (found["X-Unsent"], found["Subject"]) == ("1", "Inför nämnden")
    text, shown = found.get_body(("plain",)), found.get_body(("html",))
    assert text is not None
    assert shown is not None
    assert text.get_content().replace("\r\n", "\n") == as_text(report)
    assert len(page(shown.get_content().encode()).xpath("//tbody/tr")) == 200


@pytest.mark.parametrize(
    "text", ["Hej\r\nBcc: x@example.se", "a\n\nb", "å" * 300, "\ud800", "=?utf-8?q?x?="]
)
def test_no_title_makes_a_header(tmp_path: Path, text: str) -> None:
    report: Report = hostile_report(text)
    found = mail(written(eml.write, outgoing(report, tmp_path, [])))
    assert set(found.keys()) == {"Subject", "X-Unsent", "MIME-Version", "Content-Type"}
    assert "\n" not in found["Subject"]


@pytest.mark.parametrize(
    "address",
    ["x", "x@y", "a b@example.se", "x@example.se\\nBcc: y@example.se", "a@b.se, c@d.se", "<x@y.se>",
     "å@example.se", "x@example.se\\n", ".x@example.se", ""],
)  # fmt: skip
def test_what_is_no_address_is_told_and_not_taken(tmp_path: Path, address: str) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(
        f'[addresses]\n"Socialnämnden" = "{address}"\n"Idrottsnämnden" = "in@example.se"\n',
        encoding="utf-8",
    )
    found = read_settings(path)
    assert found.addresses == {"Idrottsnämnden": "in@example.se"}
    (problem,) = found.problems
    assert "Socialnämnden" in str(problem)
