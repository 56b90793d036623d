"""The app: it paints its frame, reads the register meanwhile, and fails with a sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, TypeAlias

from textual.app import App
from textual.binding import Binding, BindingType
from textual.events import Event, Key, Paste

from tui.app.keyboard import ALWAYS, Keyboard
from tui.app.notices import NoticingApp
from tui.app.screens.main.main import MainScreen
from tui.app.styles.themes import THEMES
from tui.commands.base import use_keys
from tui.locale import _, say
from tui.settings.memory import Memory
from tui.settings.settings import Settings

if TYPE_CHECKING:
    from rich.console import RenderableType

    from store.common.errors import Message, NamndkollError
    from store.common.place import Place
    from store.keeping.copied import Beside
    from store.register.register import Register
    from tui.commands.preparing import Prepared
    from tui.presentation.lens import Lens

    _Read: TypeAlias = tuple[Lens, Prepared]

_NOTICES = 4
"""Sentences about settings that are shown at once."""
_NOTICE_SECONDS = 15
_PATIENCE = 0.5
"""Seconds after which the register is read also where no frame was seen."""


class NamndkollApp(NoticingApp, inherit_bindings=False):
    """Nämndkoll in the terminal."""

    TITLE = "Nämndkoll"
    kept_in: Path | None = None  # where what can be made anew is kept between starts
    seen_in: Path | None = None  # the file of what was seen of the news; None to forget it
    CSS_PATH = Path(__file__).parent / "styles" / "frame.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(ALWAYS, "quit", show=False, priority=True, id="quit.always"),
        Binding("ctrl+c", "how_to_quit", show=False, system=True, id="quit.how"),
    ]

    def __init__(
        self,
        register: Place,
        as_of: date | None,
        notice: Message | None = None,
        settings: Settings = Settings(),  # noqa: B008 - never changes
        memory: Memory = Memory(),  # noqa: B008 - never changes
        saved_in: Path | None = None,
        *,
        first: bool = False,
        read_only: bool = False,
    ) -> None:
        super().__init__()
        for theme in THEMES:
            self.register_theme(theme)
        self.settings = settings
        self.memory = memory
        self.saved_in = saved_in
        # Set as if it had always been so: watched, the style sheets would be read twice.
        self.set_reactive(App.theme, THEMES[0].name)
        self.stylesheet.set_variables(self.get_css_variables())
        use_keys({})
        self._place = register
        self._as_of = as_of
        self._notice = notice
        self._first = first
        self._started = False
        self._read_only = read_only
        self.left: Register | None = None  # the register when the app was left
        self.unsent = ""  # what was not saved then, in a sentence
        self.keyboard = Keyboard(self, super().on_event)

    async def on_event(self, event: Event) -> None:
        """Let keys wait for their turn, all but the one that always quits (Textual calls this)."""
        if isinstance(event, Key | Paste) and self.keyboard.holds(event):
            await self.keyboard.take(event)
        else:
            await super().on_event(event)

    def on_key(self, event: Key) -> None:
        """Let a key do nothing on a screen that came of itself while it was under way."""
        if not self.keyboard.on_its_screen:
            event.prevent_default()

    def get_default_screen(self) -> MainScreen:
        """Return the screen that everything begins on (Textual calls this)."""
        return MainScreen(self.memory)

    def on_load(self) -> None:
        """Take the colours that were chosen; what there is no more is told later."""
        for name in (self.settings.theme, self.memory.theme):
            if name in self.available_themes:
                self.theme = name
                break

    def on_mount(self) -> None:
        """Paint first; the register is read when the frame is seen, made first if need be.

        A frame that another screen covers at once is never seen, so that is not waited for long.
        """
        self.call_after_refresh(self._start)
        self.set_timer(_PATIENCE, self._start)
        self.call_after_refresh(self._mind_signals)

    def _start(self) -> None:
        """Begin, whichever of what calls this comes first."""
        if not self._started:
            self._started = True
            (self._welcome if self._first else self._begin)()

    def _mind_signals(self) -> None:
        from tui.app.signals import leave_when_told

        leave_when_told(self)

    def _begin(self, _made: bool | None = True) -> None:
        self.run_worker(self._read())

    def _welcome(self) -> None:
        from tui.app.screens.pages.welcome import WelcomeScreen

        if isinstance(self._place, Path):
            self.push_screen(WelcomeScreen(self._place), self._begin)

    async def _read(self) -> None:
        """Read the register in a thread, and show it or what was wrong with it."""
        from store.common.errors import NamndkollError
        from tui.app.widgets.aside import in_thread

        try:
            lens, prepared = await in_thread(self._opened, self)
        except NamndkollError as error:
            self._fail(error)
        else:
            self._show(lens, prepared)
            self._tell_of_copies(await in_thread(lens.register.now.copies.beside, self))

    def _opened(self) -> _Read:
        from tui.commands.preparing import prepare

        lens, themes = self.open_register(), self.available_themes
        return lens, prepare(lens.register, self.settings, self.memory, themes, self.saved_in)

    def open_register(self) -> Lens:
        """Open the register; what is slow to import is imported here, where nobody waits.

        Raises: RegisterError
        """
        from store.common.collector import lasting
        from store.dates.today import today
        from store.register.register import Register
        from store.survey.survey import Survey
        from tui.app.views import registry  # noqa: F401
        from tui.presentation.lens import Lens

        with lasting():
            register = Register.open(self._place, read_only=self._read_only, kept_in=self.kept_in)
            if self._as_of:
                register = register.as_known(self._as_of)
        day = self._as_of or register.as_of or today()
        window = self.settings.window
        return Lens(Survey(register, day) if window is None else Survey(register, day, window))

    def _show(self, lens: Lens, prepared: Prepared) -> None:
        self.take_keys(prepared.keys)
        main = self.screen_stack[0]  # another may lie over it: the help was asked for meanwhile
        if isinstance(main, MainScreen):
            mine, settled = prepared.my_committee, self.settings.my_committee is not None
            main.preferences.take_committees(mine, settled=settled)
            main.shelf.file = self.saved_in
            main.shelf.take(prepared.saved)
            main.call_later(main.load, lens.scoped(prepared.my_committee), self._as_of)
        if self._notice:
            self.notify(say(self._notice), markup=False)
        self._tell(prepared.problems)

    def _tell_of_copies(self, copies: Sequence[Beside]) -> None:
        """Say that a program which keeps folders in step left copies of register or journal."""
        from store.keeping.checking import told_of

        own = [one for one in copies if one.new or one.foreign]
        self._warn([f"{one.path.name}: {say(told_of(one))}" for one in own])

    def take_keys(self, keymap: Mapping[str, str]) -> None:
        """Let keys do what the settings say."""
        use_keys(keymap)
        self.set_keymap(keymap)
        for name, keys in keymap.items():
            if name.startswith("@"):
                self.bind(keys, f"saved_view({name!r})", show=False)

    async def action_saved_view(self, name: str) -> None:
        """Show the saved view that a key was given to."""
        if isinstance(self.screen, MainScreen):
            views = self.screen.shelf.views
            view = next((one for one in views if f"@{one.key}" == name), None)
            await self.screen.files.show_saved(view)

    def _tell(self, problems: Sequence[Message]) -> None:
        """Say what is wrong with the settings, the first of it where there is much."""
        self._warn([say(one) for one in problems])

    def _warn(self, said: Sequence[str]) -> None:
        from store.common.text import clean

        sentences = [clean(one) for one in said]
        more = len(sentences) - _NOTICES
        if more > 1:
            said = _("{count} more are told by: namndkoll keys").format(count=more)
            sentences[_NOTICES:] = [said]
        for sentence in sentences:
            self.notify(sentence, severity="warning", timeout=_NOTICE_SECONDS, markup=False)

    def _fail(self, error: NamndkollError) -> None:
        from tui.app.screens.pages.failure import FailureScreen

        self.push_screen(FailureScreen(say(error.message), error.status))

    def left_as(self) -> Memory:
        """Return how the app is left, to be remembered."""
        main = self.screen_stack[0] if self.screen_stack else None
        memory = self.memory
        if isinstance(main, MainScreen):
            looking = main.looking
            memory = main.preferences.left_as(
                looking.shown,
                looking.views,
                pane_hidden=main.pane.is_hidden,
                loaded=looking.lens is not None,
            )._replace(folder=self.memory.folder)
        return memory if self.theme == self.settings.theme else memory._replace(theme=self.theme)

    def exit(
        self,
        result: None = None,
        return_code: int = 0,
        message: RenderableType | None = None,
    ) -> None:
        """Leave the app; how it is left is remembered while there still are screens."""
        self.memory = self.left_as()
        main = self.screen_stack[0] if self.screen_stack else None
        if isinstance(main, MainScreen) and main.looking.register:
            from tui.app.kept import unsent_of

            self.left = main.looking.register.now
            self.unsent = unsent_of(self.screen_stack)
        super().exit(result, return_code, message)

    async def action_quit(self) -> None:
        """Leave the app once all changes are saved; what cannot be is shown instead."""
        main = self.screen_stack[0]
        changing = main.session.changing if isinstance(main, MainScreen) else None
        if changing:
            changing.leave(self.exit)
        else:
            self.exit()

    def action_how_to_quit(self) -> None:
        """Say how to quit, to whom the key meant that elsewhere."""
        from tui.commands.base import main_key
        from tui.commands.everywhere import Quit

        self.notify(_("Press {key} to quit.").format(key=main_key(Quit)), markup=False)

    def _handle_exception(self, error: Exception) -> None:
        """Leave the terminal whole and say where the report lies (Textual calls this).

        Textual's own prints the local variables, which hold the text of records.
        """
        from textual.worker import WorkerFailed

        from tui.app.kept import kept_of
        from tui.app.widgets.leaving import is_of_leaving
        from tui.settings.crash import last_words, sorry, write_report

        if is_of_leaving(error, self):
            return
        self._return_code = 1
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
            cause = error.error if isinstance(error, WorkerFailed) else error
            report = write_report(cause)
            self._exit_renderables[:] = [last_words(sorry(report, kept_of(self.screen_stack)))]
        self._close_messages_no_wait()
