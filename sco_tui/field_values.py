"""Nodes as values, field by field: each kind of field converts, or says what is wrong and where."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeAlias, TypeVar

from sco_tui import dates, fields
from sco_tui.fields import Kind
from sco_tui.problem import Severity
from sco_tui.text import quoted
from sco_tui.yaml_nodes import Mapping as MappingNode
from sco_tui.yaml_nodes import Node, Scalar, Sequence, YamlNodes, is_absent

Shareable = TypeVar("Shareable", Sequence, MappingNode)
Built = TypeVar("Built")
Converter: TypeAlias = Callable[[str, Node], Any]
Converters: TypeAlias = Mapping[str, Converter]

# A suggestion costs 0.1 ms: a file of nothing but unknown fields must not take minutes.
_SUGGESTIONS = 500
_LONGEST_TYPO = 30
_ADDRESS = re.compile(r"https?://[^\s/?#@]+([/?#]\S*)?", re.IGNORECASE)


class FieldValues:
    """Reads mappings against the tables of `fields`, and keeps which sources are referred to."""

    def __init__(self, nodes: YamlNodes, file: str) -> None:
        self.dates: dict[str, dates.Date] = {}
        self.listed_sources: set[str] = set()
        self.used_sources: set[str] = set()
        self._nodes = nodes
        self._file = file
        self._unlisted: list[Scalar] = []
        self._suggestions = 0

    def converters(self, table: fields.Table, statements: Converter | None = None) -> Converters:
        """What reads each field of `table`; `statements` reads a list of them."""
        by_kind: dict[Kind, Converter] = {
            Kind.TEXT: self.text,
            Kind.ID: self._id,
            Kind.TEXTS: self._texts,
            Kind.DATE: self._date,
            Kind.ADDRESS: self._address,
            Kind.PATH: self._path,
            Kind.FLAG: self._flag,
            Kind.STATUS: self._status,
            Kind.SOURCE: self._source,
            Kind.SOURCES: self._sources,
        }
        if statements is not None:
            by_kind[Kind.STATEMENTS] = statements
        return {name: by_kind[kind] for name, kind in table.items()}

    def read(self, mapping: MappingNode, converters: Converters) -> dict[str, Any]:
        """The fields of `mapping` that hold a value, by name, and its place: file, line and column."""
        mark = mapping.start.start_mark
        values: dict[str, Any] = {
            **mapping.texts, "file": self._file, "line": mark.line + 1, "column": mark.column + 1
        }  # fmt: skip
        for key, node in mapping.pairs:
            convert = converters.get(key.value)
            if convert is None:
                self.report_unknown(key, converters)
                continue
            value = convert(key.value, node)
            if value is not None:
                values[key.value] = value
        return values

    def text(self, name: str, node: Node, expected: str = "one text") -> str | None:
        """The text of a scalar; None, and a problem, for anything else."""
        if isinstance(node, Scalar):
            value: str = node.value
            return None if is_absent(node) else value
        self._report_type(name, node, expected)
        return None

    def items(self, name: str, node: Node) -> Iterator[Node]:
        """The nodes of a list; a value that is no list is a list of one, an absent one of none."""
        if isinstance(node, Sequence):
            yield from node.items
        elif isinstance(node, MappingNode):
            self._report_type(name, node, "a list")
            yield node
        elif node is not None and not is_absent(node):
            yield node

    def _id(self, name: str, node: Node) -> Node:
        """The node: whether an id is the only one is seen at the end of the file."""
        return None if self.text(name, node) is None else node

    def _texts(self, name: str, node: Node) -> tuple[str, ...] | None:
        if isinstance(node, Sequence):
            return once(node, self._list_of_texts)
        text = self.text(name, node, "a text or a list of texts")
        return None if text is None else (text,)

    def _list_of_texts(self, node: Sequence) -> tuple[str, ...]:
        return tuple([scalar.value for scalar in self._scalars(node)])

    def _scalars(self, node: Sequence) -> list[Scalar]:
        scalars = []
        for item in node.items:
            if isinstance(item, Scalar):
                if not is_absent(item):
                    scalars.append(item)
            elif item is not None:
                message = f"a list here takes texts only, and this is {_what(item)}"
                self._nodes.report_value(item, message)
        return scalars

    def _date(self, name: str, node: Node) -> str | None:
        text = self.text(name, node)
        if text is not None and text not in self.dates:
            try:
                self.dates[text] = dates.parse(text)
            except dates.DateError as error:
                self._nodes.report_value(node, f"{name} {quoted(text)} is no date: {error}")
        return text

    def _address(self, name: str, node: Node) -> str | None:
        text = self.text(name, node)
        if text is not None and not _ADDRESS.fullmatch(text):
            message = f"{name} {quoted(text)} is no http or https address"
            self._nodes.report_value(node, message, Severity.WARNING)
        return text

    def _path(self, name: str, node: Node) -> str | None:
        text = self.text(name, node)
        if text is None:
            return None
        if posixpath.isabs(text) or posixpath.normpath(text).split("/")[0] in ("..", "~"):
            message = f"{name} {quoted(text)} is outside the folder of this file: it is not read"
            self._nodes.report_value(node, message, Severity.WARNING)
        return text

    def _flag(self, name: str, node: Node) -> bool | None:
        text = self.text(name, node)
        if text not in (None, "true", "false"):
            self._nodes.report_value(node, f"{name} {quoted(text)} is neither true nor false")
            return None
        return None if text is None else text == "true"

    def _status(self, name: str, node: Node) -> str | None:
        text = self.text(name, node)
        if text is not None and text not in fields.STATUSES:
            message = f"{name} {quoted(text)} is none of {', '.join(fields.STATUSES)}"
            self._nodes.report_value(node, message)
            return None
        return text

    def _source(self, name: str, node: Node, expected: str = "one text") -> str | None:
        text = self.text(name, node, expected)
        if text is not None and isinstance(node, Scalar):
            self._refer(node)
        return text

    def _sources(self, name: str, node: Node) -> tuple[str, ...] | None:
        if isinstance(node, Sequence):
            return once(node, self._list_of_sources)
        text = self._source(name, node, "a text or a list of texts")
        return None if text is None else (text,)

    def _list_of_sources(self, node: Sequence) -> tuple[str, ...]:
        scalars = self._scalars(node)
        for scalar in scalars:
            self._refer(scalar)
        return tuple([scalar.value for scalar in scalars])

    def _refer(self, scalar: Scalar) -> None:
        key = scalar.value
        self.used_sources.add(key)
        if key not in self.listed_sources:
            self._unlisted.append(scalar)

    def report_unlisted(self) -> None:
        """The references to sources that the whole file does not list: it may list them behind the events."""
        for scalar in self._unlisted:
            if scalar.value not in self.listed_sources:
                message = f"source {quoted(scalar.value)} is not listed under sources"
                self._nodes.report_value(scalar, message)

    def _report_type(self, name: str, node: Node, expected: str) -> None:
        if node is not None:
            self._nodes.report_value(node, f'"{name}" takes {expected}, and this is {_what(node)}')

    def report_unknown(self, key: Scalar, table: Mapping[str, Any]) -> None:
        """A field that no table lists, with the one that it may have been meant to be."""
        from difflib import get_close_matches  # 3 ms, for files with this problem only

        self._suggestions += 1
        may_suggest = self._suggestions <= _SUGGESTIONS and len(key.value) <= _LONGEST_TYPO
        near = get_close_matches(key.value, table, n=1) if may_suggest else []
        mend = f': did you mean "{near[0]}"?' if near else ""
        self._nodes.report(key, f"unknown field {quoted(key.value)}{mend}", Severity.WARNING)


def once(node: Shareable, build: Callable[[Shareable], Built]) -> Built:
    """What `build` makes of `node`: made once where many aliases may lead to it."""
    if node.built is None:
        return build(node)
    if build not in node.built:
        node.built[build] = build(node)
    built: Built = node.built[build]
    return built


def _what(node: Node) -> str:
    return {Sequence: "a list", MappingNode: "a mapping"}.get(type(node), "a text")
