"""YAML as nodes, in one pass over the parser's events: text as written, every place kept.

PyYAML's loaders build booleans and dates, drop duplicate keys and places, and take five times as long.
Here the parser's scalar event is itself the node; an alias is a reference to a finished node and a merge
an update of finished mappings, so that a bomb costs what its own bytes cost. This module alone imports
yaml.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from sco_tui.problem import Problem, Severity
from sco_tui.source_text import SourceText
from sco_tui.text import SPECIAL, clean, one_line

MAX_DEPTH = 32
HAS_LIBYAML: bool = yaml.__with_libyaml__
Scalar = ScalarEvent
# An event of the parser: PyYAML's stubs leave out half of the attributes, and make each mark optional.
Event: TypeAlias = Any


class Sequence:
    """A list of nodes; `shared` where more than one place may refer to it."""

    __slots__ = ("items", "shared", "start")

    def __init__(self, start: Event) -> None:
        self.start = start
        self.items: list[Node] = []
        self.shared = start.anchor is not None


class Mapping:
    """Nodes by key, in file order; `keys` holds the keys' own events, `shared` as in Sequence."""

    __slots__ = ("fields", "keys", "shared", "start")

    def __init__(self, start: Event) -> None:
        self.start = start
        self.fields: dict[str, Node] = {}
        self.keys: dict[str, Scalar] = {}
        self.shared = start.anchor is not None


# None: a reference that leads nowhere; its problem is recorded.
Node: TypeAlias = Scalar | Sequence | Mapping | None


class _PureLoader(yaml.SafeLoader):
    """The loader without libyaml, for escapes that libyaml refuses; every fault of it is a YAMLError."""

    def get_event(self) -> Any:
        try:
            return super().get_event()
        except (ValueError, OverflowError, RecursionError) as error:
            raise yaml.YAMLError(str(error)) from error


def start_of(node: Scalar | Sequence | Mapping) -> Event:
    """The event that a node begins with, whose mark is its place."""
    return node if isinstance(node, Scalar) else node.start


