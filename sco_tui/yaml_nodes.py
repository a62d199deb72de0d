"""YAML as nodes, in one pass over the parser's events: text as written, every place kept.

PyYAML's loaders build booleans and dates, drop duplicate keys and places, and take five times as long.
Here the parser's scalar event is itself the node; an alias is a reference to a finished node and a merge
an update of finished mappings, so that a bomb costs what its own bytes cost. This module alone imports
yaml.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, TypeAlias

import yaml
from yaml.events import (
    AliasEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from sco_tui.problem import Severity, UnreadableError
from sco_tui.source_text import Finding, SourceText
from sco_tui.text import SPECIAL, clean, one_line, quoted

MAX_DEPTH = 32
HAS_LIBYAML: bool = yaml.__with_libyaml__
Scalar = ScalarEvent
# An event of the parser: PyYAML's stubs make each mark optional, and type no event's attributes in full.
Event: TypeAlias = Any
# Of a field's name, text and scalar; None: the field has no value.
Converter: TypeAlias = Callable[[str, str, Scalar], Any]


class Shape:
    """What is known of a mapping before it is read.

    `values` has what makes a value of a scalar, or None, a text as it is, by field; such fields need no
    node. `lists` has the shapes of the mappings listed in a field. `take` gets each entry of the list
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


class Sequence:
    """A list of nodes; `built` is what was made of it already, where aliases may lead to it."""

    __slots__ = ("built", "items", "start")

    def __init__(self, start: Event, items: list[Node]) -> None:
        self.start = start
        self.items = items
        self.built: dict[Callable[..., Any], Any] | None = {} if start.anchor else None


class Mapping:
    """Its `values` by key, as far as its shape makes them, and the other keys with their nodes.

    `built` as in Sequence; where aliases may lead, there are no values.
    """

    __slots__ = ("built", "pairs", "start", "values")

    def __init__(self, start: Event, values: dict[str, Any], pairs: list[Pair]) -> None:
        self.start = start
        self.values = values
        self.pairs = pairs
        self.built: dict[Callable[..., Any], Any] | None = {} if start.anchor else None


# None: a reference that leads nowhere; its problem is recorded.
Node: TypeAlias = Scalar | Sequence | Mapping | None
Pair: TypeAlias = tuple[Scalar, Node]
_SHAPELESS = Shape({})
# Plain scalars that mean no value; quoted they are text.
_ABSENT = ("", "~", "null")


class _PureLoader(yaml.SafeLoader):
    """The loader without libyaml; every fault of it is a YAMLError."""

    def get_event(self) -> Any:
        take: Callable[[], Any] = super().get_event
        try:
            return take()
        except (ValueError, OverflowError, RecursionError) as error:
            raise yaml.YAMLError(str(error)) from error


def start_of(node: Node) -> Event:
    """The event that a node begins with, whose mark is its place."""
    return node.start if isinstance(node, (Sequence, Mapping)) else node


@contextmanager
def syntax_errors(source: SourceText) -> Iterator[None]:
    """Turns what the parser refuses into UnreadableError."""
    try:
        yield
    except yaml.YAMLError as error:
        said = [getattr(error, "context", None), getattr(error, "problem", None)]
        reason = "no YAML: " + (", ".join(part for part in said if part) or one_line(str(error)))
        mark = getattr(error, "problem_mark", None)
        if mark is None:
            raise UnreadableError(source.file, reason) from error
        raise source.unreadable(reason, mark.line + 1, mark.column + 1) from error


def is_mapping(start: Event) -> bool:
    return start.__class__ is MappingStartEvent


def is_absent(node: Node) -> bool:
    """Whether a plain scalar stands for no value: empty, `~` or `null`."""
    return isinstance(node, Scalar) and not node.style and not node.tag and node.value in _ABSENT


