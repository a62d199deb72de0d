"""Reading a timeline file, against a bare pass of libyaml's events over the same bytes.

Every pass is the only one of a fresh process, as a reader's is in use: it meets a cold allocator and pays
for the memory that it asks for, and no pass meets what another left to the collector. The collector is as
Python starts with it; a reader that pauses it does so inside its own time. Interpreter and imports are not
timed, opening and reading the file is, for the reader only. The floor is the quickest of three ways to
take the events. Peaks of memory are less that of a process that imports the same and reads nothing.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[2]
READ = "timeline_file.read"


def _take_checked(data: bytes) -> None:
    import yaml

    loader = yaml.CLoader(data)
    while loader.check_event():
        loader.get_event()


def _take_unchecked(data: bytes) -> None:
    import yaml

    loader = yaml.CLoader(data)
    while loader.get_event() is not None:
        pass


def _take_parsed(data: bytes) -> None:
    import yaml

    for _ in yaml.parse(data, Loader=yaml.CLoader):
        pass


FLOORS: dict[str, Callable[[bytes], None]] = {
    "check_event, get_event": _take_checked,
    "get_event": _take_unchecked,
    "yaml.parse": _take_parsed,
}


@dataclass(frozen=True)
class Pass:
    seconds: float
    peak_mb: float
    found: str
    "What a reader has found, so that a failure is not taken for speed."


def _pass(name: str, path: str) -> Pass:
    """In the child. Without a path: nothing is read."""
    import yaml

    found, seconds = "", 0.0
    if name == READ:
        from sco_tui import timeline_file

        if path:
            start = time.perf_counter()
            timeline, problems = timeline_file.read(path)
            seconds = time.perf_counter() - start
            found = f"{len(timeline.events)} events, {len(problems)} problems"
    elif path:
        data = Path(path).read_bytes()
        start = time.perf_counter()
        FLOORS[name](data)
        seconds = time.perf_counter() - start
    assert yaml.__with_libyaml__
    # Linux counts in KiB, macOS in bytes, getrusage(2). It starts from the parent's size, which is why
    # nothing large is imported or held in this module.
    unit = 2**20 if sys.platform == "darwin" else 2**10
    return Pass(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit, found)


def in_child(name: str, path: str = "") -> Pass:
    command = [sys.executable, "-m", "tests.benchmarks.reading", "--pass", name, path]
    return Pass(**json.loads(subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True).stdout))


def generate(events: int, path: Path) -> None:
    with path.open("wb") as target:
        command = [sys.executable, "-m", "tests.benchmarks.generate", str(events)]
        subprocess.run(command, cwd=ROOT, stdout=target, check=True)


def _row(events: int, turns: int, path: Path) -> str:
    generate(events, path)
    passes = [{name: in_child(name, str(path)) for name in (READ, *FLOORS)} for _ in range(turns)]
    seconds = {name: median(turn[name].seconds for turn in passes) for name in passes[0]}
    floor = min(FLOORS, key=lambda name: seconds[name])
    ratio = median(turn[READ].seconds / turn[floor].seconds for turn in passes)
    peaks = [median(turn[name].peak_mb for turn in passes) - in_child(name).peak_mb for name in (READ, floor)]
    return (
        f"  {events:7} {path.stat().st_size / 1e6:6.1f} {seconds[READ]:8.3f} {seconds[floor]:8.3f}"
        f" {ratio:6.2f} {seconds[READ] / events * 1e6:8.1f} {seconds[floor] / events * 1e6:8.1f}"
        f" {peaks[0]:8.1f} {peaks[1]:8.1f}  {floor}; {passes[0][READ].found}"
    )


def report(events: int, turns: int) -> None:
    print(f"Reading, medians of {turns} turns; ratio: median of pairs; peaks less those of bare imports")
    print(f"  {'':14} {'seconds':>17} {'':6} {'µs an event':>17} {'peak MB':>17}")
    columns = f"{'read':>8} {'floor':>8}"
    print(f"  events{'MB':>8} {columns}  ratio {columns} {columns}  the floor; what was read")
    with tempfile.TemporaryDirectory() as folder:
        for count in (events // 10, events, events * 3):
            print(_row(count, turns, Path(folder) / "timeline.yaml"), flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=10_000, help="and a tenth, and three times (10000)")
    parser.add_argument("--turns", type=int, default=7, help="passes of each kind (7)")
    parser.add_argument("--pass", dest="one", nargs=2, metavar=("NAME", "PATH"), help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.one:
        print(json.dumps(vars(_pass(*chosen.one))))
    else:
        report(chosen.events, chosen.turns)
