"""The fuzzer for some seconds: nothing is found, what was found stays mended, and what is wrong is found."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import fuzz, planted_faults

_CASES = 900
_ENOUGH_TO_FIND = 400


def told(tally: fuzz.Tally) -> str:
    return "\n".join(f"{one.name}: {one.fault.place}: {one.fault.details}" for one in tally.findings)


def test_nothing_is_found() -> None:
    tally = fuzz.run(cases=_CASES, seed=1)
    assert not tally.findings, told(tally)
    assert tally.cases == _CASES
    assert tally.accepted > _CASES // 10


def test_what_was_found_once_stays_mended() -> None:
    files = sorted(path for path in fuzz.FINDINGS.iterdir() if path.suffix != ".md")
    tally = fuzz.run(files=files) if files else fuzz.Tally()
    assert not tally.findings, told(tally)
    assert tally.cases == len(files)


def test_seeds_have_no_fault_themselves() -> None:
    files = sorted((Path(fuzz.__file__).parent / "fuzz_seeds").glob("*.yaml"))
    tally = fuzz.run(files=[*files, fuzz.ROOT / "events.yaml"])
    assert not tally.findings, told(tally)
    assert tally.accepted == len(files) + 1


@pytest.mark.parametrize("kind", planted_faults.BY_NAME)
def test_planted_fault_is_found_and_made_small(kind: str, tmp_path: Path) -> None:
    tally = fuzz.run(cases=_ENOUGH_TO_FIND, planted=kind, hang_seconds=0.5, ends_with_first=True)
    (finding,) = tally.findings
    assert finding.fault.kind == kind
    has_ended_the_child = kind in ("signal 11", "hang")
    assert has_ended_the_child or len(finding.data) < 400
    (path,) = fuzz.write_findings([finding], tmp_path)
    assert path.name.startswith(kind.casefold().replace(" ", "-"))
    again = fuzz.run(files=[path], planted=kind, hang_seconds=0.5)
    assert [one.fault.kind for one in again.findings] == [kind]
