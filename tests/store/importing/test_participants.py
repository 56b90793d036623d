"""Who leads and who takes part is read from the wording, whatever its order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.importing.language.bodies import Bodies
from store.importing.language.participants import Actors, read_actors, read_task
from store.model.records import CITY_WIDE, Participant, Role

BODIES = Bodies.load()
PHRASES: dict[str, Role] = {
    "i samarbete med": "collaborates",
    "i nära samverkan med": "collaborates",
    "tillsammans med": "collaborates",
    "i samråd med": "consulted",
    "i dialog med": "consulted",
    "under ledning av": "directs",
    "med stöd av": "supports",
}
WRITTEN = {
    "kommunstyrelsen": "Kommunstyrelsen",
    "kulturnämnden": "Kulturnämnden",
    "miljö- och hälsoskyddsnämnden": "Miljö- och hälsoskyddsnämnden",
    "stadsdelsnämnderna": "Stadsdelsnämnderna",
    "Bromma stadsdelsnämnd": "Bromma stadsdelsnämnd",
    "AB Svenska Bostäder": "AB Svenska Bostäder",
    "Stockholm Vatten och Avfall AB": "Stockholm Vatten och Avfall AB",
    "SISAB": "Skolfastigheter i Stockholm AB (SISAB)",
    "Region Stockholm": "Region Stockholm",
    "bostadsbolagen": "Bostadsbolagen",
}


def read(text: str, chapter: str = "Valnämnden") -> Actors:
    return read_actors(text, chapter, BODIES)


def roles(text: str, chapter: str = "Valnämnden") -> list[tuple[str, str]]:
    return [(one.committee, one.role) for one in read(text, chapter).participants]


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("Kulturnämnden ska måla om biblioteket", ("Kulturnämnden",)),
        ("Kulturnämnden skall måla om biblioteket", ("Kulturnämnden",)),
        (
            "Kulturnämnden, idrottsnämnden och SISAB ska dela på en hall",
            ("Kulturnämnden", "Idrottsnämnden", "Skolfastigheter i Stockholm AB (SISAB)"),
        ),
        ("Kulturnämnden samt berörda nämnder ska rapportera", ("Kulturnämnden",)),
        ("Kulturnämnden i samarbete med SISAB inventera scener", ("Kulturnämnden",)),
        ("Kulturnämnden, i samråd med Polisen, ska stänga parken", ("Kulturnämnden",)),
        ("Under våren ska kulturnämnden öppna en scen", ("Kulturnämnden",)),
        ("Tillsammans med SISAB ska kulturnämnden öppna en scen", ("Kulturnämnden",)),
        ("Nämnder och bolagsstyrelser ska spara el", (CITY_WIDE,)),
        ("Bostadsbolagen ska byta fönster", ("Bostadsbolagen",)),
    ],
)
def test_who_stands_before_shall_leads(text: str, leads: tuple[str, ...]) -> None:
    assert read(text).leads == leads


@pytest.mark.parametrize(
    "text",
    [
        "Nämnden ska räkna röster snabbare",
        "Bolaget ska räkna röster snabbare",
        "Räkna rösterna snabbare, så att resultatet ska komma samma kväll",
        "Tillsammans med kulturnämnden pröva nya lokaler",
        "pröva nya lokaler. Arbetet ska kulturnämnden ta del av",
        "Utred hur kulturnämnden arbetar",
    ],
)
def test_where_no_body_is_named_the_chapters_committee_leads(text: str) -> None:
    assert read(text).leads == ("Valnämnden",)


@given(
    st.lists(st.sampled_from(sorted(WRITTEN)), min_size=1, max_size=7, unique=True),
    st.sampled_from(sorted(PHRASES)),
    st.sampled_from([" och ", " samt ", ", ", ", och "]),
)
def test_a_list_of_any_bodies_is_read_in_full(bodies: list[str], phrase: str, last: str) -> None:
    listed = last.join([", ".join(bodies[:-1]), bodies[-1]]) if bodies[1:] else bodies[0]
    expected = tuple(Participant(WRITTEN[each], PHRASES[phrase]) for each in bodies)
    assert read(f"Valnämnden ska {phrase} {listed} öppna en ny lokal").participants == expected


@given(
    st.lists(st.sampled_from(sorted(WRITTEN)), min_size=2, max_size=5, unique=True),
    st.sampled_from(sorted(PHRASES)),
    st.sampled_from(sorted(PHRASES)),
)
def test_the_role_may_change_in_the_middle(bodies: list[str], one: str, other: str) -> None:
    head, tail = bodies[0], " och ".join(bodies[1:])
    text = f"Valnämnden ska {one} {head} samt {other} {tail} öppna en ny lokal"
    assert roles(text) == [
        (WRITTEN[each], PHRASES[one if each == head else other]) for each in bodies
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "pröva nya lokaler i samarbete med föreningslivet och kulturnämnden",
            [("Kulturnämnden", "collaborates")],
        ),
        (
            "i samråd med berörda skolor, elever samt utbildningsnämnden pröva nya lokaler",
            [("Utbildningsnämnden", "consulted")],
        ),
        ("bistå socialnämnden i arbetet med skyltar", [("Socialnämnden", "supports")]),
        ("stödja stadsdelsnämnderna med skyltar", [("Stadsdelsnämnderna", "supports")]),
        ("samverka med Polisen om skyltar", [("Polisen", "collaborates")]),
        ("leda arbetet i stadsdelsnämnderna med skyltar", [("Stadsdelsnämnderna", "collaborates")]),
        ("starta Vallyftet, en kraftsamling från SISAB", [
            ("Skolfastigheter i Stockholm AB (SISAB)", "collaborates")
        ]),
        ("utforma skyltar. Nämnden ska samarbeta med trafiknämnden", [
            ("Trafiknämnden", "collaborates")
        ]),
        ("öppna ett galleri som leds av kulturnämnden", [("Kulturnämnden", "directs")]),
        ("delta i ett nätverk lett av kommunstyrelsen", [("Kommunstyrelsen", "directs")]),
        ("i samverkan med samtliga nämnder räkna stolar", [(CITY_WIDE, "collaborates")]),
        ("i samarbete med SISAB (skolornas ägare) och KS hyra salar", [
            ("Skolfastigheter i Stockholm AB (SISAB)", "collaborates"),
            ("Kommunstyrelsen", "collaborates"),
        ]),
    ],
)  # fmt: skip
def test_participants_are_found_with_their_role(text: str, expected: list[object]) -> None:
    assert roles(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "samverka inom nätverket Båten (NB) med kulturnämnden om skyltar",
        "samarbeta kring stugor med tak av torv med kulturnämnden",
        "tillsammans och kulturnämnden måla skyltar",
        "måla skyltarna i hallentillsammans och kulturnämnden",
        "måla skyltarna i hallentillsammans med kulturnämnden",
        "samverka med kulturnämndens kring skyltar",
        "tillsammans med kulturnämndens att måla skyltar",
        "i samarbete med klubbar, skolor, körer, caféer, hem, kulturnämnden måla skyltar",
    ],
)
def test_slips_and_words_in_between_do_not_hide_who_takes_part(text: str) -> None:
    assert roles(text) == [("Kulturnämnden", "collaborates")]


@pytest.mark.parametrize("text", ["stödja och utrusta", "bistå eller avlösa", "stötta och lyfta"])
def test_help_in_two_verbs_is_help_to_who_follows(text: str) -> None:
    assert roles(f"{text} kulturnämnden vid valet") == [("Kulturnämnden", "supports")]


def test_cooperation_in_several_steps_has_the_role_named_last() -> None:
    assert roles("samverka om skyltar i samråd med Polisen") == [("Polisen", "consulted")]


@pytest.mark.parametrize(
    "text",
    [
        "Valnämnden ska redovisa kostnaderna för kommunstyrelsen",
        "Valnämnden ska ta över ansvaret från kulturnämnden",
        "Valnämnden ska i samarbete med kommunstyrelsens presstjänst trycka affischer",
        "Valnämnden ska stödja kulturnämndens arbete med affischer",
        "Valnämnden ska i dialog med väljare utreda varför socialnämnden saknar affischer",
        "Valnämnden ska i samarbete med berörda nämnder trycka affischer",
        "Valnämnden ska tillsammans med valnämnden trycka affischer",
        "Samverka om affischer med bild på hur kulturnämnden arbetar",
        "Samverka om affischer. Börja med kulturnämnden",
        "Arbeta tillsammans och låt kulturnämnden trycka affischer",
        "Stödja och utveckla affischer som kulturnämnden trycker",
        (
            "Valnämnden ska i samarbete med väljare från hela staden, boende i alla områden, "
            "personal på alla skolor, kulturnämnden trycka affischer"
        ),
    ],
)
def test_who_is_only_mentioned_takes_no_part(text: str) -> None:
    assert roles(text) == []


def test_who_shall_do_the_next_thing_takes_no_part_in_the_one_before() -> None:
    assert roles("Flera skyltar målas tillsammans och kulturnämnden ska betala dem") == []


def test_a_body_that_leads_does_not_take_part_too() -> None:
    text = "Bostadsbolagen ska tillsammans med bostadsbolagen och SISAB byta lampor"
    assert roles(text) == [("Skolfastigheter i Stockholm AB (SISAB)", "collaborates")]


@given(st.text(max_size=200))
def test_any_text_has_a_lead(text: str) -> None:
    assert read(text).leads


@given(
    st.lists(st.sampled_from([*WRITTEN, *PHRASES, "och", ",", "ska", "äldre-", "."]), max_size=30)
)
def test_any_jumble_of_names_and_phrases_has_a_lead(words: list[str]) -> None:
    assert read(" ".join(words)).leads


def test_what_is_to_be_done_leaves_out_who_does_it() -> None:
    text = "Kulturnämnden ska i samarbete med SISAB och i samråd med Polisen hyra en sal"
    assert read_task(text, BODIES).words == "och hyra en sal"


def test_what_is_to_be_done_keeps_what_stands_before_a_list_far_off() -> None:
    text = "samverka inom nätverket Båten (NB) med kulturnämnden om skyltar"
    assert read_task(text, BODIES).words == "samverka inom nätverket Båten (NB) om skyltar"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Kulturnämnden ska hyra en sal", True),
        ("Nämnden ska hyra en sal", False),
        ("Hyra en sal", False),
    ],
)
def test_a_task_tells_whether_its_text_names_the_lead(text: str, named: bool) -> None:
    assert read_task(text, BODIES).named is named


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Valnämnden ska räkna om. Kulturnämnden och SISAB ska bistå i detta arbete.",
            [
                ("Kulturnämnden", "supports"),
                ("Skolfastigheter i Stockholm AB (SISAB)", "supports"),
            ],
        ),
        (
            "Valnämnden ska, i samråd med andra, såsom kulturnämnden och en del stadsdelsnämnder",
            [("Kulturnämnden", "consulted"), ("Stadsdelsnämnderna", "consulted")],
        ),
        (
            "Arbetet sker i samverkan mellan kulturnämnden och idrottsnämnden.",
            [("Kulturnämnden", "collaborates"), ("Idrottsnämnden", "collaborates")],
        ),
        (
            "Valnämnden ska i samverkan med bolagen i Stockholms Stadshus AB och kulturnämnden",
            [("Kulturnämnden", "collaborates")],
        ),
    ],
)
def test_those_who_take_part_are_found_behind_more_words(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert roles(text) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Valnämnden ska med bolagen i Stockholms Stadshus AB räkna", ""),
        (
            "Valnämnden ska tillsammans med bolagen i Stockholms Stadshus AB räkna",
            "bolagen i Stockholms Stadshus AB",
        ),
        ("Kommunfullmäktige ska ta ställning.", "Kommunfullmäktige"),
    ],
)
def test_who_is_meant_but_no_known_body_is_told(text: str, words: str) -> None:
    assert [one.words for one in read(text).doubts] == [words] * bool(words)
