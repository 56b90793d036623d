"""A web page becomes the lines that all documents become, without what stands around its text."""

from __future__ import annotations

import pytest

from store.common.errors import DocumentError
from store.documents.common.text import TextDocument
from store.documents.kinds import of_bytes, of_bytes_here

FORMS = {
    "headings": ("<h1>Plan</h1><h3>Nord</h3>", ["Plan", "Nord"]),
    "paragraphs": ("<p>Ett\n  två.<p>Tre.", ["Ett två.", "Tre."]),
    "text in no paragraph": ("Ett.<div>Två.<b>Tre</b></div>Fyra.", ["Ett.", "Två.Tre", "Fyra."]),
    "a list": ("<ul><li>ett<li>två</ul>", ["- ett", "- två"]),
    "items of paragraphs": ("<ul><li><p>ett</p><p>mer</p></li></ul>", ["- ett mer"]),
    "items in blocks": ("<ul><li><div><a href=x>ett</a></div></ul>", ["- ett"]),
    "lists in lists": ("<ul><li>a<ol><li>b<li>c</ol><li>d</ul>", ["- a", "1. b", "2. c", "- d"]),
    "a list right in a list": ("<ul><li>a</li><ul><li>b</li></ul></ul>", ["- a", "- b"]),
    "numbers from five": ("<ol start=5><li>a<li>b</ol>", ["5. a", "6. b"]),
    "numbers of their own": ("<ol><li value=3>a<li>b</ol>", ["3. a", "4. b"]),
    "letters": ("<ol type=a><li>x<li>y</ol>", ["a) x", "b) y"]),
    "roman": ("<ol type=i start=4><li>x<li>y</ol>", ["iv) x", "v) y"]),
    "a number that is none": ("<ol start=x type=z><li>a</ol>", ["1. a"]),
    "breaks": ("<p>• ett<br>• två</p>", ["- ett", "- två"]),
    "breaks in an item": ("<ul><li>ett<br>två</ul>", ["- ett två"]),
    "entities": ("<p>&aring;&nbsp;&#8722;&shy; &amp;</p>", ["å − &"]),
    "a table": ("<table><tr><th>A<th>B<tr><td>1<td>2</table>", ["A\tB", "1\t2"]),
    "parts of a table": (
        ("<table><caption>Plan</caption><thead><tr><th>A<th>B</thead><tbody><tr><td>1<td></tbody>"
         "<tfoot><tr><td><td>2</tfoot></table>"), ["Plan", "A\tB", "1\t", "\t2"],
    ),
    "a cell over rows": (
        "<table><tr><td rowspan=2>N<td>a<tr><td>b<tr><td>S<td>c</table>", ["N\ta", "N\tb", "S\tc"]
    ),
    "a cell over columns": (
        "<table><tr><td colspan=2>N<td>a<tr><td>1<td>2<td>3</table>", ["N\tN\ta", "1\t2\t3"]
    ),
    "a cell over both": (
        "<table><tr><td rowspan=2 colspan=2>N<td>a<tr><td>b<tr><td>1<td>2<td>3</table>",
        ["N\tN\ta", "N\tN\tb", "1\t2\t3"],
    ),
    "a cell over rows in the middle": (
        "<table><tr><td>1<td rowspan=3>N<td>a<tr><td>2<td>b<tr><td>3<td>c</table>",
        ["1\tN\ta", "2\tN\tb", "3\tN\tc"],
    ),
    "a heading within a table": (
        "<table><tr><td>A<td>B<tr><td colspan=2>Nord<tr><td>1<td>2</table>",
        ["A\tB", "Nord\t", "1\t2"],
    ),
    "a cell over more rows than there are": (
        "<table><tr><td rowspan=9999>N<td>a<tr><td>b</table>", ["N\ta", "N\tb"]
    ),
    "lists in a cell": (
        "<table><tr><td>A<td><p>Av:<ul><li>Nord<li>Syd</ul></table>", ["A\tAv: Nord; Syd"]
    ),
    "paragraphs in a cell": ("<table><tr><td>A<td><p>b<p>c<br>d</table>", ["A\tb c d"]),
    "a table that sets out": (
        "<table><tr><td><h1>Plan</h1><td><table><tr><td>1<td>2</table></table>", ["Plan", "1\t2"]
    ),
    "a table of one column": ("<table><tr><td>Ett.<tr><td>Två.</table>", ["Ett.", "Två."]),
    "what is said of terms": ("<dl><dt>Vem<dd>Nord<dt>När<dd>maj</dl>", ["Vem\tNord", "När\tmaj"]),
    "lines that are set": ("<pre>ett\n  två</pre>", ["ett", "två"]),
    "bare words of programs": ("<p>a</p><script>b</script><style>c</style><p>d", ["a", "d"]),
    "words of its own": ("<x-card><p>a</p><x-b>c</x-b></x-card>", ["a", "c"]),
    "comments": ("<p>a<!-- b --></p>", ["a"]),
    "hidden": ("<p hidden>a<p style='Display: none'>b<p aria-hidden=true>c<p>d", ["d"]),
    "controls": ("<form><p>a<button>b</button><select><option>c</select></form>", ["a"]),
}  # fmt: skip
AROUND = {
    "nav": "<nav>MENY</nav>",
    "header": "<header>MENY</header>",
    "footer": "<footer>MENY</footer>",
    "aside": "<aside>MENY</aside>",
    "role": "<div role=navigation>MENY</div>",
    "name": "<ul class='x menu'><li>MENY</ul>",
    "id": "<div id=breadcrumbs>MENY</div>",
}


