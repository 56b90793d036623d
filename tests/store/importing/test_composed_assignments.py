"""Sentences put together of bodies, phrases and tasks are read back as they were meant."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from store.importing.language.assigning import assignments
from store.importing.language.bodies import Bodies
from store.importing.language.names import Names

NAMES = Names(Bodies(()))
BODIES = (
    "Parknämnden",
    "Hamn- och bryggnämnden",
    "Äldre samt vård- och omsorgsnämnden",
    "Nämnden för båtar och kajer",
    "Socialnämnden Öst",
    "Båtbolaget AB",
    "Dalby & Co AB",
    "Stadsdirektören",
    "Kommunstyrelsens arbetsutskott",
    "Statens lekplatsverk",
)
TASKS = (
    "laga bron",
    "utreda hur bron kan lagas och återkomma senast den 1 maj 2026",
    "ta fram en plan för bron, i samråd med Kajverket",
    "se över taxan så att den blir lägre",
    "under 2026 måla bron, kajen och båtarna",
)
FRAMES = (
    "{who} får i uppdrag att {task}.",
    "{who} ges därför i uppdrag att {task}.",
    "Dessutom får {who} i uppdrag att {task}.",
    "Fullmäktige ger {who} i uppdrag att {task}.",
    "Fullmäktige beslutar att uppdra åt {who} att {task}.",
    "{who} åläggs att {task}.",
    "3. {who} får i uppdrag att {task}.",
)
REST = (
    "",
    " För detta höjs ramen med 400 tkr.",
    " Uppdraget återrapporteras i nämnden under oktober 2026.",
    " Kostnaden ryms i budget. Återrapportering sker i juni 2026.",
)
who = st.lists(st.sampled_from(BODIES), min_size=1, max_size=4, unique=True)
task = st.sampled_from(TASKS)


def listed(names: list[str]) -> str:
    return ", ".join(names[:-1]) + (" samt " if names[1:] else "") + names[-1]


@given(who, task, st.sampled_from(FRAMES), st.sampled_from(REST))
def test_who_is_told_what_is_read_back(names: list[str], what: str, frame: str, rest: str) -> None:
    (found,) = assignments(frame.format(who=listed(names), task=what) + rest, NAMES)
    assert (found.bodies, found.text) == (tuple(names), what)
    assert bool(found.report) == ("terrapporter" in rest)


@given(st.lists(st.tuples(who, task, st.sampled_from(FRAMES[:-1])), min_size=2, max_size=4))
def test_sentences_after_each_other_are_as_many(
    parts: list[tuple[list[str], str, str]],
) -> None:
    text = " ".join(frame.format(who=listed(names), task=what) for names, what, frame in parts)
    found = assignments(text, NAMES)
    assert [(one.bodies, one.text) for one in found] == [
        (tuple(names), what) for names, what, _ in parts
    ]


@given(st.text(max_size=200))
def test_any_text_is_read_without_harm(text: str) -> None:
    found = assignments(text + " får i uppdrag att " + text, NAMES)
    assert all(0 <= one.start <= one.end for one in found)
