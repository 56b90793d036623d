"""The forms of a meeting and of a committee's terms: their lines, and what is read of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING

from msgspec.structs import asdict

from store.changes.arranging import Draft, set_terms
from store.changes.meetings import change_meeting
from store.common.errors import NamndkollError
from store.common.text import one_line
from store.dates.building import Context
from store.dates.series import Otherwise, read_otherwise
from store.dates.terms import Terms
from store.entries.calendar import Sitting
from store.entries.clashes import Clash
from store.register.known import Known
from tui.app.screens.dialogs.fields import Field, Take, Texts
from tui.locale import N_, _
from tui.messages.meetings import clash_words, standing_words
from tui.presentation.meetings import odd_when_moved

if TYPE_CHECKING:
    from tui.app.session.changing import Changing
    from tui.presentation.lens import Lens

Form = tuple[str, list[Field], Take, str]
"""The title of a form, its lines, what reads them, and what is said below them."""
_LONGEST = 200
"""Characters of a place or a text."""
_MOST = 365
_TERMS = {
    "papers": N_("Papers, working days before"),
    "notice": N_("Notice, working days before"),
    "approval": N_("Minutes, days after"),
    "announcement": N_("Announced, days after that"),
    "appeal": N_("Appeal, days after that"),
}


def is_series(lens: Lens, sitting: Sitting) -> bool:
    """Tell whether a meeting comes again."""
    meeting = lens.register.meetings.get(sitting.id)
    return meeting is not None and bool(meeting.rule or meeting.more_rules or meeting.added)


def change_form(changing: Changing, lens: Lens, sitting: Sitting) -> Form:
    """Return the form of one time of a meeting."""
    times = [f"{at:%H:%M}" for at in (sitting.start, sitting.end) if at]
    before = {
        "day": str(sitting.day),
        "time": "–".join(times),
        "place": sitting.place,
        "text": sitting.text,
        "reach": "once",
    }

    def take(texts: Texts) -> Callable[[], object]:
        said = _otherwise(before, texts, lens)
        if said == Otherwise():
            return lambda: None
        onwards = texts.get("reach") == "onwards"
        odd = odd_when_moved(lens.survey, sitting, said)
        draft = change_meeting(sitting.id, sitting.moved_from or sitting.day, said, onwards=onwards)
        return lambda: _save(changing, draft, said.day or sitting.day, odd)

    fields = _change_fields(before, series=is_series(lens, sitting))
    return sitting.committee, fields, take, ", ".join(standing_words(sitting, lens.as_of))


def _change_fields(before: Texts, *, series: bool) -> list[Field]:
    fields = [
        Field("day", _("Day"), before["day"], _("2024-09-30, or 30 September")),
        Field("time", _("Time"), before["time"], _("16:00 or 16:00–18:00; empty for whole days")),
        Field("place", _("Place"), before["place"]),
        Field("text", _("What"), before["text"]),
    ]
    words = {"once": _("only this time"), "onwards": _("this and all that follow")}
    return [*fields, Field("reach", _("Holds for"), "once", words=words)] if series else fields


def _save(changing: Changing, draft: Draft, day: date, odd: Iterable[Clash]) -> None:
    """Save what was changed, and tell what is odd about its day."""
    changing.arrange(draft)
    if words := ", ".join(clash_words(odd)):
        changing.tell(_("{day}: {what}.").format(day=day, what=words), severity="warning")


def _otherwise(before: Texts, after: Texts, lens: Lens) -> Otherwise:
    """Return what was changed in the form.

    Raises: DateError, RegisterError for what cannot be read.
    """
    context = Context.of_day(lens.as_of)
    changed = {name: text.strip() for name, text in after.items() if text.strip() != before[name]}
    day = read_otherwise(changed["day"], context).day if changed.get("day") else None
    if "day" in changed and day is None:
        raise NamndkollError("Write the day, such as 2024-09-30; nothing is changed yet.")
    time = changed.get("time")
    clock = read_otherwise(f"kl {time}", context) if time else Otherwise()
    if time and (clock.start is None or clock.day):
        raise NamndkollError("{text!r} is no time: write 16:00 or 16:00–18:00.", text=time[:20])
    return Otherwise(
        day,
        clock.start,
        (clock.minutes or 0) if time is not None else None,
        _line(changed["place"]) if "place" in changed else None,
        _line(changed["text"]) if "text" in changed else None,
        whole_day=time == "",
    )


def _line(text: str) -> str:
    found = one_line(text)
    if len(found) > _LONGEST:
        raise NamndkollError("At most {most} characters fit there.", most=_LONGEST)
    return found


def terms_form(changing: Changing, lens: Lens, committee: str) -> Form:
    """Return the form of how a committee's other days follow from its meetings."""
    register: Known = lens.register
    body = register.committee(committee)
    before = asdict(register.meeting_terms(committee))
    fields = [Field(name, _(label), str(before[name])) for name, label in _TERMS.items()]

    def take(texts: Texts) -> Callable[[], object]:
        values = {name: _days(text) for name, text in texts.items()}
        if body is None:
            raise NamndkollError("There is no committee {name}.", name=repr(committee[:60]))
        draft = set_terms(body.name, int(body.id[1:]), Terms(**values))
        return lambda: changing.arrange(draft)

    said = _("The usual ones are those of the law, and ten and five working days.")
    return _("How days are counted: {committee}").format(committee=committee), fields, take, said


def _days(text: str) -> int:
    bare = text.strip()
    if not (bare.isascii() and bare.isdecimal() and len(bare) <= 3 and int(bare) <= _MOST):
        raise NamndkollError(
            "{word!r}: write a number of days, at most {most}.", word=bare[:20], most=_MOST
        )
    return int(bare)
