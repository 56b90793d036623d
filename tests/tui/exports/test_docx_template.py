"""The office's own template: what of it is used, and a sentence for each that is none."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn

from store.common.errors import NamndkollError
from tests.tui.exports.papers import footnotes, outgoing, report_of, row_of, word, written
from tui.exports import docx
from tui.locale import say
from tui.settings.office import furnish
from tui.settings.settings import Settings

TEMPLATE = b"wordprocessingml.template.main+xml"
DOCUMENT = b"wordprocessingml.document.main+xml"


@pytest.fixture(autouse=True)
def _as_before() -> object:
    yield
    furnish(Settings())


def _made(folder: Path, data: bytes) -> bytes:
    """Return a report that was written by a template of some bytes."""
    path = folder / "mall.docx"
    path.write_bytes(data)
    furnish(Settings(template=str(path)))
    return written(docx.write, outgoing(report_of([row_of(1)]), folder))


def _template(change: Callable[[object], None] = lambda _document: None) -> bytes:
    """Return a template as an office has one: text to be replaced, a head, Swedish ids."""
    document = Document()
    document.add_paragraph("Skriv här")
    document.sections[0].header.paragraphs[0].text = "Kansliet"
    heading = document.styles["Heading 1"].element
    heading.set(qn("w:styleId"), "Rubrik1")
    change(document)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _changed(data: bytes, change: Callable[[str, bytes], bytes], *more: tuple[str, bytes]) -> bytes:
    """Return a package with each part changed, and more of them."""
    made = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as old, ZipFile(made, "w", ZIP_DEFLATED) as new:
        for one in old.namelist():
            new.writestr(one, change(one, old.read(one)))
        for name, held in more:
            new.writestr(name, held)
    return made.getvalue()


def test_head_and_styles_are_the_templates_and_its_text_is_not(tmp_path: Path) -> None:
    found = word(_made(tmp_path, _template()))
    assert found.sections[0].header.paragraphs[0].text == "Kansliet"
    assert "Skriv här" not in [one.text for one in found.paragraphs]
    (heading,) = [one for one in found.paragraphs if one.text == "Försenat"]
    assert heading.style.style_id == "Rubrik1"


def test_a_template_of_its_own_kind_becomes_a_document(tmp_path: Path) -> None:
    data = _changed(_template(), lambda _name, held: held.replace(DOCUMENT, TEMPLATE))
    with pytest.raises(ValueError, match="template"):
        word(data)
    assert word(_made(tmp_path, data)).tables


def test_notes_that_a_template_has_give_way_to_those_of_the_report(tmp_path: Path) -> None:
    data = _made(tmp_path, _made(tmp_path, _template()))
    assert [one for one, _said in footnotes(data)] == [1, 2]
    told = word(data).settings.element.findall(f".//{qn('w:footnotePr')}/{qn('w:footnote')}")
    assert [one.get(qn("w:id")) for one in told] == ["-1", "0"]


def test_a_path_in_the_settings_is_counted_from_their_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NAMNDKOLL_SETTINGS", str(tmp_path / "settings.toml"))
    (tmp_path / "mall.docx").write_bytes(_template())
    furnish(Settings(template="mall.docx"))
    found = word(written(docx.write, outgoing(report_of([row_of(1)]), tmp_path)))
    assert found.sections[0].header.paragraphs[0].text == "Kansliet"


def _without_headings(document: object) -> None:
    styles = document.styles  # type: ignore[attr-defined]
    styles["Heading 1"].element.getparent().remove(styles["Heading 1"].element)


def _same(_name: str, held: bytes) -> bytes:
    return held


BAD = {
    "text": (b"Hej", "no Word file"),
    "nothing": (b"", "no Word file"),
    "old": (b"\xd0\xcf\x11\xe0" + bytes(600), "no Word file"),
    "other package": (_changed(b"PK\x05\x06" + bytes(18), _same, ("xl/a.xml", b"<a/>")), "no Word"),
    "cut off": (_template()[:-4000], "damaged"),
    "broken": (
        _changed(_template(), lambda name, held: held[: len(held) // (2 - (".rels" in name))]),
        "damaged",
    ),
    "macros": (_changed(_template(), _same, ("word/vbaProject.bin", b"x")), "macros"),
    "swells": (_changed(_template(), _same, ("word/big.bin", bytes(105_000_000))), "unpacks"),
    "declares": (_changed(_template(), _same, ("word/a.xml", b"<!DOCTYPE a>")), "declarations"),
    "marks": (_changed(_template(), _same, ("word/a.xml", b"<a/>" * 2_100_000)), "formatting"),
    "no headings": (_template(_without_headings), "heading 1"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_template_that_is_none_is_one_sentence_with_its_path(tmp_path: Path, name: str) -> None:
    data, told = BAD[name]
    with pytest.raises(NamndkollError) as caught:
        _made(tmp_path, data)
    assert told in str(caught.value)
    assert "mall.docx" in say(caught.value.message)


def test_a_template_that_is_not_there_is_told(tmp_path: Path) -> None:
    for path in (tmp_path / "ingen.docx", tmp_path, "~nobody-at-all/mall.docx", "a\0b"):
        furnish(Settings(template=str(path)))
        with pytest.raises(NamndkollError, match="template"):
            written(docx.write, outgoing(report_of([row_of(1)]), tmp_path))
