"""What can be done as things stand: read by every command from one value, no screen needed."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from tests.tui.opened import letters, opened, press, seen, settled
from tui.commands.base import Command
from tui.commands.changing import (
    CHANGES,
    AddNote,
    ChangeCommand,
    Finish,
    MoveDeadline,
    Redo,
    ShowChanges,
    Undo,
)
from tui.commands.keeping import ForgetNote, SaveCopy
from tui.commands.looking import NarrowDetail, SortList, ToggleDetail, WidenDetail
from tui.commands.main import MAIN
from tui.commands.main_ports import HasEverything
from tui.commands.parts import FoldParts, GoToEntry
from tui.commands.ready import READY
from tui.commands.records import CopyCitation, MarkEntry, OpenEntry, ShowSource
from tui.commands.saved import ExplainFilter, SaveView
from tui.commands.sharing import CopyAs, SaveAs
from tui.commands.standing import Standing
from tui.commands.time import TIME, ShowMonth, ToBar
from tui.commands.views import VIEWS

_ALWAYS = {"help", "guide", "palette", "quit", "back", "theme"}
"""What can be done while the register is being read."""


def _screen(standing: Standing) -> HasEverything:
    """Return a screen on which nothing is but how things stand."""
    return cast("HasEverything", SimpleNamespace(standing=standing, entry=None, any_to_copy=False))


def _available(standing: Standing) -> set[type[Command[Any]]]:
    return {one for one in MAIN if one.available(_screen(standing))}


def test_before_the_register_is_read_only_what_needs_none_can_be_done() -> None:
    assert {one.id for one in _available(Standing())} == _ALWAYS


def test_what_needs_nothing_but_the_register_can_be_done_once_it_is_read() -> None:
    possible = _available(Standing(loaded=True))
    assert possible >= {*VIEWS, *READY, SaveView, SaveCopy, ShowChanges}
    assert not possible & {*TIME, OpenEntry, CopyAs, SaveAs, ExplainFilter, Undo, MarkEntry}


@pytest.mark.parametrize(
    ("standing", "commands"),
    [
        (Standing(entry="activity"), {OpenEntry, CopyAs}),
        (Standing(on_row=True), {OpenEntry}),
        (Standing(marked=True), {CopyAs, SaveAs}),
        (Standing(listed=True), {CopyAs, SaveAs}),
        (Standing(elsewhere=True), {GoToEntry}),
        (Standing(markable=True), {MarkEntry}),
        (Standing(headed=True), {FoldParts}),
        (Standing(arranged=True), {SortList}),
        (Standing(filtered=True), {ExplainFilter}),
        (Standing(roomy=True), {ToggleDetail}),
        (Standing(widths=(5,)), {WidenDetail}),
        (Standing(widths=(-5,)), {NarrowDetail}),
        (Standing(in_time=True), {*TIME} - {ToBar, ShowMonth}),
        (Standing(has_bar=True), {ToBar}),
        (Standing(in_year=True), {ShowMonth}),
        (Standing(changing=True, changed=True), {Undo, Redo}),
    ],
)
def test_each_command_asks_for_what_it_needs(
    standing: Standing, commands: set[type[Command[Any]]]
) -> None:
    possible, before = _available(standing), _available(Standing())
    wanted = {OpenEntry, CopyAs, SaveAs, GoToEntry, MarkEntry, FoldParts, SortList, ExplainFilter}
    wanted |= {ToggleDetail, WidenDetail, NarrowDetail, *TIME, Undo, Redo}
    assert possible & wanted == commands
    assert possible >= before


@pytest.mark.parametrize(
    ("standing", "possible"),
    [
        (Standing(changing=True, about="activity"), {AddNote, Finish, MoveDeadline, ForgetNote}),
        (Standing(changing=True, about="directive"), {AddNote, Finish, ForgetNote}),
        (Standing(changing=True, about="committee"), {AddNote, ForgetNote}),
        (Standing(changing=True), set()),
        (Standing(changing=True, marked=True), {AddNote, Finish, MoveDeadline, ForgetNote}),
        (Standing(marked=True, about="activity"), set()),
    ],
)
def test_what_can_be_said_depends_on_what_the_row_is_about(
    standing: Standing, possible: set[type[Command[Any]]]
) -> None:
    said = {AddNote, Finish, MoveDeadline, ForgetNote}
    assert _available(standing) & said == possible


def test_a_standing_never_changes() -> None:
    with pytest.raises(AttributeError):
        Standing().loaded = True  # type: ignore[misc]


def test_every_change_needs_a_way_to_change_but_looking_back() -> None:
    assert _available(Standing(loaded=True, about="activity")) & {*CHANGES} == {ShowChanges}


_CHANGING = {one for one in MAIN if issubclass(one, ChangeCommand | Undo)}


@pytest.mark.parametrize("command", MAIN, ids=lambda one: one.id)
def test_the_footer_offers_no_change_where_the_register_cannot_be_changed(
    command: type[Command[Any]],
) -> None:
    read_only = Standing(loaded=True, changing=True, refused=True, about="activity", changed=True)
    offered = command.offered(_screen(read_only))
    assert offered == (command not in _CHANGING)
    assert command.offered(_screen(read_only._replace(refused=False)))


@pytest.mark.parametrize("command", MAIN, ids=lambda one: one.id)
def test_nothing_that_needs_a_row_can_be_done_without_one(command: type[Command[Any]]) -> None:
    nothing = Standing(loaded=True, changing=True, arranged=True, columned=True)
    needs_one = issubclass(command, ChangeCommand) or command in {
        OpenEntry, MarkEntry, GoToEntry, CopyAs, SaveAs, ShowSource, CopyCitation, Undo, Redo,
    }  # fmt: skip
    if needs_one:
        assert not command.available(_screen(nothing))


async def test_the_past_offers_no_change_and_its_key_says_why(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="5 e tab h e j enter") as pilot:
        await settled(pilot)
        assert "e Ändra" in seen(pilot).splitlines()[-1]
        await press(pilot, f"t ctrl+u {letters('2024-01-01')} enter")
        await settled(pilot)
        assert "e Ändra" not in seen(pilot).splitlines()[-1]
        await press(pilot, "e")
        assert "Du ser det som" in seen(pilot)
