"""What the columns of tables are called, by the field that they become."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files

from store.common.text import fold

_KEPT = 4096
"""Names of which the key is kept: those of a header are asked for again and again."""
_SPACES = re.compile(r"[\s_*:]+")


@cache
def vocabulary() -> Mapping[str, list[str]]:
    """Return the names by field, those that go first at the beginning."""
    text = files("store.documents.common").joinpath("columns.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def all_names() -> frozenset[str]:
    """Return every name, as `key` makes it."""
    return frozenset(name for names in vocabulary().values() for name in names)


@lru_cache(maxsize=_KEPT)
def key(name: str) -> str:
    """Return a name without what makes no other column of it: case, spaces and signs."""
    return _SPACES.sub(" ", fold(name)).strip()
