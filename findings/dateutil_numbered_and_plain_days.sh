#!/usr/bin/env bash
# dateutil: a numbered weekday and a plain one in one rule leave no day
#
# BYDAY=3SA,MO in a monthly rule means the third Saturday and every Monday (RFC 5545, 3.3.10: each
# value adds days). The rule is taken without a word and has no occurrence at all, for a day would
# have to be both. Each half alone gives its days.
#
# Seen on 2026-11-29 with python-dateutil 2.9.0.post0. Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv --without-pip "$folder/venv"
python3 -m pip --python "$folder/venv" install --quiet 'python-dateutil==2.9.0.post0'
"$folder/venv/bin/python" - > "$folder/seen" <<'PROGRAM'
from dateutil.rrule import rrulestr

for days in ("3SA", "MO", "3SA,MO"):
    rule = rrulestr(f"DTSTART:20260601T090000\nRRULE:FREQ=MONTHLY;BYDAY={days};UNTIL=20260801T000000")
    print(days, [f"{day:%m-%d}" for day in rule])
PROGRAM
cat > "$folder/expected" <<'EXPECTED'
3SA ['06-20', '07-18']
MO ['06-01', '06-08', '06-15', '06-22', '06-29', '07-06', '07-13', '07-20', '07-27']
3SA,MO []
EXPECTED
diff "$folder/expected" "$folder/seen"
echo "as it was: dateutil: a numbered weekday and a plain one in one rule leave no day"
