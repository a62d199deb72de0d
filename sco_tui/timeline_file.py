"""A YAML file as a timeline and its problems, in one pass: what can be shown is shown, the rest is said."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from dataclasses import replace
from operator import itemgetter
from typing import Any, TypeAlias

from sco_tui import fields, files
from sco_tui.event_ids import derived_id, unique_ids
from sco_tui.field_values import Converters, FieldValues, once
from sco_tui.problem import Problem, Severity
from sco_tui.source_text import SourceText
from sco_tui.text import one_line, quoted
from sco_tui.timeline import Event, Source, Speaker, Statement, Timeline, of
from sco_tui.yaml_nodes import (
    Mapping,
    Node,
    Pair,
    Scalar,
    Sequence,
    Shape,
    YamlNodes,
    is_absent,
    is_mapping,
    start_of,
    syntax_errors,
)


def read(path: str) -> tuple[Timeline, tuple[Problem, ...]]:
    """The timeline in the file `path` (`-`: standard input) and its problems, in the file's order.

    Raises UnreadableError where nothing can be shown: no regular file, not UTF-8, no YAML, no mapping
    at the top, nested over 32 deep.
    """
    return parse(path, files.read_bytes(path))


def parse(path: str, data: bytes) -> tuple[Timeline, tuple[Problem, ...]]:
    """As `read`, of bytes that were read already."""
    # Half of the time would go to the collector, which walks the values again and again (2.7 s against
    # 1.1 s, measured with a loader of yaml at 10,000 events); reading leaves no cycles behind.
    collects = gc.isenabled()
    gc.disable()
    try:
        source = SourceText(one_line(path), data)
        with syntax_errors(source):
            return _Reader(source).timeline()
    finally:
        if collects:
            gc.enable()


# Behind every order of a date.
_UNDATED = (2,)


# Where it stands in time, an event, and the scalar of its id: it goes by that id, or by a derived one,
# until those of the whole file are known.
_Draft: TypeAlias = tuple[tuple[int, ...], Event, Scalar | None]


class _Reader:
    """Builds one timeline."""

    def __init__(self, source: SourceText) -> None:
        self._file = source.file
        self._nodes = YamlNodes(source)
        self._values = FieldValues(self._nodes, self._file)
        self._event_fields = self._values.converters(fields.EVENT, statements=self._statements)
        self._statement_fields = self._values.converters(fields.STATEMENT)
        self._source_fields = self._values.converters(fields.SOURCE)
        self._speaker_fields = self._values.converters(fields.SPEAKER)
        self._texts: dict[str, str | None] = {}
        self._has_events = False
        self._sources: dict[str, Source] = {}
        self._source_nodes: dict[str, tuple[Scalar, Node]] = {}
        self._speakers: dict[str, Speaker] = {}
        self._drafts: list[_Draft] = []
        self._lines_of_ids: dict[str, int] = {}

    def timeline(self) -> tuple[Timeline, tuple[Problem, ...]]:
        start = self._nodes.root()
        if start is not None:
            if not is_absent(start):
                self._read_fields(start)
            self._nodes.finish()
        self._values.report_unlisted()
        self._report_sources()
        timeline = Timeline(
            file=self._file,
            title=self._texts.get("title"),
            about=self._texts.get("about"),
            sources=self._sources,
            speakers=self._speakers,
            events=self._events(),
        )
        return timeline, tuple([Problem(self._file, *finding) for finding in self._nodes.findings()])

    def _read_fields(self, start: Any) -> None:
        if not is_mapping(start):
            reason = "the top level is no mapping: a timeline file begins with fields such as `events:`"
            raise self._nodes.unreadable(start, reason)
        statement = Shape(self._statement_fields.scalars)
        # As nodes, the events of a file would take more memory than all else.
        event = Shape(self._event_fields.scalars, {"statements": statement}, take=self._read_event)
        self._nodes.read_fields(start, Shape({}, {"events": event}), self._read_field)
        if not self._has_events:
            self._nodes.report(start, "no events: list them under `events:`")

    def _read_field(self, pair: Pair) -> None:
        key, node = pair
        name = key.value
        if name == "events":
            self._has_events = not is_absent(node)
            for entry in self._values.as_list(name, node).items:
                self._read_event(entry)
        elif name == "sources":
            self._read_sources(node)
        elif name == "speakers":
            self._read_speakers(node)
        elif name in fields.TIMELINE:
            self._texts[name] = self._values.text(name, node)
        else:
            self._values.report_unknown(key, fields.TIMELINE)

    def _read_event(self, entry: Node) -> None:
        if isinstance(entry, Mapping):
            draft = once(entry, self._draft)
        else:
            draft = self._draft_of(self._text_alone(entry, "title", "event"))
        if draft is not None:
            id_node = draft[2]
            if id_node is not None:
                self._check_id(id_node)
            self._drafts.append(draft)

    def _draft(self, entry: Mapping) -> _Draft | None:
        values = self._values.read(entry, self._event_fields)
        if not values.get("title", "").strip():
            self._report_missing(entry, "title: the event is left out")
            return None
        return self._draft_of(values)

    def _draft_of(self, values: dict[str, Any]) -> _Draft | None:
        """An event made while its values are warm: when the whole file is read, that takes 0.1 more."""
        if not values:
            return None
        date = values.get("date")
        if date is not None:
            values["when"] = self._values.dates.get(date)
        id_node: Scalar | None = values.get("id")
        values["id"] = derived_id(date, values["title"]) if id_node is None else id_node.value
        event = of(Event, values)
        return event.when.order if event.when else _UNDATED, event, id_node

    def _check_id(self, node: Scalar) -> None:
        given = node.value
        if given in self._lines_of_ids:
            line = self._lines_of_ids[given]
            self._nodes.report_value(node, f"duplicate id {quoted(given)}: line {line} has it too")
        else:
            self._lines_of_ids[given] = start_of(node).start_mark.line + 1

    def _statements(self, node: Sequence) -> tuple[Statement, ...]:
        statements = []
        for entry in node.items:
            if isinstance(entry, Mapping):
                statements.append(once(entry, self._statement))
            elif values := self._text_alone(entry, "text", "statement"):
                statements.append(Statement(**values))
        return tuple(statements)

    def _statement(self, entry: Mapping) -> Statement:
        values = self._values.read(entry, self._statement_fields)
        if not values.get("text", "").strip():
            self._report_missing(entry, "statement text")
            values["text"] = ""
        date = values.get("date")
        if date is not None:
            values["when"] = self._values.dates.get(date)
        return of(Statement, values)

    def _text_alone(self, entry: Node, field: str, what: str) -> dict[str, Any]:
        """An entry that is no mapping: a text is shown as the field that its kind must have."""
        if is_absent(entry):
            self._report_missing(entry, f"{field}: the {what} is left out")
        elif isinstance(entry, Scalar):
            message = f"a text where a mapping is expected: write the {what} as `{field}: …`"
            self._nodes.report_value(entry, message)
            return {field: entry.value, **self._place(entry)}
        else:
            message = f"a list where a mapping is expected: the {what} is left out"
            self._nodes.report_value(entry, message)
        return {}

    def _report_missing(self, entry: Node, what: str) -> None:
        self._nodes.report(start_of(entry), f"missing {what}")

    def _place(self, node: Node) -> dict[str, Any]:
        mark = start_of(node).start_mark
        return {"file": self._file, "line": mark.line + 1, "column": mark.column + 1}

    def _events(self) -> tuple[Event, ...]:
        """Each under an id of its own, in time order; those without a date last, in the file's order."""
        ids = unique_ids((event.id, id_node is not None) for _, event, id_node in self._drafts)
        drafts = [
            (order, event if event.id == name else replace(event, id=name))
            for name, (order, event, _) in zip(ids, self._drafts, strict=True)
        ]
        drafts.sort(key=itemgetter(0))
        return tuple([event for _, event in drafts])

    def _named(self, name: str, node: Node) -> Iterator[tuple[str, Scalar, Node]]:
        """Name, key and node of each entry of `sources` or `speakers`."""
        if isinstance(node, Mapping):
            for key, entry in node.pairs:
                yield key.value, key, entry
        elif node is not None and not is_absent(node):
            self._nodes.report_value(node, f'"{name}" takes a mapping, such as `name:` with its fields below')

    def _read_sources(self, node: Node) -> None:
        for name, key, entry in self._named("sources", node):
            values = self._fields_of(entry, "title", self._source_fields)
            self._sources[name] = Source(**(values | {"key": name, **self._place(key)}))
            self._values.listed_sources.add(name)
            self._source_nodes[name] = key, entry

    def _read_speakers(self, node: Node) -> None:
        for name, key, entry in self._named("speakers", node):
            values = self._fields_of(entry, "role", self._speaker_fields)
            self._speakers[name] = Speaker(**(values | {"name": name, **self._place(key)}))

    def _fields_of(self, entry: Node, main_field: str, converters: Converters) -> dict[str, Any]:
        """The values of a source or a speaker, which may be listed with nothing but a name."""
        if isinstance(entry, Mapping):
            return self._values.read(entry, converters)
        if is_absent(entry):
            return {}
        return self._text_alone(entry, main_field, "entry")

    def _report_sources(self) -> None:
        """What only the whole file shows: sources never used, and reports that repeat themselves."""
        for name, (key, _) in self._source_nodes.items():
            if name not in self._values.used_sources:
                message = f"source {quoted(name)} is never used"
                self._nodes.report(key, message, Severity.WARNING)
        for name in self._circular():
            entry = self._source_nodes[name][1]
            if isinstance(entry, Mapping):
                via = next(node for field, node in entry.pairs if field.value == "via")
                self._nodes.report_value(via, f'"via" of source {quoted(name)} comes round to itself')

    def _circular(self) -> Iterator[str]:
        """The keys of the sources that stand in a circle of `via`."""
        settled: set[str] = set()
        for first in self._sources:
            trail: dict[str, int] = {}
            key: str | None = first
            while key in self._sources and key not in settled:
                if key in trail:
                    yield from list(trail)[trail[key] :]
                    break
                trail[key] = len(trail)
                key = self._sources[key].via
            settled.update(trail)
