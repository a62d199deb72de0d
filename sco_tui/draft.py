"""A timeline file in the making: what the reader of another format finds, in the fields of `fields`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeAlias

from sco_tui import fields
from sco_tui.event_ids import derived_id, unique_ids
from sco_tui.text import SPECIAL, clean

Entry: TypeAlias = dict[str, Any]

UNTITLED = "Untitled"
_LINE_END = re.compile(r"\r\n?")
# What is left of an address for people: its host, without what most of them begin with.
_HOST = re.compile(r"https?://(?:www\.)?([^/?#:]+)", re.IGNORECASE)


class Remark(NamedTuple):
    """Something that was not understood; `place` is a line (`14`) or a path (`events.3.start_date`)."""

    place: str
    message: str


@dataclass(frozen=True, eq=False, repr=False)
class Imported:
    """What another format says as a timeline file would, entry by entry in the fields' order.

    Values are texts as a file holds them, `True` or `False` for a flag, and lists of texts or of entries.
    `left_out` counts what a timeline file has no field for, by its name in the other format.
    """

    document: Mapping[str, Any]
    remarks: Sequence[Remark]
    left_out: Mapping[str, int]


class Draft:
    """Collects what a reader finds; `imported` is the whole of it."""

    def __init__(self) -> None:
        self.title: str | None = None
        self.about: str | None = None
        self.sources: dict[str, Entry] = {}
        self.speakers: dict[str, Entry] = {}
        self.left_out: Counter[str] = Counter()
        self._remarks: list[Remark] = []
        self._events: list[Entry] = []
        self._keys: dict[tuple[tuple[str, str], ...], str] = {}
        self._next_number: dict[str, int] = {}

    def remark(self, place: str | int, message: str) -> None:
        self._remarks.append(Remark(str(place), message))

    def text(self, value: str | None) -> str | None:
        """`value` as a timeline file may hold it, None for white space; what is no text becomes notation."""
        if value is None or not value.strip():
            return None
        if "\r" in value:
            value = _LINE_END.sub("\n", value)
        if value.isprintable():  # most are; else line ends and tabs may be all
            return value
        if SPECIAL.search(value):
            self.left_out["control or invisible character (now notation)"] += len(SPECIAL.findall(value))
        return clean(value)

    def source(self, **values: str | None) -> str:
        """The key of a source with these fields, which is listed if it is new; its `url` gives the key."""
        entry = {name: values[name] for name in fields.SOURCE if values.get(name) is not None}
        written = tuple((name, str(value)) for name, value in entry.items())
        if written not in self._keys:
            host = _HOST.match(values.get("url") or "")
            name = host[1].casefold() if host else "source"
            number = self._next_number.get(name, 1)
            while (key := name if number == 1 else f"{name}-{number}") in self.sources:
                number += 1
            self._next_number[name] = number + 1
            self.sources[key] = entry
            self._keys[written] = key
        return self._keys[written]

    def add(self, place: str | int, event: Mapping[str, Any]) -> None:
        """`event` by the names of its fields; None and lists of nothing are left away."""
        given = dict(event)
        if not (given.get("title") or "").strip():
            self.remark(place, f"no title: {UNTITLED} is put there")
            given["title"] = UNTITLED
        entry = {name: given[name] for name in fields.EVENT if given.get(name) not in (None, [], ())}
        self._events.append(entry)

    def imported(self) -> Imported:
        """All events get the ids that they would go by: they last when a title is mended."""
        wanted = [
            (entry.get("id") or derived_id(entry.get("date"), entry["title"]), "id" in entry)
            for entry in self._events
        ]
        events = [
            {"id": name} | {field: value for field, value in entry.items() if field != "id"}
            for name, entry in zip(unique_ids(wanted), self._events, strict=True)
        ]
        whole = {
            "title": self.title,
            "about": self.about,
            "sources": self.sources,
            "speakers": self.speakers,
            "events": events,
        }
        document = {
            name: value for name, value in whole.items() if value not in (None, {}) or name == "events"
        }
        return Imported(document, tuple(self._remarks), self.left_out)
