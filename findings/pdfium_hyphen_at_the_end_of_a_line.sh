#!/usr/bin/env bash
# PDFium: a hyphen at the end of a line comes out as a noncharacter, its own or not
#
# Where a word goes on in the next line after a hyphen, the text of the page has U+FFFE in the
# place of hyphen and line end in one call, and U+0002 in another, and the two lines are one word.
# It is so for a hyphen that is the word's own ("e-" / "mail") as for one that only breaks it, so
# that what was printed cannot be told from the text.
#
# Seen on 2026-11-29 with pypdfium2 5.15.2, reportlab 5.1.0. Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv --without-pip "$folder/venv"
python3 -m pip --python "$folder/venv" install --quiet 'pypdfium2==5.15.2' 'reportlab==5.1.0'
"$folder/venv/bin/python" - > "$folder/seen" <<'PROGRAM'
from io import BytesIO

import pypdfium2
from reportlab.pdfgen.canvas import Canvas

file = BytesIO()
canvas = Canvas(file)
canvas.drawString(72, 700, "send your e-")
canvas.drawString(72, 686, "mail today, e-mail is fine, or a com-")
canvas.drawString(72, 672, "plete letter")
canvas.showPage()
canvas.save()
text = pypdfium2.PdfDocument(file.getvalue())[0].get_textpage()
print("get_text_range  ", ascii(text.get_text_range()))
print("get_text_bounded", ascii(text.get_text_bounded()))
PROGRAM
cat > "$folder/expected" <<'EXPECTED'
get_text_range   'send your e\ufffemail today, e-mail is fine, or a com\ufffeplete letter'
get_text_bounded 'send your e\x02mail today, e-mail is fine, or a com\x02plete letter'
EXPECTED
diff "$folder/expected" "$folder/seen"
echo "as it was: PDFium: a hyphen at the end of a line comes out as a noncharacter, its own or not"
