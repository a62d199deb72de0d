"""A YAML file as a timeline and its problems, in one pass: what can be shown is shown, the rest is said."""

from __future__ import annotations

from operator import itemgetter
from typing import Any, TypeAlias

from sco_tui import collector, fields, files
from sco_tui.event_ids import derived_id, unique_ids
from sco_tui.field_values import FieldValues, once
from sco_tui.named_entries import NamedEntries
from sco_tui.problem import Problem
from sco_tui.source_text import SourceText
from sco_tui.text import one_line, quoted
from sco_tui.timeline import Event, Statement, Timeline, TimelineFile, of
from sco_tui.yaml_nodes import (
    Mapping,
    Node,
    Pair,
    Scalar,
    Sequence,
    Shape,
    end_of,
    is_absent,
    line_of,
    start_of,
)
from sco_tui.yaml_parser import syntax_errors
from sco_tui.yaml_reader import YamlReader

# Where it stands in time, an event, and the scalar of its id: it goes by that id, or by a derived one,
# until those of the whole file are known.
_Draft: TypeAlias = tuple[tuple[int, ...], Event, Scalar | None]


class AbandonedError(Exception):
    """Nobody waits for what is being read."""


class Progress:
    """How far a reading is, seen from another thread, which may also end it."""

    def __init__(self) -> None:
        self.events = 0
        self.is_abandoned = False

    def step(self) -> None:
        self.events += 1
        if self.is_abandoned:
            raise AbandonedError


def read(path: str, progress: Progress | None = None) -> tuple[Timeline, tuple[Problem, ...]]:
    """The timeline in the file `path` (`-`: standard input) and its problems, in the file's order.

    Raises UnreadableError where nothing can be shown: no regular file, not UTF-8, no YAML, no mapping
    at the top, nested over 32 deep; and AbandonedError where `progress` says so.
    """
    return parse(path, files.read_bytes(path), progress)


def name_of(path: str) -> str:
    """How the entries and the problems of the file `path` name it."""
    return one_line(path)


def parse(path: str, data: bytes, progress: Progress | None = None) -> tuple[Timeline, tuple[Problem, ...]]:
    """As `read`, of bytes that were read already."""
    source = SourceText(name_of(path), data)
    with collector.paused(), syntax_errors(source):
        return _Reader(source, path, progress or Progress()).timeline()


