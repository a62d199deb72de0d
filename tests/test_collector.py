"""The collector of cycles stops for work and goes on as it was; cycles are found again later."""

import gc
import weakref
from collections.abc import Iterator

import pytest

from sco_tui import collector


class Knot:
    """One end of a cycle, which only the collector unties."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    yield
    gc.unfreeze()
    gc.enable()


def test_it_stands_still_within_and_goes_on_behind() -> None:
    with collector.paused():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_goes_on_where_the_work_fails() -> None:
    with pytest.raises(ValueError, match="torn"), collector.paused():
        raise ValueError("torn")
    assert gc.isenabled()


def test_it_stays_off_where_it_was_off() -> None:
    gc.disable()
    with collector.paused():
        pass
    assert not gc.isenabled()


def test_cycles_made_meanwhile_are_found_later() -> None:
    with collector.paused():
        gone = weakref.ref(Knot())
    gc.collect()
    assert gone() is None


def test_what_is_made_in_the_viewer_is_not_looked_through_again() -> None:
    gc.freeze()
    with collector.paused():
        before = gc.get_freeze_count()
        made = [Knot() for _ in range(100)]
    assert gc.get_freeze_count() >= before + len(made)


def test_the_viewer_collects_where_many_values_were_made() -> None:
    gc.disable()
    rounds = collector.Rounds()
    gone = weakref.ref(Knot())
    rounds.collect_if_many()
    assert gone() is not None
    kept = [Knot() for _ in range(10_000)]
    rounds.collect_if_many()
    assert gone() is None
    assert len(kept) == 10_000


def test_the_viewer_does_not_keep_for_ever_what_each_reading_froze() -> None:
    rounds = collector.Rounds()
    gone = weakref.ref(Knot())
    with collector.paused():
        pass
    rounds.collect_if_many()
    assert gone() is not None  # a look through all of it takes its time
    with collector.paused():
        kept = [[] for _ in range(5 * gc.get_freeze_count())]  # type: ignore[var-annotated]
    rounds.collect_if_many()
    assert gone() is None
    assert kept
