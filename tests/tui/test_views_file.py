"""The file of saved views: what is not about the view that comes or goes stays as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.common.errors import NamndkollError
from store.filters.saved import SavedView
from tui.settings.saved_views import add_view, read_views, remove_view

_FIRST = '[[saved]]\nname = "Över sena"   # mine\nview = "activities"\n'
_SECOND = "[[saved]]\nname = 'mina'\nfilter = 'x'\n"
_TEXT = f"# kept\n\n{_FIRST}\n# of the second\n# more of it\n{_SECOND}# at the end\n"
_NEW = SavedView("ny", filter='"plan" \\', descending=True)


@pytest.fixture(params=["", "\ufeff"], ids=["plain", "marked"])
def mark(request: pytest.FixtureRequest) -> str:
    """Return what stands before all else in a file of some programs."""
    return str(request.param)


@pytest.fixture(params=["\n", "\r\n"], ids=["lf", "crlf"])
def end(request: pytest.FixtureRequest) -> str:
    """Return how lines end."""
    return str(request.param)


def _file(folder: Path, text: str, mark: str, end: str) -> Path:
    path = folder / "views.toml"
    path.write_bytes((mark + text).replace("\n", end).encode())
    return path


def _held(path: Path, mark: str, end: str) -> str:
    """Return what a file holds, every line of which must end as it did."""
    held = path.read_bytes().decode()
    assert held.startswith(mark)
    assert held.count("\n") == held.count(end)
    return held.removeprefix(mark).replace(end, "\n")


def test_a_view_is_added_after_all_that_stands_there(tmp_path: Path, mark: str, end: str) -> None:
    path = _file(tmp_path, _TEXT, mark, end)
    add_view(path, _NEW)
    held = _held(path, mark, end)
    assert held.startswith(f"{_TEXT}\n[[saved]]\n")
    views, problems = read_views(path)
    assert [one.name for one in views] == ["Över sena", "mina", "ny"]
    assert views[-1] == _NEW
    assert not problems


def test_a_view_is_taken_out_with_its_lines_alone(tmp_path: Path, mark: str, end: str) -> None:
    path = _file(tmp_path, _TEXT, mark, end)
    first, second = read_views(path)[0]
    remove_view(path, second)
    assert _held(path, mark, end) == _TEXT.replace(_SECOND, "")
    remove_view(path, first)
    assert _held(path, mark, end) == _TEXT.replace(_SECOND, "").replace(_FIRST, "")


def test_a_view_on_the_very_first_line_can_be_taken_out(tmp_path: Path, mark: str) -> None:
    path = _file(tmp_path, _FIRST + _SECOND, mark, "\n")
    remove_view(path, read_views(path)[0][0])
    assert path.read_text(encoding="utf-8") == _SECOND


def test_what_was_added_and_taken_out_leaves_the_file_as_it_was(
    tmp_path: Path, mark: str, end: str
) -> None:
    path = _file(tmp_path, _TEXT, mark, end)
    add_view(path, _NEW)
    remove_view(path, _NEW)
    assert _held(path, mark, end).rstrip() == _TEXT.rstrip()


def test_views_in_one_list_are_read_and_never_written_beside(tmp_path: Path) -> None:
    text = 'saved = [{name = "a"}, {name = "b"}]\n'
    path = _file(tmp_path, text, "", "\n")
    assert [one.name for one in read_views(path)[0]] == ["a", "b"]
    with pytest.raises(NamndkollError):
        add_view(path, _NEW)
    assert path.read_text(encoding="utf-8") == text


def test_a_new_file_says_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "new" / "views.toml"
    add_view(path, _NEW)
    assert path.read_text(encoding="utf-8").startswith("# ")
    assert read_views(path) == ((_NEW,), [])
