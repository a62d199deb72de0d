"""All measurements: `python -m tests.benchmarks`, or one of them: `--only reading`. No time is asserted.

Each runs in a process of its own: what one has imported must not count as another's memory.
"""

import argparse
import subprocess
import sys

parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
parser.add_argument(
    "--only",
    choices=(
        *("first_paint", "reading", "checking", "importing", "exporting"),
        *("searching", "moving", "big_files"),
    ),
)
parser.add_argument("--pairs", type=int, default=21, help="first_paint: pairs of launches (21)")
parser.add_argument("--text", default="17th", help="first_paint: what the first frame shows (17th)")
parser.add_argument(
    "--events",
    type=int,
    default=10_000,
    help="and N/10; reading: 3N; searching: 10N; checking: statements; others: N, 10N (10000)",
)
parser.add_argument("--turns", type=int, default=7, help="reading: passes; others: starts (7)")
parser.add_argument("--keys", type=int, default=40, help="searching, moving: keys of each kind (40)")
chosen = parser.parse_args()
options = {
    "first_paint": ["--pairs", str(chosen.pairs), "--text", chosen.text],
    "reading": ["--events", str(chosen.events), "--turns", str(chosen.turns)],
    "checking": ["--statements", str(chosen.events)],
    "importing": ["--events", str(chosen.events), "--turns", str(chosen.turns)],
    "exporting": ["--events", str(chosen.events)],
    "searching": ["--events", str(chosen.events), "--keys", str(chosen.keys), "--turns", str(chosen.turns)],
    "moving": ["--events", str(chosen.events), "--keys", str(chosen.keys)],
    "big_files": ["--events", str(chosen.events), "--turns", str(chosen.turns)],
}
for name in [chosen.only] if chosen.only else options:
    measured = subprocess.run([sys.executable, "-m", f"tests.benchmarks.{name}", *options[name]])
    if measured.returncode:
        sys.exit(measured.returncode)
