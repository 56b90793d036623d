"""A whole table is filtered as each of its entries is."""

from datetime import date
from itertools import compress

from hypothesis import given
from hypothesis import strategies as st

from store.dates.span import read_cell
from store.entries.columnar import ColumnarTable
from store.entries.entries import Entry
from store.filters.match import asked, matcher
from store.filters.parse import parse
from store.model.kinds import Record
from store.model.records import (
    Activity,
    Committee,
    Directive,
    FollowUp,
    Listing,
    Participant,
    Source,
    Status,
)

AS_OF = date(2024, 9, 16)
NAMES = ("Socialnämnden", "Äldrenämnden", "Järva stadsdelsnämnd", "Stadsdelsnämnderna")
BODIES = tuple(
    Committee(f"C{number}", name, "group" if name.endswith("erna") else "committee",
              members=NAMES[2:3] if name.endswith("erna") else ())
    for number, name in enumerate(NAMES, 1)
)  # fmt: skip
HERE = Source("budget.txt", (1,))

names = st.sampled_from(NAMES)
texts = st.sampled_from(("pröva äldres vardag", "öppna en park", "Bygga en VÄG", "S:t Erik"))
days = st.sampled_from(
    ("", "2024-01-01", "2024-08-31", "2024-09-20", "2024-12-31", "2025-03-01", "2024-13-41")
)
participants = st.builds(Participant, names, st.sampled_from(("collaborates", "supports")))
listings = st.builds(
    lambda name, text, start, end, leads, others, goal, area: Listing(
        name, text, read_cell(start), read_cell(end), HERE,
        goal=goal, area=area, leads=tuple(leads), participants=tuple(others),
    ),
    names, texts, days, days, st.lists(names, max_size=2), st.lists(participants, max_size=2),
    st.sampled_from((None, "2.1. En trygg stad")), st.sampled_from((None, "Äldreomsorg")),
)  # fmt: skip
activities = st.builds(
    lambda rows, withdrawn: Activity("A", tuple(rows), withdrawn),
    st.lists(listings, min_size=1, max_size=3),
    st.booleans(),
)
directives = st.builds(
    lambda name, text, theme: Directive("D", name, "directive", "ska", text, HERE, theme=theme),
    names, texts, st.sampled_from((None, "Vård")),
)  # fmt: skip
statuses = st.sampled_from(("open", "started", "done"))
terms = st.sampled_from(
    (
        "äldre", "aldre", "park", '"en park"', "Väg", "id:a", "S:t", "2.1", "vård",
        "nämnd:social", "nämnd:järva", "nämnd:stadsdelsnämnderna", "kapitel:äldre", "roll:leder",
        "roll:deltar", "roll:berörs", "roll:stöd", "klass:försenad", "klass:odaterad",
        "status:klar", "slut<2024-09-01", "slut:2024-12", "slut>=2025", "start:v1", "mål:trygg",
        "område:aldre", "tema:vård", "typ:direktiv", "schablon:ja", "schablon:nej",
        "har:avvikelse", "har:medverkande", "har:olika-datum", "handläggare:karin",
        "etikett:skola", "anteckning:ring", "har:anteckning", "har:flyttat-slutdatum",
        "har:stadens-status", "fel:term",
    )
)  # fmt: skip
typed = st.lists(st.builds(lambda minus, term: minus + term, st.sampled_from(("", "-")), terms))


def entries_of(records: list[Record], status: Status) -> list[Entry]:
    """Return the entries of records; the first of them has a status of its own."""
    said = FollowUp("A", status, None, "Karin", ("skola",), older="ring")
    return [
        Entry(record, AS_OF, None if place else said, place=place)
        for place, record in enumerate(records)
    ]


@given(st.one_of(st.lists(activities), st.lists(directives)), statuses, typed)
def test_a_table_is_filtered_as_each_of_its_entries(
    records: list[Record], status: Status, words: list[str]
) -> None:
    entries = entries_of(records, status)
    found = parse(" ".join(words), AS_OF)
    kept = list(compress(entries, asked(found, BODIES).mask(ColumnarTable(entries))))
    assert kept == list(filter(matcher(found, BODIES), entries))


def test_a_table_answers_the_same_twice() -> None:
    table = ColumnarTable(
        entries_of([Directive("D", NAMES[0], "duty", "ska", "bygga", HERE)], "open")
    )
    mask = asked(parse("bygga", AS_OF), BODIES).mask
    assert list(mask(table)) == list(mask(table)) == [True]
