"""A key in the search line to its results on the screen, typing at ten times the events, what a find costs.

A key counts as painted with the frame that completes what it must show, in the search line and in the list.
What it must show is counted here by the same `find`; that `find` is right is for the tests to prove. Keys
that leave the counts as they were are pressed and not measured.
"""

import argparse
import re
import subprocess
import sys
import tempfile
import time
from itertools import cycle, islice
from pathlib import Path
from statistics import median, quantiles
from typing import NamedTuple

from sco_tui import timeline_file
from sco_tui.found import Found
from sco_tui.query import parse
from sco_tui.search import Index
from tests.benchmarks.find_costs import counts, print_costs
from tests.benchmarks.frames import Frame, Signs, Viewer, opened
from tests.commands import ROOT

FIRST_LETTERS = "etsai"
THREE_WORDS = ("security trade energy", "terrorism summit water", "безопасность торговля учения")
NO_MATCH = {"summit": "q", "security": "z", "xi jin": "x", "торгов": "q", "": "#"}  # what stands, the key
TYPED = "exercises"  # its last letter changes what is found
_KEYS_A_SECOND = 15
_UNSEEN_SECONDS = 0.3  # for a key whose paint cannot be told by content
_EMPTY_LINE, _BACKSPACE = "\x15", "\x7f"
_SEARCH_LINE = re.compile(rb"[H\n] / ")  # behind a cursor move, or at the start of a row
_ECHO = re.compile(rb"(?:H| / )([a-z]+) ")


class Key(NamedTuple):
    sent: str
    signs: Signs
    is_measured: bool


def _sign(text: str) -> re.Pattern[bytes]:
    """No part of a greater number, nor the count of events where the place in the list is meant."""
    return re.compile(rb"(?<![\d,])" + re.escape(text.encode()) + rb"(?! events|[\d,]| \xc2\xb7)")


def _signs(found: Found) -> Signs:
    """The counts in the search line, and in the list the place of the cursor, on the first event found."""
    shown, known = len(found.events), len(found.timeline.events)
    place = [f"1 of {shown:,}"] if shown else []
    hidden = [f"{known - shown:,} hidden"] if shown < known else []
    asked = [counts(found)] if found.is_search else []
    return [_sign(text) for text in [*asked, " · ".join(place + hidden)]]


def _run(index: Index, standing: str, keys: str) -> list[Key]:
    """`keys` one by one, behind `standing`, which comes in one go; at the end the line is empty again."""
    run: list[Key] = []
    text, before = "", _signs(index.find(parse("")))
    for sent in [*([standing] if standing else []), *keys, _EMPTY_LINE]:
        text = {_BACKSPACE: text[:-1], _EMPTY_LINE: ""}.get(sent, text + sent)
        signs = _signs(index.find(parse(text, is_typed=True)))
        run.append(Key(sent, signs, signs != before and sent not in (standing, _EMPTY_LINE)))
        before = signs
    return run


def _situations(path: Path) -> dict[str, list[list[Key]]]:
    """Each with its runs. The timeline is let go: no collection of it may fall into what is measured."""
    index = Index(timeline_file.read(str(path))[0])
    return {
        "one letter": [_run(index, "", letter) for letter in FIRST_LETTERS],
        "three words": [_run(index, "", words) for words in THREE_WORDS],
        "no match": [_run(index, standing, key) for standing, key in NO_MATCH.items()],
        "backspace": [_run(index, words, _BACKSPACE * len(words)) for words in THREE_WORDS],
    }


def _row(name: str, seconds: list[float]) -> None:
    late = quantiles(seconds, n=20, method="inclusive")[-1] if len(seconds) > 1 else seconds[0]
    figures = "".join(f"{part * 1000:10.1f}" for part in (median(seconds), late, max(seconds)))
    print(f"  {name:34}{figures}{len(seconds):7}", flush=True)


def _open_search(viewer: Viewer) -> float:
    """Seconds until the search line stands; returns no sooner than a quick typist's next key."""
    start = time.perf_counter()
    took = viewer.press("/", [_SEARCH_LINE])
    viewer.wait(start + 1 / _KEYS_A_SECOND - time.perf_counter())
    return took


