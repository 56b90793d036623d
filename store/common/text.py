"""Text from documents and people, made safe to show: data, never bytes for the terminal."""

from __future__ import annotations

import re
import unicodedata

_MARKS_READ = 12
"""Marks in a row that are composed at all: composing takes the square of their number."""
_MARKS_KEPT = 3
"""Combining marks on one letter: Vietnamese and Hebrew need two or three, an attack dozens."""

_ESCAPES = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]{0,64}[ -/]{0,16}[@-~]?"  # CSI: colours, cursor, modes
    r"|(?:\x1b[\]PX^_]|[\x9d\x90\x98\x9e\x9f])[^\x07\x1b\x9c\n]{0,4096}(?:\x07|\x1b\\|\x9c)?"
    r"|\x1b[ -/]{0,16}[0-~]?"
)
_UNSEEN = {
    "control character": re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]"),
    "direction override": re.compile(r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"),
    "invisible character": re.compile(
        r"[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2028\u2029"
        r"\u2060-\u2065\u206a-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
        r"\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
    ),
    "broken character": re.compile(r"[\ud800-\udfff]"),
}
_PLAIN = re.compile(r"[\t\n\x20-\x7e\xa0-\xac\xae-\u02ff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*")
_PLAIN_LETTERS = tuple(zip("åäöéèüáàæø", "aaoeeuaaao", strict=True))


def clean(text: str) -> str:
    """Return the text without anything a terminal would obey or a reader could not see."""
    return clean_report(text)[0]


def clean_report(text: str) -> tuple[str, tuple[str, ...]]:
    """Clean the text and tell which kinds of characters were removed; keeps tab and newline."""
    if _PLAIN.fullmatch(text):
        return text, ()
    removed = []
    text, count = _ESCAPES.subn("", text)
    if count:
        removed.append("escape sequence")
    for kind, pattern in _UNSEEN.items():
        text, count = pattern.subn("", text)
        if count:
            removed.append(kind)
    few = _few_marks(text, _MARKS_READ)
    composed = unicodedata.normalize("NFC", few)
    kept = _few_marks(composed, _MARKS_KEPT)
    if few != text or kept != composed:
        removed.append("stacked marks")
    return kept, tuple(removed)


def _few_marks(text: str, most: int) -> str:
    """Drop combining marks beyond the few that any language puts on one letter."""
    kept, run = [], 0
    for char in text:
        run = run + 1 if unicodedata.combining(char) or unicodedata.category(char) == "Me" else 0
        if run <= most:
            kept.append(char)
    return "".join(kept)


def one_line(text: str) -> str:
    """Return the text cleaned, on one line with single spaces."""
    return " ".join(clean(text).split())


def shortened(text: str, most: int) -> str:
    """Return the text on one line of at most so many characters, with an ellipsis where cut."""
    line = one_line(text)
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


def fold(text: str) -> str:
    """Return cleaned text for searching: case folded; marks are kept."""
    return text.casefold()


def unaccent(folded: str) -> str:
    """Return folded text with å ä ö and their like as plain letters, same length."""
    if folded.isascii():
        return folded
    for letter, plain in _PLAIN_LETTERS:  # several times faster than str.translate
        folded = folded.replace(letter, plain)
    return folded
