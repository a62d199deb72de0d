"""Nodes as values, field by field: each kind of field converts, or says what is wrong and where."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeAlias, TypeVar

from sco_tui import dates, fields, files
from sco_tui.addresses import is_address
from sco_tui.fields import Kind
from sco_tui.problem import Severity
from sco_tui.text import quoted
from sco_tui.yaml_nodes import Converter, Event, Node, Scalar, Sequence, is_absent, start_of
from sco_tui.yaml_nodes import Mapping as MappingNode
from sco_tui.yaml_reader import YamlReader

Shareable = TypeVar("Shareable", Sequence, MappingNode)
Built = TypeVar("Built")
ListConverter: TypeAlias = Callable[[Sequence], Any]

# A suggestion costs 0.1 ms: a file of nothing but unknown fields must not take minutes.
_SUGGESTIONS = 500
_LONGEST_TYPO = 30


class Converters:
    """What makes a value of a scalar, or None for a text as it is, and of a list, by field."""

    def __init__(self, scalars: dict[str, Converter | None], lists: dict[str, ListConverter]) -> None:
        self.scalars = scalars
        self.lists = lists
        self.names = {*scalars, *lists}


class FieldValues:
    """Reads mappings against the tables of `fields`, and keeps which sources are referred to."""

    def __init__(self, yaml: YamlReader, file: str) -> None:
        self.dates: dict[str, dates.Date] = {}
        self.listed_sources: set[str] = set()
        self.used_sources: set[str] = set()
        self._no_dates: dict[str, str] = {}
        self._yaml = yaml
        self._file = file
        self._unlisted: list[Scalar] = []
        self._unknown_at: set[int] = set()

    def converters(self, table: fields.Table) -> Converters:
        """Of the fields of `table`; a list of statements is left as its node."""
        scalars: dict[Kind, Converter | None] = {
            Kind.TEXT: None,
            Kind.QUOTE: self._quote,
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
            Kind.STATEMENTS: lambda node: node,
        }
        return Converters(
            {name: scalars[kind] for name, kind in table.items() if kind in scalars},
            {name: by_kind[kind] for name, kind in table.items() if kind in by_kind},
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
        if name not in converters.names:
            self.report_unknown(key, converters.names)
            return None
        if node is None or is_absent(node):
            return None
        of_list = converters.lists.get(name)
        if of_list is not None and (isinstance(node, Sequence) or name not in converters.scalars):
            return once(self.as_list(name, node), name, of_list)
        if isinstance(node, Scalar):
            convert = converters.scalars[name]
            return convert(name, node.value, node) if convert else node.value
        self._report_type(name, node, "one text" if of_list is None else "a text or a list of texts")
        return None

    def of_text_alone(self, entry: Node, field: str, what: str) -> dict[str, Any]:
        """An entry that is no mapping: a text is shown as the field that its kind must have."""
        if isinstance(entry, Scalar):
            message = f"a text where a mapping is expected: write the {what} as `{field}: …`"
            self._yaml.report_value(entry, message)
            return {field: entry.value, **self.place(entry)}
        message = f"a list where a mapping is expected: the {what} is left out"
        self._yaml.report_value(entry, message)
        return {}

    def place(self, node: Node) -> dict[str, Any]:
        """File, line and column of what `node` begins with."""
        mark = start_of(node).start_mark
        return {"file": self._file, "line": mark.line + 1, "column": mark.column + 1}

    def text(self, name: str, node: Node) -> str | None:
        """The text of a scalar; None, and a problem, for anything else."""
        if isinstance(node, Scalar):
            value: str = node.value
            return None if is_absent(node) else value
        self._report_type(name, node, "one text")
        return None

    def as_list(self, name: str, node: Node) -> Sequence:
        """A list; a value that is no list is a list of one, an absent one of none."""
        if isinstance(node, Sequence):
            return node
        if isinstance(node, MappingNode):
            self._report_type(name, node, "a list")
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
                self._yaml.report_value(item, message)
        return scalars

    def _date(self, name: str, text: str, node: Scalar) -> str:
        if text not in self.dates:
            # What parse() keeps for another file costs 0.02 of a bare event pass.
            try:
                self.dates[text] = dates.date_of(text)
            except dates.DateError:
                self._yaml.report_value(node, f"{name} {quoted(text)} is no date: {self._why_no_date(text)}")
        return text

    def _why_no_date(self, text: str) -> str:
        if text not in self._no_dates:
            try:
                dates.parse(text)
            except dates.DateError as error:
                self._no_dates[text] = str(error)
        return self._no_dates[text]

    def _quote(self, _name: str, text: str, node: Scalar) -> tuple[str, tuple[int, int]]:
        if node.anchor or node.tag:
            return text, self._yaml.place_of_value(node)
        mark: Event = node.start_mark
        return text, (mark.line + 1, mark.column + 1)

    def _address(self, name: str, text: str, node: Scalar) -> str:
        if not is_address(text):
            message = f"{name} {quoted(text)} is no http or https address"
            self._yaml.report_value(node, message, Severity.WARNING)
        return text

    def _path(self, name: str, text: str, node: Scalar) -> str:
        if files.leaves_folder(text):
            message = f"{name} {quoted(text)} is outside the folder of this file: it is not read"
            self._yaml.report_value(node, message, Severity.WARNING)
        return text

    def _flag(self, name: str, text: str, node: Scalar) -> bool | None:
        if text in ("true", "false"):
            return text == "true"
        self._yaml.report_value(node, f"{name} {quoted(text)} is neither true nor false")
        return None

    def _status(self, name: str, text: str, node: Scalar) -> str | None:
        if text in fields.STATUSES:
            return text
        message = f"{name} {quoted(text)} is none of {', '.join(fields.STATUSES)}"
        self._yaml.report_value(node, message)
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
                self._yaml.report_value(scalar, message)

    def _report_type(self, name: str, node: Node, expected: str) -> None:
        if node is not None:
            self._yaml.report_value(node, f'"{name}" takes {expected}, and this is {_what(node)}')

    def report_unknown(self, key: Any, known: Iterable[str]) -> None:
        """A field that no table lists, with the one that it may have been meant to be."""
        index = key.start_mark.index
        if index in self._unknown_at:  # merged once more
            return
        self._unknown_at.add(index)
        near = []
        if len(self._unknown_at) <= _SUGGESTIONS and len(key.value) <= _LONGEST_TYPO:
            from difflib import get_close_matches  # 3 ms, for files with this problem only

            near = get_close_matches(key.value, known, n=1)
        mend = f': did you mean "{near[0]}"?' if near else ""
        self._yaml.report(key, f"unknown field {quoted(key.value)}{mend}", Severity.WARNING)


def once(node: Shareable, what: str, build: Callable[[Shareable], Built]) -> Built:
    """What `build` makes of `node`: made once where many aliases may lead to it."""
    if node.built is None:
        return build(node)
    if what not in node.built:
        node.built[what] = build(node)
    built: Built = node.built[what]
    return built


def _what(node: Node) -> str:
    return {Sequence: "a list", MappingNode: "a mapping"}.get(type(node), "a text")
