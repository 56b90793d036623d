"""What can be chosen: a committee, an order, headings, colours."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from store.common.sorting import swedish_key
from tui.app.screens.dialogs.chooser import Choice, ChooserScreen, finding
from tui.locale import N_, _, ngettext
from tui.messages.wording import RECORDS
from tui.presentation.arranger import Arranger
from tui.presentation.lens import Lens

if TYPE_CHECKING:
    from textual.app import App

_CHOSEN = "›"


def committee_chooser(
    lens: Lens, title: str = N_("See what concerns"), *, or_all: bool = True
) -> ChooserScreen[str]:
    """Return a chooser of a body's name: all of them (the empty name), the chosen, the others."""
    load = lens.survey.load
    bodies = sorted(
        lens.register.committees,
        key=lambda body: (body.name != lens.committee, swedish_key(body.name)),
    )
    choices = [Choice("", _("All committees"), "", sign=_CHOSEN if lens.committee is None else "")]
    choices = choices if or_all else []
    for body in bodies:
        late = load.get(body.name, Counter())["overdue"]
        hint = ngettext("{late} late", "{late} late", late).format(late=late) if late else ""
        sign = _CHOSEN if body.name == lens.committee else ""
        kind = _(RECORDS[body.kind])
        choices.append(Choice(body.id, body.name, body.name, hint or kind, sign))
    start = next((one.id for one in choices if one.sign), "")
    return ChooserScreen(_(title), finding(choices), start_at=start)


def sort_chooser(arranger: Arranger) -> ChooserScreen[str]:
    """Return a chooser of an order's key."""
    now = arranger.now
    arrow = _("descending") if now.descending else _("ascending")
    choices = [
        Choice(
            one.key,
            _(one.title),
            one.key,
            arrow if one.key == now.order else "",
            _CHOSEN if one.key == now.order else "",
        )
        for one in arranger.orders
    ]
    return ChooserScreen(_("Sort by"), finding(choices), start_at=now.order)


def group_chooser(arranger: Arranger) -> ChooserScreen[str]:
    """Return a chooser of a grouping's key."""
    now = arranger.now.grouping
    choices = [
        Choice(one.key, _(one.title), one.key, sign=_CHOSEN if one.key == now else "")
        for one in arranger.groupings
    ]
    return ChooserScreen(_("Group by"), finding(choices), start_at=now)


def theme_chooser(app: App[Any]) -> ChooserScreen[str]:
    """Return a chooser of a colour theme's name."""
    names = sorted(app.available_themes)
    choices = [Choice(one, one, one, sign=_CHOSEN if one == app.theme else "") for one in names]
    return ChooserScreen(_("Colours"), finding(choices), start_at=app.theme)
