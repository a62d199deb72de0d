"""YAML into nodes, in one pass over the parser's events: text as written, every place kept.

PyYAML's loaders build booleans and dates, drop duplicate keys and places, and take five times as long.
Here an alias is a reference to a finished node and a merge an update of finished mappings, so that a bomb
costs what its own bytes cost. What is written of a timeline has no aliases, so that there is an end to what
they may stand for.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

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

from sco_tui.problem import Problem, Severity, UnreadableError
from sco_tui.source_text import Finding, SourceText
from sco_tui.text import SPECIAL, clean, quoted
from sco_tui.yaml_nodes import ABSENT, Event, Mapping, Node, Pair, Scalar, Sequence, Shape, size_of, start_of
from sco_tui.yaml_parser import MAX_DEPTH, TOO_DEEP, events

_SHAPELESS = Shape({})
# More than anyone mends one by one; 450,000 of them, in 900 KB, took 11 s and 670 MB.
_MOST_FINDINGS = 20_000
_UNLISTED = f"more than {_MOST_FINDINGS:,} problems: those behind the first of them are not listed"
_Take = Callable[[Pair], None]


class YamlReader:
    """The nodes of one YAML document, and its problems; to be used within `syntax_errors`."""

    def __init__(self, source: SourceText) -> None:
        self._source = source
        self._findings: set[Finding] = set()
        self._unlisted: Finding | None = None
        self._next = events(source.parser_input)
        # A collection's start stands for it until it is finished.
        self._anchors: dict[str, Node | CollectionStartEvent] = {}
        # What aliases may still stand for, by `size_of`. Entries that merge what they have in common stand
        # for three times what they hold; 5,000 aliases of 5,000 statements made a document of gigabytes.
        self._alias_budget = 300_000 + 4 * len(source.parser_input)
        self._may_hold_special = source.may_hold_special
        self.lines = source.lines

    def root(self) -> Event | None:
        """The first event of the first document; None where there is none."""
        self._next()  # the stream's start
        if self._next().__class__ is StreamEndEvent:
            return None
        return self._next()

    def read_fields(self, start: Event, shape: Shape, take: _Take) -> None:
        """Gives `take` each key and node of the top mapping, in the file's order, merged ones last."""
        if start.__class__ is not MappingStartEvent:
            reason = "the top level is no mapping: begin with fields such as `events:`"
            raise self._unreadable(start, f"{reason}; sco-tui import reads other formats")
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
        mark, length = event.start_mark, event.end_mark.index - event.start_mark.index
        self._record((mark.line + 1, mark.column + 1, severity, message, length))

    def report_value(self, node: Node, message: str, severity: Severity = Severity.ERROR) -> None:
        """Records a problem at the value itself, behind an anchor or a tag; that of None is recorded."""
        event = start_of(node)
        if event is None:
            return
        if not event.anchor and not event.tag:
            self.report(event, message, severity)
            return
        index, end = self._content(event)
        self._record((*self._source.position(index), severity, message, end - index))

    def _record(self, finding: Finding) -> None:
        if len(self._findings) < _MOST_FINDINGS:
            self._findings.add(finding)
        elif finding not in self._findings:
            line, column, severity, _, length = self._unlisted or finding
            worst = Severity.ERROR if Severity.ERROR in (severity, finding[2]) else severity
            self._unlisted = (line, column, worst, _UNLISTED, length)

    def place_of_value(self, scalar: Scalar) -> tuple[int, int]:
        """Line and column of its first character, behind an anchor or a tag."""
        if scalar.anchor or scalar.tag:
            return self._source.position(self._content(scalar)[0])
        mark: Event = scalar.start_mark
        return mark.line + 1, mark.column + 1

    def _content(self, event: Event) -> tuple[int, int]:
        """From where to where a value stands in the file, behind an anchor and a tag."""
        end = event.end_mark.index
        return self._source.content_start(event.start_mark.index, end), end

    def problems(self) -> tuple[Problem, ...]:
        """Those so far, in the file's order."""
        unlisted = [self._unlisted] if self._unlisted else []
        return self._source.problems([*self._findings, *unlisted])

    def _unreadable(self, event: Event, reason: str) -> UnreadableError:
        mark = event.start_mark
        return self._source.unreadable(reason, (mark.line + 1, mark.column + 1))

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
            raise self._unreadable(event, TOO_DEEP)
        anchor = event.anchor
        if anchor or event.tag:
            self._open(event)
        if anchor:
            shape = _SHAPELESS
        node: Node
        if kind is SequenceStartEvent:
            node = Sequence(event, self._items(depth + 1, shape))
        else:
            node = self._mapping(event, depth + 1, shape)
        # An anchor of the same name within it is the later one, and holds.
        if anchor and self._anchors[anchor] is event:
            self._anchors[anchor] = node
        return node

    def _items(self, depth: int, shape: Shape) -> list[Node]:
        items: list[Node] = []
        get, take = self._next, shape.take or items.append
        while (event := get()).__class__ is not SequenceEndEvent:
            take(self._node(event, depth, shape if event.__class__ is MappingStartEvent else _SHAPELESS))
        return items

    def _mapping(self, start: Event, depth: int, shape: Shape, take: _Take | None = None) -> Mapping:
        values: dict[str, Any] = {}
        pairs: list[Pair] = []
        keys: dict[str, Scalar] = {}
        merges: list[Pair] = []
        take = take or pairs.append
        get, may_hold_special, converters = self._next, self._may_hold_special, shape.values
        while (key := get()).__class__ is not MappingEndEvent:
            # Nine of ten events are scalars with nothing to check, in fields that are known: a call
            # or a pair for each would cost 0.4 of a bare event pass.
            if key.__class__ is not ScalarEvent or may_hold_special or key.anchor or key.tag:
                key = self._key(key, depth)
            value = get()
            if value.__class__ is not ScalarEvent or may_hold_special or value.anchor or value.tag:
                value = self._node(value, depth, _listed(shape, key, keys))
            if key is None:
                continue
            name = key.value
            if name in keys:
                self._report_duplicate(keys[name], key)
            elif (
                name in converters
                and value.__class__ is ScalarEvent
                and (value.style or value.value not in ABSENT)
            ):
                keys[name] = key
                convert = converters[name]
                made = value.value if convert is None else convert(name, value.value, value)
                if made is not None:
                    values[name] = made
            elif name == "<<" and not key.style:
                if merges:
                    self._report_duplicate(merges[0][0], key)
                else:
                    merges.append((key, value))
            else:
                keys[name] = key
                take((key, value))
        for merge, source in merges:
            self._merge(keys, take, merge, source)
        return Mapping(start, key, values, pairs)

    def _key(self, event: Event, depth: int) -> Scalar | None:
        """The key as a scalar at its own place; None, and a problem, where it is no text."""
        node = self._node(event, depth)
        if not isinstance(node, Scalar):
            if node is not None:
                self.report(event, "a key that is no text: the field is left out")
            return None
        if event.__class__ is ScalarEvent:
            return node
        return Scalar(None, None, (True, False), node.value, event.start_mark, event.end_mark, node.style)

    def _report_duplicate(self, first: Event, key: Event) -> None:
        line = first.start_mark.line + 1
        self.report(key, f"duplicate key {quoted(key.value)}: the one in line {line} holds")

    def _merge(self, keys: dict[str, Scalar], take: _Take, merge: Scalar, value: Node) -> None:
        """Takes the fields that a merge key (YAML 1.1) adds to `keys`; the first of several sources wins."""
        for source in value.items if isinstance(value, Sequence) else [value]:
            if not isinstance(source, Mapping):
                if source is not None:
                    self.report(merge, "a merge key takes a mapping or a list of mappings")
                continue
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
            self.report(alias, f"{quoted('*' + name)} refers to nothing: no {quoted('&' + name)} before it")
        elif isinstance(node, CollectionStartEvent):
            self.report(alias, f"self-reference: {quoted('*' + name)} stands inside what it refers to")
            return None
        size = size_of(node)
        if size > self._alias_budget:
            self.report(alias, "aliases stand for many times what the file holds: left out")
            return None
        self._alias_budget -= size
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
        self._record((*self._source.position(index), Severity.ERROR, message, len(tag)))

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


def _listed(shape: Shape, key: Scalar | None, keys: dict[str, Scalar]) -> Shape:
    """The shape of the mappings listed under `key`, if it is no duplicate: such a list is not taken."""
    if key is None or key.value in keys:
        return _SHAPELESS
    return shape.lists.get(key.value, _SHAPELESS)
