"""Whose bodies a document speaks of: the one place where importers get them from."""

from __future__ import annotations

from store.importing.language.bodies import Bodies
from store.importing.reading.importer import Asked


def bodies_for(asked: Asked) -> Bodies:
    """Return the bodies that a document can mean."""
    return asked.bodies or Bodies.load()
