"""Who stands behind a document, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from store.merging.taking_in import Import
from store.model.records import Sender, SenderKind, Source
from store.register.register import Register
from tui.locale import N_, _

SENDERS: dict[SenderKind, str] = {
    "council": N_("the council"),
    "executive_board": N_("the executive board"),
    "office": N_("an office"),
    "committee": N_("a committee"),
    "party": N_("a party"),
    "other": N_("another"),
}


def sender_words(sender: Sender) -> str:
    """Return who a sender is, by name; that what is a party's is its own."""
    if sender.kind == "party":
        return _("{party}, the party's own").format(party=sender.name)
    return sender.name or _(SENDERS[sender.kind])


def from_whom(report: Import) -> str:
    """Return who stands behind a document that was read; empty where nothing asks who does."""
    if report.sender:
        return _("Sender: {sender}").format(sender=sender_words(report.sender))
    if report.counts["directives"] or report.counts["activities"]:
        return _("Who stands behind it, nothing says")
    return ""


def unbound(sources: Iterable[Source], register: Register) -> Iterator[str]:
    """Return, for each party in whose own documents something stands, that it binds nobody."""
    names = {source.document for source in sources}
    said = dict.fromkeys(
        one.sender.name
        for one in register.documents
        if one.name in names and one.sender and one.sender.kind == "party"
    )
    for party in said:
        yield _("{party}, in a document of its own: binds nobody").format(party=party)
