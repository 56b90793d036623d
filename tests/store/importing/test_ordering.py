"""What a body shall do, where no phrase gives it an assignment."""

from __future__ import annotations

import pytest

from store.importing.language.bodies import Bodies
from store.importing.language.names import Names
from store.importing.language.ordering import orders

NAMES = Names(Bodies(()))


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("Parkförvaltningen ska laga bron.", "laga bron"),
        ("Parkförvaltningen skall även laga bron.", "laga bron"),
        ("Parkförvaltningen ska löpande laga bron.", "löpande laga bron"),
        ("Parkförvaltningen ska, i samråd med Kajverket, laga bron.",
         "i samråd med Kajverket, laga bron"),
        ("Senast den 3 maj 2026 ska Parkförvaltningen laga bron.",
         "senast den 3 maj 2026 laga bron"),
        ("Vidare ska Parkförvaltningen laga bron.", "laga bron"),
        ("4. Parkförvaltningen ska laga bron.", "laga bron"),
        ("Parkförvaltningen har medel. Förvaltningen ska laga bron.", "laga bron"),
        ("Fullmäktige beslutar att parkförvaltningen ska laga bron.", "laga bron"),
        ("att parkförvaltningen ska laga bron", "laga bron"),
        ("Parkförvaltningen ska:", ""),
        ("Parkförvaltningen ska bland annat:", ""),
        ("Parkförvaltningen ska bland annat", ""),
    ],
)  # fmt: skip
def test_what_a_body_shall_do_is_told_to_it(sentence: str, text: str) -> None:
    found = orders(sentence, NAMES)
    assert [(one.bodies, one.text) for one in found] == [(("Parkförvaltningen",), text)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Dalby ska vara en stad för alla.",
        "Dalby ska laga bron.",
        "Parkförvaltningen ska vara en bra arbetsgivare.",
        "Parkförvaltningen ska inte laga bron.",
        "Parkförvaltningen ska ges möjlighet att laga bron.",
        "Staden ska laga bron.",
        "Att parkförvaltningen ska laga bron är självklart.",
        "EU ska laga bron.",
        "Anna Ek ska laga bron.",
        "Arbetet i parkförvaltningen ska stärkas.",
        "Ska Parkförvaltningen laga bron?",
        "”Parkförvaltningen ska laga bron” sade hon.",
        "Hon sade ”Parkförvaltningen ska laga bron” och gick.",
        "Redovisning av att parkförvaltningen ska laga bron antecknas.",
        "Samråd ska ske med parkförvaltningen.",
        "Parkförvaltningen får i uppdrag att laga bron. Parkförvaltningen ska måla den.",
        "Parkförvaltningen får i uppdrag att laga bron. Förvaltningen ska måla den.",
        "Parkförvaltningen ska   laga bron   2026",
    ],
)
def test_what_shall_be_is_a_vision_and_no_order(sentence: str) -> None:
    assert orders(sentence, NAMES) == ()


def test_the_body_itself_is_whose_paper_it_is() -> None:
    (found,) = orders("Nämnden ska laga bron.", NAMES, "Parknämnden")
    assert found.bodies == ("Parknämnden",)


def test_what_others_shall_do_stands_beside_an_assignment() -> None:
    (found,) = orders("Parknämnden får i uppdrag att laga bron. Kajnämnden ska måla den.", NAMES)
    assert (found.bodies, found.text) == (("Kajnämnden",), "måla den")


def test_a_word_without_an_end_is_read_at_once() -> None:
    (found,) = orders(f"Kajverket ska {'måla' * 1000}.", NAMES)
    assert found.text.startswith("måla")
