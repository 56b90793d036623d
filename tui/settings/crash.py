"""What is left behind when the program itself fails: where in the code, never what it held."""

from __future__ import annotations

import platform
import tempfile
import traceback
from collections.abc import Iterator
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from rich.text import Text

from store.common.text import one_line
from tui.locale import _
from tui.settings.paths import reports_folder

_PACKAGES = ("namndkoll", "textual", "rich", "tinydb", "msgspec")


def write_report(error: BaseException, folder: Path | None = None) -> Path | None:
    """Write where an error came from and return the file; None where nothing can be written.

    Messages of errors, local variables and lines of documents may hold records: none is written.
    """
    name = f"namndkoll-{datetime.now():%Y%m%d-%H%M%S}.txt"
    logs = folder or reports_folder()
    for place in (logs, Path(tempfile.gettempdir())):
        try:
            place.mkdir(parents=True, exist_ok=True)
            (place / name).write_text("\n".join(_lines(error)) + "\n", encoding="utf-8")
        except OSError:
            continue
        return place / name
    return None


def sorry(report: Path | None, kept: str = "") -> str:
    """Return the sentences for a fault of the program: what is kept, and where the report lies."""
    kept = kept or _("What is saved is told by: namndkoll history")
    if report is None:
        said = _("Nämndkoll failed, and no report could be written. {kept}")
        return said.format(kept=kept)
    said = _("Nämndkoll failed. {kept} A report without its texts: {report}")
    return said.format(report=report, kept=kept)


def last_words(sentence: str) -> Text:
    """Return a sentence for the terminal when the app is gone, on one line so that paths stay."""
    return Text(one_line(sentence), no_wrap=True, overflow="ignore")


def _lines(error: BaseException) -> Iterator[str]:
    yield f"Python {platform.python_version()} on {platform.system()} {platform.release()}"
    yield ", ".join(f"{name} {version_of(name)}" for name in _PACKAGES)
    cause: BaseException | None = error
    while cause is not None:
        yield ""
        yield f"{type(cause).__module__}.{type(cause).__qualname__}"
        for frame in traceback.extract_tb(cause.__traceback__):
            yield f"  {frame.filename}:{frame.lineno} {frame.name}"
        cause = cause.__cause__ or cause.__context__


def version_of(name: str) -> str:
    """Return the version of an installed package, `?` when it runs from its source."""
    try:
        return version(name)
    except PackageNotFoundError:
        return "?"
