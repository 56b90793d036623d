"""Boxes that lie over a screen, which is seen around them."""

from __future__ import annotations

from typing import TypeVar

from textual.screen import ModalScreen

from tui.app.screens.helping.helpful import HelpfulScreen

T = TypeVar("T")


class BoxScreen(HelpfulScreen[T], ModalScreen[T]):
    """A box over a screen, with a help of its own; the style sheet draws each of them alike."""
