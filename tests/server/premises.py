"""Where the servers of one run live: a folder that goes when the run does.

Without pytest:

    with premises() as here:
        engine = here.engine()
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from psycopg import sql

from tests.server.engine import GUARDED, SUPERUSER, Engine
from tests.server.keeper import LASTING, QUICK, remove, start_keeper
from tests.server.ports import HOST, free_port
from tests.server.programs import Programs, copy_where_needed, hand_over

_ACCESS = f"""\
# A role that was given a password needs it; all others are believed.
local all +{GUARDED} scram-sha-256
host all +{GUARDED} {HOST}/32 scram-sha-256
local all all trust
host all all {HOST}/32 trust
"""
_CLUSTER = (
    *("--username", SUPERUSER, "--encoding", "UTF8", "--no-sync", "--no-instructions"),
    # The same order of words on every platform; the wheel's server knows no other than the C ones.
    *("--locale-provider", "builtin", "--builtin-locale", "C.UTF-8", "--locale", "C"),
)
_SETTINGS = {
    LASTING: {"fsync": "on", "max_connections": "200", "dynamic_shared_memory_type": "mmap"},
}
_SETTINGS[QUICK] = _SETTINGS[LASTING] | {"fsync": "off", "max_wal_size": "64MB"}
_MEMORY, _ROOMY = Path("/dev/shm"), 2**30
"""Where Linux has memory as a disk, and the free bytes from which on it is taken."""


class Premises:
    """A folder of servers, each begun as a copy of one that was made ready once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def engine(self, **settings: str) -> Engine:
        """Create a server and start it.

        Args:
            settings: Those of postgresql.conf, such as `fsync="off"`, which is several times as
                fast and loses nothing when processes are killed, only when a machine is.

        Raises:
            EngineError: It did not start.
        """
        kind = QUICK if settings.get("fsync") == "off" else LASTING
        folder = Path(tempfile.mkdtemp(prefix="", dir=self.folder / kind))
        shutil.copytree(self.folder / QUICK / "ready", folder / "data")
        own = {"port": str(free_port()), "listen_addresses": HOST, **_SETTINGS[kind], **settings}
        own["unix_socket_directories"] = "" if sys.platform == "win32" else str(folder)
        (folder / "settings.json").write_text(json.dumps(own), encoding="utf-8")
        lines = "".join(f"{name} = '{value}'\n" for name, value in own.items())
        (folder / "data" / "postgresql.auto.conf").write_text(lines, encoding="utf-8")
        hand_over(folder)
        engine = Engine(folder)
        engine.start()
        engine.execute(sql.SQL("CREATE ROLE {}").format(sql.Identifier(GUARDED)))
        return engine


def make_premises(run: int) -> Premises:
    """Make a folder of servers that is removed once the process with the number `run` has ended.

    Raises:
        EngineError: No server could be made ready.
    """
    # Beside pytest's own folders, which another user can't enter; and a socket's path is short.
    folder = Path(tempfile.mkdtemp(prefix="engine-"))
    start_keeper(folder, run)
    _lay_out(folder)
    copy_where_needed(folder)
    hand_over(folder)
    ready = folder / QUICK / "ready"
    Programs(folder).run("initdb", "-D", ready, *_CLUSTER, folder=folder)
    (ready / "pg_hba.conf").write_text(_ACCESS, encoding="utf-8")
    return Premises(folder)


def _lay_out(folder: Path) -> None:
    """Make the folder's parts: in memory, where there is room, a database is made at once."""
    (folder / LASTING).mkdir()
    if _MEMORY.is_dir() and shutil.disk_usage(_MEMORY).free >= _ROOMY:
        quick = Path(tempfile.mkdtemp(prefix="engine-", dir=_MEMORY))
        (folder / QUICK).symlink_to(quick)
        hand_over(quick)
    else:
        (folder / QUICK).mkdir()


@contextmanager
def premises() -> Iterator[Premises]:
    """Make a folder of servers that is removed, and they with it, at the end of the block."""
    made = make_premises(os.getpid())
    try:
        yield made
    finally:
        remove(made.folder)
