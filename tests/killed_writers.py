"""Writers that are killed at a random moment: `python -m tests.killed_writers 60` does it by hand."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

_BYTES = 8 * 2**20
# Writes without end, each time one letter so many times, until it is killed.
_WRITER = f"""
import itertools, sys
from sco_tui.files import write_bytes
for letter in itertools.cycle("ab"):
    write_bytes(sys.argv[1], letter.encode() * {_BYTES})
"""


def round_of(folder: Path, chance: random.Random) -> str:
    """Kills one writer of `folder / "a"`; what is wrong with the file then, "" where it is whole."""
    path = folder / "a"
    path.write_bytes(b"old" * 1000)
    at_bytes, looks = chance.randrange(_BYTES), chance.randrange(1, 20)
    before = _temporaries(folder).keys()
    with subprocess.Popen([sys.executable, "-c", _WRITER, str(path)]) as writer:
        while looks and writer.poll() is None:
            now = _temporaries(folder)
            looks -= any(now[name] >= at_bytes for name in now.keys() - before)
        writer.kill()
    data = path.read_bytes()
    if data in (b"old" * 1000, b"a" * _BYTES, b"b" * _BYTES):
        return ""
    return f"killed at {at_bytes:,} bytes: {len(data):,} bytes, {sorted({*data[:1], *data[-1:]})}"


def _temporaries(folder: Path) -> dict[str, int]:
    """The names of the files that are being written, or were, and their sizes in bytes."""
    sizes = {}
    for path in folder.glob(".a.*.tmp"):
        try:
            sizes[path.name] = path.stat().st_size
        except FileNotFoundError:  # it is the file itself by now
            continue
    return sizes


def _by_hand(rounds: int) -> None:
    chance = random.Random()
    with TemporaryDirectory() as name:
        torn = [found for _ in range(rounds) if (found := round_of(Path(name), chance))]
        left = len(_temporaries(Path(name)))
    print(f"{rounds} writers killed: {len(torn)} files torn, {left} temporary files left", *torn, sep="\n")


if __name__ == "__main__":
    _by_hand(int(sys.argv[1]) if sys.argv[1:] else 60)
