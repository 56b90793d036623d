"""Whose a paper is: told by the names in it, so that nobody gets the bodies of another."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.common.errors import DocumentError, UsageError
from store.dates.cycle import POINT_NAMES
from store.documents.kinds import of_bytes
from store.importing.documents import read_document
from store.importing.language.bodies import Bodies
from store.importing.language.organisation_names import count_mentions, mentioned
from store.importing.profiles.files import profile_text, read_profile
from store.importing.profiles.profile import GENERIC, SHIPPED, Organised, Profile, shipped
from store.importing.reading.importer import Asked
from store.importing.reading.reading import Reading
from store.importing.reading.whose import Whose, bodies_for, organisation_said, whose_is
from store.model.organisations import Body
from store.model.records import Committee
from tests.shared import shared

STOCKHOLM = "Stockholms stad"
HEAD = "Nämnd;Uppdrag;Slutdatum"


def whose(text: str, **asked: object) -> Whose:
    return whose_is("papper.txt", text, Asked(**asked))  # type: ignore[arg-type]


def read(*rows: str, asked: Asked | None = None) -> Reading:
    return read_document(
        of_bytes("lista_2026.csv", "\n".join((HEAD, *rows)).encode()), asked or Asked()
    )


def names(reading: Reading) -> set[str]:
    return {one.name for one in reading.committees}


@pytest.mark.parametrize("name", [*SHIPPED, GENERIC])
def test_a_profile_that_ships_has_each_name_for_one_body(name: str) -> None:
    profile = shipped(name)
    bodies = Bodies(profile.in_year(None), whole=profile.whole)
    for body in profile.in_year(None):
        assert [found.name for one in body.names() if (found := bodies.known(one))]
        known = bodies.known(body.name)
        assert known
        assert known.name == body.name


def test_a_city_has_the_districts_of_its_year() -> None:
    then, now = (Bodies.load("stockholm", year) for year in (2021, 2024))
    old, new = "Rinkeby-Kista stadsdelsnämnd", "Järva stadsdelsnämnd"
    assert (name(then, old), name(then, new)) == (old, None)
    assert (name(now, old), name(now, new)) == (new, new)
    assert len([one for one in then.committees() if one.kind == "district"]) == 13
    assert len([one for one in now.committees() if one.kind == "district"]) == 11


def name(bodies: Bodies, said: str) -> str | None:
    found = bodies.known(said)
    return found.name if found else None


def test_a_paper_that_says_it_is_a_citys_is_read_by_its_profile() -> None:
    found = read("SLK;Väga maten;2026-06-30", "Järva stadsdelsnämnd;Räkna stolar;2026-06-30")
    assert found.document.organisation == STOCKHOLM
    assert found.activities[0].leads == ("Kommunstyrelsen",)
    assert "AB Stokab" in names(found)
    own = {one.organisation for one in found.committees if one.kind not in {"external"}}
    assert own == {STOCKHOLM}
    assert {one.organisation for one in found.committees if one.kind == "external"} == {""}


def test_another_city_gets_its_own_bodies_and_only_those_that_it_names() -> None:
    rows = [
        "Stadshus AB;Väga maten i Göteborgs Stad;2026-06-30",
        "Stadsbyggnadsnämnden;Rita Göteborgs Stads hus;2026-06-30",
        "Förvaltnings AB Framtiden;Bygga;2026-06-30",
    ]
    found = read(*rows)
    assert found.document.organisation == "Göteborgs Stad"
    assert names(found) == {"Stadshus AB", "Stadsbyggnadsnämnden", "Förvaltnings AB Framtiden"}
    assert {one.organisation for one in found.committees} == {"Göteborgs Stad"}
    assert not {one.name for one in found.committees} & {"Stockholms Stadshus AB"}


def test_what_is_outside_is_nobodys() -> None:
    found = read("Polisen;Vakta Lunds kommun;2026-06-30", "Socialnämnden;Se Lunds kommun;v. 9")
    assert {one.name: one.organisation for one in found.committees} == {
        "Polismyndigheten": "", "Socialnämnden": "Lunds kommun",
    }  # fmt: skip


def test_all_bodies_are_those_that_the_paper_names() -> None:
    found = read("Samtliga nämnder;Spara;v. 9", "Socialnämnden;Laga;v. 9", "Valnämnden;Räkna;v. 9")
    (everyone,) = [one for one in found.committees if one.kind == "group"]
    assert everyone.members == ("Socialnämnden", "Valnämnden")


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Göteborgs Stad\nSocialnämnden\n", "Göteborgs Stad", "municipality"),
        ("Upplands Väsby kommun\nI Upplands Väsby kommun sparas.", "Upplands Väsby kommun", None),
        ("För Lunds kommun gäller. Lunds kommuns budget.", "Lunds kommun", "municipality"),
        ("Region Skåne\nRegion Skånes budget", "Region Skåne", "region"),
        ("Kronobergs läns landsting", "Kronobergs läns landsting", "region"),
        ("Regeringen ger Boverket i uppdrag att väga husen.", "Regeringen", "government"),
        ("Plan of the City of Malmö\nMalmö stad sparar, Malmö stad ser.", "Malmö stad", None),
        ("Oslo kommune\nTiltak", "Oslo kommune", "municipality"),
    ],
)
def test_the_name_of_an_organisation_is_learnt_where_the_text_has_it(
    text: str, name: str, kind: str | None
) -> None:
    found = whose(text)
    assert found.name == name
    assert kind in (None, found.profile.kind)


@pytest.mark.parametrize(
    "text",
    [
        "Göteborg den 18 november\nGöteborg sparar i Göteborg",
        "En stad för alla\nDen stad som finns\nHela stad",
        "Business Region Göteborg AB\nBusiness Region Göteborg AB",
        "regeringen sade att kommunen ska spara",
        "",
    ],
)
def test_a_place_alone_is_no_organisation(text: str) -> None:
    assert whose(text).name == ""


def test_a_name_that_is_said_once_far_down_is_not_whose_paper_it_is() -> None:
    assert whose("rad\n" * 20 + "Vi åkte till Lunds kommun.\n").name == ""


def test_a_citys_names_in_anothers_paper_do_not_make_it_that_citys() -> None:
    text = "Malmö stad\n" * 12 + "Som AB Stokab och Järva stadsdelsnämnd i Stockholms stad.\n"
    found = whose(text)
    assert found.name == "Malmö stad"
    assert found.bodies.known("AB Stokab") is None


def test_two_organisations_in_one_paper_are_told_and_it_is_nobodys() -> None:
    found = read("Socialnämnden;Lunds kommun, Ystads kommun;v. 9", "Valnämnden;Räkna;v. 9")
    assert found.document.organisation == ""
    (doubt,) = [one for one in found.irregularities if one.kind == "several organisations"]
    assert doubt.text == "Lunds kommun, Ystads kommun"
    assert doubt.source.lines == (2,)


def test_what_somebody_says_goes_before_what_the_paper_says() -> None:
    said = read("SLK;Se Lunds kommun;v. 9", asked=Asked(organisation="stockholms STAD"))
    assert said.document.organisation == STOCKHOLM
    new = whose("Lunds kommun", organisation="Ystads kommun")
    assert (new.name, new.profile.kind) == ("Ystads kommun", "municipality")


def test_a_paper_that_says_nothing_is_that_of_the_only_organisation_of_the_register() -> None:
    one = Organised(Profile("Lunds kommun"), (Committee("", "Hamnnämnden", "committee", ("HN",)),))
    found = whose("HN ska laga kajen", organisations=(one,))
    assert (found.name, found.assumed) == ("Lunds kommun", True)
    assert name(found.bodies, "HN") == "Hamnnämnden"
    two = (one, Organised(Profile("Ystads kommun")))
    assert whose("HN ska laga kajen", organisations=two).name == ""


def test_a_register_knows_its_organisation_by_another_name_of_the_same_place() -> None:
    known = (Organised(Profile("Malmö stad", "municipality")), Organised(Profile("X kommun")))
    assert whose("City of Malmö\nCity of Malmö", organisations=known).name == "Malmö stad"


def test_only_abbreviations_in_capitals_are_known() -> None:
    bodies = Bodies.load(GENERIC)
    assert name(bodies, "KS") == name(bodies, "KS:s") == "Kommunstyrelsen"
    assert bodies.known("ks") is None


def test_where_not_all_are_known_a_name_like_another_is_a_body_of_its_own() -> None:
    few, all_of_them = Bodies.load(GENERIC), Bodies.load()
    assert name_alike(few, "Skolbildningsnämnden") is None
    assert name_alike(few, "Kulturnämnnden") == "Kulturnämnden"
    assert name_alike(all_of_them, "Utbildnigsnämden") == "Utbildningsnämnden"


def name_alike(bodies: Bodies, said: str) -> str | None:
    found = bodies.recognise(said)
    return found.name if found else None


def test_what_was_learnt_is_known_and_a_merged_name_means_the_other() -> None:
    before = Bodies.load(GENERIC)
    learnt = [
        Committee("", "Hamnnämnden", "committee", ("HN", "hamnkontoret")),
        Committee("", "Kulturnämnden", "committee", ("Fritidsnämnden",)),
    ]
    after = before.with_also(learnt)
    assert [name(after, one) for one in ("HN", "hamnkontoret")] == ["Hamnnämnden"] * 2
    assert name(after, "fritidsnämnden") == "Kulturnämnden"
    assert before.known("HN") is None
    assert before.with_also(()) is before


def test_columns_of_a_profile_are_read_as_it_says() -> None:
    known = Organised(Profile("Lunds kommun", columns={"Utförs hos": "committee"}))
    document = of_bytes(
        "a_2026.csv", b"Utf\xc3\xb6rs hos;Uppdrag;Slutdatum\nValn\xc3\xa4mnden;X;v. 9"
    )
    found = read_document(document, Asked(organisations=(known,)))
    assert found.activities[0].leads == ("Valnämnden",)


def test_without_a_word_on_whose_it_is_an_importer_knows_what_all_have() -> None:
    assert bodies_for(Asked()) is Bodies.load(GENERIC)


def test_no_name_is_longer_than_a_register_keeps() -> None:
    long = "A" * 500
    text = f"City of {long}\n{long} kommun\nRegion {long}\n{long}s läns landsting\n" * 3
    assert all(len(name) <= 200 for one in mentioned(text) for name in one.names)


LINE = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)


@given(LINE)
def test_any_text_is_somebodys_or_nobodys(text: str) -> None:
    assert isinstance(whose(text).name, str)
    assert all(one.count > 0 and one.names for one in mentioned(text))


@given(LINE, st.integers(0, 4))
def test_a_name_is_counted_where_words_begin_and_end(text: str, times: int) -> None:
    folded = text.casefold().replace("xyz", "")
    assert count_mentions(folded + " xyz, xyzs xyzå" * times, ["xyz"]) == 2 * times


NAMES = st.text(st.characters(categories=["L", "Nd", "P", "Zs"]), min_size=1, max_size=30).filter(
    lambda said: said == " ".join(said.split())
)
BODIES = st.builds(
    Body,
    NAMES,
    st.sampled_from(["committee", "company", "office"]),
    st.lists(NAMES, max_size=3).map(tuple),
    valid_from=st.none() | st.integers(1900, 2030),
)


DAYS = st.dates(date(2023, 1, 1), date(2023, 12, 31)).map(lambda day: f"{day:%m-%d}")
CYCLES = st.dictionaries(st.sampled_from(POINT_NAMES), DAYS | st.builds("{}/{}".format, DAYS, DAYS))


@given(
    st.builds(
        Profile,
        NAMES,
        whole=st.booleans(),
        columns=st.dictionaries(NAMES, NAMES, max_size=2),
        cycle=CYCLES,
        bodies=st.lists(BODIES).map(tuple),
    )
)
def test_a_profile_that_was_written_is_read_back(profile: Profile) -> None:
    import tempfile

    from store.common.text import clean

    if clean(profile_text(profile)) != profile_text(profile):
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "p.toml"
        path.write_text(profile_text(profile), encoding="utf-8")
        assert read_profile(path) == profile


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xfe", b"name = ", b"name = 3", b'name = "X"\nunknown = 1', b"", b"[[body]]",
        b'name = "X"\n[[body]]\nname = "Y"\nkind = "nonsense"',
        b'name = "X"\n[[body]]\nname = ""\nkind = "committee"',
        b'name = "X\\u001b[2J"', b'name = "X\\ny"', b'name = "' + b"a" * 300 + b'"',
        b'name = "X"\nbody = ' + b"[" * 5000, b'name = "X"\n[[body]]\nvalid_from = 99999999',
    ],
)  # fmt: skip
def test_a_file_that_is_no_profile_is_refused_in_a_sentence(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "p.toml"
    path.write_bytes(data)
    with pytest.raises(DocumentError) as refused:
        read_profile(path)
    assert "\n" not in str(refused.value)
    assert "\x1b" not in str(refused.value)


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ('name = "X"\nkind =', 2, "TOML"),
        ('name = "X"\n\nkind = "town"', 3, "municipality"),
        ('name = "X"\ncolour = "red"', 2, "aliases"),
        ('name = "X"\n[[body]]\nname = "Y"\nkind = "office"\n[[body]]\nname = "Z"', 5, "kind"),
        ('name = "X"\n[[body]]\nname = "Y"\nkind = "board"', 4, "committee"),
        ('name = "X"\n[cycle]\nt3 = "08-31"', 2, "t1"),
        ('name = "X"\n[cycle]\nt1 = "31 augusti"', 2, "04-15"),
    ],
)
def test_what_is_wrong_in_a_profile_is_said_with_its_line_and_what_can_stand_there(
    tmp_path: Path, text: str, line: int, said: str
) -> None:
    path = tmp_path / "p.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DocumentError) as refused:
        read_profile(path)
    assert f"line {line}:" in str(refused.value)
    assert said in str(refused.value)
    assert "Expected" not in str(refused.value)


def test_a_day_that_is_in_no_year_or_in_few_is_no_usual_one(tmp_path: Path) -> None:
    path = tmp_path / "p.toml"
    path.write_text('name = "X"\n[cycle]\nt1 = "02-29"', encoding="utf-8")
    with pytest.raises(DocumentError, match="t1"):
        read_profile(path)


@pytest.mark.parametrize(
    ("document", "organisation"),
    [
        ("budget_2024.txt", STOCKHOLM),
        ("avstamning_2024.txt", STOCKHOLM),
        ("verksamhetsberattelse_2017.txt", STOCKHOLM),
        ("others/gbg_kf-2025-06-18.txt", "Göteborgs Stad"),
        ("others/gbg_ks-2024-03-20.txt", "Göteborgs Stad"),
        ("others/ccc_oslo.md", "City of Oslo"),
        ("others/uppsala_klimatbudget_2026.json", "Uppsala kommun"),
        ("others/regering_uppdrag_2025-03.md", "Regeringen"),
        ("others/dir_2025-86.md", ""),
        ("others/chicago_legistar_calendar.html", ""),
    ],
)
def test_real_papers_are_told_apart(document: str, organisation: str) -> None:
    from store.importing.documents import load

    loaded = load(shared(f"documents/{document}"))
    assert whose_is(loaded.name, loaded.text, Asked()).name == organisation


MINUTES = "Göteborgs Stad\nGöteborgs Stads kommunstyrelse\n"
TOWN = Organised(
    Profile("Göteborgs Stad", "municipality"), (Committee("", "Higab AB", "company", ("Higab",)),)
)


@pytest.mark.parametrize("said", ["Göteborg", "göteborgs", "goteborg"])
@pytest.mark.parametrize("organisations", [(), (TOWN,)])
def test_a_part_of_a_name_is_the_organisation_that_is_known_or_named(
    said: str, organisations: tuple[Organised, ...]
) -> None:
    found = whose(MINUTES, organisation=said, organisations=organisations)
    assert found.name == "Göteborgs Stad"


def test_another_name_of_the_same_place_is_the_organisation_that_is_known() -> None:
    assert organisation_said("Göteborgs kommun", "", [TOWN]) == "Göteborgs Stad"


def test_a_part_that_several_organisations_have_is_asked_about() -> None:
    with pytest.raises(UsageError, match=r"Malmö stad.*Malmö hamn"):
        organisation_said(
            "Malmö", "", [Organised(Profile(f"Malmö {one}")) for one in ("stad", "hamn")]
        )


def test_a_body_is_no_organisation_and_whose_it_is_is_asked_back() -> None:
    with pytest.raises(UsageError, match="Did you mean Göteborgs Stad"):
        organisation_said("Higab", "", [TOWN])
    assert organisation_said("Kajverket", "", [TOWN]) == "Kajverket"
