"""A command in a real pseudo-terminal, seen as a person sees it and asked what it left behind."""

import fcntl
import os
import pty
import re
import select
import signal
import subprocess
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.terminal_view import CellStyle, Modes, View

_SIGNALS_AT_REST = (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGTERM, signal.SIGTSTP)

_KEYS = {
    "enter": "\r", "esc": "\x1b", "tab": "\t", "s-tab": "\x1b[Z", "bs": "\x7f", "del": "\x1b[3~",
    "up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D", "home": "\x1b[H", "end": "\x1b[F",
    "pgup": "\x1b[5~", "pgdn": "\x1b[6~", "f1": "\x1bOP", "f2": "\x1bOQ", "f3": "\x1bOR", "f4": "\x1bOS",
    "space": " ", "lt": "<",
}  # fmt: skip


def _become_foreground() -> None:
    """In the child: its terminal controls it, and no signal is ignored because this test run ignores it."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    for number in _SIGNALS_AT_REST:
        signal.signal(number, signal.SIG_DFL)


def _environment(changes: Mapping[str, str | None]) -> dict[str, str]:
    own = {name: value for name, value in os.environ.items() if not name.startswith("TEXTUAL")}
    for name in ("NO_COLOR", "COLUMNS", "LINES"):
        own.pop(name, None)
    changed = {**own, "TERM": "xterm-256color", "COLORTERM": "truecolor", **changes}
    return {name: value for name, value in changed.items() if value is not None}


class Terminal:
    """The terminal answers no query, and what it is sent waits until someone asks.

    `env` changes this process's environment; None takes a variable away. The command is leader of a
    session of its own, so ^Z does nothing unless a shell with job control stands between (`bash -mc`).
    """

    def __init__(
        self,
        command: Sequence[str],
        columns: int = 120,
        rows: int = 36,
        env: Mapping[str, str | None] | None = None,
        cwd: Path | None = None,
    ) -> None:
        self._output = bytearray()
        self._undrawn = 0
        self._view = View(columns, rows)
        self._master, self._slave = pty.openpty()
        self._is_open = True
        termios.tcsetwinsize(self._slave, (rows, columns))
        self._termios_before = termios.tcgetattr(self._slave)
        try:
            self._process = subprocess.Popen(
                command,
                stdin=self._slave,
                stdout=self._slave,
                stderr=self._slave,
                env=_environment(env or {}),
                cwd=cwd,
                start_new_session=True,
                preexec_fn=_become_foreground,
            )
        except BaseException:
            self.hang_up()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.kill()
        self._process.wait()
        self.hang_up()

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def raw(self) -> bytes:
        """All that the program has written so far, as far as it was read."""
        return self.raw_from(0)

    def raw_from(self, start: int) -> bytes:
        """What the program has written from this byte on."""
        return bytes(self._output[start:])

    def has_ended(self) -> bool:
        return self._process.poll() is not None

    def pump(self, seconds: float) -> bool:
        """Read what comes within `seconds`; True as soon as anything did. Nothing is drawn yet."""
        if not self._is_open:
            time.sleep(seconds)
            return False
        if not select.select([self._master], [], [], seconds)[0]:
            return False
        self._output += os.read(self._master, 1 << 16)
        return True

    def screen(self) -> list[str]:
        """The rows, filled up with blanks to the width in cells."""
        return self._drawn().screen.rows()

    def text(self) -> str:
        return "\n".join(row.rstrip() for row in self.screen()).rstrip("\n")

    def style_at(self, x: int, y: int) -> CellStyle:
        """Counted in cells from 0 at the top left."""
        cell = self._drawn().screen.buffer[y][x]
        return CellStyle(cell.fg, cell.bg, cell.bold, cell.reverse, cell.underscore)

    def modes(self) -> Modes:
        return self._drawn().modes(termios.tcgetattr(self._slave), self._termios_before)

    def wait_for(self, wanted: str | Callable[[str], bool], timeout: float = 10) -> None:
        """Until the screen's text holds `wanted`, or `wanted` says yes to it, and output pauses.

        The pause (at most half a second is waited for it) lets the rest of a frame come.
        """
        end = time.monotonic() + timeout
        while not (wanted(self.text()) if callable(wanted) else wanted in self.text()):
            has_ended = self.has_ended()
            if not self.pump(0.05) and has_ended:
                raise self._failure(f"the program ended before it showed {wanted!r}")
            if time.monotonic() > end:
                raise self._failure(f"not shown within {timeout} s: {wanted!r}")
        pause_end = time.monotonic() + 0.5
        while self.pump(0.03) and time.monotonic() < pause_end:
            pass

    def press(self, keys: str) -> None:
        """`<Enter>`, `<PgDn>`, `<C-c>` and their like are keys, `<lt>` is `<`, the rest stands for itself.

        A key right behind `<Esc>` reads as Alt and that key: wait for what `<Esc>` does first.
        """
        self.send("".join(_key(name) or plain for name, plain in re.findall(r"<([^<>]+)>|(.)", keys, re.S)))

    def send(self, data: str | bytes) -> None:
        """As it is; reads meanwhile, so that neither side waits for the other."""
        rest = data.encode() if isinstance(data, str) else data
        end = time.monotonic() + 10
        while rest:
            self.pump(0)
            if select.select([], [self._master], [], 0.05)[1]:
                rest = rest[os.write(self._master, rest[:512]) :]
            if time.monotonic() > end:
                raise self._failure(f"the program reads no keys; {len(rest)} bytes left")

    def resize(self, columns: int, rows: int) -> None:
        while self.pump(0):
            pass
        self._drawn().resize(columns, rows)
        termios.tcsetwinsize(self._master, (rows, columns))

    def send_signal(self, number: signal.Signals) -> None:
        self._process.send_signal(number)

    def hang_up(self) -> None:
        """Close the terminal, as its window does; what was drawn stays, modes() is past."""
        if self._is_open:
            self._is_open = False
            os.close(self._slave)
            os.close(self._master)

    def wait_exit(self, timeout: float = 10) -> int:
        """The exit code as a shell sees it: 128+n after signal n."""
        end = time.monotonic() + timeout
        while not self.has_ended():
            if time.monotonic() > end:
                raise self._failure(f"still running after {timeout} s")
            self.pump(0.02)
        while self.pump(0):
            pass
        code = self._process.returncode
        return code if code >= 0 else 128 - code

    def _drawn(self) -> View:
        self._view.feed(bytes(self._output[self._undrawn :]))
        self._undrawn = len(self._output)
        return self._view

    def _failure(self, reason: str) -> AssertionError:
        return AssertionError(f"{reason}\nexit code: {self._process.returncode}\n{self.text()}")


def _key(name: str) -> str:
    if not name:
        return ""
    if re.fullmatch(r"(?i)c-.", name):
        return chr(ord(name[2].upper()) & 0x1F)
    return _KEYS[name.lower()]
