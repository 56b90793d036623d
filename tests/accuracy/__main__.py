"""Measure an import: `python -m tests.accuracy GOLD_FOLDER DOCUMENT`."""

import sys

from tests.accuracy.measuring import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
