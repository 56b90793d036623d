"""`import FILE --picture PAGE`: a picture of how a page of a PDF was cut, and nothing else."""

from __future__ import annotations

import os
from argparse import Namespace
from contextlib import suppress
from pathlib import Path

from store.common.errors import NamndkollError, UsageError
from store.documents.common.files import read_file
from tui.locale import _
from tui.messages.saying import tell


def run(request: Namespace) -> None:
    """Write the picture, and say what its colours are; the register is not touched.

    Raises: NamndkollError when the page cannot be read or the picture not be written.
    """
    if not request.picture or len(request.words) != 1:
        raise UsageError("--picture takes a page of one PDF, and --to goes with it alone.")
    path = Path(request.words[0])
    name, data = read_file(path)
    if not data.startswith(b"%PDF"):
        raise UsageError("{name} is no PDF: only a PDF has pages that are cut.", name=name)
    target = Path(request.to or f"{path.stem}-{request.picture}.png")
    if target.suffix.lower() != ".png":
        raise UsageError("{name} is no name of a picture: let it end in .png.", name=str(target))
    from store.documents.apart import picture_apart

    _write(target, picture_apart(name, data, request.picture))
    said = _(
        "{path}: blue lines, green cells by gaps, red cells by ruled lines, orange columns; "
        "purple was set apart as head, foot, note or stamp."
    )
    tell(said.format(path=target))


def _write(target: Path, png: bytes) -> None:
    """Write a picture whole or not at all."""
    half = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        half.write_bytes(png)
        half.replace(target)
    except OSError as error:
        with suppress(OSError):
            half.unlink()
        raise NamndkollError(
            "{path} cannot be written ({reason}). Name another file with --to.",
            path=str(target),
            reason=error.strerror,
        ) from error
