"""What is done with a register on a server; loaded only where its driver is installed."""

from __future__ import annotations

import re
import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Any

from store.common.errors import RegisterError
from store.common.place import Address, Place
from store.common.text import clean, one_line
from store.dates.today import STOCKHOLM
from store.importing.reading.reading import Progress
from store.keeping.server import backing_up, checking, copying, members, schema
from store.keeping.server.copying import Copied
from store.keeping.server.identity import quoted
from tui.headless.lists import form_of
from tui.headless.output.writers import output
from tui.headless.progress import Ticker
from tui.locale import N_, _, ngettext, say
from tui.messages.saying import tell
from tui.settings.opening import make_folder
from tui.settings.paths import data_folder

_OUTCOMES = {
    "made": N_("A register was made: {place}."),
    "brought up to date": N_("The register was brought up to date: {place}."),
    "as it was": N_("There is a register already, as this program knows it: {place}."),
}
_TIME = "%Y-%m-%d_%H%M%S"


def init(request: Namespace, place: Address) -> None:
    """Make a register ready, and write what is run next to let people in."""
    made = schema.make(place)
    if request.json:
        return _write_json({**made._asdict(), "next": list(_next(made))})
    tell(_(_OUTCOMES[made.outcome]).format(place=place))
    if made.roles:
        tell(_("Roles were made: {roles}.").format(roles=", ".join(made.roles)))
    if not made.is_administrator:
        said = _("{login} does not keep the register: it cannot say who belongs to which office.")
        tell(said.format(login=made.login))
    if made.outcome == "made":
        tell(_("What lets people in, with their logins in the place of {login}:").format(login="x"))
        _write(_next(made))
    return None


def _next(made: schema.Made) -> Iterator[str]:
    """Return what an administrator runs next, in SQL and on the command line."""
    yield f"GRANT CONNECT ON DATABASE {quoted(made.database)} TO {', '.join(schema.ROLES)};"
    yield 'GRANT namndkoll_write TO "x";'
    yield 'GRANT namndkoll_read TO "x";'
    yield 'GRANT namndkoll_admin TO "x";'
    yield "namndkoll server member x OFFICE"


def check(request: Namespace, place: Address) -> None:
    """Write what there is to know of a register and its server.

    Raises: RegisterError when something is wrong.
    """
    found = checking.check(place)
    output(form_of(request)).findings(found)
    if any(one.fault for one in found):
        raise RegisterError(
            "{place} cannot be trusted as it is. Tell whoever keeps the server. What can be read "
            "of it is written to a file by: {command}",
            place=place,
            command="namndkoll server backup",
        )
    tell(_("{path} is whole.").format(path=place))


def copy(request: Namespace, source: Place, target: Place) -> None:
    """Copy a register whole, and write what both hold in a SHA-256."""
    with Ticker(one_line(str(target))) as ticker:
        done = copying.copy(
            source,
            target,
            request.office or "",
            lambda sent, total: ticker(Progress(sent, total, "records")),
        )
    for message in done.news:
        tell(say(message))
    if request.json:
        return _write_json({"from": str(source), "to": str(target), **_shape(done)})
    _write(f"{done.digest}  {one}" for one in (source, target))
    tell(_("Both hold the same."))
    return _tell(done, hidden=isinstance(source, Address))


def backup(request: Namespace, place: Address, name: str | None) -> None:
    """Write all that the login may read to a new file, or to one of each office."""
    path, given = Path(name) if name is not None else _dated(place), set[str]()

    def named(office: str) -> Path:
        if not office:
            return path
        plain = re.sub(r"[^\w-]+", "-", office).strip("-") or "office"
        names = (f"{plain}-{number}" if number > 1 else plain for number in count(1))
        free = next(one for one in names if one.casefold() not in given)
        given.add(free.casefold())
        return path.with_name(f"{path.stem}-{free}{path.suffix}")

    written = backing_up.back_up(place, named)
    if request.json:
        return _write_json([{"path": str(path), **_shape(one)} for path, one in written.items()])
    for path, one in written.items():
        _write([f"{one.digest}  {path}"])
        _tell(one, hidden=True)
    return None


def _dated(place: Address) -> Path:
    folder = data_folder() / "backups"
    make_folder(folder)
    return folder / f"{place.name}_{datetime.now(STOCKHOLM).strftime(_TIME)}.json"


def member(request: Namespace, place: Address, login: str, office: str = "") -> None:
    """Say which office a login belongs to; to none where none is named."""
    if not office.strip():
        members.release(place, login)
        rights = None
        tell(_("{login} belongs to no office now.").format(login=login))
    else:
        rights = members.assign(place, login, office.strip())
        told = _("{login} belongs to {office} now, and to no other office.")
        tell(told.format(login=login, office=office.strip()))
        if not rights.exists:
            tell(_("There is no login {login} on the server.").format(login=login))
        elif not rights.may_write:
            may = _("may only read") if rights.may_read else _("may not read the register yet")
            said = _("{login} {may}. What lets it write: {statements}")
            tell(said.format(login=login, may=may, statements=_grant(login)))
    if request.json:
        _write_json({"login": login, "office": office.strip() or None})


def _grant(login: str) -> str:
    name = login.replace('"', '""')
    return f'GRANT namndkoll_write TO "{name}";'


def _tell(done: Copied, *, hidden: bool) -> None:
    steps = ngettext("{count} step", "{count} steps", done.steps).format(count=done.steps)
    records = ngettext("{count} record", "{count} records", done.records)
    told = _("Copied: {steps} and {records}.")
    tell(told.format(steps=steps, records=records.format(count=done.records)))
    if hidden and done.hidden:
        said = ngettext(
            "{count} step is not in it: it is another office's own.",
            "{count} steps are not in it: they are other offices' own.",
            done.hidden,
        )
        tell(said.format(count=done.hidden))


def _shape(done: Copied) -> dict[str, Any]:
    return {
        "steps": done.steps,
        "records": done.records,
        "hidden": done.hidden,
        "sha256": done.digest,
    }


def _write(lines: Iterable[str]) -> None:
    for line in lines:
        sys.stdout.write(f"{clean(line)}\n")


def _write_json(shape: Any) -> None:
    from tui.serializers.as_json import write

    write(shape)
