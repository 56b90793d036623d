#!/usr/bin/env bash
# tomlkit: the comment above a table of an array goes with the table before it
#
# People write what a table is about above its head. To tomlkit those lines are the end of the
# table before: taking that one out takes them along, and leaves its own above the next. Where
# the tables stand in one list instead, adding one writes what is no TOML.
#
# Seen on 2026-11-29 with tomlkit 0.15.2. Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv --without-pip "$folder/venv"
python3 -m pip --python "$folder/venv" install --quiet 'tomlkit==0.15.2'
"$folder/venv/bin/python" - > "$folder/seen" <<'PROGRAM'
import tomlkit

document = tomlkit.parse("""\
# about the first
[[saved]]
name = "first"

# about the second
[[saved]]
name = "second"
""")
del document["saved"][0]
print(document.as_string(), end="")

document = tomlkit.parse('saved = [{name = "first"}]\n')
table = tomlkit.table()
table["name"] = "second"
document["saved"].append(table)
try:
    tomlkit.parse(document.as_string())
except tomlkit.exceptions.ParseError:
    print("what it wrote it cannot read")
PROGRAM
cat > "$folder/expected" <<'EXPECTED'
# about the first
[[saved]]
name = "second"
what it wrote it cannot read
EXPECTED
diff "$folder/expected" "$folder/seen"
echo "as it was: tomlkit: the comment above a table of an array goes with the table before it"
