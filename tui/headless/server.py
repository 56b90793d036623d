"""The command `server`: a register on a server made, checked, copied and kept."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence

from store.common.errors import RegisterError, UsageError
from store.common.place import Address, Place, place_of
from store.keeping.opening import not_installed
from tui.settings.opening import locate

_FORMS = {"init": (0, 1), "check": (0, 1), "backup": (0, 1), "copy": (2, 2), "member": (1, 2)}
"""What can be done, and how many words it takes, at least and at most."""


def run(request: Namespace) -> None:
    """Do what is asked of a register on a server.

    Raises: NamndkollError when it cannot be done, and nothing is changed.
    """
    what, *words = request.words
    least, most = _FORMS.get(what, (1, 0))
    if not least <= len(words) <= most:
        raise UsageError(
            "{what!r} is not what a server can be asked. Write {known}.",
            what=" ".join((what, *words))[:60],
            known="init, check, copy FROM TO, backup FILE, member LOGIN OFFICE",
        )
    if request.csv and what != "check":
        raise UsageError("{option} is for {command} alone.", option="--csv", command="server check")
    _by(request, what, words)


def _by(request: Namespace, what: str, words: Sequence[str]) -> None:
    first, *other = _places(request, what, words)
    try:
        from tui.headless import server_work
    except ImportError as error:
        raise not_installed(first, error) from error
    if other:
        return server_work.copy(request, first, other[0])
    assert isinstance(first, Address)
    if what == "init":
        return server_work.init(request, first)
    if what == "check":
        return server_work.check(request, first)
    if what == "backup":
        return server_work.backup(request, first, words[0] if words else None)
    return server_work.member(request, first, *words)


def _places(request: Namespace, what: str, words: Sequence[str]) -> list[Place]:
    """Return the registers that are meant, at least one of which is on a server."""
    if what == "copy":
        places = [place_of(word) for word in words]
    elif what in {"init", "check"} and words:
        places = [place_of(words[0])]
    else:
        places = [locate(request.register).place]
    if not any(isinstance(one, Address) for one in places):
        raise RegisterError(
            "{place}: no database is named. Write one after {option} or in its place, such as "
            "{example}.",
            place=" ".join(map(str, places)),
            example="postgresql://karin@db.example/namndkoll",
            option="--register",
        )
    return places
