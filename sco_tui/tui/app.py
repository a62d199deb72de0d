"""The viewer: opens a timeline file in the terminal."""

from __future__ import annotations

import gc
import io
import os
import signal
import stat
import sys
from collections import deque
from typing import Any, ClassVar

from rich.console import Console
from textual import events
from textual.app import App
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.timer import Timer

from sco_tui import collector, files, timeline_file
from sco_tui.problem import UnreadableError
from sco_tui.query import Query
from sco_tui.text import clean, one_line
from sco_tui.tui import terminal, theme
from sco_tui.tui.answers import Answers
from sco_tui.tui.aside import aside
from sco_tui.tui.main_screen import MainScreen

# Read in 20 ms or less; a bigger file is read in a thread, the screen already standing.
_QUICK_BYTES = 256 * 1024
_QUIT_SECONDS = 2.0
_WATCH_SECONDS = 1.0
_MESSAGE_CHARACTERS = 300
# A key, the message of the field it was pressed in, the search line's, the focus: each leads to the next.
_LAPS = 4
_LOST_SECONDS = 0.1
_SWITCH_SECONDS = 0.001


class Viewer(App[UnreadableError]):
    """Shows one timeline; ends with the error of a file that turns out not to be readable."""

    TITLE = "sco-tui"
    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c", "ask_to_quit", "Quit, when pressed twice", priority=True),
    ]

    class KeyFollowed(Message):
        """Goes the way of a key, behind it; lost, as a key is, where a widget is taken away on the way."""

        def __init__(self, laps_left: int) -> None:
            super().__init__()
            self.laps_left = laps_left

    def __init__(self, path: str, data: bytes | None = None, asked: Query | None = None) -> None:
        """`data` is what the file holds, where it was read already; `asked` is the search to begin with.

        Raises UnreadableError where `data` cannot be shown.
        """
        super().__init__()
        self._path = path
        self._is_asked = False
        self._asked = asked or Query()
        self._keys: deque[events.Key] = deque()
        self._key_timer: Timer | None = None  # while a key is being dealt with
        self._answers = None if data is None else Answers(*timeline_file.parse(path, data))

    def get_css_variables(self) -> dict[str, str]:
        # Not a theme of Textual's: to set one parses every style sheet again (0.05 of the start).
        self.theme_variables = super().get_css_variables() | theme.DARK.css_variables()
        return self.theme_variables

    def get_default_screen(self) -> MainScreen:
        is_pipe = self._path == files.STANDARD_INPUT
        name = "standard input" if is_pipe else one_line(os.path.basename(self._path))
        return MainScreen(name, self._answers, self._asked)

    async def on_mount(self) -> None:
        # `cli` stopped the collector before the imports.
        self.call_after_refresh(gc.freeze)
        self.set_interval(_WATCH_SECONDS, collector.collect_if_many)
        self.app_resume_signal.subscribe(self, self._repaint)
        if not self.is_headless:
            self.set_interval(_WATCH_SECONDS, self._end_without_terminal)
        if self._answers is None:
            self.run_worker(self._read(), exclusive=True)

    async def _read(self) -> None:
        try:
            answers = await aside(lambda: Answers(*timeline_file.read(self._path)))
        except UnreadableError as error:
            self.exit(error, return_code=2)
            return
        for screen in self.screen_stack:
            if isinstance(screen, MainScreen):
                screen.show_timeline(answers)

    def _end_without_terminal(self) -> None:
        # Textual's input thread would read the end of a closed terminal again and again.
        if terminal.is_gone():
            signal.raise_signal(signal.SIGHUP)

    def _repaint(self, _: App[Any]) -> None:
        """After ^Z and fg: Textual draws what has changed meanwhile, on a screen that is empty."""
        self.refresh()

    async def on_event(self, event: events.Event) -> None:
        """Hands on one key at a time, when what the one before has changed is done.

        Textual gives keys at once to what has the focus: of `/pakistan` in one go, as it comes over a slow
        line, the letters would go to the pane that the slash is meant to leave.
        """
        if isinstance(event, events.Key) and not event.is_forwarded:
            self._keys.append(event)
            if self._key_timer is None:
                await self._hand_on_key()
        else:
            await super().on_event(event)

    async def _hand_on_key(self) -> None:
        self._key_timer = self.set_timer(_LOST_SECONDS, self._after_key)
        await super().on_event(self._keys.popleft())
        self._follow_key(Viewer.KeyFollowed(_LAPS))

    def _follow_key(self, message: KeyFollowed) -> None:
        (self.focused or self.screen).post_message(message)

    async def on_viewer_key_followed(self, message: KeyFollowed) -> None:
        """The first lap comes in behind the key, each further one behind what the one before led to."""
        if message.laps_left > 1:
            self._follow_key(Viewer.KeyFollowed(message.laps_left - 1))
        else:
            await self._after_key()

    async def _after_key(self) -> None:
        if self._key_timer is not None:
            self._key_timer.stop()
            self._key_timer = None
        if self._keys:
            await self._hand_on_key()

    def action_ask_to_quit(self) -> None:
        """Copies what is selected; without that, the second press within two seconds quits."""
        selected = getattr(self.focused, "selected_text", "") or self.screen.get_selected_text()
        if selected:
            self.copy_to_clipboard(selected)
            self.notify("Copied.", timeout=_QUIT_SECONDS, markup=False)
        elif self._is_asked:
            self.exit()
        else:
            self._is_asked = True
            self.set_timer(_QUIT_SECONDS, self._forget_asking)
            self.notify("Press ^C again to quit.", timeout=_QUIT_SECONDS, markup=False)

    def _forget_asking(self) -> None:
        self._is_asked = False


