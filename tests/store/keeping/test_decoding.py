"""What is opened as a register, and how everything else is refused."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from store.common.errors import RegisterError
from store.dates.span import Span
from store.keeping.contents import SCHEMA, About, Contents, Header, encode, nothing
from store.keeping.decoding import decode
from store.model.money import BudgetItem, BudgetLine
from store.model.records import Activity, Committee, Indicator, Listing, Participant, Source
from store.register.register import Register
from tests.shared import shared

ABOUT = b'"register":{"1":{"program":"namndkoll","schema":1}}'
R = TypeVar("R", Activity, Committee, Indicator, BudgetLine)
GOAL = b'{"id":"G1","text":"x"}'

words = st.text(max_size=6)
days = st.none() | st.dates()
spans = st.builds(Span, words, st.sampled_from(["day", "month", "unknown"]), days, days)
pages = st.none() | st.integers(1, 999)
sources = st.builds(Source, words, st.tuples(st.integers(1, 9999)), pages)
participants = st.builds(Participant, words, st.sampled_from(["collaborates", "directs"]))
listings = st.builds(
    Listing,
    committee=words,
    text=words,
    start=spans,
    end=spans,
    source=sources,
    area=st.none() | words,
    leads=st.tuples(words),
    participants=st.tuples(participants),
)
amounts = st.none() | st.floats(allow_nan=False, allow_infinity=False)
items = st.builds(BudgetItem, words, amounts)
unnumbered = st.just("")
activities = st.builds(Activity, unnumbered, st.tuples(listings) | st.tuples(listings, listings))
bodies = st.builds(Committee, unnumbered, words, st.just("group"), st.tuples(words))
measures = st.builds(
    Indicator, unnumbered, words, sources, targets=st.dictionaries(words, words, max_size=2)
)
budgets = st.builds(
    BudgetLine,
    unnumbered,
    words,
    st.just("operating"),
    words,
    sources,
    cost=amounts,
    items=st.tuples(items),
)


def table(prefix: str, records: st.SearchStrategy[R]) -> st.SearchStrategy[dict[int, R]]:
    """Return tables of records whose ids are their places."""
    places = st.dictionaries(st.integers(1, 2**53), records, max_size=2)
    return places.map(
        lambda found: {key: replace(one, id=f"{prefix}{key}") for key, one in found.items()}
    )


registers = st.builds(
    Contents,
    st.builds(Header, st.builds(About, st.just("namndkoll"), st.just(SCHEMA), days)),
    activities=table("A", activities),
    committees=table("C", bodies),
    indicators=table("I", measures),
    budgets=table("B", budgets),
)


def unmarked(contents: Contents) -> Contents:
    """Return contents without their file's checksum."""
    return replace(contents, register=Header(replace(contents.about, checksum="")))


@settings(max_examples=50)
@given(registers)
def test_what_is_written_is_what_is_read(contents: Contents) -> None:
    assert unmarked(decode(encode(contents), "x")) == contents


def test_a_key_that_could_be_taken_for_an_id_is_no_second_record() -> None:
    targets = {"id": "id", '"id"': '{"id":"I1"}'}
    made = Indicator("I1", "id", Source("d", (1,)), targets=targets)
    contents = Contents(nothing(date(2026, 1, 1)).register, indicators={1: made})
    assert unmarked(decode(encode(contents), "x")) == contents


