"""A change to a register: who, when, why, and what everything was before.

The same form stands in the journal and in the history. A change of single values names each of
them with what it was and became. A change of whole tables, such as an import, is kept by what was
there before alone: what came after is found by walking back from the register as it is now.
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct
from msgspec.structs import replace

DocId = Annotated[int, Meta(ge=1, le=2**53)]
ChangeKind = Literal["edit", "import", "restore", "merge", "forget", "organisation"]


class Op(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """One value that changed, as JSON has it; without a field it is the whole document."""

    table: str
    key: DocId
    field: str | None = None
    before: Any = None
    after: Any = None


class Change(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """One step in a register's life, undone as one.

    `undoes` is the change that it takes back; of one that did so itself, it is done again.
    `added` are first and last ids of new documents by table, `before` changed and removed ones.
    """

    seq: Annotated[int, Meta(ge=1, le=2**53)]
    at: datetime
    by: str
    why: str | None = None
    kind: ChangeKind = "edit"
    name: str | None = None
    undoes: int | None = None
    ops: tuple[Op, ...] = ()
    added: dict[str, tuple[tuple[DocId, DocId], ...]] = {}
    before: dict[str, dict[DocId, Any]] = {}

    @property
    def is_whole(self) -> bool:
        """Whether it is too large for the journal, or changes what the documents say."""
        return bool(self.added or self.before) or self.kind in {"import", "restore"}

    @property
    def says_anything(self) -> bool:
        """Whether anything is otherwise after it: not where all that it said was forgotten."""
        return self.is_whole or any(op.before != op.after for op in self.ops)

    @property
    def mark(self) -> bytes:
        """What the change is, wherever it stands."""
        return msgspec.json.encode(replace(self, seq=1, undoes=None, added={}, before={}))
