"""The style sheets that are read when there is something to show."""

from pathlib import Path

VIEWS_SHEET = Path(__file__).parent / "views.tcss"
"""What the frame does without."""
