"""What people say of matters through the years: which stations are one, and which names changed.

A station is what a thread goes through: a record, by its id, or lines of a document, as `S3:14-16`.
"""

from __future__ import annotations

import hashlib

from msgspec import Struct


class Link(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """Somebody's answer: two stations are of the same matter, or are not."""

    one: str
    other: str
    same: bool


class Renaming(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """A name that became another, both as a paper writes them within a sentence."""

    before: str
    now: str


def linked(one: str, other: str, *, same: bool) -> Link:
    """Return an answer with its stations in an order of their own, whichever was asked first."""
    first, last = sorted((one, other))
    return Link(first, last, same)


def pair_key(one: str, other: str) -> int:
    """Return the document id of what is said about a pair: the same in each copy of a register."""
    digest = hashlib.sha256("\n".join(sorted((one, other))).encode("utf-8", "replace")).digest()
    return int.from_bytes(digest[:6], "big") + 1