def _cold_starts(path: Path, events: int, letters: list[Key], turns: int) -> None:
    for pause, name in ((0.0, "at once"), (1.0, "1 s later")):
        lines, firsts = [], []
        for letter in islice(cycle(letters), turns):
            with opened(path, _sign(f"1 of {events:,}")) as viewer:
                viewer.wait(pause)
                lines.append(_open_search(viewer))
                firsts.append(viewer.press(letter.sent, letter.signs))
        _row(f"list shown, {name}: /", lines)
        _row("  and the first letter", firsts)


def _pressed(viewer: Viewer, key: Key) -> list[float]:
    """The seconds of a key that is measured."""
    if not key.is_measured:
        viewer.send(key.sent)
        viewer.settle(_UNSEEN_SECONDS)
        return []
    seconds = viewer.press(key.sent, key.signs)
    viewer.settle()
    return [seconds]


def _key_to_paint(path: Path, events: int, keys: int, turns: int) -> None:
    print(f"Key to paint at 120x36, {events:,} events, in ms")
    print(f"  {'':34}{'median':>10}{'95th pct':>10}{'longest':>10}{'keys':>7}")
    situations = _situations(path)
    _cold_starts(path, events, [run[0] for run in situations["one letter"]], turns)
    with opened(path, _sign(f"1 of {events:,}")) as viewer:
        _open_search(viewer)
        viewer.press(*situations["three words"][0][0][:2])  # all is folded then
        viewer.send(_EMPTY_LINE)
        for name, runs in situations.items():
            viewer.settle(_UNSEEN_SECONDS)
            seconds: list[float] = []
            for key in (key for run in cycle(runs) for key in run):
                seconds += _pressed(viewer, key)
                if len(seconds) >= keys and key.sent == _EMPTY_LINE:
                    break
            _row(name, seconds)


def _typed(viewer: Viewer, end: str) -> tuple[float, float]:
    """The longest time from a key to its letter in the line, and from the last key to what it found."""
    frames: list[Frame] = []
    sent: list[float] = []
    start = time.perf_counter()
    for number, letter in enumerate(TYPED):
        frames += viewer.frames(start + number / _KEYS_A_SECOND - time.perf_counter())
        sent.append(viewer.send(letter))
    frames += viewer.until([_sign(end), re.compile(rb"(?:H| / )" + TYPED.encode() + b" ")])
    echoes = [(len(echo[1]), frame.seconds) for frame in frames for echo in _ECHO.finditer(frame.text)]
    shown = [min(at for letters, at in echoes if letters > number) for number in range(len(TYPED))]
    return max(map(float.__sub__, shown, sent)), frames[-1].seconds - sent[-1]


def _typing(path: Path, events: int, end: str) -> None:
    print(f"Typing {TYPED!r}, {_KEYS_A_SECOND} keys a second, {events:,} events, in ms")
    with opened(path, _sign(f"1 of {events:,}")) as viewer:
        viewer.wait(2)
        _open_search(viewer)
        for name in ("2 s after the list was shown", "again, all folded"):
            longest, found = _typed(viewer, end)
            viewer.settle(_UNSEEN_SECONDS)
            line = viewer.screen().splitlines()[1]
            is_last = line.split()[1] == TYPED and end in line
            print(f"  {name:34}{longest * 1000:10.1f} from key to letter, the longest", flush=True)
            print(f"  {'':34}{found * 1000:10.1f} from the last key to what it found; ", end="")
            print("it stands" if is_last else f"BUT THE LINE SAYS {line}", flush=True)
            viewer.send(_EMPTY_LINE)
            viewer.settle(_UNSEEN_SECONDS)


def report(events: int, keys: int, turns: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        files = {count: Path(folder) / f"{count}.yaml" for count in (events // 10, events, events * 10)}
        for count, path in files.items():
            with path.open("wb") as target:
                command = [sys.executable, "-m", "tests.benchmarks.generate", str(count)]
                subprocess.run(command, cwd=ROOT, stdout=target, check=True)
        _key_to_paint(files[events], events, keys, turns)
        _typing(files[events * 10], events * 10, print_costs(files, TYPED))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=10_000, help="and a tenth, and ten times (10000)")
    parser.add_argument("--keys", type=int, default=40, help="measured in each situation, at least (40)")
    parser.add_argument("--turns", type=int, default=7, help="cold starts of each kind (7)")
    chosen = parser.parse_args()
    report(chosen.events, chosen.keys, chosen.turns)
