"""Files of what the program remembers: read where they can be, else as if there were none."""

from __future__ import annotations

from pathlib import Path
from typing import Any


def read_state(path: Path, largest: int) -> dict[str, Any]:
    """Return what is remembered in a file of so many bytes at most; nothing where in doubt.

    Half characters, which JSON can name and no file holds, would keep all from being written again.
    """
    import json

    try:
        with path.open("rb") as file:
            found = json.loads(file.read(largest))
        json.dumps(found, ensure_ascii=False).encode("utf-8")
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
