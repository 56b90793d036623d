"""The line that says that the register's file cannot be read just now; else there is none."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from store.common.errors import NamndkollError
from tui.app.widgets.plain import plain
from tui.locale import _, say


class DiskLine(Static):
    """Stands under the tabs only while there is something to say."""

    DEFAULT_CSS = """
    DiskLine { display: none; height: auto; max-height: 3; padding: 0 1; color: $text-warning; }
    DiskLine.-told { display: block; }
    """

    def show(self, trouble: NamndkollError | None) -> None:
        """Say what is wrong, and what is seen meanwhile; nothing when nothing is."""
        self.set_class(trouble is not None, "-told")
        if trouble:
            shown = _("The file cannot be read just now; what is shown was read before.")
            self.update(Content.assemble(("? ", "bold"), shown, " ", plain(say(trouble.message))))
