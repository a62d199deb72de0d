"""What a program's output draws on a terminal, and which modes it leaves."""

import re
import termios
import unicodedata
from dataclasses import dataclass
from typing import NamedTuple

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
