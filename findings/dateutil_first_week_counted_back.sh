#!/usr/bin/env bash
# dateutil: a year's first week has fewer days when it is counted from the year's end
#
# BYWEEKNO=1 and BYWEEKNO=-53 name the same week in a year of 53 weeks, as 2026 is (RFC 5545, 3.3.10:
# weeks are counted from the start or the end of the year). By its number it is whole and begins on
# 29 December of the year before; counted back, the days before 1 January are missing. The last week
# is whole either way, by 53 as by -1. A year of 52 weeks is the same with -52.
#
# Seen on 2026-11-30 with python-dateutil 2.9.0.post0. Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv --without-pip "$folder/venv"
python3 -m pip --python "$folder/venv" install --quiet 'python-dateutil==2.9.0.post0'
"$folder/venv/bin/python" - > "$folder/seen" <<'PROGRAM'
from dateutil.rrule import rrulestr

for week in (1, -53, 53, -1):
    start = "DTSTART:20251201T090000" if week in (1, -53) else "DTSTART:20261201T090000"
    rule = rrulestr(f"{start}\nRRULE:FREQ=YEARLY;BYWEEKNO={week};COUNT=7")
    days = [day for day in rule if day.year < 2028 and abs((day - rule[0]).days) < 7]
    print(week, [f"{day:%y-%m-%d}" for day in days])
PROGRAM
cat > "$folder/expected" <<'EXPECTED'
1 ['25-12-29', '25-12-30', '25-12-31', '26-01-01', '26-01-02', '26-01-03', '26-01-04']
-53 ['26-01-01', '26-01-02', '26-01-03', '26-01-04']
53 ['26-12-28', '26-12-29', '26-12-30', '26-12-31', '27-01-01', '27-01-02', '27-01-03']
-1 ['26-12-28', '26-12-29', '26-12-30', '26-12-31', '27-01-01', '27-01-02', '27-01-03']
EXPECTED
diff "$folder/expected" "$folder/seen"
echo "as it was: dateutil: a year's first week has fewer days when it is counted from the year's end"
