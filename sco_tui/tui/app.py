"""The viewer: opens a timeline file in the terminal."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events, on
from textual.app import App
from textual.binding import Binding, BindingType
from textual.filter import LineFilter
from textual.scrollbar import ScrollBar

from sco_tui import collector, kept
from sco_tui.problem import UnreadableError
from sco_tui.query import Query
from sco_tui.tui import terminal
from sco_tui.tui.footer import Footer
from sco_tui.tui.keys_in_turn import KeyFollowed, KeysInTurn
from sco_tui.tui.live_files import LiveFiles
from sco_tui.tui.look import DEFAULT, Look, Looked
from sco_tui.tui.main_screen import MainScreen
from sco_tui.tui.workers import begin

if TYPE_CHECKING:
    from sco_tui.tui.problem_screen import ProblemScreen

_NOTHING: Mapping[str, str] = MappingProxyType({})
_QUIT_SECONDS = 2.0
_WATCH_SECONDS = 1.0


class Viewer(App[UnreadableError]):
    """Shows one timeline; ends with the error of a file that turns out not to be readable."""

    TITLE = "sco-tui"
    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c", "ask_to_quit", "Copy what is selected; else quit, pressed twice", priority=True),
    ]

    def __init__(
        self,
        contents: Mapping[str, bytes | None],
        asked: Query | None = None,
        look: Look = DEFAULT,
        sources: Mapping[str, str] = _NOTHING,
    ) -> None:
        """`contents` has what each file holds by its path, None where that is to be read.

        `asked` is the search to begin with, `sources` are the paths of sources' texts, by key.

        Raises UnreadableError where nothing can be shown, and nothing of it can be mended.
        """
        self.files = LiveFiles(self, contents, sources)  # first: what changes from here on is a change
        self.look = look  # what Textual asks for while it is made
        super().__init__()
        self.set_reactive(App.theme, look.palette.textual)
        ScrollBar.renderer = look.signs.scroll_bar
        self._is_asked = False
        self._asked = asked or Query()
        self.keys_in_turn = KeysInTurn(self, super().on_event)
        self._answers = self.files.answers()

    def get_css_variables(self) -> dict[str, str]:
        # Not a theme of Textual's: to set one parses every style sheet again (0.05 of the start).
        self.theme_variables = super().get_css_variables() | self.look.css_variables()
        return self.theme_variables

    def get_line_filters(self) -> Sequence[LineFilter]:
        return self.look.palette.filters or super().get_line_filters()

    def get_default_screen(self) -> MainScreen:
        return MainScreen(self.files.name, self._answers, self._asked, self.look, self.files.paths)

    async def on_mount(self) -> None:
        self.call_after_refresh(self._collect_by_the_second)
        self.app_resume_signal.subscribe(self, self._repaint)
        if not self.is_headless:
            terminal.stop_when_woken_in_background(asyncio.get_running_loop().call_soon_threadsafe)
            self.set_interval(_WATCH_SECONDS, self._end_without_terminal)
        self.call_after_refresh(self.files.watch)

    def _collect_by_the_second(self) -> None:
        # `cli` stopped the collector before the imports.
        self.set_interval(_WATCH_SECONDS, collector.Rounds().collect_if_many)

    def _end_without_terminal(self) -> None:
        # Textual's input thread would read the end of a closed terminal again and again.
        if terminal.is_gone():
            signal.raise_signal(signal.SIGHUP)

    def _repaint(self, _: App[Any]) -> None:
        """After ^Z and fg: Textual draws what has changed meanwhile, on a screen that is empty."""
        self.refresh()

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.Key) and not event.is_forwarded:
            await self.keys_in_turn.take(event)
        else:
            await super().on_event(event)

    @on(KeyFollowed)
    async def _follow_key(self, message: KeyFollowed) -> None:
        await self.keys_in_turn.followed(message)

    @on(Footer.KeyClicked)
    def _press(self, message: Footer.KeyClicked) -> None:
        # Not by the screen: a key that a screen sends goes no further than that, short of the bindings.
        self.call_later(self.simulate_key, message.key)

    @on(MainScreen.SourceUnreadable)
    def _end_or_say(self, message: MainScreen.SourceUnreadable) -> None:
        self.files.say_source_unreadable(message.error)

    async def on_problem_screen_edit_wanted(self, message: ProblemScreen.EditWanted) -> None:
        from sco_tui.tui.editing import edit

        await edit(self, self.files.paths[message.file], message.line, message.column)

    def action_next_theme(self) -> None:
        """At once on every screen, and in the next run."""
        self.look = self.look.in_next_theme()
        name = self.look.palette.name
        self.theme = self.look.palette.textual  # draws all anew, by the style sheets
        for screen in self.screen_stack:
            if isinstance(screen, Looked):
                screen.look = self.look
        is_kept = kept.keep_theme(name)
        said = f"Theme: {name}" if is_kept else f"Theme: {name} (it could not be kept for the next run)"
        self.notify(said, timeout=_QUIT_SECONDS, markup=False)

    def action_read_again(self) -> None:
        self.files.read_again()

    async def action_quit(self) -> None:
        """Where nothing could be shown, the viewer ends with the reason."""
        self.exit(self.files.fault, return_code=2 if self.files.fault else 0)

    async def action_ask_to_quit(self) -> None:
        """Copies what is selected; without that, the second press within two seconds quits."""
        selected = getattr(self.focused, "selected_text", "") or self.screen.get_selected_text()
        if selected:
            from sco_tui.tui.copying import copy

            self.screen.clear_selection()  # the next press asks to quit
            begin(self, copy, self, selected, "What was selected", group="copy")
        elif self._is_asked:
            await self.action_quit()
        else:
            self._is_asked = True
            self.set_timer(_QUIT_SECONDS, self._forget_asking)
            self.notify("Press ^C again to quit.", timeout=_QUIT_SECONDS, markup=False)

    def _forget_asking(self) -> None:
        self._is_asked = False
