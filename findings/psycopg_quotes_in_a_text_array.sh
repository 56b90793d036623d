#!/usr/bin/env bash
# psycopg: a list of texts with quotation marks takes over a hundred times as long as a binary one
#
# A list of strings given to %s becomes an array in text form, and every quotation mark and backslash
# in it is escaped by a regular expression in Python, also where psycopg's C implementation is in
# use. Texts full of them, as JSON is, take about 140 times as long as with %b, which needs no
# escaping; the same letters without quotation marks take some tens. 150,000 rows of JSON, 130 MB in
# statements of 2,000 rows, went to a server in 50 s so, and in 13 s with %b, on the same busy
# machine. No server is asked here: only what would be sent is made.
#
# Seen on 2026-11-29 with psycopg 3.3.9 (psycopg-binary 3.3.9). Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv --without-pip "$folder/venv"
python3 -m pip --python "$folder/venv" install --quiet 'psycopg==3.3.9' 'psycopg-binary==3.3.9'
"$folder/venv/bin/python" - > "$folder/seen" <<'PROGRAM'
import time

from psycopg import pq
from psycopg.adapt import PyFormat, Transformer

print("implementation:", pq.__impl__)
texts = ['{"id":"A1","text":"plant trees"}' * 20] * 500


def seconds(form):
    dumper = Transformer().get_dumper(texts, form)
    best = 9.0
    for _ in range(3):
        begun = time.process_time()
        dumper.dump(texts)
        best = min(best, time.process_time() - begun)
    return best


ratio = seconds(PyFormat.TEXT) / seconds(PyFormat.BINARY)
print("as text over 20 times as long as binary:", ratio > 20)
PROGRAM
cat > "$folder/expected" <<'EXPECTED'
implementation: binary
as text over 20 times as long as binary: True
EXPECTED
diff "$folder/expected" "$folder/seen"
echo "as it was: psycopg: quotation marks in a list make a text array slow"
