"""Sources that repeat another count as that one."""

import pytest

from sco_tui.origins import origin_of, origins
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
    assert origin_of(timeline_of(TIMELINE), key) == origin


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
    assert origins(timeline_of(TIMELINE), keys) == found
