"""What the README repeats of the code, written into it: `python -m tests.readme`."""

import re
import sys

from tests.shared import ROOT
from tui.locale import set_language
from tui.settings.settings import settings_told

README = ROOT / "README.md"
_SETTINGS = re.compile(r"(?<=<!-- settings -->\n).*?(?=<!-- end -->)", re.DOTALL)


def brought_up_to_date(text: str) -> str:
    """Return a README with its block of settings as the table of settings has them."""
    set_language("en")
    lines = "\n".join(f"    {line}" for line in settings_told())
    return _SETTINGS.sub(lambda _found: f"\n{lines}\n\n", text)


def main() -> int:
    """Write the README; tell by the status whether it was behind."""
    before = README.read_text(encoding="utf-8")
    after = brought_up_to_date(before)
    README.write_text(after, encoding="utf-8")
    return int(after != before)


if __name__ == "__main__":
    sys.exit(main())
