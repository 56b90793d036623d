"""The command `draft`: to be read, as JSON and as files; what cannot be is a sentence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.tui.cli.conftest import Run
from tests.tui.exports.papers import mail, page, word

pytestmark = pytest.mark.usefixtures("register")


@pytest.mark.parametrize(
    ("word", "title"),
    [
        ("skrivelse", "Skrivelse"), ("letter", "Skrivelse"), ("fråga", "Enkel fråga"),
        ("question", "Enkel fråga"), ("INTERPELLATION", "Interpellation"), ("motion", "Motion"),
    ],
)  # fmt: skip
def test_a_kind_goes_by_its_name_in_both_languages(namndkoll: Run, word: str, title: str) -> None:
    said = namndkoll("draft", word, "A1", "d1", "--lang", "sv")
    assert (said.status, said.err) == (0, "")
    assert said.out.startswith(f"{title} om […]\n")


def test_a_draft_is_what_its_file_says(namndkoll: Run, tmp_path: Path) -> None:
    shape = json.loads(namndkoll("draft", "motion", "A1", "--json").out)
    facts = [one["text"] for section in shape["sections"] for one in section["passages"]]
    for name in ("m.docx", "m.HTML", "m.eml", "m.txt", "m.md"):
        said = namndkoll("draft", "motion", "A1", "--to", tmp_path / name)
        assert (said.status, said.out) == (0, "")
        assert str(tmp_path / name) in said.err
    lines = [one.text for one in word((tmp_path / "m.docx").read_bytes()).paragraphs]
    assert set(facts) <= set(lines)
    shown = page((tmp_path / "m.HTML").read_bytes()).text_content()
    assert all(one in shown for one in facts)
    assert mail((tmp_path / "m.eml").read_bytes())["X-Unsent"] == "1"
    assert "Goal: “Fler ska kunna bo" in (tmp_path / "m.md").read_text("utf-8")
    assert (tmp_path / "m.txt").read_text("utf-8") == namndkoll("draft", "motion", "A1").out


def test_the_mail_is_to_whom_the_settings_say(
    namndkoll: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "settings.toml"
    path.write_text('[addresses]\n"Kommunstyrelsen" = "ks@example.se"\n', encoding="utf-8")
    monkeypatch.setenv("NAMNDKOLL_SETTINGS", str(path))
    assert namndkoll("draft", "letter", "A1", "--to", tmp_path / "brev.eml").status == 0
    found = mail((tmp_path / "brev.eml").read_bytes())
    assert [one.addr_spec for one in found["To"].addresses] == ["ks@example.se"]


def test_nothing_is_written_over(namndkoll: Run, tmp_path: Path) -> None:
    path = tmp_path / "m.txt"
    path.write_text("mitt", encoding="utf-8")
    said = namndkoll("draft", "motion", "A1", "--to", path)
    assert (said.status, path.read_text(encoding="utf-8")) == (1, "mitt")
    assert path.name in said.err


def test_the_words_around_the_facts_can_be_had_changed_and_used(
    namndkoll: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "words.toml"
    assert namndkoll("draft", "words", "--to", path).status == 0
    text = path.read_text(encoding="utf-8").replace("Motion about", "Our motion about")
    path.write_text(text, encoding="utf-8")
    (tmp_path / "settings.toml").write_text('drafts = "words.toml"', encoding="utf-8")
    monkeypatch.setenv("NAMNDKOLL_SETTINGS", str(tmp_path / "settings.toml"))
    assert namndkoll("draft", "motion", "A1").out.startswith("Our motion about")


@pytest.mark.parametrize(
    ("words", "told", "status"),
    [
        (("brev", "A1"), "brev", 2),
        (("motion",), "printed", 1),
        (("motion", "C1"), "printed", 1),
        (("motion", "A999"), "A999", 1),
        (("motion", "A1", "--to", "x.exe"), ".docx", 1),
        (("motion", "A1", "--to", "x.xlsx"), ".docx", 1),
        (("motion", "A1", "--to", "x.docx", "--json"), "--json", 2),
        (("motion", "A1", "--to", "none/x.docx"), "folder", 1),
        (("motion", "A1", "--to", ""), ".docx", 1),
    ],
)
def test_what_cannot_be_drafted_is_one_sentence(
    namndkoll: Run, words: tuple[str, ...], told: str, status: int
) -> None:
    said = namndkoll("draft", *words)
    assert said.status == status
    assert told in said.err
    assert said.err.count("\n") <= 1
