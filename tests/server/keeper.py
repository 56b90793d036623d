"""Throws away the servers of a run when it ends, however it does: a process of its own."""

from __future__ import annotations

import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import psutil

from tests.server.processes import end_server, wait_for

_ROOT = Path(__file__).parents[2]
QUICK, LASTING = "quick", "lasting"
"""Servers that do not wait for the disk, and those that do; the former may be in memory."""
_keepers: list[subprocess.Popen[bytes]] = []
"""Held, since they outlive this process: one that is let go while it runs is warned of."""


def start_keeper(folder: Path, run: int) -> None:
    """Have a folder of servers removed once the process with the number `run` has ended."""
    nothing = subprocess.DEVNULL
    apart: dict[str, Any] = {"start_new_session": True}
    if sys.platform == "win32":
        apart = {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
    command = [sys.executable, "-m", "tests.server.keeper", str(folder), str(run)]
    streams: dict[str, Any] = {"stdin": nothing, "stdout": nothing, "stderr": nothing}
    _keepers.append(subprocess.Popen(command, cwd=_ROOT, **streams, **apart))


def main(folder: Path, run: int) -> None:
    """Wait for the run to end, then remove its servers."""
    with suppress(psutil.NoSuchProcess):
        wait_for(psutil.Process(run), step=0.5)
    remove(folder)


def remove(folder: Path) -> None:
    """End the servers of a folder and remove it."""
    for data in folder.glob("*/*/data"):
        end_server(data)
    shutil.rmtree((folder / QUICK).resolve(), ignore_errors=True)
    shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
