"""The sources and speakers of a file: what its events refer to by key or name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sco_tui import fields
from sco_tui.field_values import Converters, FieldValues
from sco_tui.problem import Severity
from sco_tui.text import quoted
from sco_tui.timeline import Source, Speaker
from sco_tui.yaml_nodes import Mapping, Node, Scalar, is_absent
from sco_tui.yaml_reader import YamlReader


class NamedEntries:
    """Sources by key and speakers by name, as they are read."""

    def __init__(self, yaml: YamlReader, values: FieldValues) -> None:
        self.sources: dict[str, Source] = {}
        self.speakers: dict[str, Speaker] = {}
        self._yaml = yaml
        self._values = values
        self._source_keys: dict[str, Scalar] = {}
        self._via: dict[str, Node] = {}

    def read_sources(self, node: Node) -> None:
        converters = self._values.converters(fields.SOURCE)
        for name, key, entry in self._named("sources", node):
            values = self._fields_of(entry, "title", converters)
            if values.get("text") is not None:
                values["text_place"] = self._yaml.place_of_value(_value_of(entry, "text"))
            self.sources[name] = Source(**(values | {"key": name, **self._values.place(key)}))
            self._values.listed_sources.add(name)
            self._source_keys[name] = key
            self._via[name] = _value_of(entry, "via")

    def read_speakers(self, node: Node) -> None:
        converters = self._values.converters(fields.SPEAKER)
        for name, key, entry in self._named("speakers", node):
            values = self._fields_of(entry, "role", converters)
            self.speakers[name] = Speaker(**(values | {"name": name, **self._values.place(key)}))

    def report_sources(self) -> None:
        """What only the whole file shows: sources never used, and reports that repeat themselves."""
        for name, key in self._source_keys.items():
            if name not in self._values.used_sources:
                self._yaml.report(key, f"source {quoted(name)} is never used", Severity.WARNING)
        for name in self._circular():
            message = f'"via" of source {quoted(name)} comes round to itself'
            self._yaml.report_value(self._via[name], message)

    def _named(self, name: str, node: Node) -> Iterator[tuple[str, Scalar, Node]]:
        """Name, key and node of each entry of `sources` or `speakers`."""
        if isinstance(node, Mapping):
            for key, entry in node.pairs:
                yield key.value, key, entry
        elif node is not None and not is_absent(node):
            message = f'"{name}" takes a mapping, such as `name:` with its fields below'
            self._yaml.report_value(node, message)

    def _fields_of(self, entry: Node, main_field: str, converters: Converters) -> dict[str, Any]:
        """The values of a source or a speaker, which may be listed with nothing but a name."""
        if isinstance(entry, Mapping):
            return self._values.read(entry, converters)
        if entry is None or is_absent(entry):
            return {}
        return self._values.of_text_alone(entry, main_field, "entry")

    def _circular(self) -> Iterator[str]:
        """The keys of the sources that stand in a circle of `via`."""
        settled: set[str] = set()
        for first in self.sources:
            trail: dict[str, int] = {}
            key: str | None = first
            while key in self.sources and key not in settled:
                if key in trail:
                    yield from list(trail)[trail[key] :]
                    break
                trail[key] = len(trail)
                key = self.sources[key].via
            settled.update(trail)


def _value_of(entry: Node, field: str) -> Any:
    pairs = entry.pairs if isinstance(entry, Mapping) else []
    return next((value for key, value in pairs if key.value == field), None)
