"""Files made out of files: what the fuzzer of `tests.fuzz` tries, drawn from a seeded generator."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from random import Random

# What means something to YAML, to a terminal, or to the readers of dates, calendars, JSON and tables.
TOKENS = [
    b"[", b"]", b"{", b"}", b"- ", b"? ", b": ", b", ", b"&a ", b"*a", b"!!str ", b"!x ", b"|\n", b">-\n  ",
    b"%YAML 1.2\n", b"<<: ", b"<<: [*a, *a]", b"---\n", b"...\n", b"# ", b'"', b"'", b'"\\e[31m"', b"\\x9b",
    b'"\\ud800"', b"\\ud83d\\ude00", b"\\u202e", b"\xff", b"\x00", b"\x1b", b"\xef\xbb\xbf", b"\xc2\x85",
    b"\xe2\x80\xa8", b"\xe2\x80\xae", b"\xf3\xa0\x81\x81", b"\r", b"\r\n", b"\t", b"\n", b"\n  ",
    b"2017-06-31", b"../..", b"-9999", b"Y-17e7", b"201X", b"~", b"null", b"title: ", b"events:\n",
    b"statements: ", b"source: ", b"via: ", b"text: .", b"id: ", b"99999999999999999999", b"T25:61Z",
    b"BEGIN:VEVENT\n", b"END:VCALENDAR\n", b";TZID=", b"RRULE:FREQ=SECONDLY", b"P1W", b",,,", b"sep=;\n",
    b"1e999",
]  # fmt: skip

_MOST_POOLED = 400
_MOST_BYTES = 12_000
_REPEATS = (1, 2, 30)
_MOST_MUTATIONS = 4


class Pool:
    """The files that others are made from: the seeds, and those made of them that were accepted."""

    def __init__(self, seeds: Iterable[bytes], random: Random) -> None:
        self._seeds = list(seeds)
        self._grown: list[bytes] = []
        self._random = random

    def accept(self, data: bytes) -> None:
        """Where there are enough, it takes the place of another."""
        if len(self._grown) < _MOST_POOLED:
            self._grown.append(data)
        else:
            self._grown[self._random.randrange(_MOST_POOLED)] = data

    def mutated(self) -> bytes:
        """One of the files, changed in one place to four."""
        random = self._random
        data = random.choice(self._grown if self._grown and random.random() < 0.7 else self._seeds)
        for _ in range(random.randint(1, _MOST_MUTATIONS)):
            (change,) = random.choices(_CHANGES, _SHARES)
            data = change(data, random, self._seeds)
        return data[:_MOST_BYTES]


def _insert_token(data: bytes, random: Random, _: list[bytes]) -> bytes:
    at = random.randint(0, len(data))
    return data[:at] + random.choice(TOKENS) + data[at:]


def _flip_byte(data: bytes, random: Random, _: list[bytes]) -> bytes:
    if not data:
        return data
    at = random.randrange(len(data))
    return data[:at] + bytes([data[at] ^ (1 << random.randrange(8))]) + data[at + 1 :]


def _delete_run(data: bytes, random: Random, _: list[bytes]) -> bytes:
    start, end = _run(data, random)
    return data[:start] + data[end:]


def _repeat_run(data: bytes, random: Random, _: list[bytes]) -> bytes:
    start, end = _run(data, random)
    return data[:end] + data[start:end] * random.choice(_REPEATS) + data[end:]


def _splice_seed(data: bytes, random: Random, seeds: list[bytes]) -> bytes:
    other = random.choice(seeds)
    start, end = _run(other, random, most=400)
    at = random.randint(0, len(data))
    return data[:at] + other[start:end] + data[at:]


def _truncate(data: bytes, random: Random, _: list[bytes]) -> bytes:
    return data[: random.randint(0, len(data))]


def _run(data: bytes, random: Random, most: int = 40) -> tuple[int, int]:
    start = random.randint(0, len(data))
    return start, min(len(data), start + random.randint(1, most))


_CHANGES: list[Callable[[bytes, Random, list[bytes]], bytes]] = [
    _insert_token, _flip_byte, _delete_run, _repeat_run, _splice_seed, _truncate,
]  # fmt: skip
_SHARES = [35, 15, 15, 15, 10, 10]
