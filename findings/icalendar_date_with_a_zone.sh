#!/usr/bin/env bash
# icalendar: a day with a zone beside it becomes a moment
#
# A value that says of itself that it is a DATE is a day. With a TZID beside it, as some programs
# write, it comes back as midnight in that zone, a datetime; without one, as a date. An event
# whose start is a day and whose end is such a day holds two types that Python does not compare.
#
# Seen on 2026-11-29 with icalendar 7.3.0. Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv --without-pip "$folder/venv"
python3 -m pip --python "$folder/venv" install --quiet 'icalendar==7.3.0'
"$folder/venv/bin/python" - > "$folder/seen" <<'PROGRAM'
import icalendar

TEXT = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//example//EN
BEGIN:VEVENT
UID:1
DTSTAMP:20260101T000000Z
DTSTART;VALUE=DATE:20260630
DTEND;TZID=Europe/Stockholm;VALUE=DATE:20260701
END:VEVENT
END:VCALENDAR
""".replace("\n", "\r\n")
(event,) = icalendar.Calendar.from_ical(TEXT).walk("VEVENT")
for name in ("DTSTART", "DTEND"):
    print(name, type(event[name].dt).__name__, event[name].dt.isoformat())
PROGRAM
cat > "$folder/expected" <<'EXPECTED'
DTSTART date 2026-06-30
DTEND datetime 2026-07-01T00:00:00+02:00
EXPECTED
diff "$folder/expected" "$folder/seen"
echo "as it was: icalendar: a day with a zone beside it becomes a moment"
