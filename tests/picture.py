"""Draw the README's pictures from the app itself, on the sample: `python -m tests.picture`."""

import asyncio
import re
from pathlib import Path

from sample_data.__main__ import FOLDER
from tests.tui.opened import WIDE, settled
from tui.app.app import NamndkollApp
from tui.locale import set_language

DOCS = Path(__file__).parent.parent / "tui" / "docs"
PICTURES = {
    "overview": "1",
    "late": "3 down down",
    "committee": "2 down down down tab",
    "pack": "2 down down down K full_stop down",
    "timeline": "7",
}
"""The names of the pictures, and the keys that lead to what they show."""
_FONT_FILES = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)
"""What would fetch a font from elsewhere; the reader's own fixed-width font serves."""
_CLIPS = re.compile(
    r' clip-path="url\(#[^"]*-line-\d+\)"|<clipPath id="[^"]*-line-.*?</clipPath>\s*', re.DOTALL
)
"""What cuts each line to its own height, which the text keeps to anyway."""
_UNIQUE = re.compile(r"terminal-\d+")
"""A number of the whole picture, in all its names: any change would change every line."""


async def draw(keys: str) -> str:
    """Open the app on the sample, press keys, and return what is seen as SVG."""
    app = NamndkollApp(FOLDER / "register.json", None)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await pilot.press(*keys.split())
        await settled(pilot)
        picture = app.export_screenshot(title="Nämndkoll", simplify=True)
        return smaller(picture)


def smaller(picture: str) -> str:
    """Return a picture without what no reader sees, and the same for the same screen."""
    for needless in (_FONT_FILES, _CLIPS):
        picture = needless.sub("", picture)
    return _UNIQUE.sub("t", picture).replace("&#160;", "\u00a0")


if __name__ == "__main__":
    set_language("sv")
    for name, keys in PICTURES.items():
        (DOCS / f"{name}.svg").write_text(asyncio.run(draw(keys)), encoding="utf-8")
