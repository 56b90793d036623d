"""A text file: cleaned lines with an editor's numbers, or one sentence about why not."""

from pathlib import Path

import pytest

from store.common.errors import DocumentError
from store.common.limits import FILE
from store.documents.common.text import Cleaned, from_bytes, read_text


def test_lines_are_counted_as_an_editor_counts_them() -> None:
    document = from_bytes("a.txt", "ett\r\ntvå\rtre\nfyra\x0cfem\u2028sex\x0bsju".encode())
    assert document.lines == ("ett", "två", "tre", "fyrafemsexsju")


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    assert from_bytes("a.txt", b"\xef\xbb\xbfett").lines == ("ett",)


def test_what_is_removed_is_told_with_its_line() -> None:
    document = from_bytes("a.txt", "ren\n\x1b[31mröd\x1b[0m\n".encode())
    assert document.lines[1] == "röd"
    assert document.cleaned == (Cleaned(2, ("escape sequence",)),)


def test_letters_are_composed() -> None:
    assert from_bytes("a.txt", "a\u030ar".encode()).lines == ("år",)


def test_tabs_are_kept() -> None:
    assert from_bytes("a.txt", b"a\tb\t\t").lines == ("a\tb\t\t",)


def test_a_line_of_a_hundred_thousand_characters_is_one_line() -> None:
    document = from_bytes("a.txt", ("ord " * 25_000 + "\nslut").encode())
    assert [len(line) for line in document.lines] == [100_000, 4]


def test_the_hash_is_of_the_bytes_and_the_name_is_the_files(tmp_path: Path) -> None:
    path = tmp_path / "budget.txt"
    path.write_bytes(b"abc")
    document = read_text(path)
    assert document.name == "budget.txt"
    assert document.sha256.startswith("ba7816bf8f01cfea")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "is empty"),
        (b" \n\t\n", "is empty"),
        (b"PK\x03\x04\x00\x00", "is not a text file"),
        ("Nämnden ska".encode("utf-16"), "seems to be UTF-16"),
        ("Nämnden ska".encode("utf-16-le"), "seems to be UTF-16"),
        ("ett\nNämnden ska".encode("cp1252"), "seems to be Windows-1252"),
        (b"ett\ntv\x80", "line 2 cannot be read"),
    ],
)
def test_what_is_no_utf8_text_is_refused_in_a_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(DocumentError, match=sentence):
        from_bytes("fil.txt", data)


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"There is no file saknas\.txt"):
        read_text(tmp_path / "saknas.txt")
    with pytest.raises(DocumentError, match="is a folder"):
        read_text(tmp_path)


def test_a_name_that_no_file_can_have_is_refused() -> None:
    with pytest.raises(DocumentError, match="cannot be opened"):
        read_text(Path("a\0b.txt"))


def test_a_file_too_large_is_refused_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "stor.txt"
    with path.open("wb") as file:
        file.truncate(FILE.most + 1)
    monkeypatch.setattr(Path, "open", lambda *_: pytest.fail("the file was opened"))
    with pytest.raises(DocumentError, match="is 51 MB, and at most 50 MB"):
        read_text(path)


def test_a_name_cannot_reach_the_terminal(tmp_path: Path) -> None:
    with pytest.raises(DocumentError) as refused:
        read_text(tmp_path / "\x1b[2Jbudget.txt")
    assert "\x1b" not in str(refused.value)


@pytest.mark.parametrize("data", [bytes(1000), b"\x7fELF" + bytes(900) + b"code" * 20])
def test_a_file_of_mostly_zeros_is_binary_and_no_text_of_two_bytes_a_letter(data: bytes) -> None:
    with pytest.raises(DocumentError, match="binary"):
        from_bytes("tool", data)
