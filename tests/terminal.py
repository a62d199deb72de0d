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
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

import pyte
from wcwidth import wcwidth

# One sequence of ECMA-48: a control string (OSC, DCS, SOS, PM, APC), a CSI, or ESC and what it takes.
# A string that another sequence cuts off ends there, as in a terminal.
SEQUENCE = re.compile(
    rb"\x1b(?:[]PX^_][^\x07\x1b]*(?:\x07|\x1b\\|(?=\x1b)|\Z)"
    rb"|\[(?P<prefix>[<-?]?)(?P<numbers>[0-9:;]*)(?P<middle>[ -/]*)(?P<final>[@-~])"
    rb"|[ -/]*[0-~])"
)
_UNFINISHED = re.compile(rb"\x1b(?:[]PX^_][^\x07\x1b]*\x1b?|\[[0-?]*[ -/]*|[ -/]*)?\Z")

# Private modes, https://invisible-island.net/xterm/ctlseqs/ctlseqs.html
_ALT_SCREEN = frozenset({47, 1047, 1049})
_MOUSE = frozenset({9, 1000, 1001, 1002, 1003, 1005, 1006, 1015, 1016})
_NAMED = _ALT_SCREEN | _MOUSE | {25, 1004, 2004, 2026, 2048}
_ON_AT_REST = frozenset({7, 25})
_NO_MODE = 1048  # saves and restores the cursor

_SIGNALS_AT_REST = (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGTERM, signal.SIGTSTP)

_KEYS = {
    "enter": "\r", "esc": "\x1b", "tab": "\t", "s-tab": "\x1b[Z", "bs": "\x7f", "del": "\x1b[3~",
    "up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D", "home": "\x1b[H", "end": "\x1b[F",
    "pgup": "\x1b[5~", "pgdn": "\x1b[6~", "f1": "\x1bOP", "f2": "\x1bOQ", "f3": "\x1bOR", "f4": "\x1bOS",
    "space": " ", "lt": "<",
}  # fmt: skip


class CellStyle(NamedTuple):
    """Colours are `default`, a name of the 8 or 16 (`red`, `brightred`) or six hexadecimal digits."""

    fg: str
    bg: str
    bold: bool
    reverse: bool
    underline: bool


@dataclass(frozen=True)
class Modes:
    """What a program left on or off; the defaults are a terminal at rest, so `modes() == Modes()`."""

    echo: bool = True
    icanon: bool = True
    isig: bool = True
    termios_as_before: bool = True
    "Nothing of termios differs from before the program, not the fields above alone."
    alt_screen: bool = False
    mouse: frozenset[int] = frozenset()
    bracketed_paste: bool = False
    focus_reports: bool = False
    cursor_visible: bool = True
    in_band_resize: bool = False
    synchronized: bool = False
    kitty_pushes: int = 0
    "Pushed and not popped; the main and the alternate screen keep a stack each, this is their sum."
    others: frozenset[int] = frozenset()
    "Further private modes that differ from a terminal at rest."


class _Screen(pyte.Screen):
    def draw(self, data: str) -> None:
        """pyte drops the rest of a text behind a vowel sign of an Indic script or a joiner."""
        if data.isascii():
            super().draw(data)
            return
        for character in data:
            if wcwidth(character) == 0 and not unicodedata.combining(character):
                self._join(character)
            else:
                super().draw(character)

    def _join(self, character: str) -> None:
        row = self.buffer[self.cursor.y]
        x = self.cursor.x - 1
        if x > 0 and not row[x].data:
            x -= 1
        if x >= 0:
            row[x] = row[x]._replace(data=row[x].data + character)

    def rows(self) -> list[str]:
        """Every row as wide as the screen in cells; a wide character is one character of the text."""
        return [self._row(y) for y in range(self.lines)]

    def _row(self, y: int) -> str:
        """What is left of a wide character when something else is drawn over its other half is a blank."""
        cells = [self.buffer[y][x].data for x in range(self.columns)]
        wide = [wcwidth(cell[:1]) == 2 for cell in cells]
        neighbours = zip(cells, [*cells[1:], ""], wide, [False, *wide], strict=False)
        return "".join(
            " " if (after if is_wide else not cell and not is_second_half) else cell
            for cell, after, is_wide, is_second_half in neighbours
        )


class View:
    """Draws a program's output, sequences whole whatever the pieces they come in."""

    def __init__(self, columns: int, rows: int) -> None:
        self._shown = "main"
        self._screens = {"main": _Screen(columns, rows), "alt": _Screen(columns, rows)}
        self._streams = {name: pyte.ByteStream(screen) for name, screen in self._screens.items()}
        self._rest = b""
        self._private: dict[int, bool] = {}
        self._pushes = {"main": 0, "alt": 0}

    @property
    def screen(self) -> _Screen:
        return self._screens[self._shown]

    def resize(self, columns: int, rows: int) -> None:
        for screen in self._screens.values():
            screen.resize(rows, columns)

    def feed(self, data: bytes) -> None:
        data = self._rest + data
        cut = _UNFINISHED.search(data)
        whole = data[: cut.start()] if cut else data
        self._rest = data[len(whole) :]
        drawn = 0
        for sequence in SEQUENCE.finditer(whole):
            self._draw(whole[drawn : sequence.start()])
            self._obey(sequence)
            drawn = sequence.end()
        self._draw(whole[drawn:])

    def _obey(self, sequence: re.Match[bytes]) -> None:
        """pyte gets what it knows: no control string, no private CSI but modes, nothing with `:`."""
        prefix, numbers, middle, final = sequence.group("prefix", "numbers", "middle", "final")
        if final is None:
            if sequence[0][1:2] not in b"]PX^_":
                self._draw(sequence[0])
        elif prefix == b">" and final == b"u":
            self._pushes[self._shown] += 1
        elif prefix == b"<" and final == b"u":
            self._pushes[self._shown] = max(0, self._pushes[self._shown] - int(numbers or 1))
        elif prefix == b"?" and not middle and final in b"hl":
            self._draw(sequence[0])
            self._set_private([int(number) for number in numbers.split(b";") if number], final == b"h")
        elif not prefix and not middle and b":" not in numbers:
            self._draw(sequence[0])

    def _draw(self, data: bytes) -> None:
        self._streams[self._shown].feed(data)

    def _set_private(self, numbers: list[int], on: bool) -> None:
        self._private.update(dict.fromkeys(numbers, on))
        shown = "alt" if any(self._private.get(number) for number in _ALT_SCREEN) else "main"
        if shown != self._shown:
            self._shown = shown
            self._screens["alt"].reset()

    def modes(self, now: list[object], before: list[object]) -> Modes:
        """`now` and `before` as tcgetattr gives them."""
        on = {number for number, is_on in self._private.items() if is_on}
        off = {number for number, is_on in self._private.items() if not is_on}
        local = now[3] if isinstance(now[3], int) else 0
        return Modes(
            echo=bool(local & termios.ECHO),
            icanon=bool(local & termios.ICANON),
            isig=bool(local & termios.ISIG),
            termios_as_before=now == before,
            alt_screen=self._shown == "alt",
            mouse=_MOUSE & on,
            bracketed_paste=2004 in on,
            focus_reports=1004 in on,
            cursor_visible=25 not in off,
            in_band_resize=2048 in on,
            synchronized=2026 in on,
            kitty_pushes=sum(self._pushes.values()),
            others=frozenset((on - _ON_AT_REST | off & _ON_AT_REST) - _NAMED - {_NO_MODE}),
        )


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
        return bytes(self._output)

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
