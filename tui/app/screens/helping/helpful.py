"""Screens with a help of their own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, TypeVar

from tui.app.screens.base import CommandScreen

T = TypeVar("T")


class HelpfulScreen(CommandScreen[T]):
    """A screen that tells what can be done on it."""

    has_lists: ClassVar[bool] = False
    """Whether the help is to tell about lists and the filter."""

    @property
    def signs(self) -> Sequence[tuple[str, str]]:
        """The signs that the help is to explain, and what they mean."""
        return ()

    def show_help(self) -> None:
        """Show the help over this screen."""
        from tui.app.screens.helping.help import HelpScreen

        self.app.push_screen(HelpScreen(self.available(), lists=self.has_lists, signs=self.signs))
