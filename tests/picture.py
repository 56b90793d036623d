"""Draw the README's picture from the app itself, on the sample: `python -m tests.picture`."""

import asyncio
import re
from pathlib import Path

from sample_data.__main__ import FOLDER
from tests.tui.opened import WIDE, settled
from tui.app import NamndkollApp
from tui.locale import set_language

PICTURE = Path(__file__).parent.parent / "tui" / "docs" / "overview.svg"
_FONT_FILES = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)
"""What would fetch a font from elsewhere; the reader's own fixed-width font serves."""


async def draw() -> str:
    """Open the app on the sample and return its first screen as SVG."""
    app = NamndkollApp(FOLDER / "register.json", None)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        return _FONT_FILES.sub("", app.export_screenshot(title="Nämndkoll"))


if __name__ == "__main__":
    set_language("sv")
    PICTURE.write_text(asyncio.run(draw()), encoding="utf-8")
