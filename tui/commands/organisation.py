"""Commands of the page of organisations, and the one that opens it."""

from __future__ import annotations

from typing import ClassVar, Literal

from tui.commands.base import Command
from tui.commands.boxes import Take
from tui.commands.looking import LoadedCommand
from tui.commands.main_ports import HasLooks
from tui.commands.ports import Organises
from tui.locale import N_


class ShowOrganisations(LoadedCommand[HasLooks]):
    id, keys = "organisation", "O"
    palette = N_("Show organisations and their bodies")
    help = N_("See whose bodies there are and what was learnt; correct and merge names")

    @classmethod
    def run(cls, screen: HasLooks) -> None:
        screen.looks.show_organisations()


class OfBody(Command[Organises]):
    """Something that is said of the body under the cursor."""

    @classmethod
    def available(cls, screen: Organises) -> bool:
        return screen.on_body

    @classmethod
    def offered(cls, screen: Organises) -> bool:
        return screen.may_change


class AddBody(Command[Organises]):
    id, keys = "organisation.add", "n"
    footer = N_("New body")
    help = N_("Make a body known that no document has named, with its kind and other names")

    @classmethod
    def offered(cls, screen: Organises) -> bool:
        return screen.may_change

    @classmethod
    def run(cls, screen: Organises) -> None:
        screen.add()


class MergeBody(OfBody):
    id, keys = "organisation.merge", "m"
    footer = N_("Merge")
    help = N_("Merge the name into another: all that it has is that one's, and it is an alias")

    @classmethod
    def run(cls, screen: Organises) -> None:
        screen.merge()


class SetOfBody(OfBody):
    """Corrects a field of the body under the cursor."""

    field: ClassVar[Literal["name", "aliases", "kind"]]

    @classmethod
    def run(cls, screen: Organises) -> None:
        screen.correct(cls.field)


class RenameBody(SetOfBody):
    id, keys, field = "organisation.name", "e", "name"
    footer = N_("Name")
    help = N_("Correct the name; the one that it had stays as another name")


class SetKindOfBody(SetOfBody):
    id, keys, field = "organisation.kind", "t", "kind"
    footer = N_("Kind")
    help = N_("Say what kind of body it is")


class SetAliases(SetOfBody):
    id, keys, field = "organisation.aliases", "a", "aliases"
    footer = N_("Aliases")
    help = N_("Correct by which other names it is known, with commas between them")


class RenameOrganisation(OfBody):
    id, keys = "organisation.rename", "R"
    footer = N_("Whose")
    help = N_("Correct the name of the organisation that the body is of")

    @classmethod
    def available(cls, screen: Organises) -> bool:
        return screen.in_organisation

    @classmethod
    def run(cls, screen: Organises) -> None:
        screen.rename_organisation()


class UndoOrganising(Command[Organises]):
    id, keys = "organisation.undo", "u"
    footer = N_("Undo")
    help = N_("Undo your own last change, whatever it was, and say which it was")

    @classmethod
    def available(cls, screen: Organises) -> bool:
        return screen.any_change

    @classmethod
    def offered(cls, screen: Organises) -> bool:
        return screen.may_change

    @classmethod
    def run(cls, screen: Organises) -> None:
        screen.undo()


class TakeNames(Take):
    """Takes the name or names that are typed."""

    id, keys = "organisation.take", "enter"
    footer = N_("Save")
    help = N_("Save what is typed")


ORGANISING: tuple[type[Command[Organises]], ...] = (
    MergeBody, RenameBody, SetKindOfBody, SetAliases, AddBody, RenameOrganisation, UndoOrganising,
)  # fmt: skip
