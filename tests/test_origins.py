"""Sources that repeat another count as that one."""

import pytest

from sco_tui.origins import Origins
from tests.parsed import timeline_of

TIMELINE = """
sources:
  daily: {via: wire}
  wire: {}
  evening: {via: daily}
  own: {}
  lost: {via: gone}
  round: {via: about}
  about: {via: round}
  into: {via: about}
  self: {via: self}
events: []
"""


@pytest.mark.parametrize(
    ("key", "origin"),
    [
        ("wire", "wire"), ("daily", "wire"), ("evening", "wire"), ("own", "own"), ("unlisted", "unlisted"),
        ("lost", "gone"), ("round", "round"), ("about", "round"), ("into", "round"), ("self", "self"),
    ],
)  # fmt: skip
def test_origin_is_the_end_of_the_chain(key: str, origin: str) -> None:
    assert Origins(timeline_of(TIMELINE)).of(key) == origin


@pytest.mark.parametrize(
    ("keys", "found"),
    [
        (["daily", "evening"], ("wire",)),
        (["own", "daily", "wire"], ("own", "wire")),
        (["round", "about"], ("round",)),
        ([], ()),
    ],
)
def test_what_seems_to_be_several_may_be_one(keys: list[str], found: tuple[str, ...]) -> None:
    assert Origins(timeline_of(TIMELINE)).of_all(keys) == found


def test_a_long_chain_is_followed_once() -> None:
    chain = "".join(f"  k{n}: {{via: k{n + 1}}}\n" for n in range(5_000))
    origins = Origins(timeline_of(f"sources:\n{chain}  k5000: {{}}\nevents: []"))
    assert origins.of_all(f"k{n}" for n in range(5_001)) == ("k5000",)
