"""What a person says of organisations and their bodies, saved as one step."""

from __future__ import annotations

from datetime import datetime

from store.changes.organising import Reorganising
from store.keeping.contents import Contents
from store.keeping.signing import Signed, made
from store.keeping.steps import Change
from store.register.register import Register


def reorganise(
    register: Register, draft: Reorganising, what: str, *, by: str, now: datetime
) -> Change | None:
    """Save what a draft makes of the register by then, and return the step; None for no change.

    `what` is how the step is named in the history.

    Raises:
        RegisterError: it cannot be, or was not saved, and nothing is changed.
    """

    def drafted(contents: Contents) -> tuple[Contents, Change] | None:
        planned = draft(contents)
        if planned == contents:
            return None
        return planned, made(contents, Signed(by, now), kind="organisation", name=what)

    return register.disk.put_made(drafted, by, "merge")
