"""A mutation fuzzer for all that reads files: `python -m tests.fuzz --seconds 600`.

Files made out of others (`fuzz_mutation`) are put through all that the commands do (`fuzz_case`), in a child
process, so that a crash of the interpreter counts. Each is written to disk before it is tried. What is found
is kept in `fuzz_findings`, as small as it could be made, and tried by the tests for ever.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from sco_tui import first_file, timeline_file
from tests import planted_faults
from tests.fuzz_case import Fault, Read, try_file
from tests.fuzz_mutation import Pool

ROOT = Path(__file__).parents[1]
FINDINGS = Path(__file__).with_name("fuzz_findings")
_SEEDS = Path(__file__).with_name("fuzz_seeds")
_ODD = Path(__file__).parent / "formats" / "odd"

# The rest are files of other formats.
_SHARE_OF_TIMELINES = 0.8
_SLOW_SECONDS = 1.0
_HANG_SECONDS = 10
_MEMORY_BYTES = 2**30
_REPORT_EVERY = 200  # cases
_MOST_ATTEMPTS = 200  # to make a finding smaller


class Finding(NamedTuple):
    """A file, its ending, and what is wrong with what became of it."""

    data: bytes
    ending: str
    fault: Fault

    @property
    def name(self) -> str:
        kind = "".join(one if one.isalnum() else "-" for one in self.fault.kind.casefold())
        return f"{kind}-{sha256(self.data).hexdigest()[:8]}{self.ending}"


@dataclass
class Tally:
    """What came of a run; `seconds` are those of the processor, of the slowest case."""

    cases: int = 0
    accepted: int = 0
    slowest: float = 0.0
    findings: list[Finding] = field(default_factory=list)


def run(
    *,
    cases: int | None = None,
    seconds: float | None = None,
    seed: int = 0,
    files: Sequence[Path] = (),
    planted: str = "",
    slow_seconds: float | None = None,
    hang_seconds: float = _HANG_SECONDS,
    ends_with_first: bool = False,
    tell: Callable[[Tally], None] = lambda _: None,
) -> Tally:
    """Tries so many cases, or for so long; or, where `files` are named, each of them once.

    A case that takes `slow_seconds` of the processor is a finding; one that takes `hang_seconds` is ended.
    `planted` names one of `planted_faults`. After a case that ends the child another child goes on, unless
    the run `ends_with_first` finding.
    """
    tally, end = Tally(), time.monotonic() + (seconds or 0)
    asked: dict[str, Any] = {
        "planted": planted,
        "slow_seconds": slow_seconds,
        "hang_seconds": hang_seconds,
        "first": ends_with_first,
    }
    while True:
        asked |= {"seed": seed, "files": [str(path.resolve()) for path in files[tally.cases :]]}
        asked |= {"cases": None if cases is None else cases - tally.cases}
        asked |= {"seconds": None if seconds is None else end - time.monotonic()}
        if _child_is_done(asked, tally, tell):
            return tally
        tally.cases += 1
        seed += 1_000_003
        is_over = tally.cases >= len(files) if files else cases is not None and tally.cases >= cases
        if is_over or ends_with_first or (seconds is not None and time.monotonic() >= end):
            return tally


def _child_is_done(asked: dict[str, Any], tally: Tally, tell: Callable[[Tally], None]) -> bool:
    """Whether it came to its end; else what it was at is a finding."""
    before = tally.cases
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-W", "error", "-m", "tests.fuzz", "--child", json.dumps(asked)]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        with subprocess.Popen(
            command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        ) as child:
            assert child.stdout is not None
            assert child.stderr is not None
            for line in child.stdout:
                _add(tally, json.loads(line), before)
                tell(tally)
            said = child.stderr.read()
        if child.returncode == 0:
            return True
        case = next(Path(folder).glob("case.*"), None)
        if case is None:
            raise RuntimeError(f"the child ended by itself, with {child.returncode}: {said}")
        fault = Fault(_kind_of_end(child.returncode), "child", said[-2000:])
        _keep(tally, Finding(case.read_bytes(), case.suffix, fault))
        return False


def _kind_of_end(code: int) -> str:
    if code == -signal.SIGPROF:
        return "hang"
    return f"signal {-code}" if code < 0 else f"exit {code}"


def _add(tally: Tally, said: dict[str, Any], before: int) -> None:
    if "fault" in said:
        _keep(tally, Finding(b64decode(said["data"]), said["ending"], Fault(*said["fault"])))
        return
    tally.cases = before + said["cases"]
    tally.accepted += said["accepted"]
    tally.slowest = max(tally.slowest, said["slowest"])


def _keep(tally: Tally, finding: Finding) -> None:
    """One for each kind and place."""
    if all(finding.fault[:2] != other.fault[:2] for other in tally.findings):
        tally.findings.append(finding)


def _child(asked: dict[str, Any]) -> None:
    """Tries the cases in the folder that it is in, and tells each finding in a line, and how far it is."""
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY_BYTES, _MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    copy = _SEEDS / "copy.txt"
    Path(copy.name).write_bytes(copy.read_bytes())
    random = Random(asked["seed"])
    pools = _pools(random)
    read: Read = planted_faults.BY_NAME.get(asked["planted"], timeline_file.parse)
    slow_seconds, told = asked["slow_seconds"], {"cases": 0, "accepted": 0, "slowest": 0.0}
    known: set[tuple[str, str]] = set()
    number = 0
    for number, (data, ending) in enumerate(_cases(asked, pools, random), 1):
        path = Path(f"case{ending}")
        path.write_bytes(data)
        signal.setitimer(signal.ITIMER_PROF, asked["hang_seconds"])
        begun = time.process_time()
        is_accepted, fault = try_file(path, read, is_whole=bool(asked["files"]))
        took = time.process_time() - begun
        signal.setitimer(signal.ITIMER_PROF, 0)
        if fault is None and slow_seconds is not None and took > slow_seconds:
            fault = Fault("slow", f"{took:.0f} s", f"{took:.2f} s")
        if fault is not None and (fault.kind, fault.place) not in known:
            known.add((fault.kind, fault.place))
            is_as_small = fault.kind == "slow" or bool(asked["files"])
            smaller = data if is_as_small else _smaller(path, data, fault, read)
            _tell({"data": b64encode(smaller).decode(), "ending": ending, "fault": fault})
            if asked["first"]:
                break
        path.unlink()
        told["accepted"] += is_accepted
        told["slowest"] = max(told["slowest"], took)
        if is_accepted and fault is None:
            pools[ending].accept(data)
        if number % _REPORT_EVERY == 0:
            gc.collect()  # each reading puts cycles where the collector seldom looks: 1 GiB after 6 minutes
            _tell(told | {"cases": number})
            told["accepted"] = 0
    _tell(told | {"cases": number})


def _tell(said: dict[str, Any]) -> None:
    print(json.dumps(said), flush=True)


def _pools(random: Random) -> dict[str, Pool]:
    """The files to begin with, by their ending."""
    timelines = [(ROOT / "events.yaml").read_bytes(), first_file.TEXT.encode()]
    timelines += [path.read_bytes() for path in sorted(_SEEDS.glob("*.yaml"))]
    others = {
        ending: Pool([path.read_bytes() for path in sorted(_ODD.glob(f"*{ending}"))], random)
        for ending in (".ics", ".json", ".csv")
    }
    return {".yaml": Pool(timelines, random), **others}


def _cases(asked: dict[str, Any], pools: dict[str, Pool], random: Random) -> Iterator[tuple[bytes, str]]:
    if asked["files"]:
        yield from ((Path(name).read_bytes(), Path(name).suffix) for name in asked["files"])
        return
    others = [ending for ending in pools if ending != ".yaml"]
    end = time.monotonic() + asked["seconds"] if asked["seconds"] is not None else None
    left = asked["cases"]
    while (end is None or time.monotonic() < end) and (left is None or left > 0):
        left = left and left - 1
        ending = ".yaml" if random.random() < _SHARE_OF_TIMELINES else random.choice(others)
        yield pools[ending].mutated(), ending


def _smaller(path: Path, data: bytes, fault: Fault, read: Read) -> bytes:
    """As little of it as still has the fault, by taking away runs, long ones first."""
    attempts, size = 0, len(data) // 2
    while size and attempts < _MOST_ATTEMPTS:
        start = 0
        while start < len(data) and attempts < _MOST_ATTEMPTS:
            attempts += 1
            less = data[:start] + data[start + size :]
            path.write_bytes(less)
            found = try_file(path, read, is_whole=True).fault
            if found is not None and found[:2] == fault[:2]:
                data = less
            else:
                start += size
        size //= 2
    path.write_bytes(data)
    return data


def write_findings(findings: Iterable[Finding], folder: Path = FINDINGS) -> list[Path]:
    folder.mkdir(exist_ok=True)
    paths = []
    for finding in findings:
        paths.append(folder / finding.name)
        paths[-1].write_bytes(finding.data)
    return paths


def main() -> int:
    """1 where something was found."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--seconds", type=float, default=60, help="how long (60)")
    parser.add_argument("--seed", type=int, default=0, help="another one tries other files (0)")
    parser.add_argument("--child", type=json.loads, help=argparse.SUPPRESS)
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="tries these, and nothing else")
    options = parser.parse_args()
    if options.child:
        _child(options.child)
        return 0
    begun = time.monotonic()
    seconds = None if options.files else options.seconds
    tally = run(
        seconds=seconds,
        seed=options.seed,
        files=options.files,
        slow_seconds=_SLOW_SECONDS,
        tell=_tell_progress,
    )
    took = time.monotonic() - begun
    print(
        f"\r{tally.cases:,} cases in {took:.0f} s ({tally.cases / took:.0f} a second), "
        f"{tally.accepted:,} accepted, slowest {tally.slowest:.2f} s, {len(tally.findings)} findings"
    )
    paths = options.files or write_findings(tally.findings)
    for finding in tally.findings:
        print(f"\n{finding.name}: {finding.fault.kind} at {finding.fault.place}\n{finding.fault.details}")
    if tally.findings and not options.files:
        print(f"\nkept in {FINDINGS.relative_to(ROOT)}: {', '.join(path.name for path in paths)}")
    return 1 if tally.findings else 0


def _tell_progress(tally: Tally) -> None:
    if sys.stdout.isatty():
        print(f"\r{tally.cases:,} cases, {len(tally.findings)} findings ", end="", flush=True)


if __name__ == "__main__":
    sys.exit(main())