class YamlNodes:
    """The nodes of one YAML document; to be used within `syntax_errors`."""

    def __init__(self, source: SourceText) -> None:
        self._source = source
        self._findings: set[Finding] = set()
        loader: Any = yaml.CSafeLoader if HAS_LIBYAML else _PureLoader
        self._next: Callable[[], Event] = loader(source.parser_input).get_event
        # A collection's start stands for it until it is finished.
        self._anchors: dict[str, Node | CollectionStartEvent] = {}
        self._merge_budget = 10_000 + len(source.parser_input)
        self._may_hold_special = source.may_hold_special

    def findings(self) -> list[Finding]:
        """The problems so far, in the file's order."""
        return sorted(self._findings.union(self._source.findings))

    def root(self) -> Event | None:
        """The first event of the first document; None where there is none."""
        self._next()  # the stream's start
        if self._next().__class__ is StreamEndEvent:
            return None
        return self._next()

    def read_fields(self, start: Event, shape: Shape, take: Callable[[Pair], None]) -> None:
        """Gives `take` each key and node of the top mapping, in the file's order, merged ones last."""
        self._open(start)
        self._mapping(start, 1, shape, take)

    def finish(self) -> None:
        """Reads to the end of the file: a second document is a problem, and is not read."""
        while (event := self._next()).__class__ is not StreamEndEvent:
            if event.__class__ is DocumentStartEvent:
                self.report(event, "second document: only the first is shown; keep one per file")
                return

    def report(self, event: Event, message: str, severity: Severity = Severity.ERROR) -> None:
        """Records a problem at the first character of `event`."""
        mark = event.start_mark
        self._findings.add((mark.line + 1, mark.column + 1, severity, message))

    def report_value(self, node: Node, message: str, severity: Severity = Severity.ERROR) -> None:
        """Records a problem at the value itself, behind an anchor or a tag; of None, it is recorded."""
        event = start_of(node)
        if event is None:
            return
        if not event.anchor and not event.tag:
            self.report(event, message, severity)
            return
        index = self._source.content_start(event.start_mark.index, event.end_mark.index)
        self._findings.add((*self._source.position(index), severity, message))

    def unreadable(self, event: Event, reason: str) -> UnreadableError:
        mark = event.start_mark
        return self._source.unreadable(reason, mark.line + 1, mark.column + 1)

    def _node(self, event: Event, depth: int, shape: Shape = _SHAPELESS) -> Node:
        """The node that `event` begins, inside `depth` collections."""
        kind = event.__class__
        if kind is ScalarEvent:
            if self._may_hold_special or event.anchor or event.tag:
                self._check_scalar(event)
            scalar: Scalar = event
            return scalar
        if kind is AliasEvent:
            return self._referent(event)
        if depth >= MAX_DEPTH:
            raise self.unreadable(event, f"nested more than {MAX_DEPTH} deep")
        if event.anchor or event.tag:
            self._open(event)
        if event.anchor:
            shape = _SHAPELESS
        node: Node
        if kind is SequenceStartEvent:
            node = Sequence(event, self._items(depth + 1, shape))
        else:
            node = self._mapping(event, depth + 1, shape)
        if event.anchor and self._anchors[event.anchor] is event:
            self._anchors[event.anchor] = node
        return node

    def _items(self, depth: int, shape: Shape) -> list[Node]:
        items: list[Node] = []
        get, take = self._next, shape.take or items.append
        while (event := get()).__class__ is not SequenceEndEvent:
            take(self._node(event, depth, shape))
        return items

    def _mapping(
        self, start: Event, depth: int, shape: Shape, take: Callable[[Pair], None] | None = None
    ) -> Mapping:
        values: dict[str, Any] = {}
        pairs: list[Pair] = []
        keys: dict[str, Scalar] = {}
        merges: list[Pair] = []
        take = take or pairs.append
        get, may_hold_special, converters = self._next, self._may_hold_special, shape.values
        while (key := get()).__class__ is not MappingEndEvent:
            # Nine of ten events are scalars with nothing to check, and their fields known: a call
            # or a pair for each would cost 0.4 of a bare event pass.
            if key.__class__ is not ScalarEvent or may_hold_special or key.anchor or key.tag:
                key = self._key(key, depth)
            value = get()
            if value.__class__ is not ScalarEvent or may_hold_special or value.anchor or value.tag:
                is_listed = key is not None and key.value in shape.lists and key.value not in keys
                value = self._node(value, depth, shape.lists[key.value] if is_listed else _SHAPELESS)
            if key is None:
                continue
            name = key.value
            if name in keys:
                self._report_duplicate(keys[name], key)
                continue
            if name == "<<" and not key.style:
                merges.append((key, value))
                continue
            keys[name] = key
            if value.__class__ is ScalarEvent and name in converters and (value.style or value.value not in _ABSENT):
                convert = converters[name]
                made = value.value if convert is None else convert(name, value.value, value)
                if made is not None:
                    values[name] = made
            else:
                take((key, value))
        for merge, source in merges:
            self._merge(keys, take, merge, source)
        return Mapping(start, values, pairs)

    def _key(self, event: Event, depth: int) -> Scalar | None:
        """The key as a scalar at its own place; None, and a problem, where it is no text."""
        node = self._node(event, depth)
        if not isinstance(node, Scalar):
            if node is not None:
                self.report(event, "a key that is no text: the field is left out")
            return None
        if node is event:
            return node
        return Scalar(None, None, (True, False), node.value, event.start_mark, event.end_mark, node.style)

    def _report_duplicate(self, first: Event, key: Event) -> None:
        line = first.start_mark.line + 1
        self.report(key, f"duplicate key {quoted(key.value)}: the one in line {line} holds")

    def _merge(
        self, keys: dict[str, Scalar], take: Callable[[Pair], None], merge: Scalar, value: Node
    ) -> None:
        """Takes the fields that a merge key (YAML 1.1) adds to `keys`; the first of several sources wins."""
        for source in value.items if isinstance(value, Sequence) else [value]:
            if not isinstance(source, Mapping):
                if source is not None:
                    self.report(merge, "a merge key takes a mapping or a list of mappings")
                continue
            # A merge of k fields takes more than k characters in any honest file: what exceeds the
            # whole file's length was written to cost time.
            self._merge_budget -= len(source.pairs)
            if self._merge_budget < 0:
                self.report(merge, "merge keys expand to more than the file holds: not merged")
                return
            for key, node in source.pairs:
                if key.value not in keys:
                    keys[key.value] = key
                    if isinstance(node, (Sequence, Mapping)) and node.built is None:
                        node.built = {}
                    take((key, node))

    def _referent(self, alias: Event) -> Node:
        name = alias.anchor
        node = self._anchors.get(name)
        if node is None:
            self.report(
                alias, f"{quoted('*' + name)} refers to nothing: no {quoted('&' + name)} stands before it"
            )
        elif isinstance(node, CollectionStartEvent):
            self.report(alias, f"self-reference: {quoted('*' + name)} stands inside what it refers to")
            return None
        return node

    def _open(self, start: Event) -> None:
        """Notes the anchor of a collection, and reports its tag."""
        if start.anchor:
            self._anchors[start.anchor] = start
        if start.tag:
            self._report_tag(start)

    def _report_tag(self, event: Event) -> None:
        index, tag = self._source.tag(event.start_mark.index, event.end_mark.index)
        message = f"explicit tag {quoted(tag)}: delete it, values are kept as written"
        self._findings.add((*self._source.position(index), Severity.ERROR, message))

    def _check_scalar(self, scalar: Event) -> None:
        if scalar.anchor:
            self._anchors[scalar.anchor] = scalar
        if scalar.tag:
            self._report_tag(scalar)
        if scalar.value.isprintable():
            return
        value = self._source.restored(scalar.value, scalar.style == '"')
        if SPECIAL.search(value):
            if scalar.style == '"':
                self._source.find_escapes(scalar.start_mark.index, scalar.end_mark.index)
            # Two halves written as \ud83d\ude00, as JSON does, are one character; a lone half is U+FFFD.
            value = clean(value.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))
        scalar.value = value