class _Reader:
    """Builds one timeline."""

    def __init__(self, source: SourceText, path: str, progress: Progress) -> None:
        self._file = source.file
        self._step = progress.step
        self._yaml = YamlReader(source)
        self._as_file = TimelineFile(path, self._yaml.lines, files.folder_of(path))
        self._values = FieldValues(self._yaml, self._file)
        self._named = NamedEntries(self._yaml, self._values)
        self._event_fields = self._values.converters(fields.EVENT)
        self._statement_fields = self._values.converters(fields.STATEMENT)
        self._texts: dict[str, str | None] = {}
        self._has_events = False
        self._drafts: list[_Draft] = []
        self._lines_of_ids: dict[str, int] = {}

    def timeline(self) -> tuple[Timeline, tuple[Problem, ...]]:
        start = self._yaml.root()
        if start is not None:
            if not is_absent(start):
                self._read_fields(start)
            self._yaml.finish()
        self._values.report_unlisted()
        self._named.report_sources()
        timeline = Timeline(
            files={self._file: self._as_file},
            title=self._texts.get("title"),
            about=self._texts.get("about"),
            sources=self._named.sources,
            speakers=self._named.speakers,
            events=self._events(),
        )
        return timeline, self._yaml.problems()

    def _read_fields(self, start: Any) -> None:
        statement = Shape(self._statement_fields.scalars)
        # As nodes, the events of a file would take more memory than all else.
        event = Shape(self._event_fields.scalars, {"statements": statement}, take=self._read_event)
        self._yaml.read_fields(start, Shape({}, {"events": event}), self._read_field)
        if not self._has_events:
            self._yaml.report(start, "no events: list them under `events:`")

    def _read_field(self, pair: Pair) -> None:
        key, node = pair
        name = key.value
        if name == "events":
            self._has_events = not is_absent(node)
            for entry in self._values.as_list(name, node).items if node is not None else []:
                self._read_event(entry)
        elif name == "sources":
            self._named.read_sources(node)
        elif name == "speakers":
            self._named.read_speakers(node)
        elif name in fields.TIMELINE:
            self._texts[name] = self._values.text(name, node)
        else:
            self._values.report_unknown(key, fields.TIMELINE)

    def _read_event(self, entry: Node) -> None:
        self._step()  # under 0.5 % of the reading
        if isinstance(entry, Mapping):
            draft = once(entry, "event", self._draft)
        else:
            draft = self._draft_of_no_mapping(entry)
        if draft is not None:
            id_node = draft[2]
            if id_node is not None:
                self._check_id(id_node)
            self._drafts.append(draft)

    def _draft(self, entry: Mapping) -> _Draft | None:
        values = self._values.read(entry, self._event_fields)
        values["end"] = end_of(entry)
        if "statements" in values:
            values["statements"] = once(values["statements"], "read statements", self._statements)
        if not values.get("title", "").strip():
            self._report_missing(entry, "title: the event is left out")
            return None
        return self._draft_of(values)

    def _draft_of_no_mapping(self, entry: Node) -> _Draft | None:
        if is_absent(entry):
            self._report_missing(entry, "title: the event is left out")
            return None
        values = self._values.of_text_alone(entry, "title", "event")
        if not isinstance(entry, Scalar) or not values:
            return None
        values["end"] = end_of(entry)
        return self._draft_of(values)

    def _draft_of(self, values: dict[str, Any]) -> _Draft:
        date = values.get("date")
        if date is not None:
            values["when"] = self._values.dates.get(date)
        id_node: Scalar | None = values.get("id")
        if id_node is not None and not id_node.value.strip():
            self._yaml.report_value(id_node, "a blank id names nothing: one is made from date and title")
            id_node = None
        values["id"] = derived_id(date, values["title"]) if id_node is None else id_node.value
        event = of(Event, values)
        return event.order, event, id_node

    def _check_id(self, node: Scalar) -> None:
        given = node.value
        if given in self._lines_of_ids:
            line = self._lines_of_ids[given]
            self._yaml.report_value(node, f"duplicate id {quoted(given)}: line {line} has it too")
        else:
            self._lines_of_ids[given] = line_of(node)

    def _statements(self, node: Sequence) -> tuple[Statement, ...]:
        statements = []
        for entry in node.items:
            if isinstance(entry, Mapping):
                statements.append(once(entry, "statement", self._statement))
            elif is_absent(entry):
                self._report_missing(entry, "statement text: the statement is left out")
            elif values := self._values.of_text_alone(entry, "text", "statement"):
                place = values["line"], values["column"]
                statements.append(of(Statement, {**values, "text_place": place}))
        return tuple(statements)

    def _statement(self, entry: Mapping) -> Statement:
        values = self._values.read(entry, self._statement_fields)
        values["text"], values["text_place"] = values.get("text") or ("", (values["line"], values["column"]))
        if not values["text"].strip():
            self._report_missing(entry, "statement text")
            values["text"] = ""
        date = values.get("date")
        if date is not None:
            values["when"] = self._values.dates.get(date)
        return of(Statement, values)

    def _report_missing(self, entry: Node, what: str) -> None:
        self._yaml.report(start_of(entry), f"missing {what}")

    def _events(self) -> tuple[Event, ...]:
        """Each under an id of its own, in time order; those without a date last, in the file's order."""
        ids = unique_ids((event.id, id_node is not None) for _, event, id_node in self._drafts)
        drafts = [
            (order, event if event.id == name else of(Event, {**vars(event), "id": name}))
            for name, (order, event, _) in zip(ids, self._drafts, strict=True)
        ]
        drafts.sort(key=itemgetter(0))
        return tuple([event for _, event in drafts])
