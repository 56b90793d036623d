"""OpenDocument packages for tests, with just what a test is about."""

from __future__ import annotations

import zipfile
from io import BytesIO

_NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{whole}:1.0"'
    for name, whole in {
        "draw": "drawing", "office": "office", "style": "style", "table": "table", "text": "text",
    }.items()
)  # fmt: skip


def as_opened(kind: str, body: str, styles: str = "", **parts: str) -> bytes:
    """Return a package of a kind (`text`, `spreadsheet`) with a body; `parts` by their names."""
    content = (
        f"<office:document-content {_NAMES}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:{kind}>{body}</office:{kind}>"
        "</office:body></office:document-content>"
    )
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        made.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
        made.writestr("content.xml", content)
        for name, part in parts.items():
            made.writestr(name.replace("__", "/").replace("_", "."), part)
    return file.getvalue()
