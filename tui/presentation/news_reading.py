"""The news of a register as one reads them: found, ticked off, and kept for the next time."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime

from store.common.errors import NamndkollError
from tui.presentation.lens import Lens
from tui.presentation.news import Item, about, begun, fitted, left, news_since, ticked
from tui.settings.news_seen import Seen, SeenNews


class NewsReading:
    """One reading of the news by `me`; what is found in a thread never undoes what was ticked."""

    def __init__(self, kept: SeenNews, me: str) -> None:
        self._kept = kept
        self._me = me
        self.seen: Seen | None = None
        """What was seen before; None until the news were found."""
        self._now: Seen | None = None
        """All of the register as it was when the news were found."""
        self._items: list[Item] = []
        """All news, ticked off or not, of all committees."""
        self.first = False
        """Whether nobody looked before, until that was told."""
        self.trouble: NamndkollError | None = None
        """Why what was seen could not be kept, until that was told."""

    def find(self, lens: Lens) -> None:
        """Find the news (called in a thread); the first time they begin now."""
        self._now = begun(lens.register, datetime.now(UTC))
        known = self.seen or self._kept.recall()
        if known is None:
            self.first, known = True, self._now
            self.keep(known)
        known = fitted(known, lens.register)
        self._items = news_since(lens.typing("").survey, known, self._me)
        self.seen = self.seen or known  # something may have been ticked off meanwhile

    def left(self, lens: Lens) -> list[Item]:
        """Return what was not ticked off, of the committee of a lens where one is chosen."""
        return about(left(self._items, self.seen), lens) if self.seen else []

    def tick(self, keys: Collection[str], lens: Lens) -> Seen | None:
        """Tick off the news of some keys, and return what is to be kept of it."""
        if self.seen and self._now:
            to_day = lens.register is lens.register.now
            self.seen = ticked(self.seen, self._items, keys, self._now, to_day=to_day)
        return self.seen

    def keep(self, seen: Seen) -> None:
        """Keep what is seen (called in a thread); that it cannot be kept is to be told."""
        try:
            self._kept.keep(seen)
        except NamndkollError as error:
            self.trouble = error
