"""What can go wrong, said in one sentence: what, where, and what to do."""

from collections.abc import Mapping

from msgspec import Struct


class Message(Struct, frozen=True):
    """A sentence for people, not yet in their language: an English template and its values.

    With `count`, `plural` is the template for any number but one.
    """

    text: str
    values: Mapping[str, object] = {}
    plural: str = ""
    count: int = 1

    def __str__(self) -> str:
        template = self.plural if self.plural and self.count != 1 else self.text
        return template.format(**self.values)


class NamndkollError(Exception):
    """Something asked for cannot be done; the edges show the message and exit with `status`."""

    status = 1

    def __init__(self, text: str, /, **values: object) -> None:
        self.message = Message(text, values)
        super().__init__(str(self.message))


class UsageError(NamndkollError):
    """The request itself is malformed: an unknown term, a date that is none."""

    status = 2


class DocumentError(NamndkollError):
    """A document cannot be read as what it should be."""


class RegisterError(NamndkollError):
    """A register cannot be opened, trusted or written."""
