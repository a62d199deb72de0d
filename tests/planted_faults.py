"""Readers that are wrong on purpose, each in one way, where a token stands: what the fuzzer is to find."""

from __future__ import annotations

import os
import signal
from dataclasses import replace

from sco_tui import timeline_file
from sco_tui.problem import Problem, Severity
from sco_tui.timeline import Timeline
from tests.fuzz_case import Read

_TOKEN = b"<<: "
_Parsed = tuple[Timeline, tuple[Problem, ...]]


def _raising(name: str, data: bytes) -> _Parsed:
    if _TOKEN in data:
        raise KeyError(_TOKEN)
    return timeline_file.parse(name, data)


def _crashing(name: str, data: bytes) -> _Parsed:
    if _TOKEN in data:
        os.kill(os.getpid(), signal.SIGSEGV)
    return timeline_file.parse(name, data)


def _hanging(name: str, data: bytes) -> _Parsed:
    while _TOKEN in data:
        pass
    return timeline_file.parse(name, data)


def _greedy(name: str, data: bytes) -> _Parsed:
    if _TOKEN in data:
        bytearray(2**40)
    return timeline_file.parse(name, data)


def _uncleaned(name: str, data: bytes) -> _Parsed:
    timeline, problems = timeline_file.parse(name, data)
    live = Problem(name, 1, 1, Severity.ERROR, "\x1b[31m")
    return timeline, ((*problems, live) if _TOKEN in data else problems)


def _misplaced(name: str, data: bytes) -> _Parsed:
    timeline, problems = timeline_file.parse(name, data)
    return timeline, tuple(replace(one, line=one.line + 9999) for one in problems)


# By the kind of finding that each is to be.
BY_NAME: dict[str, Read] = {
    "KeyError": _raising,
    "signal 11": _crashing,
    "hang": _hanging,
    "MemoryError": _greedy,
    "live-character": _uncleaned,
    "place": _misplaced,
}
