"""The commands `new` and `remove`: entries of the office's own are made and taken away."""

from __future__ import annotations

from argparse import Namespace
from contextlib import suppress
from datetime import UTC, datetime

from store.changes.owning import add_own, remove_own
from store.common.errors import RegisterError
from store.keeping.signing import Signed
from store.keeping.steps import Change
from store.register.owning import typing_in
from store.register.register import Register
from tui.headless.changing import report
from tui.headless.opened import place_of, saving
from tui.headless.own_words import read_words
from tui.messages.saying import tell_news
from tui.settings.user import user_name


def run(request: Namespace) -> None:
    """Carry out `new` or `remove`; it is saved when this returns.

    Raises: NamndkollError when it cannot be done, and nothing is changed.
    """
    register = Register.open(place_of(request).place, read_only=request.read_only)
    by = user_name(request.by)
    try:
        with saving(register):
            change = (_new if request.command == "new" else _remove)(request, register, by)
        with suppress(RegisterError):  # the journal has it; the next one folds
            register.disk.fold(by)
    finally:
        tell_news(register)
    report(request, change)


def _new(request: Namespace, register: Register, by: str) -> Change | None:
    values, said, text = read_words(request.words)
    if text:
        values = {"text": " ".join(text), **values}
    now = datetime.now(UTC)
    draft = add_own(values, said, typing_in(register), Signed(by, now))
    return register.arrange(draft, by=by, now=now)


def _remove(request: Namespace, register: Register, by: str) -> Change | None:
    draft = remove_own(request.words.strip().upper())
    return register.arrange(draft, by=by, now=datetime.now(UTC))