class YamlNodes:
    """The nodes of one YAML document. Errors of syntax leave each method as yaml.YAMLError."""

    def __init__(self, source: SourceText, pure: bool = False) -> None:
        self.source = source
        self.problems: set[Problem] = set(source.problems)
        loader: Any = _PureLoader if pure or not HAS_LIBYAML else yaml.CSafeLoader
        self._next = loader(source.parser_input).get_event
        self._anchors: dict[str, Node] = {}
        self._unfinished: set[str] = set()
        self._kept_alive: list[Node] = []  # ids of shared nodes serve as keys
        self._merge_budget = 10_000 + len(source.text)
        self._must_clean = source.holds_special or source.holds_escapes

    def root(self) -> Event | None:
        """The first event of the first document; None where there is none."""
        self._next()  # the stream's start
        if self._next().__class__ is StreamEndEvent:
            return None
        return self._next()

    def root_fields(self, start: Event, streamed: str) -> Iterator[tuple[Scalar, Node | Iterator[Node]]]:
        """Key and value of each field of the top mapping, the sequence under `streamed` item by item.

        The items are built as they are asked for, so that the whole file never stands in memory as
        nodes; each must be taken before the next field is.
        """
        root = Mapping(start)
        merged = Mapping(start)
        self._check_tag(start)
        if start.anchor:
            self._unfinished.add(start.anchor)
        while (event := self._next()).__class__ is not MappingEndEvent:
            key = self._key(event, 1)
            value = self._next()
            if key is None:
                self._node(value, 1)
            elif key.value == "<<" and not key.style:
                self._merge(merged, key, self._node(value, 1))
            elif key.value in root.fields:
                self._duplicate(root, key)
                self._node(value, 1)
            else:
                root.fields[key.value] = None
                root.keys[key.value] = key
                if key.value == streamed and value.__class__ is SequenceStartEvent and not value.anchor:
                    self._check_tag(value)
                    yield key, self._items(2)
                else:
                    yield key, self._node(value, 1)
        for name, key in merged.keys.items():
            if name not in root.fields:
                yield key, merged.fields[name]

    def finish(self) -> None:
        """Reads to the end of the file: a second document is a problem, and is not read."""
        while (event := self._next()).__class__ is not StreamEndEvent:
            if event.__class__ is DocumentStartEvent:
                self.report(event, "second document: only the first is shown; keep one per file")
                return

    def report(self, event: Event, message: str, severity: Severity = Severity.ERROR) -> None:
        """Records a problem at the first character of `event`."""
        mark = event.start_mark
        self._add(mark.line + 1, mark.column + 1, message, severity)

    def report_value(self, node: Node, message: str, severity: Severity = Severity.ERROR) -> None:
        """Records a problem at the value itself, behind an anchor or a tag."""
        if node is None:
            return
        event = start_of(node)
        if not event.anchor and not event.tag:
            self.report(event, message, severity)
            return
        self._add(*self.source.position(self._behind_properties(event)), message, severity)

    def _add(self, line: int, column: int, message: str, severity: Severity) -> None:
        self.problems.add(Problem(self.source.file, line, column, severity, one_line(message)))

    def _behind_properties(self, event: Event) -> int:
        """Index of the first character of a node's content."""
        text, index = self.source.text, event.start_mark.index
        while index < len(text):
            if text[index].isspace():
                index += 1
            elif text[index] == "#":
                index = min((text + "\n").index("\n", index), len(text))
            elif text[index] in "&!" and index < event.end_mark.index:
                while index < len(text) and not text[index].isspace():
                    index += 1
            else:
                break
        return index

    def _items(self, depth: int) -> Iterator[Node]:
        while (event := self._next()).__class__ is not SequenceEndEvent:
            yield self._node(event, depth)

    def _node(self, event: Event, depth: int) -> Node:
        """The node that `event` begins, inside `depth` collections."""
        kind = event.__class__
        if kind is ScalarEvent:
            if event.tag or event.anchor or self._must_clean:
                self._check_scalar(event)
            return event
        if kind is AliasEvent:
            return self._referent(event)
        if depth >= MAX_DEPTH:
            mark = event.start_mark
            reason = f"nested more than {MAX_DEPTH} deep"
            raise self.source.unreadable(reason, mark.line + 1, mark.column + 1)
        self._check_tag(event)
        if event.anchor:
            self._anchors.pop(event.anchor, None)
            self._unfinished.add(event.anchor)
        node: Node
        if kind is SequenceStartEvent:
            node = Sequence(event)
            node.items.extend(self._items(depth + 1))
        else:
            node = self._mapping(event, depth + 1)
        if event.anchor:
            self._unfinished.discard(event.anchor)
            self._keep(event.anchor, node)
        return node

    def _mapping(self, start: Event, depth: int) -> Mapping:
        mapping = Mapping(start)
        fields, keys, get, must_clean = mapping.fields, mapping.keys, self._next, self._must_clean
        merges: list[tuple[Scalar, Node]] = []
        while (event := get()).__class__ is not MappingEndEvent:
            # Nine of ten events are scalars with nothing to check: without the two calls for
            # each, reading takes 0.4 less of a bare event pass.
            plain = event.__class__ is ScalarEvent and not (must_clean or event.anchor or event.tag)
            key = event if plain else self._key(event, depth)
            event = get()
            plain = event.__class__ is ScalarEvent and not (must_clean or event.anchor or event.tag)
            value = event if plain else self._node(event, depth)
            if key is None:
                continue
            name = key.value
            if name == "<<" and not key.style:
                merges.append((key, value))
            elif name in fields:
                self._duplicate(mapping, key)
            else:
                fields[name] = value
                keys[name] = key
        for key, value in merges:
            self._merge(mapping, key, value)
        return mapping

    def _key(self, event: Event, depth: int) -> Scalar | None:
        """The key as a scalar; None, and a problem, where it is no text."""
        node = self._node(event, depth)
        if isinstance(node, Scalar):
            return node
        if node is not None:
            self.report(event, "a key that is no text: the field is left out")
        return None

    def _duplicate(self, mapping: Mapping, key: Scalar) -> None:
        line = mapping.keys[key.value].start_mark.line + 1
        self.report(key, f'duplicate key "{key.value}": the one in line {line} holds')

    def _merge(self, mapping: Mapping, key: Scalar, value: Node) -> None:
        """Adds to `mapping` what it has not yet (YAML 1.1 merge key); the first source of several wins."""
        sources = value.items if isinstance(value, Sequence) else [value]
        for merged in sources:
            if not isinstance(merged, Mapping):
                if merged is not None:
                    self.report(key, "a merge key takes a mapping or a list of mappings")
                continue
            # A merge of k fields takes more than k characters in any honest file: what exceeds
            # the whole file's length was written to cost time.
            self._merge_budget -= len(merged.fields)
            if self._merge_budget < 0:
                self.report(key, "merge keys expand to more than the file holds: not merged")
                return
            for name, node in merged.fields.items():
                if name not in mapping.fields:
                    if isinstance(node, (Sequence, Mapping)):
                        node.shared = True
                    mapping.fields[name] = node
                    mapping.keys[name] = merged.keys[name]

    def _referent(self, event: AliasEvent) -> Node:
        name = event.anchor
        if name in self._unfinished:
            self.report(event, f'self-reference: "*{name}" stands inside what it refers to')
            return None
        if name not in self._anchors:
            self.report(event, f'"*{name}" refers to nothing: no "&{name}" stands before it')
            return None
        return self._anchors[name]

    def _keep(self, anchor: str, node: Node) -> None:
        self._anchors[anchor] = node
        self._kept_alive.append(node)

    def _check_tag(self, event: Event) -> None:
        if event.tag:
            place = self.source.position(self.source.text.index("!", event.start_mark.index))
            message = f'explicit tag "{event.tag}": delete it, values are kept as written'
            self._add(*place, message, Severity.ERROR)

    def _check_scalar(self, scalar: Scalar) -> None:
        self._check_tag(scalar)
        if scalar.anchor:
            self._keep(scalar.anchor, scalar)
        if scalar.value.isprintable():
            return
        value = self.source.restored(scalar.value)
        if scalar.style == '"' and SPECIAL.search(value):
            self.problems.update(self.source.escapes(scalar.start_mark.index, scalar.end_mark.index))
        # Two halves written as \ud83d\ude00, as JSON does, are one character; a lone half is U+FFFD.
        joined = value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        scalar.value = clean(joined)
