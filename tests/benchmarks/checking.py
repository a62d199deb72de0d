"""Statements against texts of their sources: how the time grows with statements and with text, found and not.

The floor is what each figure is told against: one pass of Python's `re` over the words of the same text.
"""

import argparse
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory

from sco_tui import timeline_file
from sco_tui.checked import check
from sco_tui.quote_check import Result

_KNOWN_WORDS = 20_000
_LETTERS = "abcdefghijklmnopqrstuvwxyzабвгдежз"


def _text(random: Random, size: int) -> str:
    """About so many characters of words that are as unevenly frequent as those of a language."""
    known = ["".join(random.choices(_LETTERS, k=random.randint(2, 9))) for _ in range(_KNOWN_WORDS)]
    words = random.choices(known, [1 / rank for rank in range(1, _KNOWN_WORDS + 1)], k=size // 7)
    words[14::15] = [f"{word}." for word in words[14::15]]
    words[89::90] = [f"{word}\n\n" for word in words[89::90]]
    return " ".join(words)


def _statements(random: Random, text: str, number: int, *, is_found: bool) -> list[str]:
    """Slices of 15 to 45 words; with a word in the middle exchanged where they are not to be found."""
    words = text.split()
    statements = []
    for _ in range(number):
        first = random.randrange(len(words) - 45)
        slice_ = words[first : first + random.randint(15, 45)]
        if not is_found:
            slice_[len(slice_) // 2] = "Xyzzy"
        statements.append(" ".join(slice_))
    return statements


def _seconds(work: Callable[[], object], turns: int) -> float:
    times = []
    for _ in range(turns):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return median(times)


def _measure(folder: Path, characters: int, number: int, turns: int, *, is_found: bool) -> None:
    random = Random(1)
    text = _text(random, characters)
    (folder / "copy.txt").write_text(text)
    statements = _statements(random, text, number, is_found=is_found)
    entries = "".join(f"- text: '{statement}'\n" for statement in statements)
    timeline = (
        f"sources: {{s: {{text: copy.txt}}}}\nevents:\n- title: e\n  source: s\n  statements:\n{entries}"
    )
    path = folder / "t.yaml"
    path.write_text(timeline.replace("\n- text", "\n  - text"))
    read = timeline_file.read(str(path))[0]
    wanted = Result.FOUND if is_found else Result.NOT_FOUND
    assert check(read).counts == {wanted: number}
    taken = _seconds(lambda: check(read), turns)
    floor = _seconds(lambda: sum(1 for _ in re.finditer(r"\w+", text)), turns)
    kind = "found" if is_found else "not found"
    size = f"{characters / 1e6:g} million characters"
    print(
        f"  {number:6,} {kind:9}  {size:>25}: {taken:6.2f} s, {taken / floor:5.1f} passes of re", flush=True
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--statements", type=int, default=10_000)
    parser.add_argument("--characters", type=int, default=10_000_000)
    parser.add_argument("--turns", type=int, default=3)
    chosen = parser.parse_args()
    print("check: reading the texts and comparing, the timeline read before")
    many, long = chosen.statements, chosen.characters
    with TemporaryDirectory() as folder:
        for is_found in (True, False):
            for number, characters in (
                (many // 10, long // 10),
                (many, long // 10),
                (many // 10, long),
                (many, long),
            ):
                _measure(Path(folder), characters, number, chosen.turns, is_found=is_found)
    return 0


if __name__ == "__main__":
    sys.exit(main())
