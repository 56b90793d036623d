"""Several organisations in one register: each keeps its bodies, and what is said of them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from store.changes import finding, organising
from store.changes.bodies import add_body, merge_bodies, set_body, whose_body
from store.changes.edits import note
from store.changes.joining import join
from store.changes.organising import Reorganising
from store.common.errors import RegisterError
from store.common.place import Place
from store.documents.kinds import of_bytes
from store.filters.parse import parse
from store.importing.documents import read_document
from store.importing.profiles.files import profile_text, read_profile
from store.importing.profiles.profile import Profile
from store.importing.reading.importer import Asked
from store.keeping.contents import Header, encode
from store.keeping.decoding import decode
from store.merging.organisations import profile_to_share, said_before
from store.model.organisations import Body
from store.register.organising import reorganise
from store.register.register import Register
from store.survey.organised import organisations_of
from store.survey.survey import Survey

DAY = date(2026, 3, 1)
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
HEAD = "Nämnd;Uppdrag;Slutdatum"
ROWS = ("Kommunstyrelsen;Räkna stolar;2026-06-30", "Hamnnämnden;Laga kajen;2026-06-30")
LUND, YSTAD = "Lunds kommun", "Ystads kommun"


@pytest.fixture
def register(place: Place) -> Register:
    return Register.empty(place)


def take_in(register: Register, name: str, *rows: str, whose: str = "") -> None:
    document = of_bytes(f"{name}_2026.csv", "\n".join((HEAD, *rows)).encode())
    whose = whose or said_before(register.contents, document.sha256)[0]
    asked = Asked(organisation=whose, organisations=register.organised())
    register.take_in(read_document(document, asked), NOW, "Eva")


def said(register: Register, draft: Reorganising) -> None:
    reorganise(register, draft, "said", by="Eva", now=NOW)


def bodies(register: Register) -> dict[str, str]:
    return {one.name: one.organisation for one in register.committees}


def found(register: Register, typed: str) -> list[str]:
    survey = Survey(register, DAY)
    return [one.text for one in survey.select(survey.activities, parse(typed, DAY))]


@pytest.fixture
def two(register: Register) -> Register:
    take_in(register, "a", "Kommunstyrelsen;Väga maten;2026-06-30", whose=LUND)
    take_in(register, "b", *ROWS, whose=YSTAD)
    return register


def test_an_organisation_is_known_from_its_first_paper(register: Register) -> None:
    take_in(register, "a", "Valnämnden;Räkna i Lunds kommun;v. 9", "Valnämnden;Lunds kommun;v. 9")
    (one,) = register.organisations
    assert (one.name, one.kind) == (LUND, "municipality")
    assert register.documents[0].organisation == LUND
    assert bodies(register) == {"Valnämnden": LUND}


def test_two_organisations_bodies_of_one_name_stay_two(two: Register) -> None:
    assert bodies(two) == {
        "Kommunstyrelsen": LUND, f"Kommunstyrelsen ({YSTAD})": YSTAD, "Hamnnämnden": YSTAD,
    }  # fmt: skip
    assert found(two, "nämnd:kommunstyrelsen") == ["Väga maten"]
    assert found(two, f'nämnd:"kommunstyrelsen ({YSTAD.casefold()})"') == ["Räkna stolar"]
    assert found(two, "nämnd:kommunstyr") == ["Väga maten", "Räkna stolar"]


def test_the_same_paper_again_changes_nothing_but_what_is_known_by_now(two: Register) -> None:
    before = two.contents
    assert [one.text for one in two.irregularities] == ["Hamnnämnden"]
    take_in(two, "b", *ROWS)
    assert two.irregularities == ()
    for table in ("documents", "committees", "activities", "organisations"):
        assert getattr(two.contents, table) == getattr(before, table)


def test_a_later_paper_of_the_second_means_its_own_body(two: Register) -> None:
    take_in(two, "c", "Kommunstyrelsen;Måla båten;2026-06-30", whose=YSTAD)
    assert f"Kommunstyrelsen ({YSTAD})" in two.activities[-1].leads
    assert len(two.committees) == 3


def test_a_paper_of_nobody_goes_to_none_of_several(two: Register) -> None:
    take_in(two, "d", "Kommunstyrelsen;Sopa;2026-06-30")
    assert two.activities[-1].leads == ("Kommunstyrelsen (?)",)
    assert bodies(two)["Kommunstyrelsen (?)"] == ""
    take_in(two, "e", "Kommunstyrelsen;Skura;2026-06-30")
    assert len(two.committees) == 4


def test_the_first_organisation_takes_over_what_was_nobodys(register: Register) -> None:
    take_in(register, "a", "Valnämnden;Räkna;2026-06-30")
    assert bodies(register) == {"Valnämnden": ""}
    take_in(register, "b", "Valnämnden;Väga;2026-06-30", whose=LUND)
    assert bodies(register) == {"Valnämnden": LUND}


def test_what_is_said_to_all_of_one_is_said_to_none_of_the_other(register: Register) -> None:
    for name, whose in (("a", LUND), ("b", YSTAD)):
        rows = ("Samtliga nämnder och bolag;Spara;2026-06-30", "Valnämnden;Räkna;2026-06-30")
        take_in(register, name, *rows, whose=whose)
    everyone = "Samtliga nämnder och bolagsstyrelser"
    assert register.groups_of("Valnämnden") == (everyone,)
    assert register.groups_of(f"Valnämnden ({YSTAD})") == (f"{everyone} ({YSTAD})",)


def test_two_papers_of_one_name_are_two_where_they_are_of_two_organisations(
    register: Register,
) -> None:
    for whose in (LUND, YSTAD):
        take_in(register, "plan", f"Valnämnden;Räkna i {whose};2026-06-30", whose=whose)
    assert len(register.documents) == 2
    assert not any(one.withdrawn for one in register.activities)


def test_two_names_are_merged_in_one_step_and_taken_back_in_one(two: Register) -> None:
    before = two.fingerprint
    said(two, merge_bodies("hamnnämnden", f"kommunstyrelsen ({YSTAD})"))
    assert found(two, "nämnd:hamnnämnden") == ["Räkna stolar", "Laga kajen"]
    body = two.committee("Hamnnämnden")
    assert body
    assert body.aliases == ("KS", "Hamnnämnden")
    assert two.history()[0].field == "organisation"
    two.undo(by="Eva", now=NOW)
    assert two.fingerprint == before
    two.undo(by="Eva", now=NOW, again=True)
    assert found(two, "nämnd:hamnnämnden") == ["Räkna stolar", "Laga kajen"]


def test_what_was_merged_stays_so_at_the_next_import(two: Register) -> None:
    said(two, merge_bodies("Hamnnämnden", f"Kommunstyrelsen ({YSTAD})"))
    take_in(two, "c", "Hamnnämnden;Måla båten;2026-06-30", whose=YSTAD)
    assert two.activities[-1].leads == (f"Kommunstyrelsen ({YSTAD})",)
    assert len(two.committees) == 2


def test_what_was_noted_of_a_body_goes_with_it(two: Register) -> None:
    gone, stays = two.committees[2], two.committees[0]
    two.change([note(gone.id, "Ring hamnen")], by="Eva", now=NOW)
    said(two, merge_bodies(gone.id, stays.id))
    assert two.follow_up(stays.id).note == "Ring hamnen"
    assert two.follow_up(gone.id).note is None


def test_notes_of_both_are_never_put_together(two: Register) -> None:
    gone, stays = two.committees[2], two.committees[0]
    for one in (gone, stays):
        two.change([note(one.id, "Ring")], by="Eva", now=NOW)
    with pytest.raises(RegisterError):
        said(two, merge_bodies(gone.id, stays.id))
    assert len(two.committees) == 3


def test_a_corrected_name_holds_everywhere_and_later(two: Register) -> None:
    said(two, set_body("Hamnnämnden", {"name": "Hamn- och bryggnämnden"}))
    assert found(two, 'nämnd:"hamn- och bryggnämnden"') == ["Laga kajen"]
    take_in(two, "c", "Hamnnämnden;Måla båten;2026-06-30", whose=YSTAD)
    assert two.activities[-1].leads == ("Hamn- och bryggnämnden",)


def test_a_corrected_kind_stays_after_the_next_import(two: Register) -> None:
    said(two, set_body("Hamnnämnden", {"kind": "company", "aliases": "HN, hamnen"}))
    take_in(two, "c", "HN;Måla båten;2026-06-30", whose=YSTAD)
    body = two.committee("hamnen")
    assert body
    assert (body.name, body.kind) == ("Hamnnämnden", "company")


def test_an_organisation_under_another_name_keeps_all_that_is_its_own(two: Register) -> None:
    said(two, organising.set_organisation(YSTAD, {"name": "Ystad"}))
    assert "Kommunstyrelsen (Ystad)" in bodies(two)
    assert found(two, 'nämnd:"kommunstyrelsen (ystad)"') == ["Räkna stolar"]
    take_in(two, "c", "Kommunstyrelsen;Sopa;2026-06-30", whose=YSTAD)
    assert two.documents[-1].organisation == "Ystad"
    assert len(two.committees) == 3


@pytest.mark.parametrize(
    "draft",
    [
        merge_bodies("Ingen", "Kommunstyrelsen"),
        merge_bodies("C1", "c1"),
        set_body("C1", {"name": "Hamnnämnden"}),
        set_body("C1", {"name": ""}),
        set_body("C1", {"name": "x" * 201}),
        set_body("C1", {"name": "\x1b[2J"}),
        set_body("C1", {"kind": "nonsense"}),
        organising.set_organisation("Ingen", {"name": "X"}),
        organising.set_organisation(LUND, {"name": YSTAD}),
        organising.set_organisation(LUND, {"kind": "committee"}),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(two: Register, draft: Reorganising) -> None:
    before = two.fingerprint
    with pytest.raises(RegisterError):
        said(two, draft)
    assert two.fingerprint == before


def test_a_name_that_several_have_as_another_name_is_asked_for_whole(two: Register) -> None:
    for id_ in ("C1", "C2"):
        said(two, set_body(id_, {"aliases": "KS"}))
    with pytest.raises(RegisterError, match="C1 Kommunstyrelsen, C2"):
        finding.body_in(two.contents, "ks")


def test_a_profile_that_is_shared_brings_the_same_bodies_elsewhere(
    two: Register, another_place: Place, tmp_path: Path
) -> None:
    said(two, set_body("Hamnnämnden", {"aliases": "HN"}))
    (_lund, ystad) = two.organised()
    path = tmp_path / "ystad.toml"
    path.write_text(profile_text(profile_to_share(ystad)), encoding="utf-8")
    other = Register.empty(another_place)
    said(other, organising.take_profile(read_profile(path)))
    assert bodies(other) == {"Kommunstyrelsen": YSTAD, "Hamnnämnden": YSTAD}
    take_in(other, "c", "HN;Måla båten;2026-06-30")
    assert other.activities[0].leads == ("Hamnnämnden",)
    assert other.documents[0].organisation == YSTAD


def test_a_whole_profile_says_all_bodies_of_its_years(register: Register) -> None:
    old = Body("Gamla nämnden", "committee", valid_to=2020)
    profile = Profile(LUND, whole=True, bodies=(old, Body("Nya nämnden", "committee")))
    said(register, organising.take_profile(profile))
    take_in(register, "c", "Nya nämnden;Måla båten;2026-06-30")
    assert bodies(register) == {"Nya nämnden": LUND}


def test_what_was_learnt_is_told_from_what_a_profile_has(two: Register) -> None:
    known = organisations_of(Survey(two, DAY))
    learnt = {one.body.name: one.learnt for group in known for one in group.bodies}
    assert learnt == {
        "Kommunstyrelsen": False, f"Kommunstyrelsen ({YSTAD})": False, "Hamnnämnden": True,
    }  # fmt: skip
    assert [group.documents for group in known] == [("a_2026.csv",), ("b_2026.csv",)]


def test_a_register_of_before_is_told_whose_its_papers_are(register: Register) -> None:
    take_in(register, "a", "SLK;Väga maten;2026-06-30", "Järva stadsdelsnämnd;Se;2026-06-30")
    contents = register.contents
    before = replace(
        contents,
        documents={key: replace(one, organisation="") for key, one in contents.documents.items()},
        committees={key: replace(one, organisation="") for key, one in contents.committees.items()},
        organisations={},
        register=Header(replace(contents.about, schema=3)),
    )
    after = decode(encode(before), "r.json")
    assert after.documents == contents.documents
    assert after.committees == contents.committees
    assert after.organisations == contents.organisations


def test_a_group_of_a_whole_profile_has_those_of_its_latest_papers(register: Register) -> None:
    row = "Järva stadsdelsnämnd;Se {year};{year}-06-30"
    for year in (2026, 2021):
        data = f"{HEAD}\n{row.format(year=year)}\n".encode()
        asked = Asked(organisations=register.organised())
        register.take_in(read_document(of_bytes(f"a_{year}.csv", data), asked), NOW)
    group = register.committee("Stadsdelsnämnderna")
    assert group
    assert "Järva stadsdelsnämnd" in group.members
    assert "Norrmalms stadsdelsnämnd" not in group.members
    assert register.committee("Norrmalms stadsdelsnämnd")


def test_what_was_said_of_organisations_only_in_a_copy_is_told(two: Register) -> None:
    ours = two.contents
    copy = two.branch()
    said(copy, set_body("Hamnnämnden", {"kind": "company"}))
    found = join(ours, copy.changes.values(), [one.id for one in two.committees])
    assert (found.organisations, found.ops, found.documents) == (("said",), (), ())


def test_a_body_that_no_paper_names_is_added_and_known_to_the_next_import(two: Register) -> None:
    said(two, add_body("Lyktbolaget", YSTAD, {"kind": "company", "aliases": "LB, lyktorna"}))
    take_in(two, "c", "LB;Tända lyktorna;2026-06-30", whose=YSTAD)
    (body,) = [one for one in two.committees if one.name == "Lyktbolaget"]
    assert (body.kind, body.aliases, body.organisation) == ("company", ("LB", "lyktorna"), YSTAD)
    assert [row.committee for one in two.activities[-1:] for row in one.listings] == ["Lyktbolaget"]


def test_an_added_body_is_of_the_kind_that_its_name_looks_like(two: Register) -> None:
    said(two, add_body("Kommunstyrelsens förvaltning", LUND, {}))
    said(two, add_body("Lyktan", LUND, {}))
    assert [one.kind for one in two.committees][-2:] == ["office", "committee"]


def test_a_body_of_a_name_that_another_organisation_has_is_added_beside_it(two: Register) -> None:
    said(two, add_body("Hamnnämnden", LUND, {}))
    assert bodies(two)[f"Hamnnämnden ({LUND})"] == LUND
    with pytest.raises(RegisterError, match="already"):
        said(two, add_body("Hamnnämnden", LUND, {}))


def test_whose_an_added_body_is_must_be_said_where_several_are_known(two: Register) -> None:
    assert whose_body(two.contents, "ystad") == YSTAD
    with pytest.raises(RegisterError, match=LUND):
        whose_body(two.contents, "")


@pytest.mark.parametrize("into_nobodys", [True, False])
def test_a_body_of_nobody_and_one_of_an_organisation_become_that_organisations(
    two: Register, into_nobodys: bool
) -> None:
    take_in(two, "c", "Hamnnämnden;Måla kajen;2026-06-30")
    names = ("Hamnnämnden", "Hamnnämnden (?)")
    said(two, merge_bodies(*(names if into_nobodys else reversed(names))))
    assert bodies(two)["Hamnnämnden"] == YSTAD
    assert "Hamnnämnden (?)" not in bodies(two)
    assert {row.committee for one in two.activities for row in one.listings} <= set(bodies(two))


def test_a_part_of_a_name_means_the_only_organisation_that_has_it(two: Register) -> None:
    assert finding.organisation_in(two.contents, "lund")[1].name == LUND
    with pytest.raises(RegisterError, match="Hamnnämnden"):
        finding.body_in(two.contents, "Hamn")


def test_points_of_the_cycle_are_when_they_usually_are_in_the_organisation(two: Register) -> None:
    assert Survey(two, DAY).calendar.cycle.point("t1", 2026).last == date(2026, 4, 30)
    profile = Profile(LUND, "municipality", cycle={"t1": "03-31", "annual": "12-15/01-31"})
    said(two, organising.take_profile(profile))
    cycle = Survey(two, DAY).calendar.cycle
    assert cycle.point("t1", 2026).last == date(2026, 3, 31)
    assert cycle.point("annual", 2026).last == date(2027, 1, 31)
    assert cycle.point("t2", 2026).last == date(2026, 8, 31)
    (lund,) = [one for one in two.organised() if one.profile.name == LUND]
    assert profile_to_share(lund).cycle == profile.cycle


def test_a_point_on_which_two_organisations_differ_is_when_it_usually_is(two: Register) -> None:
    for name, day in ((LUND, "03-31"), (YSTAD, "05-15")):
        said(two, organising.take_profile(Profile(name, cycle={"t1": day, "t2": "09-01"})))
    cycle = Survey(two, DAY).calendar.cycle
    assert cycle.point("t1", 2026).last == date(2026, 4, 30)
    assert cycle.point("t2", 2026).last == date(2026, 9, 1)
