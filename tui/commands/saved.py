"""Commands about saved views, and about how a filter was read."""

from __future__ import annotations

from tui.commands.base import Command
from tui.commands.boxes import Replace, Take
from tui.commands.looking import LoadedCommand
from tui.commands.main_ports import HasFiles, HasLooks
from tui.commands.ports import Deletes, Shares
from tui.locale import N_


class ListSaved(LoadedCommand[HasFiles]):
    id, keys = "saved", "V,f3"
    footer = N_("Saved views")
    palette = N_("Choose a saved view")
    help = N_("Choose a saved view, or delete one")

    @classmethod
    def run(cls, screen: HasFiles) -> None:
        screen.files.list_views()


class SaveView(LoadedCommand[HasFiles]):
    id, keys = "saved.save", "S,f4"
    palette = N_("Save this view under a name")
    help = N_("Save this view, its filter and order under a name")

    @classmethod
    def run(cls, screen: HasFiles) -> None:
        screen.files.save_view()


class ExplainFilter(Command[HasLooks]):
    id, keys = "explain", "f5"
    footer = N_("Explain")
    palette = N_("Explain the filter")
    help = N_("Tell how each term of the filter was read, and how many pass it")

    @classmethod
    def available(cls, screen: HasLooks) -> bool:
        return screen.standing.filtered

    @classmethod
    def run(cls, screen: HasLooks) -> None:
        screen.looks.explain_filter()


class DeleteSaved(Command[Deletes]):
    id, keys = "saved.delete", "f8"
    footer = N_("Delete")
    help = N_("Delete the saved view")

    @classmethod
    def available(cls, screen: Deletes) -> bool:
        return screen.any_to_delete

    @classmethod
    def run(cls, screen: Deletes) -> None:
        screen.delete()


class RestoreSaved(Command[Deletes]):
    id, keys = "saved.restore", "f9"
    footer = N_("Bring back")
    help = N_("Bring back the saved view that was deleted last")

    @classmethod
    def available(cls, screen: Deletes) -> bool:
        return screen.any_to_restore

    @classmethod
    def run(cls, screen: Deletes) -> None:
        screen.restore()


class ShareSaved(Command[Shares]):
    id, keys = "saved.share", "f6"
    footer = N_("Share")
    help = N_("Share the saved view with your office, or no longer")

    @classmethod
    def available(cls, screen: Shares) -> bool:
        return screen.any_to_share

    @classmethod
    def run(cls, screen: Shares) -> None:
        screen.share()


class TakeName(Take):
    id, keys = "saved.name", "enter"
    footer = N_("Save")
    help = N_("Save the view under the name that is typed")


class ReplaceSaved(Replace):
    id, keys = "saved.replace", "ctrl+r"
    footer = N_("Replace it")
    help = N_("Put this view in the place of the one that has the name")
