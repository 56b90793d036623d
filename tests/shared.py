"""The real documents beside the project, where they are present."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"


def shared(name: str) -> Path:
    """Return the path of a file or folder beside the project, or skip the test saying so."""
    path = SHARED / name
    if not path.exists():
        pytest.skip(f"needs ../shared/{name}, which is not here")
    return path
