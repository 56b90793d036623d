"""A file of an office is written whole or not at all, and never over what was not named twice."""

from __future__ import annotations

import errno
import os
import sys
from email import message_from_bytes
from pathlib import Path
from zipfile import ZipFile, is_zipfile

import pytest

from store.changes.edits import note
from store.common.errors import NamndkollError
from store.keeping.backups import folder_of
from store.keeping.journal import journal_of
from store.survey.survey import Survey
from tests.registers import DAY, NOW, small_register
from tui.exports import md, saving
from tui.exports.kinds import KINDS, FileKind, kind_of
from tui.exports.lists import About, list_of
from tui.exports.outgoing import Outgoing
from tui.exports.saving import NameTakenError, SavingError, save, suggested
from tui.locale import say


@pytest.fixture
def listed(tmp_path: Path) -> Outgoing:
    """Return the activities of a register that is called as a table is."""
    survey = Survey(small_register(tmp_path / "register.csv"), DAY)
    return list_of(survey.activities, survey, About("Försenat", "Social/äldre"))


def refused(typed: object, outgoing: Outgoing, replacing: Path | None = None) -> str:
    """Return why a file is not written."""
    with pytest.raises(SavingError) as error:
        save(str(typed), outgoing, replacing)
    return say(error.value.message)


def left_in(folder: Path) -> set[str]:
    """Return what lies in a folder but the register's own files."""
    return {one.name for one in folder.iterdir() if not one.name.startswith("register")}


def test_the_register_its_journal_and_its_backups_are_spared(
    listed: Outgoing, tmp_path: Path
) -> None:
    register = listed.survey.register.path
    journal, backups = journal_of(register), folder_of(register)
    alias, backed = tmp_path / "alias.csv", backups / "a.csv"
    alias.hardlink_to(register)
    backups.mkdir(exist_ok=True)
    before = register.read_bytes()
    for path in (register, alias, backed):
        refused(path, listed, replacing=path)
    assert register.read_bytes() == before
    assert not backed.exists()
    assert kind_of(journal.suffix) is None


def test_a_file_that_is_there_is_taken_whatever_it_is(listed: Outgoing, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("mitt", encoding="utf-8")
    with pytest.raises(NameTakenError) as error:
        save(str(path), listed)
    assert error.value.taken == path
    assert path.read_text(encoding="utf-8") == "mitt"


def test_a_file_that_comes_while_one_writes_is_not_written_over(
    listed: Outgoing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.md"
    write = md.write

    def meanwhile(outgoing: Outgoing, file: object) -> None:
        write(outgoing, file)  # type: ignore[arg-type]
        path.write_text("annans", encoding="utf-8")

    monkeypatch.setattr(md, "write", meanwhile)
    with pytest.raises(NameTakenError):
        save(str(path), listed)
    assert path.read_text(encoding="utf-8") == "annans"
    assert left_in(tmp_path) == {"a.md"}


@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "full"), NamndkollError("no"), KeyError()])
def test_nothing_half_written_is_left_where_a_writer_fails(
    listed: Outgoing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    old = tmp_path / "b.md"
    old.write_text("mitt", encoding="utf-8")

    def fail(_outgoing: Outgoing, file: object) -> None:
        file.write(b"half")  # type: ignore[attr-defined]
        raise error

    monkeypatch.setattr(md, "write", fail)
    for path, replacing in ((tmp_path / "a.md", None), (old, old)):
        with pytest.raises((NamndkollError, KeyError)):
            save(str(path), listed, replacing)
    assert left_in(tmp_path) == {"b.md"}
    assert old.read_text(encoding="utf-8") == "mitt"


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (PermissionError(errno.EACCES, "no"), "ett annat program har den öppen"),
        (OSError(errno.ENOSPC, "full"), "disken är full"),
        (OSError(errno.EIO, "broken"), "broken"),
    ],
)
def test_what_keeps_a_file_from_its_place_is_told(
    listed: Outgoing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, said: str
) -> None:
    def fail(*_args: object, **_options: object) -> None:
        raise error

    monkeypatch.setattr(saving, "_put", fail)
    assert said in refused(tmp_path / "a.md", listed)
    assert left_in(tmp_path) == set()


