"""Saved views on their shelf: each is in the file, in the filter and told of at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.filters.saved import SavedView
from tests.tui.parts import lens_on
from tui.app.session.shelf import Shelf
from tui.settings.saved_views import read_views

_LATE = SavedView("Sena", "activities", "klass:försenad")
_MOBILE = SavedView("Mobil", "overdue", "mobil")


@pytest.fixture
def told() -> list[int]:
    """Return what a shelf tells of: one more each time that it has changed."""
    return []


@pytest.fixture
def shelf(tmp_path: Path, told: list[int]) -> Shelf:
    """Return an empty shelf with a file."""
    shelf = Shelf(lambda: told.append(1))
    shelf.file = tmp_path / "views.toml"
    return shelf


def _in_file(shelf: Shelf) -> tuple[SavedView, ...]:
    assert shelf.file
    return read_views(shelf.file)[0]


def test_what_is_saved_is_in_the_file_and_told_of(shelf: Shelf, told: list[int]) -> None:
    shelf.save(_LATE)
    shelf.save(_MOBILE)
    assert shelf.views == _in_file(shelf) == (_LATE, _MOBILE)
    assert len(told) == 2


def test_a_view_takes_the_place_of_the_one_that_has_its_name(shelf: Shelf) -> None:
    again = SavedView("SENA", "overdue")
    shelf.save(_LATE)
    shelf.save(again)
    assert shelf.views == _in_file(shelf) == (again,)


def test_what_was_deleted_last_is_brought_back_once(shelf: Shelf) -> None:
    shelf.save(_LATE)
    assert shelf.deleted is None
    shelf.delete(_LATE)
    assert (shelf.views, _in_file(shelf), shelf.deleted) == ((), (), _LATE)  # type: ignore[comparison-overlap]
    shelf.restore()
    assert (shelf.views, shelf.deleted) == ((_LATE,), None)
    shelf.restore()
    assert _in_file(shelf) == (_LATE,)


def test_without_a_file_nothing_is_saved_or_deleted(told: list[int]) -> None:
    shelf = Shelf(lambda: told.append(1))
    shelf.take([_LATE])
    shelf.save(_MOBILE)
    shelf.delete(_LATE)
    assert (shelf.views, shelf.deleted, len(told)) == ((_LATE,), None, 1)


def test_a_filter_knows_the_saved_views_and_a_lens_that_does_is_left_as_it_is(
    shelf: Shelf, tmp_path: Path
) -> None:
    lens = lens_on(tmp_path)
    assert shelf.known_to(lens) is lens
    shelf.take([_LATE])
    known = shelf.known_to(lens)
    assert not known.typing("@sena").filter.problems
    assert shelf.known_to(known) is known
