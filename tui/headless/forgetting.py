"""The command `forget`: what was written of an entry goes out for good."""

from __future__ import annotations

from argparse import Namespace
from datetime import UTC, datetime

from store.keeping.forgetting import EVERYTHING, NOTE
from store.register.forgetting import forget
from store.register.register import Register
from tui.headless.opened import saving
from tui.messages.forgetting import forgot_shape, told_of_forgetting
from tui.messages.saying import tell
from tui.settings.opening import locate
from tui.settings.paths import index_folder
from tui.settings.user import user_name


def run(request: Namespace) -> None:
    """Forget, and say what could not be reached.

    Raises: NamndkollError when it cannot be done.
    """
    place = locate(request.register).place
    register = Register.open(place, read_only=request.read_only, kept_in=index_folder())
    fields = NOTE if request.note else EVERYTHING
    about, by = request.words.strip().upper(), user_name(request.by)
    with saving(register):
        forgot = forget(register, about, fields, by=by, now=datetime.now(UTC))
    if request.json:
        from tui.serializers.as_json import write

        return write(forgot_shape(forgot))
    for sentence in told_of_forgetting(forgot):
        tell(sentence)
    return None
