"""The user's settings: read once at start; whatever is wrong is told, and the default holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from tui.locale import N_, _

if TYPE_CHECKING:
    from store.common.errors import Message
    from tui.locale import Language

_LARGEST = 1_000_000
"""Bytes of a file of settings that are read at all."""
_LONGEST_WINDOW = 3660
_PLACE = re.compile(r"\(at (?:line (\d+), column \d+|end of document)\)")
_ADDRESS = (
    r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
    r"@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
)
"""An address as RFC 5322 has it (dot-atom), with a domain of more than one label."""


class Settings(NamedTuple):
    """What the user has chosen; None or empty where nothing was."""

    language: Language | None = None
    theme: str | None = None
    my_committee: str | None = None
    window: int | None = None
    user: str | None = None
    template: str | None = None
    drafts: str | None = None
    keys: Mapping[str, str] = {}
    addresses: Mapping[str, str] = {}
    problems: tuple[Message, ...] = ()


class _Setting(NamedTuple):
    """What a value must be, an example as TOML writes it, what it is for, what holds without it."""

    fits: Callable[[Any], bool]
    example: str
    help: str
    default: str


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


_SETTINGS = {
    "language": _Setting(
        lambda value: value in ("sv", "en"),
        '"sv"', N_('or "en"'), N_("that of the system"),
    ),
    "theme": _Setting(
        _is_text,
        '"namndkoll-light"', N_("colours"), N_("as you left them"),
    ),
    "my_committee": _Setting(
        _is_text,
        '"Socialnämnden"', N_("the app opens with it, m goes between it and all"), N_("all"),
    ),
    "window": _Setting(
        lambda value: type(value) is int and 0 < value <= _LONGEST_WINDOW,
        "30", N_("days ahead that count as coming"), "30",
    ),
    "user": _Setting(
        _is_text,
        '"Karin Ek"', N_("who changes are signed with"), N_("your login"),
    ),
    "template": _Setting(
        _is_text,
        '"Mall.dotx"', N_("the Word file whose styles documents get"), N_("the program's own"),
    ),
    "drafts": _Setting(
        _is_text,
        '"utkast.toml"', N_("the words around the facts of a draft"), N_("the program's own"),
    ),
}  # fmt: skip


def settings_told() -> list[str]:
    """Return every setting as a line of the file, with what it is for in the user's language."""
    lines = {f"{name} = {one.example}": one for name, one in _SETTINGS.items()}
    said = _("{meaning}; else {default}")
    return [
        f"{line:{max(map(len, lines))}}  # "
        + said.format(meaning=_(one.help), default=_(one.default))
        for line, one in lines.items()
    ]


def read_settings(path: Path) -> Settings:
    """Return the settings in a file; none where there is no such file."""
    try:
        found, problems = read_toml(path)
    except FileNotFoundError:
        return Settings()
    values: dict[str, Any] = {}
    for name, value in found.items():
        if name in _TABLES and isinstance(value, dict):
            values[name] = dict(_TABLES[name](value, problems))
        elif name in _SETTINGS and _SETTINGS[name].fits(value):
            values[name] = value
        else:
            problems.append(_wrong(name))
    return Settings(**values, problems=tuple(problems))


def read_toml(path: Path) -> tuple[dict[str, Any], list[Message]]:
    """Return what a file in TOML holds, and why it could not be read.

    Raises: FileNotFoundError
    """
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST)
    except FileNotFoundError:
        raise
    except (OSError, ValueError) as error:
        return {}, [_unreadable(path, error)]
    return parse_toml(data, path)


def parse_toml(data: bytes, path: Path) -> tuple[dict[str, Any], list[Message]]:
    """Return what the bytes of a file hold as TOML, and why they could not be read."""
    import tomllib

    try:
        return tomllib.loads(data.decode("utf-8-sig")), []
    except (ValueError, RecursionError) as error:
        return {}, [_no_toml(path, data, error)]


def _unreadable(path: Path, error: OSError | ValueError) -> Message:
    from store.common.errors import Message

    reason = getattr(error, "strerror", None) or type(error).__name__
    return Message(
        "{path} cannot be read ({reason}); all is as if it were empty.",
        {"path": path, "reason": reason},
    )


def _no_toml(path: Path, data: bytes, error: ValueError | RecursionError) -> Message:
    from store.common.errors import Message

    place = _PLACE.search(str(error))
    if not place:
        return Message(
            "{path} cannot be read as TOML in UTF-8; all is as if it were empty.", {"path": path}
        )
    return Message(
        "{path}, line {line}: this is no TOML, so all is as if the file were empty. "
        'Texts stand within quotation marks: theme = "namndkoll-light"',
        {"path": path, "line": place[1] or len(data.splitlines())},
    )


def _flat(table: Mapping[str, Any], problems: list[Message]) -> Iterator[tuple[str, str]]:
    """Return keys by their ids: `view.overview = "1"` is a table within a table to TOML."""
    pending = [("", table)]
    while pending:
        prefix, inner = pending.pop(0)
        for name, value in inner.items():
            if isinstance(value, Mapping):
                pending.append((f"{prefix}{name}.", value))
            elif _is_text(value):
                yield f"{prefix}{name}", value
            else:
                problems.append(_no_keys(f"{prefix}{name}"))


def _addresses(table: Mapping[str, Any], problems: list[Message]) -> Iterator[tuple[str, str]]:
    """Return addresses by whose they are; what is none is never written to."""
    for name, value in table.items():
        if isinstance(value, str) and re.fullmatch(_ADDRESS, value):
            yield name, value
        else:
            problems.append(_no_address(name))


_TABLES = {"keys": _flat, "addresses": _addresses}


def _no_address(name: str) -> Message:
    from store.common.errors import Message

    return Message(
        'Settings, [addresses], {name}: write an address, such as "namnden@example.se".',
        {"name": name},
    )


def _no_keys(name: str) -> Message:
    from store.common.errors import Message

    return Message(
        'Settings, [keys], {name}: write keys within quotation marks, such as "f, slash".',
        {"name": name},
    )


def _wrong(name: str) -> Message:
    """Return what is wrong with a setting that cannot be taken."""
    from store.common.errors import Message

    if name == "keys":
        return Message("Settings: write [keys] on a line of its own, and the keys below it.")
    if name == "addresses":
        return Message(
            "Settings: write [addresses] on a line of its own, and below it a line for each: "
            '"Socialnämnden" = "namnden@example.se"'
        )
    if name not in _SETTINGS:
        known = ", ".join([*_SETTINGS, *(f"[{table}]" for table in _TABLES)])
        return Message(
            "Settings: there is none called {name}. Those that there are: {known}",
            {"name": name, "known": known},
        )
    values = {"name": name, "wanted": f"{name} = {_SETTINGS[name].example}"}
    return Message("Settings, {name}: that is not possible. Write for example: {wanted}", values)
