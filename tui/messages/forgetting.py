"""What was forgotten and what could not be reached, to be written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from store.keeping.reading import shown
from store.register.forgetting import Forgot
from tui.locale import _, ngettext, say
from tui.messages.changes import FORGETTABLE


def forgot_shape(forgot: Forgot) -> dict[str, Any]:
    """Return what a forgetting came to, as the contract has it."""
    return {
        "id": forgot.id,
        "fields": forgot.fields,
        "removed": forgot.removed,
        "backups": [str(path) for path in forgot.backups],
        "elsewhere": forgot.elsewhere,
        "left": [{"path": str(one.path), "text": say(one.why)} for one in forgot.left],
    }


def told_of_forgetting(forgot: Forgot) -> Iterator[str]:
    """Return what was forgotten, where the same words still stand, and what nobody reaches here."""
    what = ", ".join(_(FORGETTABLE[field]) for field in forgot.fields)
    yield _("Forgotten of {id}: {what}. The history says that, and not what it was.").format(
        id=forgot.id, what=what
    )
    count = len(forgot.backups)
    if count:
        said = ngettext(
            "{count} backup was written anew without it.",
            "{count} backups were written anew without it.",
            count,
        )
        yield said.format(count=count)
    for one in forgot.left:
        yield f"{shown(one.path)}: {say(one.why)}"
    if forgot.elsewhere:
        said = _("The same words still stand at {ids}. Forget them there as well if need be.")
        yield said.format(ids=", ".join(forgot.elsewhere))
    yield _(
        "Not reached: what was exported, copied or sent, what others have saved, their open "
        "screens until they look again, saved views and searches, and the earlier versions that "
        "programs such as OneDrive keep of files. Remove it there by hand."
    )
