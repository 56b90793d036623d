"""The user's language: English in the code, Swedish in the catalogue beside this file."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from gettext import NullTranslations, bindtextdomain, textdomain, translation
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from store.common.errors import Message

Language = Literal["sv", "en"]
VARIABLE = "NAMNDKOLL_LANG"
DOMAIN = "namndkoll"
_GETTEXT_VARIABLE = "LANGUAGE"
"""Which language gettext looks for first."""
CATALOGUES = Path(__file__).parent

_loaded: dict[Language, NullTranslations] = {"en": NullTranslations()}
_chosen: list[Language] = []


def set_language(name: Language) -> None:
    """Choose the language of everything said from now on."""
    _chosen[:] = [name]


def language() -> Language:
    """Return the language chosen, or else the one that the environment asks for."""
    if not _chosen:
        set_language(wanted())
    return _chosen[0]


def wanted(environ: Mapping[str, str] = os.environ, preferred: Language | None = None) -> Language:
    """Return the language of NAMNDKOLL_LANG, else the preferred one, else that of the locale."""
    if preferred and not environ.get(VARIABLE):
        return preferred
    for variable in (VARIABLE, "LC_ALL", "LC_MESSAGES", "LANG"):
        if name := environ.get(variable):
            return _language_of(name)
    return _language_of(_platform_locale())


def _language_of(name: str) -> Language:
    return "sv" if name.casefold().startswith(("sv", "swedish")) else "en"


def _platform_locale() -> str:
    """Return the locale that the platform itself keeps; elsewhere the environment says it all."""
    if sys.platform != "win32":
        return ""
    import locale

    return locale.getlocale()[0] or ""


def _catalogue() -> NullTranslations:
    name = language()
    if name not in _loaded:
        _loaded[name] = translation(DOMAIN, CATALOGUES, [name], fallback=True)
    return _loaded[name]


def _(text: str) -> str:
    """Return a sentence in the user's language."""
    return _catalogue().gettext(text) if text else ""


def ngettext(one: str, many: str, number: int) -> str:
    """Return the form of a sentence that goes with a number, in the user's language."""
    return _catalogue().ngettext(one, many, number)


@contextmanager
def lent() -> Iterator[None]:
    """Lend the catalogue to what speaks through Python's gettext, as argparse does.

    gettext itself asks the environment which language is wanted, and so does what is started from
    here: both are left as they were.
    """
    domain, named = textdomain(), os.environ.get(_GETTEXT_VARIABLE)
    bindtextdomain(textdomain(DOMAIN), CATALOGUES)
    os.environ[_GETTEXT_VARIABLE] = language()
    try:
        yield
    finally:
        textdomain(domain)
        os.environ.pop(_GETTEXT_VARIABLE)
        if named is not None:
            os.environ[_GETTEXT_VARIABLE] = named


def N_(text: str) -> str:  # noqa: N802
    """Mark a sentence for the catalogue where it is written, to be translated where it is shown."""
    return text


def say(message: Message) -> str:
    """Return a message in the user's language with its values filled in."""
    if message.plural:
        template = ngettext(message.text, message.plural, message.count)
    else:
        template = _(message.text)
    return template.format(**{name: _spoken(value) for name, value in message.values.items()})


def _spoken(value: object) -> object:
    # Not above: the first frame of the app goes without it.
    from store.common.errors import Message

    return say(value) if isinstance(value, Message) else value
