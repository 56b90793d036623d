"""Parties are known by their letters and by their names."""

from __future__ import annotations

import pytest

from store.importing.language.parties import called, named_parties, parties_in, party_of


@pytest.mark.parametrize(
    ("said", "parties"),
    [
        ("Reservation av Ada Ek (M)", ("M",)),
        ("Reservation av Ada Ek och Bo Al (båda KD)", ("KD",)),
        ("av Ada Ek (alla M) och Bo Al (L)", ("M", "L")),
        ("Reservation (S, V och MP)", ("S", "V", "MP")),
        ("Ada Ek (Bryggpartiet) reserverar sig", ()),
        ("Ada Ek (BP) reserverar sig", ("BP",)),
        ("Företrädarna från C, D och L reserverar sig mot förslaget", ("C", "D", "L")),
        ("S och V reserverar sig", ("S", "V")),
        ("Moderaternas och Liberalernas gemensamma reservation", ("M", "L")),
        ("Särskilt yttrande av Miljöpartiet de gröna", ("MP",)),
        ("MP:s reservation", ("MP",)),
        ("Reservation mot beslutet (18)", ()),
        ("Nämnden ställer sig bakom förslag från alla", ()),
    ],
)
def test_parties_are_read_from_brackets_lists_and_names(
    said: str, parties: tuple[str, ...]
) -> None:
    assert parties_in(said) == parties


def test_a_party_has_a_name_and_letters() -> None:
    assert [party_of(name) for name in ("Centerpartiets", "vänsterpartiet", "bryggan")] == [
        "C",
        "V",
        None,
    ]
    assert (called("MP"), called("BP")) == ("Miljöpartiet", "BP")
    assert [letters for letters, _at in named_parties("Liberalerna och Centerpartiet")] == [
        "L",
        "C",
    ]
