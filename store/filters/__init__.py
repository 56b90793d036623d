"""The filter that lists, commands and saved views share."""

from store.filters.match import asked, matcher, resolve
from store.filters.papers import named
from store.filters.parse import Filter, Term, parse
from store.filters.saved import NO_VIEWS, SavedView, SavedViews

__all__ = [
    "NO_VIEWS",
    "Filter",
    "SavedView",
    "SavedViews",
    "Term",
    "asked",
    "matcher",
    "named",
    "parse",
    "resolve",
]
