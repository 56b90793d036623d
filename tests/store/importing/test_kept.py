"""What asks nothing is kept as a text, with what was seen in it, and is never refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.documents.kinds import of_bytes_here
from store.importing.documents import read_document
from store.importing.reading.importer import Asked
from store.importing.reading.reading import Reading, Seen
from tests.shared import shared
from tests.store.importing.example import document


def read(text: str, name: str = "text.txt") -> Reading:
    return read_document(document(text, name), Asked())


@pytest.mark.parametrize(
    "text",
    [
        *("mjölk\nbröd\n- ost", "Det var en natt.\n\nHan såg henne."),
        *("Der Stadtrat tagt heute.", "The cat sat on the mat."),
    ],
)
def test_a_text_that_asks_nothing_is_kept_with_its_lines_and_makes_no_body(text: str) -> None:
    reading = read(text)
    assert (reading.document.kind, reading.document.text) == ("text", text)
    assert (reading.committees, reading.directives, reading.irregularities) == ((), (), ())
    assert "kept as a text" in str(reading.told[0])


def test_what_was_seen_says_how_many_lines_ask_something_and_which_became_nothing() -> None:
    reading = read("Nytt 2026\n\nProgramnämnd barn får i uppdrag att ro.")
    assert Seen("asking", 1, {}, ((3, 3),)) in reading.seen
    assert [one.kind for one in reading.irregularities] == ["assignment not read"]


def test_a_doubt_quotes_the_words_around_what_asks() -> None:
    reading = read(f"Nytt 2026\n\n{'ord ' * 100}Programnämnd barn får i uppdrag att ro.")
    (doubt,) = reading.irregularities
    assert len(doubt.text) <= 240
    assert "får i uppdrag att ro" in doubt.text


def test_the_columns_of_a_table_are_told_and_how_to_say_what_they_are() -> None:
    told = [str(one) for one in read("Lista\n\nFärg\tAntal\nröd\t3\nblå\t4").told]
    assert any("Färg, Antal" in one and '--map "Färg=text"' in one for one in told)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=300))
def test_any_text_is_read_or_kept(text: str) -> None:
    assert read(f"x{text}").document.name == "text.txt"


def test_hostile_texts_are_kept() -> None:
    for path in sorted(shared("hostile/text").glob("*.txt")):
        text = path.read_text(encoding="utf-8", errors="replace")
        if text.strip() and "\0" not in text:
            reading = read_document(document(f"Titel\n{text}", path.name), Asked(2026))
            assert reading.document.kind == "text"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The Director shall report to the council that this is done by May.", True),
        (
            "Chefen ska rapportera till nämnden att det är klart i maj och om det som ska ske.",
            False,
        ),
        ("mjölk\nbröd", False),
    ],
)
def test_a_text_of_another_language_is_told_to_be(text: str, said: bool) -> None:
    assert any("not written in Swedish" in str(one) for one in read(text).told) == said


def test_a_sheet_whose_columns_nobody_knows_is_kept_and_says_how_to_name_them() -> None:
    loaded = of_bytes_here("lista.csv", "vara;antal\nmjölk;2\n".encode())
    reading = read_document(loaded, Asked())
    assert reading.document.kind == "text"
    assert '--map "vara=text"' in str(reading.told[-1])
