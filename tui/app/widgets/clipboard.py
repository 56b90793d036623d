"""What is copied goes to the terminal (OSC 52), which never answers whether anybody got it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from tui.commands.base import main_key
from tui.commands.sharing import SaveAs
from tui.locale import _

if TYPE_CHECKING:
    from textual.app import App


def send(app: App[Any], text: str, said: str) -> None:
    """Send a text to the terminal's clipboard; say so, and what to do where it does not arrive."""
    app.copy_to_clipboard(text)
    app.notify(f"{said} {_may_not_arrive()}", title=_("Copied"), markup=False)


def _may_not_arrive() -> str:
    """Return what is known of the terminal, told by its environment, and the way that is sure."""
    kind, key = os.environ.get("TERM", ""), main_key(SaveAs)
    if "TMUX" in os.environ:
        said = _(
            "tmux passes it on only after `set -g set-clipboard on`; {key} in a list saves to a "
            "file."
        )
    elif "STY" in os.environ or kind.startswith("screen"):
        said = _("screen does not pass it on; {key} in a list saves to a file.")
    elif os.environ.get("TERM_PROGRAM") == "Apple_Terminal":
        said = _("macOS Terminal does not take it; {key} in a list saves to a file.")
    else:
        said = _("If it does not arrive, {key} in a list saves to a file.")
    return said.format(key=key)
