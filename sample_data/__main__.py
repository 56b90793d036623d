"""Make the sample's register anew from its documents: `python -m sample_data`."""

import tomllib
from datetime import UTC, datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory

from store.changes.meetings import enter_meeting
from store.dates.building import Context
from store.dates.series import read_series
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
        new_year = Context.of_day(settings["as_of"].replace(month=1, day=1))
        for committee, words in settings["meetings"].items():
            draft = enter_meeting(committee, read_series(words, new_year))
            register.arrange(draft, by=settings["by"], now=morning)
        register.disk.fold(settings["by"])
        # Neither its backups nor its owner's rights: it is installed for everyone.
        (FOLDER / settings["register"]).write_bytes(register.path.read_bytes())


if __name__ == "__main__":
    main()
