"""Make the sample's register anew from its documents: `python -m sample_data`."""

import tomllib
from datetime import UTC, datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory

from store.documents.common.text import read_text
from store.importing.documents import read_document
from store.register.register import Register

FOLDER = Path(__file__).parent


def main() -> None:
    """Write the register of sample.toml, imported on the morning of the sample's own date."""
    settings = tomllib.loads((FOLDER / "sample.toml").read_text(encoding="utf-8"))
    morning = datetime.combine(settings["as_of"], time(8), UTC)
    with TemporaryDirectory() as folder:
        register = Register.empty(Path(folder) / settings["register"], settings["as_of"])
        for name in (settings["document"], *settings["followed_by"]):
            register.take_in(read_document(read_text(FOLDER / name)), morning)
        # Neither its backups nor its owner's rights: it is installed for everyone.
        (FOLDER / settings["register"]).write_bytes(register.path.read_bytes())


if __name__ == "__main__":
    main()
