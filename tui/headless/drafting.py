"""The command `draft`: the draft of a question about entries, to be read or as a file."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from store.common.errors import UsageError
from store.common.new_file import write_new
from store.entries.entries import Entry
from store.survey.survey import Survey
from tui.exports.drafts import KINDS, drafted
from tui.exports.frames import DraftKind, shipped
from tui.exports.report import Report
from tui.exports.txt import as_text
from tui.headless.output.file import save_new
from tui.locale import _
from tui.messages.saying import tell
from tui.serializers.shape import Shape

_WORDS = "words", "ord"
"""What asks for the words around the facts."""
_NAMED: dict[str, DraftKind] = {
    **{kind: kind for kind in KINDS},
    "skrivelse": "letter",
    "fråga": "question",
    "fraga": "question",
}
"""What the kinds are called, also in Swedish where that is another word."""


def run(word: str, entries: Sequence[Entry], survey: Survey, request: Namespace) -> None:
    """Write a draft, or the words that stand around the facts of all of them.

    Raises:
        NamndkollError: it cannot be made or written.
    """
    if word.casefold() in _WORDS:
        return _write_words(request)
    outgoing = drafted(_kind(word), entries, survey)
    if request.to is not None:
        return _told(save_new(request.to, outgoing))
    if request.json:
        from tui.serializers.as_json import write as write_json

        return write_json(_shape(outgoing.report))
    sys.stdout.write(as_text(outgoing.report))
    return None


def _kind(word: str) -> DraftKind:
    found = _NAMED.get(word.casefold())
    if found is None:
        raise UsageError(
            "There is no draft called {word!r}. Those that there are: {known}",
            word=word[:40],
            known=", ".join(_NAMED),
        )
    return found


def _write_words(request: Namespace) -> None:
    if request.to is not None:
        return _told(_copied(Path(request.to)))
    sys.stdout.write(shipped().decode("utf-8"))
    return None


def _copied(path: Path) -> Path:
    write_new(path, shipped().decode("utf-8"))
    return path


def _told(path: Path) -> None:
    tell(_("Written: {path}").format(path=path))


def _shape(report: Report) -> Shape:
    return {
        "title": report.title,
        "told": [{"label": label, "value": value} for label, value in report.told],
        "sections": [
            {
                "level": one.level,
                "title": one.title,
                "passages": [passage._asdict() for passage in one.passages],
            }
            for one in report.sections
        ],
    }
