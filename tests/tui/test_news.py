"""The news since one last looked: what they are, and how they are ticked off."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from store.changes.edits import due, own_status
from store.register.register import Register
from store.survey.survey import Survey
from tests.registers import DAY, NAME, NOW, Page, _reading, small_register
from tests.tui.opened import SIZES, LoadedApp, Open, main_screen, press, running, seen, settled
from tui.app.screens.pages.details import DetailScreen
from tui.app.screens.pages.news import NewsScreen
from tui.app.screens.pages.source import DocumentScreen
from tui.presentation.news import (
    Item,
    begun,
    fitted,
    grouped,
    left,
    news_from,
    news_since,
    ticked,
)
from tui.settings.news_seen import Seen, SeenNews, recall_seen, remember_seen

SINCE = datetime(2024, 9, 12, 8, 0, tzinfo=UTC)
THEN = datetime(2024, 9, 13, 8, 0, tzinfo=UTC)
LARMS = "Se över avgifterna för trygghetslarm"


@pytest.fixture
def register(tmp_path: Path) -> Register:
    return small_register(tmp_path / "register.json")


def told(items: list[Item]) -> list[tuple[str, str]]:
    return [(one.what, one.text) for one in items]


def now_news(register: Register, seen: Seen, day: date = DAY) -> list[Item]:
    return left(news_since(Survey(register, day), seen, "Jag"), seen)


def id_of(register: Register, text: str) -> str:
    return next(one.id for one in register.activities if one.text == text)


def test_the_first_time_only_what_is_due_within_a_week_is_told(register: Register) -> None:
    found = now_news(register, begun(register, SINCE))
    assert told(found) == [("soon", "Ge besked om köerna"), ("soon", "Föreslå nya mötesplatser")]
    assert [one.when for one in found] == [DAY, date(2024, 9, 20)]


def test_what_became_late_since_is_told_with_the_day_after_its_last(register: Register) -> None:
    late = [one for one in now_news(register, begun(register, SINCE - timedelta(days=3)))
            if one.what == "late"]  # fmt: skip
    assert [(one.text, one.when) for one in late] == [(LARMS, date(2024, 9, 11))]
    known = now_news(register, begun(register, SINCE))
    assert not [one for one in known if one.what == "late"]


def test_what_is_late_already_on_the_day_of_the_look_is_known(register: Register) -> None:
    on_its_last, after = (
        begun(register, datetime(2024, 9, day, 12, tzinfo=UTC)) for day in (10, 11)
    )
    assert "late" in [one.what for one in now_news(register, on_its_last)]
    assert "late" not in [one.what for one in now_news(register, after)]


def test_what_others_change_is_told_with_who_and_ones_own_is_not(register: Register) -> None:
    seen = begun(register, SINCE)
    register.change([own_status("A1", "started")], by="Jag", now=THEN)
    register.change([own_status("A3", "started")], by="En annan", now=THEN)
    (found,) = [one for one in now_news(register, seen) if one.what == "edited"]
    assert (found.id, found.committee, found.when) == ("A3", "Äldrenämnden", THEN.date())
    assert found.text == f"egen status: inget noterat → påbörjad (En annan): {LARMS}"


def test_what_is_imported_is_told_by_document_and_by_body(register: Register) -> None:
    items = news_from(Survey(register, DAY), NOW.date(), "Jag")
    groups = grouped(items, "Socialnämnden")
    assert [one.title for one in groups[:2]] == ["Dokument", "Socialnämnden"]
    assert [row.text for row in groups[0].rows] == [NAME]
    titles = [one.title for one in groups[2:]]
    assert "Äldrenämnden" in titles
    new = [one for one in items if one.what == "new"]
    assert len(new) == len({one.id for one in new})
    assert sum(len(one.rows) for one in groups) == len(items)


def test_ticked_off_it_stays_off_until_it_changes_again(register: Register) -> None:
    seen = begun(register, SINCE)
    register.change([own_status("A3", "started")], by="En annan", now=THEN)
    items = now_news(register, seen)
    seen = ticked(seen, items, {"edited A3"}, begun(register, THEN), to_day=True)
    assert "edited A3" not in [one.key for one in now_news(register, seen)]
    register.change([own_status("A3", "deviates")], by="En annan", now=THEN)
    assert "edited A3" in [one.key for one in now_news(register, seen)]


def test_a_deadline_that_is_ticked_off_comes_back_when_it_is_moved(register: Register) -> None:
    about = id_of(register, "Föreslå nya mötesplatser")
    seen = begun(register, SINCE)
    items = now_news(register, seen)
    seen = ticked(seen, items, {one.key for one in items}, begun(register, SINCE), to_day=True)
    assert now_news(register, seen) == []
    register.change([due(about, "2024-09-19", "flyttat")], by="Jag", now=THEN)
    assert [one.key for one in now_news(register, seen)] == [f"soon {about}"]


def test_all_ticked_off_begins_anew_from_what_was_looked_at(register: Register) -> None:
    seen = begun(register, SINCE)
    register.change([own_status("A3", "started")], by="En annan", now=THEN)
    now = begun(register, THEN)
    items = now_news(register, seen)
    every = {one.key for one in items}
    assert ticked(seen, items, every, now, to_day=False).step == seen.step
    after = ticked(seen, items, every, now, to_day=True)
    assert (after.step, after.at) == (now.step, now.at)
    assert set(after.ticked) == {one.key for one in items if one.what in {"late", "soon"}}
    register.change([own_status("A4", "started")], by="En annan", now=THEN)
    assert [one.key for one in now_news(register, after)] == ["edited A4"]


@given(st.data())
def test_what_is_ticked_off_is_gone_and_all_else_is_left(data: st.DataObject) -> None:
    kinds = ("new", "edited", "late", "soon")
    every = [
        Item(what, f"A{number}", None, "", DAY, str(number if what in {"new", "edited"} else DAY))  # type: ignore[arg-type]
        for number, what in enumerate(data.draw(st.lists(st.sampled_from(kinds), max_size=8)), 2)
    ]
    seen, now = Seen(1, SINCE), Seen(99, THEN)
    keys = {one.key for one in every}
    off = data.draw(st.sets(st.sampled_from(sorted(keys)))) if keys else set()
    after = ticked(seen, every, off, now, to_day=data.draw(st.booleans()))
    assert {one.key for one in left(every, after)} == keys - off
    assert left(every, ticked(after, every, keys, now, to_day=True)) == []


def test_of_a_register_with_fewer_steps_the_moment_says_what_was_seen(register: Register) -> None:
    register.change([own_status("A3", "started")], by="En annan", now=THEN)
    assert fitted(Seen(2, SINCE), register).step == 2
    assert fitted(Seen(50, SINCE), register).step == 1
    assert fitted(Seen(50, THEN), register).step == 2
    assert fitted(Seen(50, datetime(2020, 1, 1, tzinfo=UTC)), register).step == 0


def test_what_was_seen_is_kept_by_register_and_what_cannot_be_read_is_none(tmp_path: Path) -> None:
    file, one, other = tmp_path / "state" / "news.json", tmp_path / "a.json", tmp_path / "b.json"
    remember_seen(file, one, Seen(3, SINCE, {"late A1": "2024-09-11"}))
    remember_seen(file, other, Seen(1, THEN))
    assert recall_seen(file, one) == Seen(3, SINCE, {"late A1": "2024-09-11"})
    assert recall_seen(file, other) == Seen(1, THEN, {})
    nowhere = json.dumps({str(one): {"step": 1, "at": "0001-01-01T00:00:00+14:00"}})
    half = '{"a": "\\ud800"}'
    wrong = ("", "[]", "{", json.dumps({str(one): {"step": "x"}}), "[" * 100_000, nowhere, half)
    for broken in wrong:
        file.write_text(broken, encoding="utf-8")
        assert recall_seen(file, one) is None
        remember_seen(file, one, Seen(1, THEN))
        assert recall_seen(file, one) == Seen(1, THEN)


def test_without_a_file_it_is_known_as_long_as_the_program_runs(tmp_path: Path) -> None:
    kept = SeenNews(None, tmp_path / "r.json")
    assert kept.recall() is None
    kept.keep(Seen(3, SINCE))
    assert kept.recall() == Seen(3, SINCE)


@asynccontextmanager
async def page(
    register: Register, size: tuple[int, int] = SIZES[0], seen_before: Seen | None = None
) -> AsyncIterator[Open]:
    """Open the news of a register, with what was seen kept beside it."""
    file = register.path.with_name("news.json")
    if seen_before:
        remember_seen(file, register.path, seen_before)
    app = LoadedApp(register)
    app.seen_in = file
    async with running(app, size) as pilot:
        await press(pilot, "0")
        await settled(pilot)
        yield pilot


def shown(pilot: Open) -> list[str]:
    screen = pilot.app.screen
    assert isinstance(screen, NewsScreen)
    return [one.key for one in screen.rows.every]


def kept(register: Register) -> Seen:
    found = recall_seen(register.path.with_name("news.json"), register.path)
    assert found
    return found


@pytest.mark.parametrize("size", SIZES)
async def test_the_first_time_says_what_counts_as_the_start(
    register: Register, size: tuple[int, int]
) -> None:
    async with page(register, size) as pilot:
        assert "2 nyheter  sedan 20" in seen(pilot).splitlines()[0]
        (said,) = [one.message for one in pilot.app._notifications]
        assert said.startswith("Du tittar här för första gången")
        assert kept(register).step == 1
        pilot.app.clear_notifications()
        await press(pilot, "escape 0")
        await settled(pilot)
        assert len(pilot.app._notifications) == 0


async def test_a_row_a_heading_and_all_are_ticked_off_and_stay_off(register: Register) -> None:
    register.change([own_status("A3", "started")], by="En annan", now=THEN)
    register.change([own_status("A2", "started")], by="En annan", now=THEN)
    async with page(register, seen_before=Seen(1, SINCE - timedelta(days=3))) as pilot:
        assert shown(pilot) == ["soon A4", "edited A2", "edited A3", "late A3", "soon A5"]
        await press(pilot, "space")
        await settled(pilot)
        assert shown(pilot) == ["edited A2", "edited A3", "late A3", "soon A5"]
        screen = pilot.app.screen
        assert isinstance(screen, NewsScreen)
        screen.rows.move_to("edited A3")
        await press(pilot, "comma space")
        await settled(pilot)
        assert shown(pilot) == ["edited A2"]
        assert kept(register).step == 1
        await press(pilot, "a a")
        await settled(pilot)
        assert shown(pilot) == []
        assert "Inget nytt sedan" in seen(pilot)
        assert kept(register).step == 3
        await press(pilot, "escape 0")
        await settled(pilot)
        assert shown(pilot) == []


async def test_ticked_twice_at_once_ticks_off_two(register: Register) -> None:
    async with page(register) as pilot:
        await press(pilot, "space down space")
        await settled(pilot)
        assert shown(pilot) == []


async def test_what_another_imports_and_changes_on_the_disk_is_new(register: Register) -> None:
    async with page(register) as pilot:
        await press(pilot, "a")
        await settled(pilot)
        other = Register.open(register.path)
        reading = _reading(Page("senare_2024.txt"))
        other.take_in(replace(reading, document=replace(reading.document, sha256="1" * 64)), THEN)
        other.change([own_status("A3", "started")], by="En annan", now=THEN)
        following = main_screen(pilot).session.following
        assert following
        following.look()
        while "edited A3" not in shown(pilot):
            await pilot.pause()
        assert [key for key in shown(pilot) if key.startswith("document ")]
        await press(pilot, "a")
        await settled(pilot)
        assert shown(pilot) == []


async def test_a_chosen_committee_narrows_the_news_and_ticks_off_only_its_own(
    register: Register,
) -> None:
    async with page(register) as pilot:
        await press(pilot, "escape")
        main_screen(pilot).looks.see_committee("Äldrenämnden")
        await press(pilot, "0")
        await settled(pilot)
        assert shown(pilot) == ["soon A5"]
        assert "Äldrenämnden" in seen(pilot).splitlines()[0]
        await press(pilot, "a escape")
        main_screen(pilot).looks.see_committee("")
        await press(pilot, "0")
        await settled(pilot)
        assert shown(pilot) == ["soon A4"]


async def test_enter_opens_the_entry_or_the_document(register: Register) -> None:
    async with page(register, seen_before=Seen(0, datetime(2024, 1, 1, tzinfo=UTC))) as pilot:
        assert shown(pilot)[0] == "document S1"
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, DocumentScreen)
        await press(pilot, "escape full_stop down enter")
        assert isinstance(pilot.app.screen, DetailScreen)
        await press(pilot, "escape escape")
        assert len(pilot.app.screen_stack) == 1


async def test_what_cannot_be_kept_is_said_and_holds_until_the_end(
    register: Register, tmp_path: Path
) -> None:
    app = LoadedApp(register)
    blocked = tmp_path / "a file"
    blocked.write_text("x", encoding="utf-8")
    app.seen_in = blocked / "news.json"
    async with app.run_test(size=SIZES[1], notifications=True) as pilot:
        await settled(pilot)
        await press(pilot, "0")
        await settled(pilot)
        await press(pilot, "a")
        await settled(pilot)
        assert any("news.json" in one.message for one in pilot.app._notifications)
        await press(pilot, "escape 0")
        await settled(pilot)
        assert shown(pilot) == []


def test_the_first_frame_knows_nothing_of_the_news() -> None:
    asked = (
        "import sys, tui.app.screens.main.main, tui.app.screens.main.desk\n"
        "print([one for one in ('store.survey.since', 'tui.presentation.news', "
        "'tui.presentation.pack', 'tui.app.screens.pages.leafing') if one in sys.modules])"
    )
    said = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, text=True, check=True, encoding="utf-8"
    )
    assert said.stdout.strip() == "[]"
