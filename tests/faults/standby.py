"""A second server that follows a first one, as for when that is lost."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg import sql

from tests.server.engine import Engine
from tests.server.ports import HOST, free_port
from tests.server.premises import Premises
from tests.server.processes import end_server
from tests.server.programs import Programs, hand_over

_FOLLOWER = f"host replication all {HOST}/32 trust\n"


class Standby(Engine):
    """A server that takes in what another writes, and lets it be read."""

    def restart_unready(self) -> None:
        """Start it anew so that it does not let anybody in yet, as one that is in recovery."""
        end_server(self.folder / "data")
        self.set(hot_standby="off")
        self.start()

    def stop_following(self) -> None:
        """Take in nothing more; return when what comes is not received any longer."""
        self.execute(
            sql.SQL("alter system set primary_conninfo = ''"), sql.SQL("select pg_reload_conf()")
        )
        with psycopg.connect(self.superuser, autocommit=True) as line:
            while line.execute("select 1 from pg_stat_wal_receiver").fetchone():
                pass

    def set(self, **settings: str) -> None:
        """Set what holds from its next start on."""
        with (self.folder / "data" / "postgresql.auto.conf").open("a", encoding="utf-8") as file:
            file.writelines(f"{name} = '{value}'\n" for name, value in settings.items())


@contextmanager
def of(engine: Engine, premises: Premises) -> Iterator[Standby]:
    """Make a standby of a server and start it; it goes at the end of the block."""
    access = engine.folder / "data" / "pg_hba.conf"
    if _FOLLOWER not in (said := access.read_text(encoding="utf-8")):
        access.write_text(said + _FOLLOWER, encoding="utf-8")
        engine.execute(sql.SQL("select pg_reload_conf()"))
    folder = Path(tempfile.mkdtemp(prefix="", dir=engine.folder.parent))
    hand_over(folder)
    server = f"host={HOST} port={engine.port} user=postgres"
    copied = ("-D", folder / "data", "-d", server, "-R", "-c", "fast", "--no-sync")
    Programs(premises.folder).run("pg_basebackup", *copied, folder=folder)
    own = {"port": str(free_port()), "unix_socket_directories": str(folder)}
    (folder / "settings.json").write_text(json.dumps(engine.settings | own), encoding="utf-8")
    standby = Standby(folder)
    standby.set(**own)
    hand_over(folder)
    standby.start()
    try:
        yield standby
    finally:
        standby.stop()
