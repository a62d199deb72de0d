"""Nodes as values, field by field: each kind of field converts, or says what is wrong and where."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeAlias, TypeVar

from sco_tui import dates, fields
from sco_tui.fields import Kind
from sco_tui.problem import Severity
from sco_tui.text import quoted
from sco_tui.yaml_nodes import Converter, Node, Scalar, Sequence, YamlNodes, is_absent, start_of
from sco_tui.yaml_nodes import Mapping as MappingNode

Shareable = TypeVar("Shareable", Sequence, MappingNode)
Built = TypeVar("Built")
ListConverter: TypeAlias = Callable[[Sequence], Any]

# A suggestion costs 0.1 ms: a file of nothing but unknown fields must not take minutes.
_SUGGESTIONS = 500
_LONGEST_TYPO = 30
_ADDRESS = re.compile(r"https?://[^\s/?#@]+([/?#]\S*)?", re.IGNORECASE)


class Converters:
    """What makes a value of a scalar, or None for a text as it is, and of a list, by field."""

    def __init__(self, scalars: dict[str, Converter | None], lists: dict[str, ListConverter]) -> None:
        self.scalars = scalars
        self.lists = lists


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

    def converters(self, table: fields.Table, **lists: ListConverter) -> Converters:
        """Of the fields of `table`; `lists` has those of lists of mappings."""
        scalars: dict[Kind, Converter | None] = {
            Kind.TEXT: None,
            Kind.ID: lambda _name, _text, node: node,
            Kind.TEXTS: lambda _name, text, _node: (text,),
            Kind.DATE: self._date,
            Kind.ADDRESS: self._address,
            Kind.PATH: self._path,
            Kind.FLAG: self._flag,
            Kind.STATUS: self._status,
            Kind.SOURCE: self._source,
            Kind.SOURCES: self._sources,
        }
        by_kind: dict[Kind, ListConverter] = {
            Kind.TEXTS: self._list_of_texts,
            Kind.SOURCES: self._list_of_sources,
        }
        return Converters(
            {name: scalars[kind] for name, kind in table.items() if kind in scalars},
            lists | {name: by_kind[kind] for name, kind in table.items() if kind in by_kind},
        )

    def read(self, mapping: MappingNode, converters: Converters) -> dict[str, Any]:
        """The fields of `mapping` that hold a value, by name, and its place: file, line and column.

        An id is left as its scalar: whether it is the only one is seen at the end of the file.
        """
        values = mapping.values if mapping.built is None else {}
        mark = mapping.start.start_mark
        values["file"] = self._file
        values["line"] = mark.line + 1
        values["column"] = mark.column + 1
        for key, node in mapping.pairs:
            value = self._value(key, node, converters)
            if value is not None:
                values[key.value] = value
        return values

    def _value(self, key: Scalar, node: Node, converters: Converters) -> Any:
        name = key.value
        if name not in converters.scalars and name not in converters.lists:
            self.report_unknown(key, [*converters.scalars, *converters.lists])
            return None
        if node is None or is_absent(node):
            return None
        of_list = converters.lists.get(name)
        if of_list is not None and (isinstance(node, Sequence) or name not in converters.scalars):
            return once(self.as_list(name, node), of_list)
        if isinstance(node, Scalar):
            convert = converters.scalars[name]
            return convert(name, node.value, node) if convert else node.value
        self.report_type(name, node, "one text" if of_list is None else "a text or a list of texts")
        return None

    def text(self, name: str, node: Node) -> str | None:
        """The text of a scalar; None, and a problem, for anything else."""
        if isinstance(node, Scalar):
            value: str = node.value
            return None if is_absent(node) else value
        self.report_type(name, node, "one text")
        return None

    def as_list(self, name: str, node: Node) -> Sequence:
        """A list; a value that is no list is a list of one, an absent one of none."""
        if isinstance(node, Sequence):
            return node
        if isinstance(node, MappingNode):
            self.report_type(name, node, "a list")
        return Sequence(start_of(node), [] if node is None or is_absent(node) else [node])

    def _list_of_texts(self, node: Sequence) -> tuple[str, ...]:
        return tuple([scalar.value for scalar in self._scalars(node)])

    def _list_of_sources(self, node: Sequence) -> tuple[str, ...]:
        scalars = self._scalars(node)
        for scalar in scalars:
            self._refer(scalar)
        return tuple([scalar.value for scalar in scalars])

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

    def _date(self, name: str, text: str, node: Scalar) -> str:
        if text not in self.dates:
            try:
                # What parse() keeps for another file costs 0.02 of a bare event pass.
                self.dates[text] = dates.date_of(text)
            except dates.DateError:
                self._report_no_date(name, text, node)
        return text

    def _report_no_date(self, name: str, text: str, node: Scalar) -> None:
        try:
            dates.parse(text)
        except dates.DateError as error:
            self._nodes.report_value(node, f"{name} {quoted(text)} is no date: {error}")

    def _address(self, name: str, text: str, node: Scalar) -> str:
        if not _ADDRESS.fullmatch(text):
            message = f"{name} {quoted(text)} is no http or https address"
            self._nodes.report_value(node, message, Severity.WARNING)
        return text

    def _path(self, name: str, text: str, node: Scalar) -> str:
        if posixpath.isabs(text) or posixpath.normpath(text).split("/")[0] in ("..", "~"):
            message = f"{name} {quoted(text)} is outside the folder of this file: it is not read"
            self._nodes.report_value(node, message, Severity.WARNING)
        return text

    def _flag(self, name: str, text: str, node: Scalar) -> bool | None:
        if text in ("true", "false"):
            return text == "true"
        self._nodes.report_value(node, f"{name} {quoted(text)} is neither true nor false")
        return None

    def _status(self, name: str, text: str, node: Scalar) -> str | None:
        if text in fields.STATUSES:
            return text
        message = f"{name} {quoted(text)} is none of {', '.join(fields.STATUSES)}"
        self._nodes.report_value(node, message)
        return None

    def _source(self, _name: str, text: str, node: Scalar) -> str:
        self._refer(node)
        return text

    def _sources(self, _name: str, text: str, node: Scalar) -> tuple[str]:
        self._refer(node)
        return (text,)

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

    def report_type(self, name: str, node: Node, expected: str) -> None:
        if node is not None:
            self._nodes.report_value(node, f'"{name}" takes {expected}, and this is {_what(node)}')

    def report_unknown(self, key: Scalar, table: Iterable[str]) -> None:
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
