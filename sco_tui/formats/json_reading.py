"""A timeline as `formats.json` writes it, read back: each value as it stands there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sco_tui import fields
from sco_tui.draft import Draft, Entry, Imported
from sco_tui.fields import Kind
from sco_tui.text import clean

# What it tells of the file, of time or of a search: a timeline file says none of it.
_DERIVED = {"query", "counts", "file", "line", "earliest", "latest", "matches", "matched"}
_LISTS = (Kind.TEXTS, Kind.SOURCES)


def read(document: Mapping[str, Any]) -> Imported:
    """`document` is what a JSON parser makes of the file; places are paths such as `events.3.date`."""
    return _Reading().of(document)


class _Reading:
    def __init__(self) -> None:
        self._draft = Draft()

    def of(self, document: Mapping[str, Any]) -> Imported:
        draft = self._draft
        self._tell_if_part(document)
        for name, value in self._known(document, fields.TIMELINE):
            if name in ("title", "about"):
                setattr(draft, name, self._value(name, Kind.TEXT, value))
            elif name in ("sources", "speakers"):
                table = fields.SOURCE if name == "sources" else fields.SPEAKER
                getattr(draft, name).update(self._named(name, value, table))
            else:
                for place, event in self._listed(name, value):
                    draft.add(place, self._entry(place, event, fields.EVENT))
        return draft.imported()

    def _tell_if_part(self, document: Mapping[str, Any]) -> None:
        query, counts = document.get("query"), document.get("counts")
        if query:
            self._draft.remark("query", f"holds only what this search had found: {clean(str(query))}")
        if isinstance(counts, Mapping) and counts.get("left_out"):
            self._draft.remark("counts.left_out", "holds only what was not left out when it was written")

    def _known(self, entry: Mapping[str, Any], table: fields.Table) -> Iterator[tuple[str, Any]]:
        """The fields of `entry` that hold something; others are counted."""
        for name, value in entry.items():
            if name in table:
                if value is not None:
                    yield name, value
            elif name not in _DERIVED:
                self._draft.left_out[f"field {clean(name)}"] += 1

    def _named(self, name: str, value: Any, table: fields.Table) -> Iterator[tuple[str, Entry]]:
        if not isinstance(value, Mapping):
            self._draft.remark(name, "is no object: left out")
            return
        for key, entry in value.items():
            place = f"{name}.{key}"
            if isinstance(entry, Mapping):
                yield clean(key), self._entry(place, entry, table)
            else:
                self._draft.remark(place, "is no object: left out")

    def _listed(self, path: str, value: Any) -> Iterator[tuple[str, Mapping[str, Any]]]:
        if not isinstance(value, list):
            self._draft.remark(path, "is no list: left out")
            return
        for number, entry in enumerate(value):
            if isinstance(entry, Mapping):
                yield f"{path}.{number}", entry
            else:
                self._draft.remark(f"{path}.{number}", "is no object: left out")

    def _entry(self, place: str, entry: Mapping[str, Any], table: fields.Table) -> Entry:
        """In the order of `table`; lists that hold nothing are left away."""
        read = {
            name: self._value(f"{place}.{name}", table[name], value)
            for name, value in self._known(entry, table)
        }
        return {name: read[name] for name in table if read.get(name) not in (None, [])}

    def _value(self, place: str, kind: Kind, value: Any) -> Any:
        """As a timeline file holds a value of this kind; None, and a remark, where it is nothing like it."""
        if kind is Kind.STATEMENTS:
            return [
                self._entry(where, entry, fields.STATEMENT) for where, entry in self._listed(place, value)
            ]
        if isinstance(value, bool) and kind is Kind.FLAG:
            return value
        if kind in _LISTS and isinstance(value, list):
            items = (self._value(f"{place}.{number}", Kind.TEXT, item) for number, item in enumerate(value))
            return [item for item in items if item is not None]
        is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
        if (isinstance(value, str) or is_number) and kind is not Kind.FLAG:
            text = clean(str(value))
            return [text] if kind in _LISTS else text
        self._draft.remark(place, f"takes {kind.value}: left out")
        return None
