"""Launch to the first frame that holds the timeline, against a bare Textual app; `list` against Python.

Time runs from before the spawn to when the reading side of the pseudo-terminal has the text. Both are
launched alike (`python -m`), in turns, so that what else the machine does meets both. Read the ratios.
"""

import argparse
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median, quantiles

from tests.benchmarks.bare_app import LINE
from tests.terminal import Terminal
from tests.terminal_view import SEQUENCE

ROOT = Path(__file__).parents[2]
OURS = [sys.executable, "-m", "sco_tui"]
BARE = [sys.executable, "-m", "tests.benchmarks.bare_app"]
IMPORT_TIME_TURNS = 5
MODULES_SHOWN = 15
_LIMIT_SECONDS = 60
_PACKAGES = {"textual": "textual", "rich": "rich", "yaml": "yaml", "_yaml": "yaml", "sco_tui": "sco_tui"}
# https://docs.python.org/3/using/cmdline.html#cmdoption-X: own and cumulative microseconds, module
_IMPORT = re.compile(rb"import time: +(\d+) \| +\d+ \| +([\w.]+)")


def launch(command: list[str], texts: Sequence[str], state: Path) -> tuple[list[float], bytes]:
    """Seconds to each of `texts`, and all that was written by then; with nobody's marks and theme."""
    env = {
        **dict.fromkeys(("PYTHONDONTWRITEBYTECODE", "PYTHONPROFILEIMPORTTIME", "SCO_TUI_FILE")),
        **dict.fromkeys(("XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"), str(state)),
    }
    seconds = []
    start = time.perf_counter()
    with Terminal(command, columns=120, rows=36, env=env, cwd=ROOT) as terminal:
        for text in texts:
            while text.encode() not in SEQUENCE.sub(b"", terminal.raw):
                has_ended = terminal.has_ended()
                late = time.perf_counter() - start > _LIMIT_SECONDS
                if late or (not terminal.pump(1) and has_ended):
                    screen = terminal.text()
                    raise SystemExit(f"{' '.join(command)} did not show {text!r}; its screen:\n{screen}")
            seconds.append(time.perf_counter() - start)
        return seconds, terminal.raw


def _run(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True)
    return time.perf_counter() - start


def _in_turns(ours: Callable[[], float], bare: Callable[[], float], pairs: int) -> None:
    """The pair before the first writes the .pyc files and warms the disk's cache, and is not counted."""
    seconds = [(ours(), bare()) for _ in range(pairs + 1)][1:]
    own, other = zip(*seconds, strict=True)
    ratios = [a / b for a, b in seconds]
    low, _, high = quantiles(ratios, n=4)
    print(f"  ours {median(own) * 1000:7.1f} ms   bare {median(other) * 1000:7.1f} ms   (medians of {pairs})")
    print(f"  ratio {median(ratios):.3f} (median of pairs; quartiles {low:.3f} to {high:.3f})", end="")
    print(f"   ratio of medians {median(own) / median(other):.3f}")


def _group(module: str) -> str:
    top = module.partition(".")[0]
    if top in _PACKAGES:
        return _PACKAGES[top]
    return "stdlib" if top in sys.stdlib_module_names else "other"


def _imports(output: bytes) -> Counter[str]:
    """Own microseconds of each module."""
    return Counter({name.decode(): int(own) for own, name in _IMPORT.findall(output)})


def _grouped(run: Counter[str]) -> Counter[str]:
    groups: Counter[str] = Counter()
    for module, own in run.items():
        groups[_group(module)] += own
    return groups


def _where_the_time_goes(text: str, state: Path) -> None:
    traced = [sys.executable, "-X", "importtime"]
    runs = [
        (
            _imports(launch([*traced, *OURS[1:]], [text], state)[1]),
            _imports(launch([*traced, *BARE[1:]], [LINE], state)[1]),
        )
        for _ in range(IMPORT_TIME_TURNS)
    ]
    print(f"  {'group':10} {'ours ms':>9} {'bare ms':>9}   (medians of {IMPORT_TIME_TURNS}, traced)")
    ours, bare = [_grouped(own) for own, _ in runs], [_grouped(other) for _, other in runs]
    for name in ("textual", "rich", "yaml", "sco_tui", "other", "stdlib"):
        print(f"  {name:10} {_milliseconds(ours, name):9.1f} {_milliseconds(bare, name):9.1f}")
    print(f"  {'all':10} {_all(ours):9.1f} {_all(bare):9.1f}")
    only = {module for module in runs[-1][0] if all(module not in other for _, other in runs)}
    cost = {module: _milliseconds([own for own, _ in runs], module) for module in only}
    print(f"  modules that the bare app does without: {len(only)}, {sum(cost.values()):.1f} ms; the dearest:")
    for module in sorted(cost, key=lambda name: -cost[name])[:MODULES_SHOWN]:
        print(f"    {cost[module]:6.2f} ms  {module}")


def _milliseconds(runs: list[Counter[str]], name: str) -> float:
    return median(run[name] for run in runs) / 1000


def _all(runs: list[Counter[str]]) -> float:
    return median(run.total() for run in runs) / 1000


def report(pairs: int, text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        state = Path(folder)
        print(f"First paint at 120x36: launch to {text!r}, against a bare app's {LINE!r}")
        _in_turns(lambda: launch(OURS, [text], state)[0][0], lambda: launch(BARE, [LINE], state)[0][0], pairs)
        print("Imports on the way to the first paint")
        _where_the_time_goes(text, state)
    print("`sco-tui list`, piped, against `python -c pass`")
    _in_turns(lambda: _run([*OURS, "list"]), lambda: _run([sys.executable, "-c", "pass"]), pairs)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=21, help="pairs of launches (21)")
    parser.add_argument("--text", default="17th", help="what the first frame of the timeline shows (17th)")
    chosen = parser.parse_args()
    report(chosen.pairs, chosen.text)
