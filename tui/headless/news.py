"""The command `news`: what came, what others changed, what became late or soon falls due."""

from __future__ import annotations

from argparse import Namespace
from contextlib import suppress
from datetime import UTC, datetime

from store.common.errors import NamndkollError
from store.dates.today import STOCKHOLM
from store.survey.survey import Survey
from tui.headless.lists import form_of, survey_of
from tui.headless.opened import opened
from tui.headless.silence import day_since
from tui.locale import _, ngettext
from tui.messages.saying import tell
from tui.messages.writing import write
from tui.presentation.news import Item, begun, fitted, grouped, left, news_from, news_since
from tui.serializers.news import item_shape, news_table
from tui.settings.news_seen import SeenNews
from tui.settings.paths import news_file
from tui.settings.user import user_name


def run(request: Namespace) -> None:
    """Write the news since a day, or else since one last looked; nothing is ticked off.

    Raises: NamndkollError when it cannot be done.
    """
    register = opened(request, read_only=True)
    survey = survey_of(register, request.as_of, request.settings.window)
    if request.since:
        day = day_since(request.since, survey)
        items, since = news_from(survey, day, user_name()), str(day)
    else:
        items, since = _unseen(survey)
    mine = register.committee(request.settings.my_committee or "")
    groups = grouped(items, mine.name if mine else None)
    ordered = [one for group in groups for one in group.rows]
    if form_of(request) == "json":
        from tui.serializers.as_json import write as write_json

        return write_json([item_shape(one) for one in ordered])
    said = ngettext(
        "{count} piece of news since {when}", "{count} pieces of news since {when}", len(ordered)
    )
    return write(news_table(ordered, said.format(count=len(ordered), when=since)))


def _unseen(survey: Survey) -> tuple[list[Item], str]:
    """Return what was not ticked off since one last looked; the first time that is now."""
    kept = SeenNews(news_file(), survey.register.place)
    seen = kept.recall()
    if seen is None:
        seen = begun(survey.register, datetime.now(UTC))
        with suppress(NamndkollError):  # it is told from now on again the next time
            kept.keep(seen)
        tell(
            _(
                "You look for the first time: what comes from now on counts as new. "
                "--since DATE tells what came before."
            )
        )
    seen = fitted(seen, survey.register)
    items = left(news_since(survey, seen, user_name()), seen)
    return items, f"{seen.at.astimezone(STOCKHOLM):%Y-%m-%d %H:%M}"
