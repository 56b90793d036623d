"""The commands about the register itself: history, check, backups, restore."""

from __future__ import annotations

from argparse import Namespace
from datetime import UTC, datetime

from store.common.errors import RegisterError
from store.common.place import Address
from store.common.text import one_line
from store.keeping.backups import backups_of
from store.keeping.checking import check
from store.keeping.reading import shown
from store.register.register import Register, no_entry
from store.register.restoring import find_backup, last_good, restore
from store.survey.happened import happened
from tui.headless.changing import tell_joined
from tui.headless.explain import ID
from tui.headless.lists import filter_of, form_of, survey_of
from tui.headless.opened import opened
from tui.headless.output.writers import output
from tui.locale import _, say
from tui.messages.kept import restored_shape
from tui.messages.saying import tell
from tui.settings.opening import locate
from tui.settings.user import user_name


def run(request: Namespace) -> None:
    """Carry out a command about the register as it is kept.

    Raises: NamndkollError when it cannot be done.
    """
    _COMMANDS[request.command](request)


def _history(request: Namespace) -> None:
    survey = survey_of(opened(request, read_only=False), request.as_of)
    register, terms = survey.register, list(request.words)
    about = terms.pop(0).strip().upper() if terms and ID.fullmatch(terms[0].strip()) else None
    said = register.history(about)
    if about and register.record(about) is None and not said:
        raise no_entry(about, register.place)
    found = filter_of(terms, survey)
    events = happened(said, found, survey.through(found))
    if not events and form_of(request) == "people":
        tell(_("Nothing is known to have happened."))
    output(form_of(request)).events(events)


def _check(request: Namespace) -> None:
    place = locate(request.register)
    if isinstance(place.place, Address):
        from tui.headless.server import run as run_on_server

        request.words = ["check"]
        return run_on_server(request)
    path = place.path
    found = check(path)
    output(form_of(request)).findings(found)
    if any(one.fault for one in found):
        raise RegisterError(
            "{path} cannot be trusted as it is. {restore} offers the last good state.",
            path=shown(path),
            restore="namndkoll restore",
        )
    return tell(_("{path} is whole.").format(path=shown(path)))


def _backups(request: Namespace) -> None:
    place = locate(request.register)
    if isinstance(place.place, Address):
        raise _kept_elsewhere(place.place)
    path = place.path
    output(form_of(request)).backups(backups_of(path))
    if not path.exists():
        Register.open(path)


def _kept_elsewhere(place: Address) -> RegisterError:
    """Return the sentence for backups, of which a database has none beside it."""
    return RegisterError(
        "No backups of {place} are kept beside it: whoever keeps the server has them. {command} "
        "writes one of what you may read, and {restore} puts it back.",
        place=place,
        command="namndkoll server backup",
        restore="namndkoll restore FILE",
    )


def _restore(request: Namespace) -> None:
    path = locate(request.register).place
    if not request.words:
        return _offer(request)
    if request.read_only:
        raise RegisterError(
            "{path} was opened to be read only, so nothing was changed.", path=one_line(str(path))
        )
    backup = find_backup(path, request.words)
    restored = restore(path, backup, by=user_name(request.by), now=datetime.now(UTC))
    for message in restored.news:
        tell(say(message))
    if request.json:
        from tui.serializers.as_json import write

        return write(restored_shape(restored))
    tell(_("{path} is what {backup} holds.").format(path=one_line(str(path)), backup=backup.name))
    if restored.aside:
        tell(_("The damaged file was kept: {path}").format(path=shown(restored.aside)))
        tell_joined(restored.joined, _("the journal"))
    return None


def _offer(request: Namespace) -> None:
    place = locate(request.register)
    if isinstance(place.place, Address):
        raise _kept_elsewhere(place.place)
    path = place.path
    good = last_good(path)
    if good is None:
        raise RegisterError("There is no backup of {path}.", path=shown(path))
    raise RegisterError(
        "The last good state of {path} is {backup}. To put it back: {command}",
        path=shown(path),
        backup=good.name,
        command=f"namndkoll restore {good.stem}",
    )


_COMMANDS = {"history": _history, "check": _check, "backups": _backups, "restore": _restore}
