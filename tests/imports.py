"""Hold the direction of imports as pyproject.toml states it: `python -m tests.imports`."""

import sys

from importlinter.cli import lint_imports

if __name__ == "__main__":
    sys.exit(lint_imports())
