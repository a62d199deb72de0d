"""What a find costs in process at three sizes, against passes over the bare file; each in a fresh process.

The counts that the search line says belong to a find. The first one folds whatever was not folded before.
"""

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import NamedTuple

from sco_tui import timeline_file
from sco_tui.found import Found
from sco_tui.query import parse
from sco_tui.search import Index
from tests.commands import ROOT

# One query a turn: what was asked before is known.
QUERIES = {
    "a letter": ("e", "t", "s", "a", "i"),
    "a word": ("trust", "harvests", "visas", "students", "pipelines"),
    "three words": (
        *("security trade energy", "water culture open", "summit names joint", "exercises data sharing"),
        "network safety rights",
    ),
    "no match": ("summitq", "zsecurity", "qtrade", "energyx", "qqwater"),
}
PROCESSES = 3
TURNS = 5
_PYTHON, _RIPGREP = "text.lower().count", "rg -c"


class Passes(NamedTuple):
    """What a child has measured."""

    counts: str
    seconds: dict[str, float]


def counts(found: Found) -> str:
    """As the search line says it."""
    events = f"{len(found.events):,} of {len(found.timeline.events):,} events"
    return f"{events} · {found.matched_statements:,} of {found.timeline.statement_count:,} statements"


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _finds(index: Index) -> Callable[[str], str]:
    return lambda words: counts(index.find(parse(words)))


def _floors(path: str, word: str) -> dict[str, Callable[[], object]]:
    text, program = Path(path).read_text(encoding="utf-8"), shutil.which("rg")
    floors: dict[str, Callable[[], object]] = {_PYTHON: lambda: text.lower().count(word)}
    if program is not None:
        command = [program, "-c", word, path]
        floors[_RIPGREP] = lambda: subprocess.run(command, stdout=subprocess.DEVNULL)
    return floors


def _passes(path: str, word: str) -> Passes:
    """In the child."""
    timeline, _ = timeline_file.read(path)
    start = time.perf_counter()
    index = Index(timeline)
    index_seconds = time.perf_counter() - start
    found = counts(index.find(parse(word)))
    first_seconds = time.perf_counter() - start
    finds = {f"find {name}": map(_finds(index), words) for name, words in QUERIES.items()}
    floors = _floors(path, word)
    turns = [
        {
            **{name: _timed(partial(next, answers)) for name, answers in finds.items()},
            **{name: _timed(work) for name, work in floors.items()},
        }
        for _ in range(TURNS)
    ]
    medians = {name: median(turn[name] for turn in turns) for name in turns[0]}
    return Passes(found, {"Index": index_seconds, "Index and the first find": first_seconds, **medians})


def _in_child(path: Path, word: str) -> Passes:
    command = [sys.executable, "-m", "tests.benchmarks.find_costs", str(path), word]
    return Passes(*json.loads(subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True).stdout))


def print_costs(files: dict[int, Path], word: str) -> str:
    """The counts of `word` in the file of the most events, which is read once only."""
    print(f"A find in process, in ms, medians of {PROCESSES} processes (one for the most events)")
    print(f"  {'events':34}{''.join(f'{events:10,}' for events in files)}   times for ten times the events")
    sizes = [
        [_in_child(path, word) for _ in range(PROCESSES if events < max(files) else 1)]
        for events, path in files.items()
    ]
    taken = {
        name: [median(passes.seconds[name] for passes in size) for size in sizes]
        for name in sizes[0][0].seconds
    }
    for name, seconds in taken.items():
        times = "".join(f"{more / fewer:8.1f}" for fewer, more in pairwise(seconds))
        print(f"  {name:34}{''.join(f'{part * 1000:10.2f}' for part in seconds)}{times}", flush=True)
    for name in (_PYTHON, _RIPGREP):
        ratios = [own / floor for own, floor in zip(taken["find a word"], taken.get(name, ()), strict=False)]
        said = "".join(f"{ratio:10.2f}" for ratio in ratios) or f"{'ripgrep is not present':>30}"
        print(f"  {f'find a word / {name}':34}{said}")
    return sizes[-1][0].counts


if __name__ == "__main__":
    print(json.dumps(_passes(*sys.argv[1:])))
