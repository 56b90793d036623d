"""What is told of a calendar that was read, in words."""

from __future__ import annotations

from store.documents.ics.remarks import Remark
from tui.locale import _, say


def remark_words(remark: Remark) -> str:
    """Return a remark in one sentence: of which event, what, why, and what was decided."""
    kind = _(remark.kind)
    about = _("line {line}, {kind}").format(line=remark.line, kind=kind)
    title = f"{remark.text}: " if remark.text else ""
    reason = f" ({say(remark.reason)})" if remark.reason else ""
    return f"{title}{about}{reason}: {_(remark.decision)}."
