"""A message that the views and the screen around them share."""

from __future__ import annotations

from textual.message import Message


class BodyOpened(Message):
    """A body was opened by its name."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__()
