"""A new entry of the office's own: what, who, by when, and what it is about."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Static

from store.changes.owning import add_own, refuse_unknown
from store.common.errors import NamndkollError
from store.common.text import shortened
from store.keeping.signing import Signed
from store.register.owning import typing_in
from tui.app.screens.dialogs.lines import line_of, reading_of, refusal, values_in
from tui.app.screens.helping.box import BoxScreen
from tui.app.views.pane.own_form import OWN_FORM, OWN_LINES, FormField
from tui.app.widgets.frame import KeyLine
from tui.app.widgets.plain import plain
from tui.commands.base import bindings_of
from tui.commands.changing import SaveForm
from tui.commands.everywhere import CloseScreen, Help
from tui.locale import N_, _
from tui.messages.own import named
from tui.settings.user import user_name

if TYPE_CHECKING:
    from store.register.register import Register
    from tui.app.session.changing import Changing

_NAMED = 60
"""Characters that name what an entry is about."""
_FIELDS = (*OWN_FORM, FormField("link", N_("Link"), "link"))


class OwnScreen(BoxScreen[None]):
    """A box with a line for each field; what is wrong is told while the box stays."""

    COMMANDS_HERE = (SaveForm, CloseScreen, Help)
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_of(COMMANDS_HERE),
        Binding("up", "app.focus_previous", N_("Line up"), show=False, id="form.up"),
        Binding("down", "app.focus_next", N_("Line down"), show=False, id="form.down"),
    ]

    def __init__(self, changing: Changing, register: Register, day: date, about: str) -> None:
        """Begin with the id of what it may be about; times are read on a day."""
        super().__init__()
        self._changing = changing
        self._register = register
        self._day = day
        self._about = about

    def compose(self) -> ComposeResult:
        """Make the box."""
        given = {"type": "assignment", "about": self._about}
        with Vertical(id="box", classes="-form"):
            yield Static(Content(_("New entry of your own")), classes="panel-title")
            for one in _FIELDS:
                with Horizontal(classes="field"):
                    yield Static(Content(_(one.label)), classes="label")
                    yield line_of(one.name, given.get(one.name, ""), self._register)
            yield Static(id="said")
            yield KeyLine()

    def on_mount(self) -> None:
        """Begin with the text, the kind being what it mostly is."""
        self.query_one("#field-text").focus()
        if self._about:
            said = _("It is about {entry}, unless you empty that line.")
            about = shortened(named(self._about, self._register), _NAMED)
            self._say(plain(said.format(entry=about)))
        else:
            self._say(Content(_("The arrows choose the kind, and go from line to line.")))

    @on(Input.Changed)
    def _read_time(self, event: Input.Changed) -> None:
        """Say how a time is read, as it is typed."""
        said = reading_of(event, self._day)
        if said is not None:
            self._say(said)

    @on(Input.Submitted)
    def save(self) -> None:
        """Save it, or say what is wrong with it."""
        texts = values_in(self, [one.name for one in _FIELDS])
        values = {OWN_LINES[name]: text for name, text in texts.items() if name in OWN_LINES}
        now = datetime.now(UTC)
        try:
            typing = typing_in(self._register, self._day)
            said = [f"link={texts['link']}"] if texts["link"].strip() else []
            draft = add_own(values, said, typing, Signed(user_name(), now))
            refuse_unknown(self._register.contents, typing.read("about", texts["about"]))
        except NamndkollError as error:
            self._say(refusal(error))
            return
        self.dismiss(None)
        self._changing.arrange(draft)

    def _say(self, said: Content) -> None:
        self.query_one("#said", Static).update(said)
