"""The program: `namndkoll`, or `python -m tui`."""

import sys


def main() -> int:
    """Start the command line and return the exit status; Ctrl-C while it loads is quiet."""
    try:
        from tui.cli import main as run

        return run()
    except KeyboardInterrupt:
        return 1


if __name__ == "__main__":
    sys.exit(main())
