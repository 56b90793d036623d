"""Doubts by their kinds: each is settled by one decision, and what a register names is kept."""

from pathlib import Path
from typing import cast, get_args

import msgspec

from store.documents.ics import remarks
from store.importing.reading.doubts import DECISIONS
from store.keeping.contents import encode, nothing
from store.keeping.decoding import decode
from store.model.doubts import CalendarDoubtKind, DoubtKind
from store.model.records import Irregularity, Source


def test_every_kind_of_doubt_has_one_decision() -> None:
    assert set(DECISIONS) == set(get_args(DoubtKind))
    assert set(remarks.DECISIONS) == set(get_args(CalendarDoubtKind))


def test_a_kind_of_another_version_is_read_and_written_as_it_stands(tmp_path: Path) -> None:
    kind = cast(DoubtKind, "a kind of another version")
    doubt = Irregularity(kind, "settled otherwise", "en rad", Source("plan", (3,)))
    contents = msgspec.structs.replace(nothing(), irregularities={1: doubt})
    read = decode(encode(contents), str(tmp_path / "r.json"))
    assert read.irregularities == {1: doubt}
    assert encode(read) == encode(contents)
