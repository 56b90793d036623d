"""The program `namndkoll`: a command is carried out and its exit status returned.

0 done, 1 what was asked cannot be done, 2 wrong usage. Results go to stdout, all else to stderr,
and whatever goes wrong is said in one sentence. Nothing here loads Textual but opening the app.
"""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from importlib import import_module
from io import TextIOWrapper

from store.common.errors import NamndkollError
from tui.headless.arguments import read
from tui.locale import _, say
from tui.messages.saying import let_go, tell
from tui.settings.office import furnish
from tui.settings.paths import PROGRAM, settings_file
from tui.settings.settings import Settings, read_settings
from tui.settings.user import sign_as

_MODULES = {
    "import": "tui.headless.imports",
    "columns": "tui.headless.sheet_columns",
    "organisation": "tui.headless.organisations",
    "keys": "tui.headless.keys",
    "forget": "tui.headless.forgetting",
    **dict.fromkeys(("new", "remove"), "tui.headless.owning"),
    "serve": "tui.headless.serve",
    "server": "tui.headless.server",
    "news": "tui.headless.news",
    "pack": "tui.headless.packs",
    **dict.fromkeys(("set", "note", "undo", "redo", "merge"), "tui.headless.changing"),
    **dict.fromkeys(("thread", "threads", "compare"), "tui.headless.threads"),
    "view": "tui.headless.views",
    **dict.fromkeys(("history", "check", "backups", "restore"), "tui.headless.keeping"),
    "cycle": "tui.headless.calendars",
    **dict.fromkeys(("meetings", "meet", "move", "cancel"), "tui.headless.meetings"),
}
"""Where the commands are carried out; all others read and list."""


def main(argv: Sequence[str] | None = None) -> int:
    """Carry out the arguments, by default those of the process, and return the exit status."""
    arguments = sys.argv[1:] if argv is None else argv
    status = _attempt(lambda: _carry_out(arguments))
    return max(status, _attempt(_flush))


def _attempt(work: Callable[[], int]) -> int:
    """Return the status of some work; whatever goes wrong is said on stderr."""
    try:
        return work()
    except SystemExit as done:
        return done.code if isinstance(done.code, int) else 0
    except NamndkollError as error:
        return _refused(say(error.message), error.status)
    except KeyboardInterrupt:
        return _refused(_("Interrupted."))
    except BrokenPipeError:
        let_go()
        return 0
    except OSError as error:
        let_go()
        return _refused(_cannot(error))
    except Exception as error:  # noqa: BLE001 - a fault too is told in one sentence
        return _refused(_failed(error))


def _carry_out(arguments: Sequence[str]) -> int:
    if sys.stdout is None:
        raise NamndkollError("Nothing was done: there is no standard output to write results to.")
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    settings = read_settings(settings_file())
    sign_as(settings.user)
    furnish(settings)
    request = read(arguments, settings.language)
    if request.command is None:
        return _without_command(request, settings)
    request.settings = settings
    for problem in settings.problems:
        tell(say(problem))
    import_module(_MODULES.get(request.command, "tui.headless.lists")).run(request)
    return 0


def _without_command(request: Namespace, settings: Settings) -> int:
    if request.version:
        from tui.settings.crash import version_of

        sys.stdout.write(f"{PROGRAM} {version_of(PROGRAM)}\n")
        return 0
    if not (_has_terminal() or _in_browser()):
        raise NamndkollError(
            "The app needs a terminal. Commands for elsewhere: {program} --help", program=PROGRAM
        )
    if os.environ.get("TERM") == "dumb" and not _in_browser():
        raise NamndkollError(
            "This terminal only writes line by line (TERM is dumb), so the app cannot be shown. "
            "Commands for it: {program} --help",
            program=PROGRAM,
        )
    return _open_app(request, settings)


def _open_app(request: Namespace, settings: Settings) -> int:
    from tui.settings.opening import is_there, locate, make_ready

    place = locate(request.register)
    first = not (place.named or is_there(place.place) or _in_browser())
    notice = None if first else make_ready(place)
    if not first and not is_there(place.place) and not _in_browser():
        from store.keeping.reading import read_file

        read_file(place.path)
    from tui.app.run import run

    as_of = getattr(request, "as_of", None)
    return run(place.place, as_of, notice, settings, first=first, read_only=request.read_only)


def _has_terminal() -> bool:
    return all(stream and stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr))


def _in_browser() -> bool:
    """Tell whether Textual was told to draw elsewhere, as the sessions of `serve` are."""
    return bool(os.environ.get("TEXTUAL_DRIVER"))


def _flush() -> int:
    if sys.stdout is not None:
        sys.stdout.flush()
    return 0


def _refused(sentence: str, status: int = 1) -> int:
    tell(sentence)
    return status


def _cannot(error: OSError) -> str:
    reason = error.strerror or type(error).__name__
    if error.filename:
        return _("{path}: {reason}.").format(path=error.filename, reason=reason)
    return _("The results cannot be written: {reason}.").format(reason=reason)


def _failed(error: Exception) -> str:
    from tui.settings.crash import sorry, write_report

    return sorry(write_report(error))