def test_a_library_that_is_not_installed_is_told_with_how_to_get_it(
    listed: Outgoing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    said = refused(tmp_path / "a.xlsx", listed)
    assert "openpyxl" in said
    assert "namndkoll[documents]" in said
    assert left_in(tmp_path) == set()


@pytest.mark.parametrize("name", ["ingen/lista.md", "fil.txt/lista.md"])
def test_a_folder_that_is_none_is_told(listed: Outgoing, tmp_path: Path, name: str) -> None:
    (tmp_path / "fil.txt").write_text("", encoding="utf-8")
    assert "Det finns ingen mapp" in refused(tmp_path / name, listed)


@pytest.mark.parametrize(
    "name",
    ["a\0b.md", "a\x1b[31m.md", "a\nb.md", f"{'å' * 300}.md", "a.pdf", ".md", "", "a."],
)
def test_a_name_that_no_file_can_have_is_told(listed: Outgoing, tmp_path: Path, name: str) -> None:
    assert refused(tmp_path / name, listed)
    assert left_in(tmp_path) == set()


def test_more_rows_than_a_kind_takes_offer_another(
    listed: Outgoing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = FileKind(".md", "", "md", 13, ".xlsx")
    monkeypatch.setattr(saving, "kind_of", lambda _suffix: small)
    said = refused(tmp_path / "a.md", listed)
    assert "högst 13 rader, och det här är 14" in said
    assert ".xlsx" in said
    assert left_in(tmp_path) == set()


def test_a_hundred_thousand_rows_are_more_than_a_page_takes() -> None:
    limits = {one.suffix: one.most_rows for one in KINDS}
    for suffix in (".docx", ".html", ".eml", ".ics"):
        assert (limits[suffix] or 0) < 100_000
    assert (limits[".xlsx"] or 0) > 100_000


def test_every_kind_that_takes_so_many_points_to_one_that_takes_more() -> None:
    for one in KINDS:
        if one.most_rows:
            other = kind_of(one.instead)
            assert other
            assert other.most_rows is None or other.most_rows > one.most_rows


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
def test_colleagues_keep_their_access_to_a_file_that_is_replaced(
    listed: Outgoing, tmp_path: Path
) -> None:
    path = tmp_path / "a.md"
    path.write_text("mitt", encoding="utf-8")
    path.chmod(0o664)
    save(str(path), listed, replacing=path)
    assert path.stat().st_mode & 0o777 == 0o664
    assert path.read_text(encoding="utf-8").startswith("# ")


@pytest.mark.skipif(os.name == "nt", reason="Windows makes links for few")
def test_a_link_that_is_replaced_stays_a_link(listed: Outgoing, tmp_path: Path) -> None:
    folder = tmp_path / "delad"
    folder.mkdir()
    (folder / "a.md").write_text("mitt", encoding="utf-8")
    link = tmp_path / "a.md"
    link.symlink_to(folder / "a.md")
    save(str(link), listed, replacing=link)
    assert link.is_symlink()
    assert (folder / "a.md").read_text(encoding="utf-8").startswith("# ")


def test_a_proposed_name_holds_no_slash_and_lies_in_the_folder_of_the_last(
    listed: Outgoing, tmp_path: Path
) -> None:
    path = suggested(listed, ".xlsx", str(tmp_path))
    assert path == tmp_path / "forsenat-social-aldre-2024-09-16.xlsx"
    assert suggested(listed, ".xlsx", str(tmp_path / "borta")).parent.is_dir()


def test_a_folder_that_is_gone_is_told(
    listed: Outgoing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone() -> str:
        raise FileNotFoundError(errno.ENOENT, "gone")

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(os, "getcwd", gone)
    assert "Det finns ingen mapp" in refused("a.md", listed)


@pytest.mark.parametrize("kind", ["folder", "pipe"])
def test_what_is_no_file_is_not_replaced(listed: Outgoing, tmp_path: Path, kind: str) -> None:
    path = tmp_path / "a.md"
    if kind == "folder":
        path.mkdir()
    elif hasattr(os, "mkfifo"):
        os.mkfifo(path)
    else:
        pytest.skip("this system has no such pipes")
    assert refused(path, listed, replacing=path)
    assert not path.is_file()
    assert left_in(tmp_path) == {"a.md"}


def test_what_a_killed_program_left_is_taken_away_with_the_next_file(
    listed: Outgoing, tmp_path: Path
) -> None:
    left, going_on = tmp_path / ".namndkoll-1.tmp", tmp_path / ".namndkoll-2.tmp"
    for one in (left, going_on):
        one.write_bytes(b"half")
    os.utime(left, (0, 0))
    save(str(tmp_path / "a.md"), listed)
    assert left_in(tmp_path) == {"a.md", going_on.name}


def test_a_full_disk_for_what_a_workbook_is_made_of_is_told(
    listed: Outgoing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from lxml.etree import SerialisationError  # type: ignore[import-untyped]
    from openpyxl import Workbook

    def full(_book: Workbook, _file: object) -> None:
        raise SerialisationError("IO_ENOSPC")

    monkeypatch.setattr(Workbook, "save", full)
    assert "disken är full" in refused(tmp_path / "a.xlsx", listed)
    assert left_in(tmp_path) == set()


def told(path: Path) -> str:
    """Return all that a file says, whatever it is packed in."""
    data = path.read_bytes()
    if is_zipfile(path):
        with ZipFile(path) as package:
            data = b"".join(map(package.read, package.namelist()))
    elif path.suffix == ".eml":
        parts = message_from_bytes(data).walk()
        data = b"".join(one.get_payload(decode=True) or b"" for one in parts)  # type: ignore[misc]
    return data.decode("utf-8", "replace").replace("\r\n ", "")


@pytest.mark.parametrize("kind", KINDS, ids=[one.suffix for one in KINDS])
def test_notes_are_in_a_file_or_it_is_told_why_not_and_never_unasked(
    tmp_path: Path, kind: FileKind
) -> None:
    register = small_register(tmp_path / "register.csv")
    register.change([note("A1", "hemligtord")], by="Anna", now=NOW)
    survey = Survey(register, DAY)
    listed = list_of(survey.activities, survey, About("Aktiviteter"))
    path = save(str(tmp_path / f"utan{kind.suffix}"), listed)
    assert "hemligtord" not in told(path)
    noted = str(tmp_path / f"med{kind.suffix}")
    if kind.suffix == ".tsv":
        with pytest.raises(NamndkollError, match=kind.suffix):
            save(noted, listed.with_notes())
    else:
        assert "hemligtord" in told(save(noted, listed.with_notes()))
