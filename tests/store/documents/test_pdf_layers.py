"""Layers of a PDF: what is switched off is seen by nobody, and is not read."""

from __future__ import annotations

import pytest

from store.common.errors import DocumentError
from store.documents.common.text import Remark, TextDocument
from store.documents.kinds import of_bytes

_TEXT = b"BT /F1 12 Tf 72 %d Td (%s) Tj ET "


def _document(off: bytes, *, plain: bytes = b"Plain words") -> TextDocument:
    """Read a page with a plain text and two layers, of which some are switched off."""
    drawn = (
        (_TEXT % (700, plain) if plain else b"")
        + b"/OC /L1 BDC %sEMC " % (_TEXT % (650, b"First layer"))
        + b"/OC /L2 BDC %sEMC" % (_TEXT % (600, b"Second layer"))
    )
    return of_bytes("lager.pdf", _pdf(drawn, off), lambda _page, _pages: None)


def _pdf(drawn: bytes, off: bytes) -> bytes:
    objects = [
        b"<</Type/Catalog/Pages 2 0 R/OCProperties<</OCGs[6 0 R 7 0 R]/D<</OFF[%s]>>>>>>" % off,
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources 8 0 R>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(drawn), drawn),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Type/OCG/Name(Utkast)>>",
        b"<</Type/OCG/Name(Svar)>>",
        b"<</Font<</F1 5 0 R>>/Properties<</L1 6 0 R/L2 7 0 R>>>>",
    ]
    file, places = b"%PDF-1.7\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(file))
        file += b"%d 0 obj%sendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer<</Size 9/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(file)
    return file + b"xref\n0 9\n0000000000 65535 f \n" + table + end


def test_a_layer_that_is_switched_off_is_left_out_and_told() -> None:
    read = _document(b"6 0 R")
    assert [line for line in read.lines if line] == ["Plain words", "Second layer"]
    assert read.remarks == (Remark("hidden layer", 3, "Utkast"),)


def test_layers_that_are_shown_are_read_and_nothing_is_told() -> None:
    read = _document(b"")
    assert [line for line in read.lines if line] == ["Plain words", "First layer", "Second layer"]
    assert not read.remarks


def test_a_file_of_hidden_layers_alone_is_refused_with_that_reason() -> None:
    with pytest.raises(DocumentError, match="switched off"):
        _document(b"6 0 R 7 0 R", plain=b"")
