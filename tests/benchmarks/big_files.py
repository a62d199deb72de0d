"""A big file from the launch to its rows, what is answered meanwhile, and the memory it takes.

The bounds are of the same turn: a bare Textual app's first paint, and a bare pass of PyYAML's C parser.
"""

import argparse
import re
import tempfile
from pathlib import Path
from statistics import median
from typing import NamedTuple

from tests.benchmarks.bare_app import LINE
from tests.benchmarks.first_paint import BARE, OURS, launch
from tests.benchmarks.frames import Viewer, opened
from tests.benchmarks.reading import FLOORS, generate, in_child

FRAME_TIMES = 1.25
PARSER_TIMES = 2.5
_READING = re.compile(rb"Reading ")
_COUNT = re.compile(rb"(?<![\d,])([\d,]+) events ")
_HELP, _CLOSED = re.compile(rb"Everywhere"), re.compile(rb"Reading |1 of ")
_HELPS = 5
_WATCHED_SECONDS = 0.7
_SEARCH = "/trust\r"


class Launch(NamedTuple):
    """Seconds of one turn: three of ours, from the launch to what is named, and the two that bound them."""

    frame: float
    words: float
    rows: float
    bare: float
    parser: float

    @property
    def passes(self) -> float:
        """Passes of the parser behind the frame that is allowed."""
        return (self.rows - FRAME_TIMES * self.bare) / self.parser


def _launched(path: Path, events: int, state: Path) -> Launch:
    bare = launch(BARE, [LINE], state)[0][0]
    texts = [path.name, "Reading ", f"1 of {events:,}"]
    frame, words, rows = launch([*OURS, str(path)], texts, state)[0]
    parser = min(in_child(name, str(path)).seconds for name in FLOORS)
    return Launch(frame, words, rows, bare, parser)


def _opening(path: Path, events: int, turns: int) -> None:
    """One turn more than is counted: the first writes the .pyc files and warms the disk's cache."""
    with tempfile.TemporaryDirectory() as folder:
        taken = [_launched(path, events, Path(folder)) for _ in range(turns + 1)][1:]
    print(f"Launch at {events:,} events, medians of {turns} turns, in ms")
    frames = median(turn.frame / turn.bare for turn in taken)
    passes = median(turn.passes for turn in taken)
    for name, seconds, more in (
        ("a bare app", [turn.bare for turn in taken], ""),
        ("the file's name", [turn.frame for turn in taken], f"{frames:.3f} of that (at most {FRAME_TIMES})"),
        ("that it is read", [turn.words for turn in taken], ""),
        ("a bare pass of the parser", [turn.parser for turn in taken], ""),
        ("all rows", [turn.rows for turn in taken], f"{passes:.2f} passes more (at most {PARSER_TIMES})"),
    ):
        print(f"  {name:34}{median(seconds) * 1000:10.0f}   {more}".rstrip(), flush=True)


def _said(name: str, seconds: list[float], more: str = "") -> None:
    figures = f"{median(seconds) * 1000:10.1f}{max(seconds) * 1000:10.1f}{len(seconds):7}"
    print(f"  {name:34}{figures}{more}", flush=True)


def _is_reading(viewer: Viewer) -> bool:
    return "Reading " in viewer.screen()


def _meanwhile(path: Path, events: int, turns: int) -> None:
    """`?` and Esc while the file is read; the first `?` of a run imports the help."""
    print(f"While {events:,} events are read, in ms")
    print(f"  {'':34}{'median':>10}{'longest':>10}{'times':>7}")
    firsts, others, exits, counts = [], [], [], 0
    for _ in range(turns):
        with opened(path, _READING) as viewer:
            viewer.wait(0.1)
            firsts.append(viewer.press("?", [_HELP]))
            others.append(viewer.press("\x1b", [_CLOSED]))
            for _ in range(_HELPS):
                viewer.settle()
                if not _is_reading(viewer):
                    break
                others += [viewer.press("?", [_HELP]), viewer.press("\x1b", [_CLOSED])]
        with opened(path, _READING) as viewer:
            shown = [
                found[1] for frame in viewer.frames(_WATCHED_SECONDS) for found in _COUNT.finditer(frame.text)
            ]
            counts = max(counts, len(set(shown)))
            if _is_reading(viewer):
                exits.append(viewer.seconds_to_exit("q"))
    _said("the first ?", firsts)
    _said("Esc, and further ?", others)
    if exits:
        _said("q to the end of the process", exits, f"   {counts} counts shown in {_WATCHED_SECONDS} s")


def peak_mb(pid: int) -> float:
    """The most memory that the process has held so far; Linux only."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def _memory(path: Path, events: int) -> None:
    with opened(path, re.compile(rb"1 of " + f"{events:,}".encode())) as viewer:
        viewer.wait(0.5)
        read = peak_mb(viewer.pid)
        viewer.press(_SEARCH, [re.compile(f" of {events:,} events".encode())])
        viewer.settle(0.5)
        size, searched = path.stat().st_size / 1e6, peak_mb(viewer.pid)
    print(f"Peak of memory at {events:,} events ({size:.0f} MB): {read:.0f} MB with the rows shown", end="")
    print(f", {searched:.0f} MB after a search", flush=True)


def report(events: int, turns: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for count in (events, events * 10):
            path = Path(folder) / f"{count}.yaml"
            generate(count, path)
            few = turns if count == events else max(turns // 3, 1)
            _opening(path, count, few)
            _meanwhile(path, count, few)
            _memory(path, count)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=10_000, help="and ten times (10000)")
    parser.add_argument("--turns", type=int, default=7, help="launches of each kind, a third at the most (7)")
    chosen = parser.parse_args()
    report(chosen.events, chosen.turns)