REFUSED = {
    "empty": (b"", "is empty"),
    "blank": (b" \n ", "is empty"),
    "byte order mark": (b"\xef\xbb\xbf{" + ABOUT + b"}", "UTF-8"),
    "utf-16": (('{"a":1}').encode("utf-16"), "UTF-8"),
    "latin-1": (b'{"a":"\xe5"}', "UTF-8"),
    "cut off": (b"{" + ABOUT + b',"goals":{"1":{"id":"G', "cut off"),
    "not json": (b"hej}", "something else"),
    "zeros": (b"\0" * 64, "cut off"),
    "trailing": (b"{" + ABOUT + b"}}", "damaged"),
    "a list": (b"[]", "something else"),
    "null": (b"null", "something else"),
    "another program's": (b'{"_default":{"1":{"a":1}}}', "something else"),
    "another program's with our table": (b'{"register":{"1":{"a":1}}}', "something else"),
    "another name": (
        b'{"register":{"1":{"program":"other","schema":1}}}',
        "something else",
    ),
    "newer": (
        b'{"register":{"1":{"program":"namndkoll","schema":%d}}}' % (SCHEMA + 1),
        "newer program",
    ),
    "newer with new tables": (
        b'{"register":{"1":{"program":"namndkoll","schema":9,"x":1}},"meetings":[]}',
        "newer program",
    ),
    "version zero": (
        b'{"register":{"1":{"program":"namndkoll","schema":0}}}',
        "register 1 schema",
    ),
    "unknown table": (b"{" + ABOUT + b',"voters":{}}', "voters"),
    "table that is a list": (b"{" + ABOUT + b',"goals":[1]}', "goals"),
    "wrong type": (b"{" + ABOUT + b',"goals":{"7":{"id":"G7","text":5}}}', "goals 7 text"),
    "unknown field": (
        b"{" + ABOUT + b',"goals":{"7":{"id":"G7","text":"x","grade":5}}}',
        "goals 7 grade",
    ),
    "document id that is no number": (b"{" + ABOUT + b',"goals":{"x":' + GOAL + b"}}", "goals x"),
    "document id with a zero before": (b"{" + ABOUT + b',"goals":{"01":' + GOAL + b"}}", "01"),
    "document id zero": (b"{" + ABOUT + b',"goals":{"0":{"id":"G0","text":"x"}}}', "goals 0"),
    "id in another place": (b"{" + ABOUT + b',"goals":{"2":' + GOAL + b"}}", "goals 2: id"),
    "the same id twice": (
        b"{" + ABOUT + b',"goals":{"1":' + GOAL + b',"1":' + GOAL + b"}}",
        "stands twice",
    ),
    "the same table twice": (
        b"{" + ABOUT + b',"goals":{"1":' + GOAL + b'},"goals":{}}',
        "stands twice",
    ),
    "no listing": (b"{" + ABOUT + b',"activities":{"1":{"id":"A1","listings":[]}}}', "listings"),
    "date that does not exist": (
        b'{"register":{"1":{"program":"namndkoll","schema":1,"as_of":"2026-02-30"}}}',
        "as_of",
    ),
    "not a number": (b"{" + ABOUT + b',"goals":{"1":{"id":"G1","text":NaN}}}', "byte"),
    "deep": (b'{"a":' + b"[" * 100_000 + b"]" * 100_000 + b"}", "damaged"),
    "deep in a record": (
        b"{" + ABOUT + b',"goals":{"1":' + b"[" * 100_000 + b"]" * 100_000 + b"}}",
        "damaged",
    ),
    "half a character": (
        b"{" + ABOUT + rb',"goals":{"1":{"id":"G1","text":"\ud800"}}}',
        "damaged",
    ),
    "bare control character": (
        b"{" + ABOUT + b',"goals":{"1":{"id":"G1","text":"\x1b"}}}',
        "byte",
    ),
}


@pytest.mark.parametrize(("data", "said"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_whole_register_is_refused_in_a_sentence(data: bytes, said: str) -> None:
    with pytest.raises(RegisterError, match=r"^min\.json is") as refused:
        decode(data, "min.json")
    assert said in str(refused.value)


@given(st.binary(max_size=200))
def test_no_bytes_cause_anything_but_a_sentence(data: bytes) -> None:
    with pytest.raises(RegisterError):
        decode(data, "x")


@settings(max_examples=50)
@given(st.data(), registers)
def test_a_register_cut_anywhere_is_refused(data: st.DataObject, contents: Contents) -> None:
    whole = encode(contents)
    kept = data.draw(st.integers(0, len(whole) - 1))
    with pytest.raises(RegisterError):
        decode(whole[:kept], "x")


def test_every_hostile_file_is_refused_and_left_as_it_is() -> None:
    for path in sorted(shared("hostile/json").iterdir()):
        before = path.read_bytes()
        with pytest.raises(RegisterError):
            Register.open(path)
        assert path.read_bytes() == before
