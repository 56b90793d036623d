"""The numbers of cells as they are shown, days among them: each value of a style is read once."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from store.documents.common.extras import library
from store.documents.workbook.book import Book
from store.documents.workbook.number_formats import shown

_BEYOND = "#VALUE!"
"""What a spreadsheet shows for a day that no calendar has."""
_GENERAL = "General"


class Numbers(dict[tuple[str, str], str]):
    """What is shown for a number as it is written, in a style by its number."""

    def __init__(self, name: str, book: Book) -> None:
        super().__init__()
        self._name = name
        self._book = book

    def __missing__(self, key: tuple[str, str]) -> str:
        said, style = key
        form = self._form(style)
        number = float(said) if set(said) & set(".eE") else int(said)
        text = self[key] = shown(self._value(number, form), form)
        return text

    def day(self, said: str, style: str) -> str:
        """Return what is shown for a day that is written as ISO 8601 says."""
        return shown(self._times.from_ISO8601(said), self._form(style))

    def _form(self, style: str) -> str:
        form = self._book.formats[int(style)]
        if form.code or not form.number:
            return form.code or _GENERAL
        said: str = self._kinds.BUILTIN_FORMATS.get(form.number, _GENERAL)
        return said

    def _value(self, number: float, form: str) -> object:
        if form == _GENERAL or not self._kinds.is_date_format(form):
            return number
        times = self._times
        begun = times.MAC_EPOCH if self._book.since_1904 else times.WINDOWS_EPOCH
        try:
            return times.from_excel(number, begun, self._kinds.is_timedelta_format(form))
        except (OverflowError, ValueError):
            return _BEYOND

    @cached_property
    def _times(self) -> Any:
        return library("openpyxl.utils.datetime", self._name)

    @cached_property
    def _kinds(self) -> Any:
        return library("openpyxl.styles.numbers", self._name)
