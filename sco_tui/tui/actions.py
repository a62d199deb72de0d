"""The actions that are possible in a place, found by their names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from textual.dom import DOMNode
from textual.fuzzy import FuzzySearch
from textual.screen import Screen


class Action(NamedTuple):
    """What can be done, with the keys that do it; `order` is run for `node`."""

    name: str
    keys: tuple[str, ...]
    order: str
    node: DOMNode


def actions_of(screen: Screen[Any]) -> list[Action]:
    """Those possible where the reader is: the screen's own first, then those of the widget with the focus."""
    actions: dict[str, Action] = {}
    active = [bound for bound in screen.active_bindings.values() if bound.enabled and bound.binding.show]
    # The app, which nothing is around, comes last.
    for node, binding, *_ in sorted(active, key=lambda bound: len(bound.node.ancestors) or 99):
        before = actions.get(binding.description)
        keys = (*before.keys, binding.key) if before else (binding.key,)
        actions[binding.description] = Action(binding.description, keys, binding.action, node)
    return list(actions.values())


def found_by(actions: Sequence[Action], typed: str) -> list[tuple[Action, Sequence[int]]]:
    """The best first, the shorter of two as good; with the places of the letters found in its name."""
    if not typed:
        return [(action, ()) for action in actions]
    search = FuzzySearch()
    scored = [(*search.match(typed, action.name), action) for action in actions]
    found = sorted((hit for hit in scored if hit[0]), key=lambda hit: (-hit[0], len(hit[2].name)))
    return [(action, places) for _, places, action in found]
