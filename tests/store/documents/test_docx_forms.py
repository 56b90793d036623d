"""Word documents as people and their templates make them."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from store.documents.word.reading import read_docx

_NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def read(*body: str, numbering: str = "", styles: str = "") -> list[str]:
    """Return the lines of a document with elements put in its body, lists and styles."""
    import docx

    made = docx.Document()
    for part, element in ((made.part.numbering_part, numbering), (made.part._styles_part, styles)):
        for one in _parsed(element):
            # Forms of lists stand before the lists (ECMA-376 part 1, 17.9.17).
            part.element.insert(0 if one.tag.endswith("abstractNum") else len(part.element), one)
    for one in _parsed("".join(body)):
        made.element.body.insert(len(made.element.body) - 1, one)
    file = BytesIO()
    made.save(file)
    document = read_docx("prov.docx", file.getvalue())
    return [line for line in document.lines if line]


def _parsed(elements: str) -> list[Any]:
    from docx.oxml import parse_xml

    return list(parse_xml(f"<w:body {_NAMESPACE}>{elements}</w:body>"))


def p(said: str, properties: str = "") -> str:
    """Return a paragraph; runs as they are, a plain text in a run."""
    runs = said if said.startswith("<") else f"<w:r><w:t xml:space='preserve'>{said}</w:t></w:r>"
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def r(said: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{said}</w:t></w:r>"


def in_list(number: int, depth: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'


def form(name: int, *levels: tuple[str, str], link: str = "") -> str:
    """Return the form of lists: of each level how it counts and what it writes."""
    said = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{how}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for depth, (how, text) in enumerate(levels)
    )
    return f'<w:abstractNum w:abstractNumId="{name}">{link}{said}</w:abstractNum>'


def num(number: int, name: int, start: int | None = None) -> str:
    over = (
        f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{start}"/></w:lvlOverride>'
        if start
        else ""
    )
    of = f'<w:abstractNumId w:val="{name}"/>'
    return f'<w:num w:numId="{number}">{of}{over}</w:num>'


def test_letters_and_roman_numbers_are_counted_as_word_counts_them() -> None:
    lists = form(91, ("lowerLetter", "%1)"), ("upperRoman", "%2.")) + num(91, 91)
    said = [p("laga", in_list(91)), p("taket", in_list(91, 1)), p("fönstren", in_list(91, 1))]
    found = read(*said, p("måla", in_list(91)), numbering=lists)
    assert found == ["a) laga", "I. taket", "II. fönstren", "b) måla"]


def test_two_lists_of_one_form_count_on_unless_one_says_where_it_starts() -> None:
    lists = form(91, ("decimal", "%1.")) + num(91, 91) + num(92, 91) + num(93, 91, start=1)
    said = [p(text, in_list(number)) for text, number in (("a", 91), ("b", 92), ("c", 93))]
    assert read(*said, numbering=lists) == ["1. a", "2. b", "1. c"]


def test_the_list_of_a_style_holds_for_the_styles_based_on_it() -> None:
    lists = form(91, ("bullet", "o")) + num(91, 91)
    styles = (
        '<w:style w:type="paragraph" w:styleId="Punkt"><w:name w:val="Punkt"/><w:pPr><w:numPr>'
        '<w:numId w:val="91"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Egen"><w:name w:val="Egen"/>'
        '<w:basedOn w:val="Punkt"/></w:style>'
    )
    said = p("laga taket", '<w:pStyle w:val="Egen"/>')
    assert read(said, numbering=lists, styles=styles) == ["- laga taket"]


def test_a_list_that_names_only_a_style_has_the_form_of_that_style() -> None:
    link = '<w:numStyleLink w:val="Lista"/>'
    lists = form(91, ("bullet", "o")) + form(92, link=link) + num(91, 91) + num(92, 92)
    styles = (
        '<w:style w:type="numbering" w:styleId="Lista"><w:name w:val="Lista"/><w:pPr><w:numPr>'
        '<w:numId w:val="91"/></w:numPr></w:pPr></w:style>'
    )
    said = p("laga taket", in_list(92))
    assert read(said, numbering=lists, styles=styles) == ["- laga taket"]


def test_a_heading_is_known_by_its_level_whatever_its_style_is_called() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Kommunmall"><w:name w:val="Kommunmall"/>'
        '<w:basedOn w:val="Heading2"/></w:style>'
    )
    found = read(
        p("Socialnämnden", '<w:pStyle w:val="Kommunmall"/>'), p("Nämnden svarar."), styles=styles
    )
    assert found == ["Socialnämnden", "Nämnden svarar."]


def test_a_break_within_an_item_of_a_list_parts_nothing() -> None:
    lists = form(91, ("bullet", "o")) + num(91, 91)
    run = "<w:r><w:t>laga taket.</w:t><w:br/><w:t>Senast i maj.</w:t></w:r>"
    assert read(p(run, in_list(91)), numbering=lists) == ["- laga taket. Senast i maj."]


def test_changes_are_read_as_accepted_and_a_move_once() -> None:
    found = read(
        p("<w:moveFrom w:id='1'>" + r("måla om") + "</w:moveFrom>"),
        p(
            r("laga ")
            + "<w:del w:id='2'><w:r><w:delText>alla </w:delText></w:r></w:del>"
            + r("tak")
        ),
        p("<w:moveTo w:id='3'>" + r("måla om") + "</w:moveTo>"),
        p(r("olja grindarna "), "<w:rPr><w:del w:id='4'/></w:rPr>"),
        p(r("och låsen")),
    )
    assert found == ["laga tak", "måla om", "olja grindarna och låsen"]


def test_hidden_text_codes_and_prompts_are_not_read() -> None:
    field = (
        "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>DATE</w:instrText></w:r>"
        "<w:r><w:fldChar w:fldCharType='separate'/></w:r>" + r("1 maj") + ""
        "<w:r><w:fldChar w:fldCharType='end'/></w:r>"
    )
    prompt = (
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
        + r("Klicka här")
        + "</w:sdtContent></w:sdt>"
    )
    hidden, shown = r("nej", "<w:vanish/>"), r(" ja", "<w:vanish w:val='0'/>")
    assert read(p(r("senast ") + field + prompt + hidden + shown)) == ["senast 1 maj ja"]


def test_a_box_is_read_where_it_hangs_and_once() -> None:
    text = "<w:txbxContent>" + p("i rutan") + "</w:txbxContent>"
    compatible = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:Choice Requires='wps'>{text}</mc:Choice><mc:Fallback>{text}</mc:Fallback>"
        "</mc:AlternateContent>"
    )
    found = read(p(r("bredvid") + f"<w:r>{compatible}</w:r>"), p("efter"))
    assert found == ["bredvid", "i rutan", "efter"]


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def cell(said: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{said if said[:4] == '<w:t' else p(said)}</w:tc>"


def table(*rows: str, columns: int = 3) -> str:
    grid = "<w:gridCol/>" * columns
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def test_a_cell_over_rows_or_columns_holds_for_all_of_them() -> None:
    begins, goes_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    found = read(
        table(
            row(cell("Läge", '<w:gridSpan w:val="3"/>')),
            row(cell("laga"), cell("löpande", '<w:gridSpan w:val="2"/>')),
            row(cell("måla"), cell("januari"), cell("mars", begins)),
            row(cell("olja"), cell("februari"), cell("", goes_on)),
            row(cell("slut"), cell("maj"), properties='<w:gridBefore w:val="1"/>'),
        )
    )
    assert found == [
        "Läge\t\t",
        "laga\tlöpande\tlöpande",
        "måla\tjanuari\tmars",
        "olja\tfebruari\tmars",
        "\tslut\tmaj",
    ]


def test_a_table_in_a_cell_is_part_of_what_the_cell_says() -> None:
    inner = table(row(cell("hus A"), cell("12")), columns=2) + "<w:p/>"
    found = read(table(row(cell("byta lås"), f"<w:tc><w:tcPr/>{inner}</w:tc>"), columns=2))
    assert found == ["byta lås\thus A 12"]


def test_a_row_that_was_taken_out_is_not_there() -> None:
    gone = row(cell("borta"), cell("x"), properties="<w:del w:id='1'/>")
    assert read(table(gone, row(cell("kvar"), cell("y")), columns=2)) == ["kvar\ty"]