def view(path: str, *, query: Query | None = None, debug: bool = False) -> int:
    """Runs the viewer on the file `path` (`-`: standard input), searched; returns the exit code.

    Raises UnreadableError where the file cannot be read or no terminal is there.
    """
    reads_pipe = path == files.STANDARD_INPUT
    if not terminal.is_usable(keys=not reads_pipe):
        raise UnreadableError("no terminal", "the viewer needs one; sco-tui list prints the events")
    data = files.read_bytes(path) if reads_pipe or _is_small(path) else None
    # A thread that searches lets the event loop go on after so long (5 ms by default): a key waits for it
    # several times.
    sys.setswitchinterval(_SWITCH_SECONDS)
    viewer = Viewer(path, data, query)
    if reads_pipe and not terminal.take_keys():
        raise UnreadableError("no terminal", "there are no keys to read; sco-tui list - prints the events")
    report = io.StringIO()
    viewer.error_console = Console(file=report, markup=False, highlight=False, width=120)
    with terminal.given_back():
        unreadable = viewer.run()
    if unreadable is not None:
        raise unreadable
    if viewer.return_code:
        print(_crashed(report.getvalue(), debug=debug), file=sys.stderr)
    return viewer.return_code or 0


def _is_small(path: str) -> bool:
    """Also where there is no such file: reading it says so before the screen is taken."""
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return True
    return not stat.S_ISREG(status.st_mode) or status.st_size < _QUICK_BYTES


def _crashed(report: str, *, debug: bool) -> str:
    """One clean line for a crash; the details hold the reader's data, and are written only when asked for."""
    # Behind the box of the traceback, and before a note of Textual on further errors.
    message = one_line(report.rpartition("╯")[2].strip().partition("\n\n")[0])
    line = f"sco-tui: crashed: {message[:_MESSAGE_CHARACTERS] or 'no details'}"
    if not debug:
        return f"{line} (sco-tui --debug writes the details to a file)"
    from platformdirs import user_log_path  # for a crash only

    log = user_log_path("sco-tui") / "crash.log"
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        log.write_text(clean(report), encoding="utf-8")
    except OSError as error:
        return f"{line} (details not written: {one_line(str(error))})"
    return f"{line} (details in {one_line(str(log))})"
