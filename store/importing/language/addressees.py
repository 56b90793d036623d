"""Who a request is addressed to, be it made or only quoted."""

from __future__ import annotations

import re

from store.importing.language.bodies import Bodies
from store.importing.language.giving import phrases_in
from store.importing.language.names import Names
from store.model.binding import REQUEST

_MODAL = re.compile(r"\b(?:kan|kunna|kunde|bör|borde|får|skulle|ska|kommer)\b[^.]*$", re.I)


def is_request(sentence: str) -> bool:
    """Tell whether a sentence requests something, and does not only say that one could."""
    found = REQUEST.search(sentence)
    return found is not None and not _MODAL.search(sentence[: found.start()])


def addressees(sentence: str, bodies: Bodies) -> tuple[str, ...]:
    """Return the names of the bodies that a sentence requests something of, first named first."""
    found = phrases_in(sentence, Names(bodies))
    asked = (given.named for given in found if given.kind == "request" and given.named)
    return tuple(dict.fromkeys(name for named in asked for name in named.names))
