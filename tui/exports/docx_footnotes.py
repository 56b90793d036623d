"""Footnotes of a Word file, which python-docx (1.2) cannot write: their part, styles, separators.

The form is ECMA-376 part 1, 17.11: two notes of a type of their own draw the line above the notes,
and the settings name them, or Word offers to repair the file.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from tui.exports.docx_template import style_id
from tui.exports.shown import safe

if TYPE_CHECKING:
    from docx.document import Document

_PART = "/word/footnotes.xml"
_SEPARATORS = {-1: "separator", 0: "continuationSeparator"}
"""The notes that are none, by their ids."""
_AFTER = (
    *("w:endnotePr", "w:compat", "w:docVars", "w:rsids", "m:mathPr", "w:attachedSchema"),
    *("w:themeFontLang", "w:clrSchemeMapping", "w:doNotIncludeSubdocsInStats"),
    *("w:doNotAutoCompressPictures", "w:forceUpgrade", "w:captions", "w:readModeInkLockDown"),
    *("w:smartTagType", "sl:schemaLibrary", "w:shapeDefaults", "w:doNotEmbedSmartTags"),
    *("w:decimalSymbol", "w:listSeparator"),
)
"""What follows the settings of footnotes in the order of CT_Settings (17.15.1.78)."""


class Footnotes:
    """Collects notes while a text is made, and puts them in the document at the end."""

    def __init__(self, document: Document) -> None:
        from docx.enum.style import WD_STYLE_TYPE

        self._document = document
        self._texts: list[str] = []
        self._mark = self._style("footnote reference", WD_STYLE_TYPE.CHARACTER)
        self._note = self._style("footnote text", WD_STYLE_TYPE.PARAGRAPH)

    def _style(self, name: str, kind: Any) -> str:
        """Return the id of a style for notes, which is made where the template never had any."""
        from docx.shared import Pt

        found = style_id(self._document, name)
        if found:
            return found
        style: Any = self._document.styles.add_style(name, kind, builtin=True)
        if name == "footnote text":
            style.font.size, style.paragraph_format.space_after = Pt(9), Pt(0)
        else:
            style.font.superscript = True
        return str(style.style_id)

    def mark(self, source: str) -> str:
        """Return the run that marks a place with the next note; empty without a source."""
        if not source:
            return ""
        self._texts.append(source)
        number = len(self._texts)
        return f'<w:r>{self._look()}<w:footnoteReference w:id="{number}"/></w:r>'

    def put_in(self) -> None:
        """Give the document its notes."""
        if not self._texts:
            return
        from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
        from docx.opc.packuri import PackURI
        from docx.opc.part import Part

        main = self._document.part
        for relation in [*main.rels.values()]:
            if relation.reltype == RELATIONSHIP_TYPE.FOOTNOTES:
                del main.rels[relation.rId]
        blob = self._part().encode("utf-8")
        made = Part(PackURI(_PART), CONTENT_TYPE.WML_FOOTNOTES, blob, main.package)
        main.relate_to(made, RELATIONSHIP_TYPE.FOOTNOTES)
        self._tell_settings()

    def _part(self) -> str:
        from docx.oxml.ns import nsdecls

        lines = (
            f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p>'
            "</w:footnote>"
            for number, kind in _SEPARATORS.items()
        )
        notes = (self._written(number, text) for number, text in enumerate(self._texts, 1))
        head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        return f"{head}<w:footnotes {nsdecls('w')}>{''.join(lines)}{''.join(notes)}</w:footnotes>"

    def _written(self, number: int, text: str) -> str:
        said = escape(" ".join(safe(text).split()))
        return (
            f'<w:footnote w:id="{number}"><w:p><w:pPr><w:pStyle w:val="{escape(self._note)}"/>'
            f"</w:pPr><w:r>{self._look()}<w:footnoteRef/></w:r>"
            f'<w:r><w:t xml:space="preserve"> {said}</w:t></w:r></w:p></w:footnote>'
        )

    def _look(self) -> str:
        return f'<w:rPr><w:rStyle w:val="{escape(self._mark)}"/></w:rPr>'

    def _tell_settings(self) -> None:
        """Name the separators, and no others that the template may have had."""
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn

        settings: Any = self._document.settings.element
        told = settings.find(qn("w:footnotePr"))
        if told is None:
            told = OxmlElement("w:footnotePr")
            settings.insert_element_before(told, *_AFTER)
        for old in told.findall(qn("w:footnote")):
            told.remove(old)
        for number in _SEPARATORS:
            one = OxmlElement("w:footnote")
            one.set(qn("w:id"), str(number))
            told.append(one)
