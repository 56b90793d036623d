"""The lines of the form that only the office's own entries have."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from store.changes.edits import Field, OwnField
from store.model.own import Own
from tui.locale import N_


class FormField(NamedTuple):
    """A line of the form: its name, what it is called, and the field that it is part of."""

    name: str
    label: str
    field: Field


OWN_FORM = (
    FormField("type", N_("Kind"), "type"),
    FormField("text", N_("Text"), "text"),
    FormField("leads", N_("Who"), "leads"),
    FormField("participants", N_("Takes part"), "participants"),
    FormField("end", N_("By when"), "end"),
    FormField("about", N_("About"), "about"),
    FormField("asked", N_("Asked on"), "asked"),
    FormField("answered", N_("Answered"), "answered"),
    FormField("answer", N_("Answer"), "answer"),
)
OWN_LINES: Mapping[str, OwnField] = {
    "type": "type", "text": "text", "leads": "leads", "participants": "participants",
    "end": "end", "about": "about", "asked": "asked", "answered": "answered", "answer": "answer",
}  # fmt: skip
"""The fields of an own entry by the names of their lines."""


def own_texts(record: Own) -> dict[str, str]:
    """Return what the form begins with for an entry of one's own."""
    return {
        "type": record.type,
        "text": record.text,
        "leads": "; ".join(record.leads),
        "participants": "; ".join(one.committee for one in record.participants),
        "end": record.end.text,
        "about": record.about or "",
        "asked": record.asked.isoformat() if record.asked else "",
        "answered": record.answered.isoformat() if record.answered else "",
        "answer": record.answer,
    }
