"""A register decoded in pieces is the same as one decoded at once, whatever its texts are."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.common.errors import RegisterError
from store.keeping import pieces
from store.keeping.contents import Contents, encode, nothing
from store.keeping.pieces import in_pieces
from store.model.records import Goal
from store.register.register import Register
from tests.registers import small_register

_ODD = ('},"1":{', '}},"goals":{"1":{', '"},"2":{', "\\", '{"1":{', "å\u2028", "}}}}")


@pytest.fixture
def data(tmp_path: Path) -> bytes:
    return small_register(tmp_path / "register.json").path.read_bytes()


@pytest.mark.parametrize("size", [1, 40, 500, 10**9])
def test_pieces_of_any_size_give_the_same(
    data: bytes, size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pieces, "_PIECE", size)
    assert in_pieces(data) == msgspec.json.decode(data, type=Contents)


def test_an_empty_register_is_read_too() -> None:
    written = encode(nothing())
    assert in_pieces(written) == msgspec.json.decode(written, type=Contents)


@given(st.lists(st.one_of(st.sampled_from(_ODD), st.text(max_size=20)), max_size=6))
def test_texts_that_look_like_the_file_itself_are_only_texts(texts: list[str]) -> None:
    goals = {key: Goal(f"G{key}", text, text) for key, text in enumerate(texts, 1)}
    contents = msgspec.structs.replace(nothing(), goals=goals)
    try:
        written = encode(contents)
    except UnicodeEncodeError:
        return
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pieces, "_PIECE", 1)
        assert in_pieces(written) == msgspec.json.decode(written, type=Contents)


@given(st.data())
def test_a_file_that_is_cut_or_spoilt_is_none_or_what_it_says(drawn: st.DataObject) -> None:
    goals = {key: Goal(f"G{key}", f"mål {key}") for key in range(1, 4)}
    good = encode(msgspec.structs.replace(nothing(), goals=goals))
    place = drawn.draw(st.integers(0, len(good) - 1))
    bad = (
        good[:place]
        + drawn.draw(st.sampled_from([b"", b"}", b'"', b",", b"x"]))
        + good[place + 1 :]
    )
    try:
        expected = msgspec.json.decode(bad, type=Contents)
    except (msgspec.DecodeError, UnicodeDecodeError):
        expected = None
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pieces, "_PIECE", 1)
        assert in_pieces(bad) == expected


def test_a_damaged_file_is_told_as_ever(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "cut.json"
    path.write_bytes(data[:-20])
    with pytest.raises(RegisterError, match="cut off"):
        Register.open(path, patiently=True)
