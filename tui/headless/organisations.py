"""The command `organisation`: whose bodies there are, corrected, merged, shared as a file."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from store.changes import bodies, finding, organising
from store.changes.bodies import whose_body
from store.changes.history import events
from store.changes.organising import Reorganising
from store.common.errors import RegisterError, UsageError
from store.common.new_file import write_new
from store.common.text import one_line
from store.importing.documents import read_any
from store.importing.profiles.files import profile_text, read_profile
from store.importing.reading.importer import Asked
from store.merging.organisations import profile_to_share
from store.register.organising import reorganise
from store.register.register import Register
from tui.headless.lists import survey_of
from tui.headless.opened import opened, saving
from tui.locale import _
from tui.messages.changes import event_shape
from tui.messages.saying import tell
from tui.serializers.organisations import organisation_shape, organisation_tables
from tui.settings.user import user_name

_MANY = 100
_FORMS = {
    "show": (0, 0), "learn": (1, 1), "add": (1, _MANY), "set": (2, _MANY), "merge": (2, 2),
    "export": (1, 1), "import": (1, 1),
}  # fmt: skip
"""What can be done, and how many words it takes, at least and at most."""


def run(request: Namespace) -> None:
    """Show organisations or change one; what is changed is saved when this returns.

    Raises: NamndkollError when it cannot be done, and nothing is changed.
    """
    what, *words = request.words or ["show"]
    least, most = _FORMS.get(what, (1, 0))
    if not least <= len(words) <= most:
        raise UsageError(
            "{what!r} is not what an organisation can be asked. Write {known}.",
            what=" ".join((what, *words))[:60],
            known="show, learn DOCUMENT, add NAME FIELD=VALUE, set NAME FIELD=VALUE, "
            "merge NAME INTO, export FILE, import FILE",
        )
    register = opened(request, read_only=request.read_only or what in ("show", "export"))
    if what == "show":
        return _show(request, register)
    if what == "export":
        return _export(request, register, Path(words[0]))
    with saving(register):
        return _change(request, register, what, words)


def _show(request: Namespace, register: Register) -> None:
    from store.survey.organised import organisations_of

    found = organisations_of(survey_of(register, None, None))
    if request.organisation:
        wanted = finding.organisation_in(register.contents, request.organisation)[1].name
        found = tuple(one for one in found if one.organisation and one.organisation.name == wanted)
    if request.json:
        from tui.serializers.as_json import write as write_json

        return write_json([organisation_shape(one) for one in found])
    if not found:
        return tell(_("No organisation is known yet. The first import tells whose papers it has."))
    from tui.messages.writing import write

    return write(*organisation_tables(found))


def _export(request: Namespace, register: Register, path: Path) -> None:
    known = register.organised()
    if request.organisation:
        wanted = finding.organisation_in(register.contents, request.organisation)[1].name
        known = tuple(one for one in known if one.profile.name == wanted)
    if len(known) != 1:
        raise RegisterError(
            "Which organisation is to be written? Say {option}; there are: {names}.",
            option="--organisation NAME",
            names=", ".join(one.profile.name for one in register.organised()) or "–",
        )
    profile = profile_to_share(known[0])
    write_new(path, profile_text(profile))
    said = _("{name} with {count} bodies was written to {path}.")
    tell(said.format(name=profile.name, count=len(profile.bodies), path=path))


def _change(request: Namespace, register: Register, what: str, words: Sequence[str]) -> None:
    by = user_name(request.by)
    draft, named = _draft(request, register, what, words)
    change = reorganise(register, draft, named, by=by, now=datetime.now(UTC))
    if request.json:
        from tui.serializers.as_json import write as write_json

        return write_json(
            [event_shape(one) for one in events({change.seq: change})] if change else []
        )
    if change is None:
        return tell(_("Nothing was changed: it was so already."))
    return tell(_("Saved: {change}").format(change=named))


def _draft(
    request: Namespace, register: Register, what: str, words: Sequence[str]
) -> tuple[Reorganising, str]:
    """Return the draft that some words ask for, and what the step is called."""
    if what == "learn":
        return _learn(request, register, Path(words[0]))
    if what == "import":
        path = Path(words[0])
        profile = read_profile(path)
        return organising.take_profile(profile), f"{profile.name} ← {one_line(path.name)}"
    if what == "merge":
        gone, stays = (finding.body_in(register.contents, name) for name in words)
        return bodies.merge_bodies(gone.id, stays.id), f"{gone.name} → {stays.name}"
    name, *fields = words
    values = organising.read_values(fields)
    if what == "add":
        whose = whose_body(register.contents, request.organisation or "")
        return bodies.add_body(name, whose, values), f"+ {one_line(name)}"
    named = f"{one_line(name)}: {', '.join(map(one_line, fields))}"
    if finding.is_organisation(register.contents, name):
        return organising.set_organisation(name, values), named
    return bodies.set_body(name, values), named


def _learn(request: Namespace, register: Register, path: Path) -> tuple[Reorganising, str]:
    asked = Asked(
        request.year,
        organisation=organising.name_of(request.organisation) if request.organisation else "",
        organisations=register.organised(),
    )
    reading = read_any(path, asked)
    if reading.organisation is None:
        raise RegisterError(
            "{name} does not say whose it is. Say it: {option}.",
            name=one_line(path.name),
            option="--organisation NAME",
        )
    draft = organising.learn(reading.organisation, reading.committees)
    return draft, f"{reading.organisation.name} ← {one_line(path.name)}"
