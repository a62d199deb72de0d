"""A YAML file as a timeline and its problems, in one pass: what can be shown is shown, the rest is said."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from sco_tui import fields, files
from sco_tui.event_ids import derived_id, unique_ids
from sco_tui.field_values import FieldValues, once
from sco_tui.problem import Problem, Severity
from sco_tui.source_text import SourceText
from sco_tui.text import one_line, quoted
from sco_tui.timeline import Event, Source, Speaker, Statement, Timeline
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


class _Draft(NamedTuple):
    """An event that goes by its explicit or derived id until those of the whole file are known."""

    order: tuple[int, ...]
    event: Event
    id_node: Scalar | None


class _Reader:
    """Builds one timeline."""

    def __init__(self, source: SourceText) -> None:
        self._file = source.file
        self._nodes = YamlNodes(source)
        self._values = FieldValues(self._nodes, self._file)
        self._event_fields = self._values.converters(fields.EVENT, self._statements)
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
        statement = Shape(fields.texts(fields.STATEMENT))
        # As nodes, the events of a file would take more memory than all else.
        event = Shape(fields.texts(fields.EVENT), {"statements": statement}, take=self._read_event)
        self._nodes.read_fields(start, Shape(lists={"events": event}), self._read_field)
        if not self._has_events:
            self._nodes.report(start, "no events: list them under `events:`")

    def _read_field(self, pair: Pair) -> None:
        key, node = pair
        name = key.value
        if name == "events":
            self._has_events = not is_absent(node)
            for entry in self._values.items(name, node):
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
            if draft.id_node is not None:
                self._check_id(draft.id_node)
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
        event = Event(**values)
        return _Draft(event.when.order if event.when else _UNDATED, event, id_node)

    def _check_id(self, node: Scalar) -> None:
        given = node.value
        if given in self._lines_of_ids:
            line = self._lines_of_ids[given]
            self._nodes.report_value(node, f"duplicate id {quoted(given)}: line {line} has it too")
        else:
            self._lines_of_ids[given] = start_of(node).start_mark.line + 1

    def _statements(self, name: str, node: Node) -> tuple[Statement, ...]:
        if isinstance(node, Sequence):
            return once(node, self._list_of_statements)
        return self._statements_of(self._values.items(name, node))

    def _list_of_statements(self, node: Sequence) -> tuple[Statement, ...]:
        return self._statements_of(node.items)

    def _statements_of(self, entries: Iterable[Node]) -> tuple[Statement, ...]:
        statements = []
        for entry in entries:
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
        return Statement(**values)

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
        drafts = self._drafts
        ids = unique_ids((draft.event.id, draft.id_node is not None) for draft in drafts)
        events = [
            draft.event if draft.event.id == name else replace(draft.event, id=name)
            for draft, name in zip(drafts, ids, strict=True)
        ]
        order = sorted(range(len(drafts)), key=lambda index: drafts[index].order)
        return tuple([events[index] for index in order])

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

    def _fields_of(self, entry: Node, main_field: str, converters: Any) -> dict[str, Any]:
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
