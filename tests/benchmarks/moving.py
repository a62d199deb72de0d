"""A key or a resize to the frame that completes it, and a key held down, in a big timeline with its overview.

Complete is the last frame that changes anything on the screen: each is drawn, after all have come. The floor
is what Textual takes in the same turn to draw as many lines anew, in an app that does nothing else.
"""

import argparse
import re
import sys
import tempfile
import time
from pathlib import Path
from statistics import median, quantiles

from tests.benchmarks.frames import Frame, Viewer, opened
from tests.benchmarks.reading import generate
from tests.terminal_view import View

# What is pressed in turn; each of them leads to other rows.
KEYS = {
    "down": "\x1b[B", "page down": "\x1b[6~", "End": "\x1b[F", "page up": "\x1b[5~", "Home": "\x1b[H",
}  # fmt: skip
SIZES = ((100, 30), (80, 24), (100, 30), (120, 36))
HELD_A_SECOND = 30
BARE_LINES = [sys.executable, "-m", "tests.benchmarks.bare_lines"]
LONG_EVENT = "A long event, the last of those without a date"
_DOWN, _END, _INTO, _BACK, _TOP = "\x1b[B", "\x1b[F", "\r", "\x1b", "\x1b[H"
_PACED_SECONDS = 0.15
_START_SIZE = (120, 36)
_LONG_STATEMENTS = 200


class Drawn:
    """The screen, drawn frame by frame."""

    def __init__(self) -> None:
        self._size = _START_SIZE
        self._view = View(*self._size)

    def resize(self, columns: int, rows: int) -> None:
        self._size = columns, rows
        self._view.resize(columns, rows)

    def completed(self, frames: list[Frame]) -> float:
        """When the last of `frames` came that changed a cell; when the first came, where none did."""
        cells, seconds = self._cells(), frames[0].seconds
        for frame in frames:
            self._view.feed(frame.raw)
            before, cells = cells, self._cells()
            if cells != before:
                seconds = frame.seconds
        return seconds

    def _cells(self) -> list[list[object]]:
        columns, rows = self._size
        return [[self._view.screen.buffer[y][x] for x in range(columns)] for y in range(rows)]


class Bench:
    """One app in its terminal, asked for one thing after the other."""

    def __init__(self, viewer: Viewer) -> None:
        self._viewer = viewer
        self._drawn = Drawn()

    def press(self, keys: str) -> float:
        """Seconds to the frame that completes what `keys` do."""
        start = self._viewer.send(keys)
        return self._drawn.completed(self._viewer.burst()) - start

    def resize(self, columns: int, rows: int) -> float:
        start = self._viewer.resize(columns, rows)
        self._drawn.resize(columns, rows)
        return self._drawn.completed(self._viewer.burst()) - start


def position(events: int) -> re.Pattern[bytes]:
    """Where the cursor is in the list, as its pane says it."""
    return re.compile(rb"(?<![\d,])([\d,]+) of " + f"{events:,}".encode() + rb"(?! events|[\d,]| \xc2\xb7)")


def _row(name: str, own: list[float], floor: list[float]) -> None:
    late = quantiles(own, n=20, method="inclusive")[-1]
    figures = "".join(f"{part * 1000:10.1f}" for part in (median(own), late, max(own), median(floor)))
    print(f"  {name:34}{figures}{len(own):7}", flush=True)


def _keys_and_sizes(path: Path, events: int, times: int) -> None:
    """The first turn imports and fills what is kept, and is not counted."""
    print(f"Key or signal to the frame that completes it, {events:,} events, in ms")
    print(f"  {'':34}{'median':>10}{'95th pct':>10}{'longest':>10}{'floor':>10}{'times':>7}")
    taken: dict[str, list[tuple[float, float]]] = {}
    with opened(path, position(events)) as own, opened(path, re.compile(b"0 of bare"), BARE_LINES) as bare:
        own.wait(3)  # all is folded then
        benches = Bench(own), Bench(bare)
        for turn in range(times + 1):
            pairs = {name: [bench.press(keys) for bench in benches] for name, keys in KEYS.items()}
            columns_before, rows_before = _START_SIZE
            for columns, rows in SIZES:
                name = f"{columns_before}x{rows_before} to {columns}x{rows}"
                pairs[name] = [bench.resize(columns, rows) for bench in benches]
                columns_before, rows_before = columns, rows
            for name, (ours, floor) in pairs.items() if turn else ():
                taken.setdefault(name, []).append((ours, floor))
    for name, seconds in taken.items():
        _row(name, *map(list, zip(*seconds, strict=True)))


