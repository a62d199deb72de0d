"""Briefings in each format: how the time grows with the events.

The floor is what each figure is told against: one pass of Python's `json` over the same document.
"""

import argparse
import json
import sys
import time
from collections.abc import Callable
from statistics import median

from sco_tui import timeline_file
from sco_tui.briefing import compose
from sco_tui.checked import check
from sco_tui.formats import FORMATS
from sco_tui.found import everything
from tests.benchmarks.generate import timeline_yaml


def _seconds(work: Callable[[], object], turns: int) -> float:
    times = []
    for _ in range(turns):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return median(times)


def _measure(number: int, turns: int) -> None:
    timeline, problems = timeline_file.parse("t.yaml", timeline_yaml(number).encode())
    found, checked = everything(timeline), check(timeline)
    made = compose(found, checked, problem_count=len(problems))
    document = json.loads(FORMATS["json"].write(made))
    floor = _seconds(lambda: json.dumps(document, ensure_ascii=False, indent=2), turns)
    composing = _seconds(lambda: compose(found, checked), turns)
    print(f"  {number:6,} events  composed: {composing:5.2f} s, {composing / floor:4.1f} passes of json")
    for name, format in FORMATS.items():
        taken = _seconds(lambda write=format.write: write(made), turns)  # type: ignore[misc]
        print(
            f"  {number:6,} events  {name:>8}: {taken:5.2f} s, {taken / floor:4.1f} passes of json",
            flush=True,
        )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=10_000)
    parser.add_argument("--turns", type=int, default=3)
    chosen = parser.parse_args()
    print("export: writing alone, the timeline read and compared before")
    for number in (chosen.events // 4, chosen.events // 2, chosen.events):
        _measure(number, chosen.turns)
    return 0


if __name__ == "__main__":
    sys.exit(main())
