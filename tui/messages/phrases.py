"""Short phrases about an entry, as lists and details word them."""

from __future__ import annotations

from collections.abc import Iterable

from store.entries.deadlines import CLOSING, Deadline
from store.entries.entries import Entry
from store.model.records import Directive, Irregularity, Participant, Source
from tui.locale import N_, _, ngettext
from tui.messages.table import Cell, cell
from tui.messages.wording import FLAGS, ROLES, STATES, STATUSES, end_day, in_words

_STYLES = {"late": "bold red", "today": "bold", "odd": "yellow"}

REMOVED = (
    N_("control character"),
    N_("direction override"),
    N_("invisible character"),
    N_("broken character"),
    N_("escape sequence"),
    N_("stacked marks"),
)
"""What was removed from a text because no reader can see it."""


def doubted(doubt: Irregularity) -> str:
    """Return the text that a doubt is about; what was removed is named in one's own language."""
    if doubt.kind != "characters removed":
        return doubt.text
    return ", ".join(map(_, doubt.text.split(", ")))


def deadline_cell(entry: Entry) -> Cell:
    """Return the end date with its sign, and how late or how soon that is."""
    found = entry.deadline
    if found is None:
        return cell()
    state = STATES[found.cls]
    day = end_day(entry) or "–"
    texts = f"{state.sign} {day}".strip(), relative(found)
    return cell(*texts, style=_STYLES.get(state.look, ""))


def relative(found: Deadline) -> str:
    """Return how late or soon it is; a template date is said to be one."""
    days = found.days
    if found.cls == "closed":
        words = _closed(found)
    elif days is None or found.cls == "invalid":
        words = STATES[found.cls].word.lower()
    elif days < 0:
        words = ngettext("overdue by {days} day", "overdue by {days} days", -days)
        words = words.format(days=-days)
    else:
        words = in_words(days)
    return f"{words}, {_('template date')}" if found.template else words


def _closed(found: Deadline) -> str:
    """Return in a word why something is closed."""
    if found.withdrawn:
        return _(FLAGS["withdrawn"])
    if found.past and found.status not in CLOSING:
        return _("of {year}").format(year=found.past)
    return _("reported") if found.answered else _(STATUSES[found.status])


def notes(entry: Entry) -> list[str]:
    """Return what is doubtful about an entry, in words."""
    return [_(FLAGS.get(flag, flag)) for flag in entry.flags]


def marks(entry: Entry) -> str | None:
    """Return the doubts about an entry in brackets, or None."""
    return f"[{', '.join(notes(entry))}]" if entry.flags else None


def place_of(source: Source) -> str:
    """Return where something is printed, `budget_2024.txt, line 1131`."""
    if not source.document:
        return _("the office's own")
    lines = ", ".join(spans(source.lines))
    where = ngettext("line {lines}", "lines {lines}", len(source.lines)).format(lines=lines)
    if source.page is not None:
        where = f"{_('page {page}').format(page=source.page)}, {where}"
    return f"{source.document}, {where}"


_SHORT = {"kommunfullmäktige": "KF", "kommunstyrelsen": "KS", "regionfullmäktige": "RF"}
"""How those who are cited most are cited."""


def meeting_of(record: Directive) -> str:
    """Return at which meeting an assignment was given, `§ 112, KF 2026-03-19`; empty if unsaid."""
    section = f"§ {record.section}" if record.section else ""
    body = _SHORT.get(record.given_by.casefold(), record.given_by)
    meeting = " ".join(filter(None, (body, str(record.meeting or ""))))
    return ", ".join(filter(None, (section, meeting)))


def spans(numbers: Iterable[int]) -> list[str]:
    """Return numbers in order, those that follow on each other as one, `1131–1133`."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return [f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs]


def role_of(one: Participant) -> str:
    """Return who takes part and how, `Socialnämnden (collaborates)`."""
    return f"{one.committee} ({_(ROLES.get(one.role, one.role))})"


def slipped(days: int) -> str:
    """Return by how many days a deadline was moved."""
    if days < 0:
        return ngettext("{days} day earlier", "{days} days earlier", -days).format(days=-days)
    return ngettext("{days} day later", "{days} days later", days).format(days=days)
