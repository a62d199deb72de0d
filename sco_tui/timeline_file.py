"""A YAML file as a timeline and its problems, in one pass: what can be shown is shown, the rest is said."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from typing import Any

import yaml

from sco_tui import fields, files
from sco_tui.event_ids import derived_id, unique_ids
from sco_tui.field_values import FieldValues, is_absent
from sco_tui.problem import Problem, Severity, UnreadableError
from sco_tui.source_text import SourceText
from sco_tui.text import one_line
from sco_tui.timeline import Event, Source, Speaker, Statement, Timeline
from sco_tui.yaml_nodes import HAS_LIBYAML, Mapping, Node, Scalar, Sequence, YamlNodes, start_of


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
        try:
            return _Reader(source).timeline()
        except yaml.YAMLError as error:
            if HAS_LIBYAML and "escape code" in str(error):
                return _with_surrogates(source, error)
            raise _no_yaml(source, error) from error
    finally:
        if collects:
            gc.enable()


def _with_surrogates(source: SourceText, refused: yaml.YAMLError) -> tuple[Timeline, tuple[Problem, ...]]:
    """A second reading without libyaml, which refuses `\\ud83d\\ude00`, as JSON writes an emoji."""
    try:
        return _Reader(source, pure=True).timeline()
    except yaml.YAMLError:
        raise _no_yaml(source, refused) from refused


def _no_yaml(source: SourceText, error: yaml.YAMLError) -> UnreadableError:
    mark = getattr(error, "problem_mark", None)
    said = [getattr(error, "context", None), getattr(error, "problem", None)]
    reason = "no YAML: " + (", ".join(part for part in said if part) or one_line(str(error)))
    if mark is None:
        return UnreadableError(source.file, reason)
    return source.unreadable(reason, mark.line + 1, mark.column + 1)


class _Reader:
    """Builds one timeline; `pure` reads without libyaml."""

    def __init__(self, source: SourceText, pure: bool = False) -> None:
        self._file = source.file
        self._source_text = source
        self._nodes = YamlNodes(source, pure)
        self._values = FieldValues(self._nodes)
        self._sources: dict[str, Source] = {}
        self._source_keys: dict[str, Scalar] = {}
        self._via: dict[str, Node] = {}
        self._speakers: dict[str, Speaker] = {}
        self._drafts: list[dict[str, Any]] = []
        self._explicit_ids: dict[str, int] = {}

    def timeline(self) -> tuple[Timeline, tuple[Problem, ...]]:
        start = self._nodes.root()
        texts: dict[str, str | None] = {}
        if start is not None and not (isinstance(start, Scalar) and is_absent(start)):
            texts = self._top(start)
        if start is not None:
            self._nodes.finish()
        self._values.report_unlisted()
        self._report_sources()
        timeline = Timeline(
            file=self._file,
            title=texts.get("title"),
            about=texts.get("about"),
            sources=self._sources,
            speakers=self._speakers,
            events=self._events(),
        )
        return timeline, tuple(sorted(self._nodes.problems))

    def _top(self, start: Any) -> dict[str, str | None]:
        if not isinstance(start, yaml.MappingStartEvent):
            mark = start.start_mark
            reason = "the top level is no mapping: a timeline file begins with fields such as `events:`"
            raise self._source_text.unreadable(reason, mark.line + 1, mark.column + 1)
        texts: dict[str, str | None] = {}
        has_events = False
        for key, node in self._nodes.root_fields(start, streamed="events"):
            name = key.value
            if name == "events":
                has_events = self._read_events(node)
            elif name == "sources":
                self._read_sources(node)
            elif name == "speakers":
                self._read_speakers(node)
            elif name in fields.TIMELINE:
                texts[name] = self._values.text(name, node)
            else:
                self._values.unknown(key, fields.TIMELINE)
        if not has_events:
            self._nodes.report(start, "no events: list them under `events:`")
        return texts

    def _read_events(self, node: Node | Iterator[Node]) -> bool:
        """Drafts every event that has a title; False where the field has no value."""
        if isinstance(node, Scalar) and is_absent(node):
            return False
        if node is None or isinstance(node, (Scalar, Sequence, Mapping)):
            node = self._values.items(node, "events")
        for entry in node:
            self._draft(entry)
        return True

    def _draft(self, entry: Node) -> None:
        """Keeps the values of an event, without its id, which needs the explicit ids of the whole file."""
        if isinstance(entry, Mapping):
            values = self._values.once(entry, self._event_values)
        else:
            values = self._text_alone(entry, "title", "event")
        if not values:
            return
        if not values.get("title", "").strip():
            self._missing(entry, "title: the event is left out")
            return
        if "id" in values and isinstance(entry, Mapping):
            self._check_id(values["id"], entry.fields["id"])
        self._drafts.append(values)

    def _event_values(self, entry: Mapping) -> dict[str, Any]:
        values = self._values.read(entry, fields.EVENT)
        node = values.get("statements")
        if isinstance(node, Sequence):
            values["statements"] = self._values.once(node, self._statements)
        elif node is not None:
            values["statements"] = self._as_statements(self._values.items(node, "statements"))
        return values

    def _check_id(self, given: str, node: Node) -> None:
        line, _ = self._line_and_column(node)
        if given in self._explicit_ids:
            first = self._explicit_ids[given]
            self._nodes.report_value(node, f'duplicate id "{given}": line {first} has it too')
        else:
            self._explicit_ids[given] = line

    def _statements(self, node: Sequence) -> tuple[Statement, ...]:
        return self._as_statements(node.items)

    def _as_statements(self, entries: Iterable[Node]) -> tuple[Statement, ...]:
        statements = []
        for entry in entries:
            if isinstance(entry, Mapping):
                statements.append(self._values.once(entry, self._statement))
            elif values := self._text_alone(entry, "text", "statement"):
                statements.append(Statement(**values))
        return tuple(statements)

    def _statement(self, entry: Mapping) -> Statement:
        values = self._values.read(entry, fields.STATEMENT)
        if not values.get("text", "").strip():
            self._missing(entry, "statement text")
            values["text"] = ""
        return Statement(**values)

    def _text_alone(self, entry: Node, field: str, what: str) -> dict[str, Any]:
        """An entry that is no mapping: a text is shown as the field that its kind must have."""
        if isinstance(entry, Scalar) and not is_absent(entry):
            message = f"a text where a mapping is expected: write the {what} as `{field}: …`"
            self._nodes.report_value(entry, message)
            return {field: entry.value, **self._place(entry)}
        if isinstance(entry, Scalar):
            self._missing(entry, f"{field}: the {what} is left out")
        elif entry is not None:
            self._nodes.report_value(entry, f"a list where a mapping is expected: the {what} is left out")
        return {}

    def _missing(self, entry: Node, what: str) -> None:
        if entry is not None:
            self._nodes.report(start_of(entry), f"missing {what}")

    def _line_and_column(self, node: Node) -> tuple[int, int]:
        assert node is not None
        mark = start_of(node).start_mark
        return mark.line + 1, mark.column + 1

    def _place(self, node: Node) -> dict[str, Any]:
        line, column = self._line_and_column(node)
        return {"file": self._file, "line": line, "column": column}

    def _events(self) -> tuple[Event, ...]:
        """The drafts with their ids, in time order; those without a date last, in the file's order."""
        wanted = [(draft.get("id"), derived_id(draft.get("date"), draft["title"])) for draft in self._drafts]
        # Two aliases of one event share a draft: it is copied, not changed.
        events = [
            Event(**(draft | {"id": name}))
            for name, draft in zip(unique_ids(wanted), self._drafts, strict=True)
        ]
        events.sort(key=lambda event: (False, event.when.order) if event.when else (True, ()))
        return tuple(events)

    def _named(self, name: str, node: Node) -> Iterator[tuple[str, Scalar, Node]]:
        """Name, key and node of each entry of `sources` or `speakers`."""
        if isinstance(node, Mapping):
            for key, entry in node.fields.items():
                yield key, node.keys[key], entry
        elif node is not None and not (isinstance(node, Scalar) and is_absent(node)):
            self._nodes.report_value(node, f'"{name}" takes a mapping, such as `name:` with its fields below')

    def _read_sources(self, node: Node) -> None:
        for name, key, entry in self._named("sources", node):
            values = self._fields_of(entry, "title", fields.SOURCE)
            values.pop("when", None)
            self._sources[name] = Source(**(values | {"key": name, **self._place(key)}))
            self._values.listed.add(name)
            self._source_keys[name] = key
            if isinstance(entry, Mapping) and "via" in entry.fields:
                self._via[name] = entry.fields["via"]

    def _read_speakers(self, node: Node) -> None:
        for name, key, entry in self._named("speakers", node):
            values = self._fields_of(entry, "role", fields.SPEAKER)
            self._speakers[name] = Speaker(**(values | {"name": name, **self._place(key)}))

    def _fields_of(self, entry: Node, main_field: str, table: fields.Table) -> dict[str, Any]:
        """The values of a source or a speaker, which may be listed with nothing but a name."""
        if isinstance(entry, Mapping):
            return self._values.read(entry, table)
        if isinstance(entry, Scalar) and is_absent(entry):
            return {}
        return self._text_alone(entry, main_field, "entry")

    def _report_sources(self) -> None:
        """What only the whole file shows: sources never used, and reports that repeat themselves."""
        for key, node in self._source_keys.items():
            if key not in self._values.used:
                self._nodes.report(node, f'source "{key}" is never used', Severity.WARNING)
        for key in self._circular():
            message = f'"via" of source "{key}" comes round to itself'
            self._nodes.report_value(self._via[key], message)

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
