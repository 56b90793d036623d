"""Whether what is shown is on its way out: the app is left, or a screen is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual._context import NoActiveAppError
from textual.app import ScreenStackError
from textual.css.query import NoMatches
from textual.dom import NoScreen
from textual.widget import MountError
from textual.worker import WorkerFailed

if TYPE_CHECKING:
    from textual.dom import DOMNode

_GONE = (MountError, NoActiveAppError, NoMatches, NoScreen, ScreenStackError)
"""What Textual raises where a widget, its screen or its app is looked for and is there no more."""


def is_leaving(node: DOMNode) -> bool:
    """Tell whether the app is being left, or a node of it closed: it goes piece by piece then."""
    return node.app._exit or not (node.app.is_running and node.is_running)


def is_of_leaving(error: Exception, app: DOMNode) -> bool:
    """Tell whether an error comes of nothing but the app being left while something went on."""
    cause = error.error if isinstance(error, WorkerFailed) else error
    return is_leaving(app) and isinstance(cause, _GONE)
