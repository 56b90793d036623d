"""A report as a draft of a mail, to whom it concerns by the addresses in the settings.

Outlook opens a file with `X-Unsent: 1` as a draft; other programs show a mail to be edited as new.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from typing import BinaryIO

from store.common.text import one_line
from tui.exports.html import as_page
from tui.exports.outgoing import Outgoing
from tui.exports.report import Report
from tui.exports.shown import safe
from tui.exports.txt import as_text
from tui.locale import _
from tui.settings.office import office


def write(outgoing: Outgoing, file: BinaryIO) -> None:
    """Write a report as a draft to all who lead what is in it.

    Who has no address in the settings is named in the text; nobody is guessed.
    """
    leads = [*dict.fromkeys(lead for entry in outgoing.entries for lead in entry.leads)]
    own = office()
    found = [address for lead in leads if (address := own.address_of(lead))]
    unknown = [lead for lead in leads if not own.address_of(lead)]
    report = outgoing.report._replace(told=(*outgoing.report.told, *_told(unknown)))
    file.write(draft(report, dict.fromkeys(found)).as_bytes())


def draft(report: Report, to: Iterable[str]) -> EmailMessage:
    """Return a report as a mail that is not sent yet, as text and as a page."""
    mail = EmailMessage(policy=SMTP)
    mail["Subject"] = one_line(safe(report.title))
    if addresses := [Address(addr_spec=one) for one in to]:
        mail["To"] = addresses
    mail["X-Unsent"] = "1"
    mail.set_content(as_text(report))
    mail.add_alternative(as_page(report), subtype="html")
    return mail


def _told(unknown: Sequence[str]) -> Iterable[tuple[str, str]]:
    if unknown:
        yield _("No address in the settings"), ", ".join(unknown)
