"""The libraries of the extra `documents`, each imported only when a file of its kind is read."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from store.common.errors import DocumentError


def library(module: str, name: str) -> Any:
    """Return a module of the extra `documents`.

    Raises:
        DocumentError: it is not installed; the sentence says how to install it.
    """
    try:
        return import_module(module)
    except ImportError as error:
        raise DocumentError(
            "{name} needs a library that is not installed. Install it with: {command}",
            name=name,
            command="python3 -m pip install 'namndkoll[documents]'",
        ) from error
