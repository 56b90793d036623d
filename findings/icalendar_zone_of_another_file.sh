#!/usr/bin/env bash
# icalendar: the time zone of one calendar decides the times of the next
#
# A calendar may define a zone under any name (RFC 5545, 3.6.5), and the definition holds for that
# calendar. Two calendars that each define a zone "Office", one two hours ahead of UTC and one
# five behind, are read one after the other: the meeting of the second is placed two hours ahead.
# The zones go into a cache of the whole process. What helps: icalendar.use_zoneinfo() before each
# file.
#
# Seen on 2026-11-29 with icalendar 7.3.0. Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv --without-pip "$folder/venv"
python3 -m pip --python "$folder/venv" install --quiet 'icalendar==7.3.0'
"$folder/venv/bin/python" - > "$folder/seen" <<'PROGRAM'
import icalendar

LINES = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//example//EN
BEGIN:VTIMEZONE
TZID:Office
BEGIN:STANDARD
DTSTART:19700101T000000
TZOFFSETFROM:{0}
TZOFFSETTO:{0}
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
UID:1
DTSTAMP:20260101T000000Z
DTSTART;TZID=Office:20260601T090000
SUMMARY:Meeting
END:VEVENT
END:VCALENDAR
"""


def offset(stated):
    text = LINES.format(stated).replace("\n", "\r\n")
    (event,) = icalendar.Calendar.from_ical(text).walk("VEVENT")
    return event["DTSTART"].dt.utcoffset()


print("+0200 is read as", offset("+0200"))
print("-0500 is read as", offset("-0500"))
icalendar.use_zoneinfo()
print("-0500 after use_zoneinfo() is read as", offset("-0500"))
PROGRAM
cat > "$folder/expected" <<'EXPECTED'
+0200 is read as 2:00:00
-0500 is read as 2:00:00
-0500 after use_zoneinfo() is read as -1 day, 19:00:00
EXPECTED
diff "$folder/expected" "$folder/seen"
echo "as it was: icalendar: the time zone of one calendar decides the times of the next"
