"""Nodes as values, field by field: each kind of field converts, or says what is wrong and where."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

from sco_tui import dates, fields
from sco_tui.fields import Kind
from sco_tui.problem import Severity
from sco_tui.yaml_nodes import Mapping as MappingNode
from sco_tui.yaml_nodes import Node, Scalar, Sequence, YamlNodes

Shareable = TypeVar("Shareable", Sequence, MappingNode)
Built = TypeVar("Built")

# Plain scalars that mean no value; quoted they are text.
_ABSENT = ("", "~", "null")
# A suggestion costs 0.1 ms: a file of nothing but unknown fields must not take minutes.
_SUGGESTIONS = 500
_LONGEST_TYPO = 30
_ADDRESS = re.compile(r"https?://[^\s/?#@]+([/?#]\S*)?", re.IGNORECASE)


class FieldValues:
    """Reads mappings against the tables of `fields`, and keeps which sources are referred to."""

    def __init__(self, nodes: YamlNodes) -> None:
        self.nodes = nodes
        self.listed: set[str] = set()
        self.used: set[str] = set()
        self._unlisted: list[Scalar] = []
        self._suggestions = 0
        self._file = nodes.source.file
        self._built: dict[tuple[int, Callable[..., Any]], Any] = {}
        self._converters: Mapping[Kind, Callable[[str, Node], Any]] = {
            Kind.TEXT: self.text,
            Kind.TEXTS: self._texts,
            Kind.ADDRESS: self._address,
            Kind.PATH: self._path,
            Kind.FLAG: self._flag,
            Kind.STATUS: self._status,
            Kind.SOURCE: self._source,
            Kind.SOURCES: self._sources,
        }

    def read(self, mapping: MappingNode, table: Mapping[str, Kind]) -> dict[str, Any]:
        """The fields of `mapping` that hold a value, by name, and its place: file, line and column.

        A date adds `when`, where it is one. A list of statements is left as its node.
        """
        mark = mapping.start.start_mark
        values: dict[str, Any] = {"file": self._file, "line": mark.line + 1, "column": mark.column + 1}
        for name, node in mapping.fields.items():
            kind = table.get(name)
            if kind is Kind.TEXT and type(node) is Scalar:
                # Most fields of a file are this one: the call of text() would cost 0.1 of an event pass.
                if node.style or node.value not in _ABSENT or node.tag:
                    values[name] = node.value
            elif kind is None:
                self.unknown(mapping.keys[name], table)
            elif kind is Kind.DATE:
                self._date(name, node, values)
            elif kind is Kind.STATEMENTS:
                values[name] = node
            else:
                value = self._converters[kind](name, node)
                if value is not None:
                    values[name] = value
        return values

    def once(self, node: Shareable, build: Callable[[Shareable], Built]) -> Built:
        """What `build` makes of `node`: made once where many aliases may lead to it."""
        if not node.shared:
            return build(node)
        key = (id(node), build)
        if key not in self._built:
            self._built[key] = build(node)
        built: Built = self._built[key]
        return built

    def text(self, name: str, node: Node) -> str | None:
        """The text of a scalar; None, and a problem, for anything else."""
        if isinstance(node, Scalar):
            value: str = node.value
            return None if is_absent(node) else value
        self._wrong_type(name, node, "one text")
        return None

    def items(self, node: Node, name: str) -> Iterator[Node]:
        """The nodes of a list; a value that is no list is a list of one, an absent one of none."""
        if isinstance(node, Sequence):
            yield from node.items
        elif isinstance(node, MappingNode):
            self._wrong_type(name, node, "a list")
            yield node
        elif node is not None and not is_absent(node):
            yield node

    def _texts(self, name: str, node: Node) -> tuple[str, ...]:
        return tuple([scalar.value for scalar in self._scalars(name, node)])

    def _scalars(self, name: str, node: Node) -> list[Scalar]:
        if type(node) is Scalar:
            return [] if is_absent(node) else [node]
        if isinstance(node, Sequence):
            return self.once(node, self._scalar_items)
        self._wrong_type(name, node, "a text or a list of texts")
        return []

    def _scalar_items(self, node: Sequence) -> list[Scalar]:
        scalars = []
        for item in node.items:
            if type(item) is not Scalar:
                self._wrong_type("a list of texts", item, "texts only")
            elif not is_absent(item):
                scalars.append(item)
        return scalars

    def _date(self, name: str, node: Node, values: dict[str, Any]) -> None:
        text = self.text(name, node)
        if text is None:
            return
        values[name] = text
        try:
            values["when"] = dates.parse(text)
        except dates.DateError as error:
            self.nodes.report_value(node, f'{name} "{text}" is no date: {error}')

    def _address(self, name: str, node: Node) -> str | None:
        text = self.text(name, node)
        if text is not None and not _ADDRESS.fullmatch(text):
            self.nodes.report_value(node, f'{name} "{text}" is no http or https address', Severity.WARNING)
        return text

    def _path(self, name: str, node: Node) -> str | None:
        text = self.text(name, node)
        if text is None:
            return None
        if posixpath.isabs(text) or posixpath.normpath(text).split("/")[0] in ("..", "~"):
            message = f'{name} "{text}" is outside the folder of this file: it is not read'
            self.nodes.report_value(node, message, Severity.WARNING)
        return text

    def _flag(self, name: str, node: Node) -> bool | None:
        text = self.text(name, node)
        if text not in (None, "true", "false"):
            self.nodes.report_value(node, f'{name} "{text}" is neither true nor false')
            return None
        return None if text is None else text == "true"

    def _status(self, name: str, node: Node) -> str | None:
        text = self.text(name, node)
        if text is not None and text not in fields.STATUSES:
            self.nodes.report_value(node, f'{name} "{text}" is none of {", ".join(fields.STATUSES)}')
            return None
        return text

    def _source(self, name: str, node: Node) -> str | None:
        text = self.text(name, node)
        if text is not None and isinstance(node, Scalar):
            self._refer(node)
        return text

    def _sources(self, name: str, node: Node) -> tuple[str, ...]:
        scalars = self._scalars(name, node)
        for scalar in scalars:
            self._refer(scalar)
        return tuple(scalar.value for scalar in scalars)

    def _refer(self, scalar: Scalar) -> None:
        self.used.add(scalar.value)
        if scalar.value not in self.listed:
            self._unlisted.append(scalar)

    def report_unlisted(self) -> None:
        """The references to sources that the whole file does not list: they may stand behind the events."""
        for scalar in self._unlisted:
            if scalar.value not in self.listed:
                self.nodes.report_value(scalar, f'source "{scalar.value}" is not listed under sources')

    def _wrong_type(self, name: str, node: Node, expected: str) -> None:
        what = (
            "a list"
            if isinstance(node, Sequence)
            else "a mapping"
            if isinstance(node, MappingNode)
            else "a text"
        )
        self.nodes.report_value(node, f'"{name}" takes {expected}, and this is {what}')

    def unknown(self, key: Scalar, table: Mapping[str, Kind]) -> None:
        """Reports a field that no table lists, with the one it may have been meant to be."""
        from difflib import get_close_matches  # 3 ms, for files with this problem only

        self._suggestions += 1
        may_suggest = self._suggestions <= _SUGGESTIONS and len(key.value) <= _LONGEST_TYPO
        near = get_close_matches(key.value, table, n=1) if may_suggest else []
        mend = f': did you mean "{near[0]}"?' if near else ""
        self.nodes.report(key, f'unknown field "{key.value}"{mend}', Severity.WARNING)


def is_absent(scalar: Scalar) -> bool:
    """Whether a plain scalar stands for no value: empty, `~` or `null`."""
    return not scalar.style and not scalar.tag and scalar.value in _ABSENT
