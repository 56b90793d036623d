"""What concerns a body as a report: its directives, activities, indicators and money, by part."""

from __future__ import annotations

from tui.exports.lists import About, parts_of
from tui.exports.outgoing import Outgoing
from tui.locale import _
from tui.presentation.bodies import bodies_of
from tui.presentation.lens import Lens


def page_of(body: str, lens: Lens) -> Outgoing:
    """Return all that concerns a body and passes the lens, part by part; "" is the whole city."""
    groups = bodies_of(lens.survey).parts(body, lens)
    entries = {entry.id: entry for group in groups for entry in group.rows}
    parts = [(f"{group.title} ({group.note or len(group.rows)})", group.rows) for group in groups]
    name = body or _("The whole city")
    about = About(name, name, lens.typed)
    return parts_of(parts, list(entries.values()), lens.survey, about)