def _held(viewer: Viewer, count: int) -> tuple[list[float], list[Frame]]:
    """When each of `count` repeats was sent, and the frames from the first to when all is quiet."""
    frames: list[Frame] = []
    sent: list[float] = []
    start = time.perf_counter()
    for number in range(count):
        frames += viewer.frames(start + number / HELD_A_SECOND - time.perf_counter())
        sent.append(viewer.send(_DOWN))
    return sent, frames + viewer.burst()


def _held_in_list(viewer: Viewer, events: int, seconds: int) -> None:
    sent, frames = _held(viewer, seconds * HELD_A_SECOND)
    shown = [
        (int(found[1].replace(b",", b"")), frame.seconds)
        for frame in frames
        for found in position(events).finditer(frame.text)
    ]
    reached = shown[-1][0] - 1
    lags = [
        next(at for place, at in shown if place > number + 1) - when
        for number, when in enumerate(sent[:reached])
    ]
    late = quantiles(lags, n=20, method="inclusive")[-1]
    figures = "".join(f"{part * 1000:10.1f}" for part in (median(lags), late, max(lags), lags[-1]))
    print(f"  {'in the list':34}{figures}{len(sent) - reached:7}  of {len(sent)}", flush=True)


def _held_in_event(viewer: Viewer, seconds: int) -> None:
    """No place is said there: the screen has to be the one that as many keys lead to, pressed singly."""
    count = seconds * HELD_A_SECOND
    viewer.send(_END)
    viewer.settle(0.5)
    viewer.send(_INTO)
    viewer.settle(0.5)
    for _ in range(count):
        viewer.send(_DOWN)
        viewer.wait(_PACED_SECONDS)
    paced = viewer.screen()
    viewer.send(_TOP)
    viewer.settle(0.5)
    sent, frames = _held(viewer, count)
    last = Drawn().completed(frames) - sent[-1]
    is_same = "none" if viewer.screen() == paced and LONG_EVENT[:20] in paced else "SOME"
    print(f"  {'in a long event':34}{'':30}{last * 1000:10.1f}{is_same:>7}  of {len(sent)}", flush=True)


def _holding(path: Path, events: int, seconds: int) -> None:
    print(f"Down held, {HELD_A_SECOND} repeats a second for {seconds} s, {events:,} events: lag in ms")
    print(f"  {'':34}{'median':>10}{'95th pct':>10}{'longest':>10}{'the last':>10}{'lost':>7}")
    with opened(path, position(events)) as viewer:
        viewer.wait(3)
        _held_in_list(viewer, events, seconds)
        _held_in_event(viewer, seconds)


def add_long_event(path: Path) -> None:
    """To the events of a file, as the last of them: without a date."""
    text = "what was said there in many words, " * 10
    statements = "".join(f"\n      - text: Statement {number}, {text}" for number in range(_LONG_STATEMENTS))
    with path.open("a", encoding="utf-8") as file:
        file.write(f"  - title: {LONG_EVENT}\n    statements:{statements}\n")


def report(events: int, times: int, seconds: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for count in (events, events * 10):
            path = Path(folder) / f"{count}.yaml"
            generate(count, path)
            _keys_and_sizes(path, count, times)
            add_long_event(path)
            _holding(path, count + 1, seconds)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=10_000, help="and ten times (10000)")
    parser.add_argument("--keys", type=int, default=40, help="measured of each kind, and sizes (40)")
    parser.add_argument("--seconds", type=int, default=4, help="for which a key is held (4)")
    chosen = parser.parse_args()
    report(chosen.events, chosen.keys, chosen.seconds)
