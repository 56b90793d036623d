"""The names that a document uses for bodies: known ones, and those that were learnt from it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from store.importing.language.bodies import Bodies
from store.importing.language.name_shapes import base
from store.model.records import CITY_WIDE

_WHICH = r"(?:samtliga|alla|stadens|kommunens|regionens|övriga) "
_BOARDS = r"(?:nämnder(?:na)?|(?:bolags)?styrelser(?:na)?|(?:\w+ )?bolag(?:en)?)"
EVERYONE = re.compile(
    rf"(?:{_WHICH})*(?:nämnder(?:na)?|(?:bolags)?styrelser(?:na)?)"
    rf"(?:(?:,| och| samt) (?:{_WHICH})?{_BOARDS})*",
    re.I,
)
"""Words that mean every committee, and the companies too where the document has any."""


class Names:
    """Names of bodies, by what is known of them and what `aliases` say that they mean."""

    def __init__(self, bodies: Bodies, aliases: Mapping[str, str] = MappingProxyType({})) -> None:
        self.bodies = bodies
        self._aliases = {name.casefold(): whole for name, whole in aliases.items()}

    def known(self, words: str) -> str | None:
        """Return the name of the body that words surely mean, or None."""
        if whole := self._aliases.get(words.casefold()):
            return whole
        found = self.bodies.known(words)
        return found.name if found and found.certain else None

    def shown(self, words: str) -> str:
        """Return a name as it is to be shown: the known body's, or else its base form."""
        if EVERYONE.fullmatch(words):
            return CITY_WIDE
        return self.known(words) or self.known(base(words)) or base(words)

    def members(self, group: str) -> tuple[str, ...]:
        """Return the names of a group's members, where they are known."""
        return next((one.members for one in self.bodies.committees() if one.name == group), ())
