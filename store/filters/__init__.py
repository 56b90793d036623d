"""The filter that lists, commands and saved views share."""

from store.filters.match import asked, matcher, resolve
from store.filters.parse import Filter, Term, parse

__all__ = ["Filter", "Term", "asked", "matcher", "parse", "resolve"]
