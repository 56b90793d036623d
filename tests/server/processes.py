"""The processes of a server: killed whole, so that nothing is put in order first."""

from __future__ import annotations

import signal
import sys
import time
from contextlib import suppress
from pathlib import Path

import psutil

_HELD = "postmaster.pid"


def kill_server(data: Path) -> None:
    """Kill the server of a data folder, all of its processes, and wait until none is left."""
    first = _server(data)
    if first is None:
        return
    with suppress(psutil.NoSuchProcess):
        # Stopped, it starts no more of them while they are counted.
        first.suspend()
        processes = [*first.children(recursive=True), first]
        for one in processes:
            with suppress(psutil.NoSuchProcess):
                one.kill()
        for one in processes:
            wait_for(one)
    _forget(data)


def end_server(data: Path) -> None:
    """End the server of a data folder, without a last save, and wait until it has.

    What it holds of the system beside its files goes with it, which a kill leaves there.
    """
    first = _server(data)
    if sys.platform == "win32" or first is None:
        kill_server(data)
        return
    with suppress(psutil.NoSuchProcess):
        first.send_signal(signal.SIGQUIT)
        wait_for(first)


def _server(data: Path) -> psutil.Process | None:
    """Return the first process of a server, which starts the others, where it runs."""
    held = data / _HELD
    try:
        found = psutil.Process(int(held.read_text(encoding="utf-8").split()[0]))
    except (FileNotFoundError, psutil.NoSuchProcess):
        return None
    # Its number may be another's since it ended.
    return found if "postgres" in found.name() else None


def _forget(data: Path) -> None:
    """Remove what names the killed process.

    Where nobody asks how a process ended, its number stays taken and the server would not start.
    """
    (data / _HELD).unlink(missing_ok=True)
    for lock in data.parent.glob(".s.PGSQL.*"):
        lock.unlink()


def wait_for(process: psutil.Process, step: float = 0.01) -> None:
    """Wait until a process has ended, also where nobody asks how it did.

    Args:
        step: Seconds between two looks: it is no child of this one, which a system would tell of.
    """
    with suppress(psutil.NoSuchProcess):
        while process.is_running() and process.status() != psutil.STATUS_ZOMBIE:
            time.sleep(step)