def read(body: str, name: str = "plan.html") -> TextDocument:
    page = f"<!DOCTYPE html><html><body>{body}</body></html>"
    found = of_bytes_here(name, page.encode())
    assert isinstance(found, TextDocument)
    return found


@pytest.mark.parametrize("form", FORMS)
def test_each_form_becomes_lines_lists_and_rows(form: str) -> None:
    body, wanted = FORMS[form]
    assert [line for line in read(body).lines if line.strip()] == wanted


@pytest.mark.parametrize("form", AROUND)
def test_what_stands_around_the_text_is_left_out_and_told(form: str) -> None:
    found = read(f"{AROUND[form]}<p>Nämnden ska väga.")
    assert found.lines == ("Nämnden ska väga.",)
    assert [one.kind for one in found.remarks] == ["around the page"]


def test_the_head_of_a_text_is_of_the_text() -> None:
    found = read("<main><article><header><h1>Plan</h1></header><p>Text.</article></main>")
    assert found.lines == ("Plan", "", "Text.")


def test_the_title_stands_first_where_the_text_has_no_heading() -> None:
    title = b"<html><head><title>Plan\n 2026</title></head><body><p>Text.</body></html>"
    assert of_bytes_here("a.html", title).lines == ("Plan 2026", "", "Text.")
    assert of_bytes_here("a.html", title.replace(b"<p>", b"<h2>A</h2>")).lines[0] == "A"


@pytest.mark.parametrize("name", ["plan.html", "plan.htm", "plan.txt", "plan.xls", "plan.md"])
def test_a_page_is_known_by_how_it_begins_whatever_it_is_called(name: str) -> None:
    assert read("<ul><li>väga</ul>", name).lines == ("- väga",)


def test_what_is_called_a_page_and_has_no_tags_is_a_text() -> None:
    assert of_bytes_here("plan.html", b"Plan\n\nText.").lines == ("Plan", "", "Text.")


@pytest.mark.parametrize(
    ("encoding", "head", "told"),
    [
        ("utf-8", "", []),
        ("utf-8-sig", "", []),
        ("cp1252", "<meta charset=windows-1252>", ["another encoding"]),
        ("latin-1", "<meta content='text/html; charset=ISO-8859-1'>", ["another encoding"]),
        ("latin-1", "", ["another encoding"]),
        ("cp1252", "<meta charset=utf-8>", ["another encoding"]),
        ("latin-1", "<meta charset=nonsense>", None),
    ],
)  # fmt: skip
def test_letters_are_those_of_the_page(encoding: str, head: str, told: list[str] | None) -> None:
    data = f"<html><head>{head}</head><body><p>Älvsjö nämnd.</body></html>".encode(encoding)
    if told is None:
        with pytest.raises(DocumentError, match="UTF-8"):
            of_bytes_here("a.html", data)
        return
    found = of_bytes_here("a.html", data)
    assert found.lines == ("Älvsjö nämnd.",)
    assert [one.kind for one in found.remarks] == told


def test_a_page_that_is_cut_off_is_told() -> None:
    found = of_bytes_here("a.html", b"<html><body><p>Ett.<p>Tv")
    assert [one.kind for one in found.remarks] == ["page without an end"]


def test_a_comment_that_nobody_ended_is_told() -> None:
    found = of_bytes_here("a.html", b"<p>Ett.</p><!-- dolt <p>Mer.</p>")
    assert "comment without an end" in [one.kind for one in found.remarks]


def test_struck_text_and_code_are_left_out_and_told() -> None:
    found = read("<p>Det <del>ska</del> kan.<pre><code>väga</code></pre>")
    assert found.lines == ("Det kan.",)
    assert [one.kind for one in found.remarks] == ["code", "struck out"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b"<html></html>", "is empty"),
        (b"<html><body><script>a</script>", "is empty"),
        (b"<html>" + b"<div>" * 3_000 + b"a", "256"),
        (b"<html>a\0", "binary"),
    ],
)
def test_what_cannot_be_read_is_one_sentence(data: bytes, words: str) -> None:
    with pytest.raises(DocumentError, match=words):
        of_bytes_here("plan.html", data)


def test_a_table_that_claims_to_be_huge_is_refused_in_bounded_time() -> None:
    wide = "<td colspan=1000 rowspan=65534>x" * 3
    with pytest.raises(DocumentError, match="columns"):
        read(f"<table><tr>{wide}{'<tr><td>a<td>b' * 50}</table>")


def test_it_is_read_in_a_process_of_its_own() -> None:
    assert of_bytes("a.html", b"<p>Plan</p>").lines == ("Plan",)
