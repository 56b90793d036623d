"""Entries written to a file of the user's, never over another one unless it was named twice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from store.common.errors import NamndkollError
from store.common.text import one_line, unaccent
from store.entries.entries import Entry
from store.survey.survey import Survey
from tui.app.views.sharing import FORMS, Form, form_of

_ODD = re.compile(r"[^\w.-]+")


class SavingError(NamndkollError):
    """A file cannot be written."""


class NameTakenError(SavingError):
    """There is a file of that name, which is `taken`."""

    taken: Path | None = None


def suggested(title: str, day: date, form: Form) -> Path:
    """Return a path for a list's file in the user's own documents, or at home."""
    from platformdirs import user_documents_path

    folder = user_documents_path()
    name = _ODD.sub("-", unaccent(title.casefold()))
    return (folder if folder.is_dir() else Path.home()) / f"{name}-{day}{form.suffix}"


def save(
    typed: str, entries: Sequence[Entry], survey: Survey, replacing: Path | None = None
) -> Path:
    """Write entries in the form that the typed path's suffix tells and return the path.

    Raises: SavingError, NameTakenError when there is a file that is not the one to replace
    """
    path, form = _named(typed)
    data = form.write(entries, survey).encode(form.encoding, errors="replace")
    try:
        if path.exists() and survey.register.path.exists():
            _spare_register(path, survey.register.path)
        with path.open("wb" if path == replacing else "xb") as file:
            file.write(data)
    except FileExistsError as error:
        raise _taken(path) from error
    except (OSError, ValueError) as error:
        raise SavingError(
            "{path} cannot be written ({reason}). Check the folder, or type another name.",
            path=one_line(path.name),
            reason=getattr(error, "strerror", None) or str(error),
        ) from error
    return path


def _taken(path: Path) -> NameTakenError:
    error = NameTakenError(
        "{path} is there already. Type another name, or replace the file with the key below.",
        path=one_line(path.name),
    )
    error.taken = path
    return error


def _named(typed: str) -> tuple[Path, Form]:
    try:
        path = Path(typed.strip()).expanduser()
    except RuntimeError:
        path = Path(typed.strip())
    form = form_of(path.suffix)
    if form is None or not path.stem:
        raise SavingError(
            "The name must end in one of {endings}.",
            endings=", ".join(form.suffix for form in FORMS),
        )
    return path.absolute(), form


def _spare_register(path: Path, register: Path) -> None:
    if path.samefile(register):
        raise SavingError("{path} is the register itself.", path=one_line(path.name))
