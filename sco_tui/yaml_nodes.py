"""What a YAML document is read into: the parser's scalar event is itself a node, and knows its place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from yaml.events import ScalarEvent

# An event of the parser: PyYAML's stubs make each mark optional, and type no event's attributes in full.
Event: TypeAlias = Any
Scalar = ScalarEvent
# Of a field's name, text and scalar; None: the field has no value.
Converter: TypeAlias = Callable[[str, str, Scalar], Any]


class Sequence:
    """A list of nodes; `built` is what was made of it already, where aliases may lead to it.

    `size` is that of `size_of`, once it was asked for.
    """

    __slots__ = ("built", "items", "size", "start")

    def __init__(self, start: Event, items: list[Node]) -> None:
        self.start = start
        self.items = items
        self.built: dict[str, Any] | None = {} if start.anchor else None
        self.size: int | None = None


class Mapping:
    """Its `values` by key, as far as its shape makes them, and the other keys with their nodes.

    `built` and `size` as in Sequence; where aliases may lead, there are no values.
    """

    __slots__ = ("built", "end", "pairs", "size", "start", "values")

    def __init__(self, start: Event, end: Event, values: dict[str, Any], pairs: list[Pair]) -> None:
        self.start = start
        self.end = end
        self.values = values
        self.pairs = pairs
        self.built: dict[str, Any] | None = {} if start.anchor else None
        self.size: int | None = None


# None: a reference that leads nowhere; its problem is recorded.
Node: TypeAlias = Scalar | Sequence | Mapping | None
Pair: TypeAlias = tuple[Scalar, Node]


class Shape:
    """What is known of a mapping before it is read.

    `values` has what makes a value of a scalar, or None for a text as it is, by field: such a field needs
    no node. `lists` has the shapes of the mappings that fields list. `take` gets each entry of the list
    that this is the shape of, and the list is not kept.
    """

    __slots__ = ("lists", "take", "values")

    def __init__(
        self,
        values: dict[str, Converter | None],
        lists: dict[str, Shape] | None = None,
        take: Callable[[Node], None] | None = None,
    ) -> None:
        self.values = values
        self.lists = lists or {}
        self.take = take


# What a node costs beside its characters, in characters: 30,000 statements of a letter each are more work
# than a text of 30 KB.
_NODE = 10
# Plain scalars that mean no value; quoted they are text.
ABSENT = ("", "~", "null")


def is_absent(node: Node) -> bool:
    return isinstance(node, Scalar) and not node.style and not node.tag and node.value in ABSENT


def start_of(node: Node) -> Event:
    """The event that a node begins with, whose mark is its place; None of None."""
    return node.start if isinstance(node, (Sequence, Mapping)) else node


def end_of(node: Scalar | Mapping) -> tuple[int, int]:
    """Line and column behind a node, 1-based; of a block mapping, where the next thing begins."""
    last: Event = node.end if isinstance(node, Mapping) else node
    return last.end_mark.line + 1, last.end_mark.column + 1


def size_of(node: Node) -> int:
    """What it costs to write what aliases may lead to without any alias, in characters or so.

    That of a collection is kept: where each doubles the one before, it is asked for in no time.
    """
    if node is None:
        return 0
    if isinstance(node, Scalar):
        return len(node.value) + _NODE
    if node.size is None:
        parts = node.items if isinstance(node, Sequence) else [part for pair in node.pairs for part in pair]
        node.size = _NODE + sum(map(size_of, parts))
    return node.size


def line_of(node: Node) -> int:
    line: int = start_of(node).start_mark.line
    return line + 1
