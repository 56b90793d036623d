"""The processes of a server: killed whole, so that nothing is put in order first."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import psutil


def kill_server(data: Path) -> None:
    """Kill the server of a data folder, all of its processes, and wait until none is left."""
    held = data / "postmaster.pid"
    if not held.exists():
        return
    with suppress(psutil.NoSuchProcess):
        first = psutil.Process(int(held.read_text(encoding="utf-8").split()[0]))
        # Stopped, it starts no more of them while they are counted.
        first.suspend()
        processes = [*first.children(recursive=True), first]
        for one in processes:
            with suppress(psutil.NoSuchProcess):
                one.kill()
        for one in processes:
            wait_for(one)
    _forget(data, held)


def _forget(data: Path, held: Path) -> None:
    """Remove what names the killed process.

    Where nobody asks how a process ended, its number stays taken and the server would not start.
    """
    held.unlink(missing_ok=True)
    for lock in data.parent.glob(".s.PGSQL.*"):
        lock.unlink()


def wait_for(process: psutil.Process) -> None:
    """Wait until a process has ended, also where nobody asks how it did."""
    with suppress(psutil.NoSuchProcess):
        while process.status() != psutil.STATUS_ZOMBIE:
            with suppress(psutil.TimeoutExpired):
                process.wait(timeout=0.05)
                return
