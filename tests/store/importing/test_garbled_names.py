"""Names in a list that are garbled, halved or misspelt: how they are read, and doubted."""

import pytest

from store.importing.language.bodies import Bodies
from store.importing.language.name_lists import Doubt
from store.importing.language.participants import Actors, read_actors
from store.model.records import Participant

BODIES = Bodies.load()


def read(text: str, chapter: str = "Valnämnden") -> Actors:
    return read_actors(text, chapter, BODIES)


def roles(text: str, chapter: str = "Valnämnden") -> list[tuple[str, str]]:
    return [(one.committee, one.role) for one in read(text, chapter).participants]


@pytest.mark.parametrize(
    ("listed", "names"),
    [
        ("kultur- och idrottsnämnderna", ["Kulturnämnden", "Idrottsnämnden"]),
        ("social-, kultur- och idrottsnämnderna", [
            "Socialnämnden", "Kulturnämnden", "Idrottsnämnden",
        ]),
        ("trafik- och miljö- och hälsoskyddsnämnden", [
            "Trafiknämnden", "Miljö- och hälsoskyddsnämnden",
        ]),
        ("socialnämnden, kultur- och idrottsnämnden", [
            "Socialnämnden", "Kulturnämnden", "Idrottsnämnden",
        ]),
        ("kultur- idrotts- och socialnämnderna", [
            "Kulturnämnden", "Idrottsnämnden", "Socialnämnden",
        ]),
        ("kultur- idrotts- och andra berörda nämnder", ["Kulturnämnden", "Idrottsnämnden"]),
        ("kultur-, idrotts- samt övriga nämnder", ["Kulturnämnden", "Idrottsnämnden"]),
        ("kultur- och berörda stadsdelsnämnder", ["Kulturnämnden", "Stadsdelsnämnderna"]),
        ("kultur- och Region Stockholm", ["Kulturnämnden", "Region Stockholm"]),
    ],
)  # fmt: skip
def test_names_that_share_an_ending_are_each_read(listed: str, names: list[str]) -> None:
    text = f"Valnämnden ska i samarbete med {listed} hyra en sal"
    assert [name for name, _ in roles(text)] == names


def test_a_garbled_double_name_is_read_by_its_known_half_and_doubted() -> None:
    text = "Valnämnden ska i samråd med kultur- och båtlivsnämnden och SISAB hyra en sal"
    actors = read(text)
    assert [one.committee for one in actors.participants] == [
        "Kulturnämnden",
        "Skolfastigheter i Stockholm AB (SISAB)",
    ]
    assert actors.doubts == (Doubt("kultur- och båtlivsnämnden", "garbled double name"),)


def test_a_double_name_of_one_body_is_read_by_its_first_half_and_doubted() -> None:
    text = "Valnämnden ska i samråd med Polisen, kultur- och idrottsnämnden och SISAB hyra en sal"
    actors = read(text)
    assert [one.committee for one in actors.participants] == [
        "Polisen",
        "Kulturnämnden",
        "Skolfastigheter i Stockholm AB (SISAB)",
    ]
    assert actors.doubts == (Doubt("kultur- och idrottsnämnden", "double name of one body"),)


@pytest.mark.parametrize(
    ("listed", "doubt"),
    [
        ("kultur- och Region Stockholm", Doubt("kultur-", "garbled double name")),
        ("kulturnämndens om att", Doubt("kulturnämndens", "body by likeness")),
        ("båtlivs- och fårnämnden", Doubt("båtlivs- och fårnämnden", "unclear body")),
    ],
)
def test_a_slip_that_is_read_is_doubted(listed: str, doubt: Doubt) -> None:
    assert read(f"i samarbete med {listed} hyra en sal").doubts == (doubt,)


def test_a_half_that_is_named_on_its_own_elsewhere_is_not_read_twice() -> None:
    text = "Kultur- och idrottsnämnden ska i samarbete med idrottsnämnden hyra en sal"
    actors = read(text)
    assert actors.leads == ("Kulturnämnden",)
    assert actors.participants == (Participant("Idrottsnämnden", "collaborates"),)


def test_a_misspelt_body_takes_part_and_is_doubted() -> None:
    actors = read("Valnämnden ska i samråd med kyrkogårdsnämden hyra en sal")
    assert actors.participants == (Participant("Kyrkogårdsnämnden", "consulted"),)
    assert actors.doubts == (Doubt("kyrkogårdsnämden", "body by likeness"),)


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("Båtlivsnämnden ska måla bryggor", "Båtlivsnämnden"),
        ("Valnämnden ska i samråd med SISAB och Norrsjö Båtar AB hyra en sal", "Norrsjö Båtar AB"),
    ],
)
def test_what_looks_like_a_body_and_is_unknown_is_doubted(text: str, doubt: str) -> None:
    assert read(text).doubts == (Doubt(doubt, "unclear body"),)


def test_a_plain_sentence_leaves_no_doubt() -> None:
    text = "Kulturnämnden ska i samarbete med SISAB och i samråd med Polisen hyra en sal"
    assert read(text).doubts == ()
