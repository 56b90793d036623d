"""The command `keys`: all that can be set, ready to be copied, and what is wrong with it now."""

from __future__ import annotations

import sys
from argparse import Namespace

from tui.commands.base import keys_of, use_keys
from tui.commands.every import every
from tui.commands.preparing import keys_and_views
from tui.locale import _, say
from tui.messages.saying import tell
from tui.settings.paths import settings_file, views_file
from tui.settings.settings import Settings, settings_told


def run(request: Namespace) -> None:
    """Write what can be set and all keys by their ids, as the settings have them."""
    settings: Settings = request.settings
    keys, _saved, problems = keys_and_views(settings, views_file())
    use_keys(keys)
    if request.json:
        from tui.serializers.as_json import write

        write(
            [
                {"id": name, "keys": keys_of(one), "help": _(one.help)}
                for name, one in every().items()
            ]
        )
    else:
        sys.stdout.write(_as_toml())
    for problem in problems:
        tell(say(problem))


def _as_toml() -> str:
    lines = [
        f"# {_('Copy into {path} what you want otherwise.').format(path=settings_file())}",
        *(f"# {line}" for line in settings_told()),
        "",
        "[keys]",
    ]
    for name, one in every().items():
        lines += [f"# {_(one.help)}", f'"{name}" = "{", ".join(keys_of(one))}"']
    return "\n".join(lines) + "\n"
