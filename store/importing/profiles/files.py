"""A profile as a file that offices share: TOML, read from anybody and written for anybody."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from store.common.errors import DocumentError
from store.common.limits import PROFILE, PROFILE_BODIES
from store.common.text import clean_report
from store.dates.cycle import usual_days
from store.dates.periods import FIRST_YEAR
from store.documents.common.files import read_file
from store.importing.profiles.profile import Profile
from store.importing.profiles.refusing import no_profile, no_toml


def read_profile(path: Path) -> Profile:
    """Read a profile that somebody wrote.

    Raises:
        DocumentError: it is no such file, names nobody, or is more than one may hold.
    """
    name, data = read_file(path)
    PROFILE.hold_bytes(len(data), name=name)
    found, profile = _decoded(name, data)
    PROFILE_BODIES.hold(len(profile.bodies), name=name)
    if not profile.name:
        raise DocumentError(
            "{name} does not say whose profile it is: write name = … first in it.", name=name
        )
    for point, said in profile.cycle.items():
        _hold_days(name, point, said)
    if any(clean_report(text) != (text, ()) or "\n" in text for text in _texts(found)):
        raise DocumentError(
            "{name} holds characters in a name that nobody can see. Remove them and try again.",
            name=name,
        )
    return profile


def _hold_days(name: str, point: str, said: str) -> None:
    try:
        usual_days(said, FIRST_YEAR)
    except ValueError as error:
        raise DocumentError(
            "{name}: {point} cannot be {said}, for that is no day of every year. Write for example "
            '{point} = "04-15" or {point} = "04-15/05-02".',
            name=name,
            point=point,
            said=said,
        ) from error


def _decoded(name: str, data: bytes) -> tuple[Any, Profile]:
    try:
        found = tomllib.loads(data.decode("utf-8-sig"))
        return found, msgspec.convert(found, Profile)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise no_toml(name, data, error) from error
    except msgspec.ValidationError as error:
        raise no_profile(name, data.decode("utf-8-sig"), str(error)) from error


def profile_text(profile: Profile) -> str:
    """Return a profile as the text of a file."""
    plain = msgspec.to_builtins(profile)
    bodies = plain.pop("body", ())
    tables = {name: plain.pop(name) for name in ("columns", "cycle") if name in plain}
    parts = [list(_lines(plain))]
    parts += ([f"[{name}]", *_lines(table)] for name, table in tables.items())
    parts += (["[[body]]", *_lines(body)] for body in bodies)
    return "\n\n".join("\n".join(lines) for lines in parts) + "\n"


def _lines(table: Mapping[str, Any]) -> Iterator[str]:
    """Return the keys of a table; a string of JSON is one of TOML, and so is a list of them."""
    for key, value in table.items():
        bare = key if key.isascii() and key.replace("_", "").isalnum() else _quoted(key)
        yield f"{bare} = {_quoted(value)}"


def _quoted(value: object) -> str:
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _texts(found: Any) -> Iterator[str]:
    """Return every text in a file, the names of what else is said among them."""
    if isinstance(found, str):
        yield found
    elif isinstance(found, Mapping):
        for key, value in found.items():
            yield key
            yield from _texts(value)
    elif isinstance(found, list):
        for value in found:
            yield from _texts(value)
