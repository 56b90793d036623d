"""Why a file is no profile, in sentences: what is wrong, on which line, and what to write."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import get_args

from store.common.errors import DocumentError
from store.common.text import one_line
from store.dates.cycle import POINT_NAMES
from store.importing.profiles.profile import Profile
from store.model.organisations import Body, OrganisationKind
from store.model.records import CommitteeKind

_COMMAND = "namndkoll organisation export FILE"
_AT_LINE = re.compile(r"at line (\d+)")
_PLACE = re.compile(r"`\$\.?(?P<place>[^`]*)`$")
_UNKNOWN = re.compile(r"unknown field `(?P<field>[^`]*)`")
_MISSING = re.compile(r"missing required field `(?P<field>[^`]*)`")
_IN_TABLE = re.compile(r"(?P<table>\w+)\[(?P<number>\d+)\]")
_FIELD = re.compile(r"[a-z_]+")
_TABLES = {"body": Body.__struct_encode_fields__, "": Profile.__struct_encode_fields__}
_CAN_BE = {
    "body": {"kind": get_args(CommitteeKind)}, "kind": {"kind": get_args(OrganisationKind)},
}  # fmt: skip


def no_toml(name: str, data: bytes, error: Exception) -> DocumentError:
    """Return that a file is no TOML in UTF-8, and from which line on."""
    said = _AT_LINE.search(str(error))
    if isinstance(error, UnicodeDecodeError):
        line = data.count(b"\n", 0, error.start) + 1
    else:
        line = int(said[1]) if said else len(data.splitlines()) or 1
    return DocumentError(
        "{name}, line {line}: this is no TOML in UTF-8. Texts stand within quotation marks, as in "
        "{example}. {command} writes a file to begin with.",
        name=name,
        line=line,
        example='name = "Lunds kommun"',
        command=_COMMAND,
    )


def no_profile(name: str, text: str, reason: str) -> DocumentError:
    """Return what in a file no profile has, by what msgspec says of it, and on which line."""
    found = _PLACE.search(reason)
    place = found["place"] if found else ""
    table = _IN_TABLE.match(place)
    within = table["table"] if table else "".join(_FIELD.findall(place)[:1])
    if lacks := _MISSING.search(reason):
        return DocumentError(
            "{name}, line {line}: {field} is not said. Write {field} = … there.",
            name=name,
            line=_line_of(text, table, ""),
            field=lacks["field"],
        )
    if odd := _UNKNOWN.search(reason):
        return DocumentError(
            "{name}, line {line}: a profile has no {field} there, but {known}.",
            name=name,
            line=_line_of(text, table, odd["field"]),
            field=one_line(odd["field"]),
            known=", ".join(_TABLES.get(within, _TABLES[""])),
        )
    field = _FIELD.findall(place.partition("].")[2] if table else place)
    return _impossible(name, _line_of(text, table, "".join(field[-1:])), within, field)


def _impossible(name: str, line: int, within: str, field: Sequence[str]) -> DocumentError:
    """Return that a field cannot be what stands there, and what it can be."""
    if field and field[-1] in _CAN_BE.get(within, {}):
        return DocumentError(
            "{name}, line {line}: {field} can be {known}.",
            name=name,
            line=line,
            field=field[-1],
            known=", ".join(_CAN_BE[within][field[-1]]),
        )
    if within == "cycle":
        return DocumentError(
            "{name}, line {line}: a point of the cycle is one of {known}, and its usual days are "
            "written {example}.",
            name=name,
            line=line,
            known=", ".join(POINT_NAMES),
            example='"04-15" or "04-15/05-02"',
        )
    return DocumentError(
        "{name}, line {line}: {field} cannot be what stands there. {command} writes a file to "
        "compare with.",
        name=name,
        line=line,
        field=one_line(".".join(field)) or "–",
        command=_COMMAND,
    )


def _line_of(text: str, table: re.Match[str] | None, field: str) -> int:
    """Return the line, counted from 1, on which a field stands, or else its table begins."""
    lines = [line.strip() for line in text.splitlines()]
    begin = 0
    if table:
        heads = [n for n, line in enumerate(lines) if line.startswith(f"[[{table['table']}]]")]
        begin = heads[int(table["number"])] if int(table["number"]) < len(heads) else 0
    here = (field, f"[{field}]")
    named = (n for n in range(begin, len(lines)) if field and lines[n].startswith(here))
    return next(named, begin) + 1
