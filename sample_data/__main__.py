"""Make the sample's register anew from its document: `python -m sample_data`."""

import tomllib
from datetime import UTC, datetime, time
from pathlib import Path

from store.documents.common.text import read_text
from store.importing.documents import read_document
from store.register.register import Register

FOLDER = Path(__file__).parent


def main() -> None:
    """Write the register of sample.toml, imported on the morning of the sample's own date."""
    settings = tomllib.loads((FOLDER / "sample.toml").read_text(encoding="utf-8"))
    reading = read_document(read_text(FOLDER / settings["document"]))
    path = FOLDER / settings["register"]
    path.unlink(missing_ok=True)
    morning = datetime.combine(settings["as_of"], time(8), UTC)
    Register.empty(path, settings["as_of"]).take_in(reading, morning)
    # A new register is its owner's alone; this one is installed for everyone.
    path.chmod(0o644)


if __name__ == "__main__":
    main()
