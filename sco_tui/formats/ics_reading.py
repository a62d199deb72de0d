"""iCalendar read (RFC 5545; RFC 7986 for the name of a calendar): each VEVENT is an event.

A recurrence is one event, with its rule in the note; a changed occurrence is an event of its own in the file,
and stays one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from sco_tui import dates
from sco_tui.addresses import is_address
from sco_tui.draft import Draft, Imported
from sco_tui.formats.ics_lines import Component, Property, components
from sco_tui.formats.ics_parameters import parameters
from sco_tui.formats.ics_spans import Span, edtf, span_of
from sco_tui.formats.ics_times import Times
from sco_tui.formats.ics_zones import Zones
from sco_tui.text import counted, quoted

_TEXTS = {
    "id": "X-SCO-TUI-ID",
    "title": "SUMMARY",
    "kind": "X-SCO-TUI-KIND",
    "place": "LOCATION",
    "summary": "DESCRIPTION",
}
_TIMELINE = {"title": ("NAME", "X-WR-CALNAME"), "about": ("DESCRIPTION", "X-WR-CALDESC")}
_RECURRENCE = ("RRULE", "RDATE", "EXRULE", "EXDATE", "RECURRENCE-ID")
_OTHERS = (
    *("DTSTART", "DTEND", "DURATION", "CATEGORIES", "COMMENT", "STATUS", "URL", "ATTACH"),
    *("X-SCO-TUI-DATE", "X-SCO-TUI-STATUS"),
)
_READ = frozenset({*_TEXTS.values(), *_RECURRENCE, *_OTHERS})
# What only the exchange of calendars needs.
_HOUSEKEEPING = frozenset(
    (
        *("DTSTAMP", "UID", "SEQUENCE", "CREATED", "LAST-MODIFIED", "TRANSP"),
        *("PRODID", "VERSION", "CALSCALE", "METHOD"),
    )
)

_ByName = Mapping[str, list[Property]]


def read(data: str) -> Imported:
    """The place of a remark is a line, from 1; `left_out` names properties, parameters and components."""
    draft = Draft()
    whole = components(data, draft.remark)
    if whole.properties:
        outside = counted(len(whole.properties), "property", "properties")
        draft.remark(whole.properties[0].line, f"{outside} outside a component")
    calendars = [one for one in whole.inside if one.name == "VCALENDAR"]
    loose = [one for one in whole.inside if one.name != "VCALENDAR"]
    if not calendars:
        draft.remark(1, "no VCALENDAR")
    for calendar in [*calendars, Component("VCALENDAR", 1, inside=loose)]:
        _Calendar(calendar, draft).read()
    imported = draft.imported()
    return replace(imported, remarks=sorted(imported.remarks, key=lambda remark: int(remark.place)))


class _Calendar:
    def __init__(self, component: Component, draft: Draft) -> None:
        self._component = component
        self._draft = draft
        self._times = Times(Zones(one for one in component.inside if one.name == "VTIMEZONE"), draft)

    def read(self) -> None:
        self._names()
        for component in self._component.inside:
            if component.name == "VEVENT":
                self._draft.add(component.line, self._event(component))
                self._draft.left_out.update(one.name for one in component.inside)
            elif component.name != "VTIMEZONE":
                self._draft.left_out[component.name] += 1

    def _names(self) -> None:
        found = _by_name(self._component.properties)
        for field, names in _TIMELINE.items():
            for written in (one for name in names for one in found.get(name, ())):
                text, known = self._text(written), getattr(self._draft, field)
                if known is None:
                    setattr(self._draft, field, text)
                elif text not in (None, known):
                    self._draft.left_out[written.name] += 1
        self._count(found, [name for names in _TIMELINE.values() for name in names])

    def _event(self, component: Component) -> dict[str, object]:
        found = _by_name(component.properties)
        self._count(found, _READ)
        texts = {field: self._text(self._one(found, name)) for field, name in _TEXTS.items()}
        return texts | {
            "date": self._date(component, found),
            "status": self._status(found),
            "tags": self._tags(found),
            "source": self._sources(found),
            "note": self._note(found),
        }

    def _date(self, component: Component, found: _ByName) -> str | None:
        """As a timeline had it, where the event still is when it was; else by its start and end."""
        start = self._one(found, "DTSTART")
        span = self._times.span(start, self._one(found, "DTEND"), self._one(found, "DURATION"))
        if start is None:
            self._draft.remark(component.line, "no DTSTART: an event without a date")
        written = self._one(found, "X-SCO-TUI-DATE")
        if written is None:
            return edtf(span) if span else None
        parameters(written, self._draft)
        text = written.text.strip()
        reason = self._why_not(text, span)
        if reason is None:
            return text
        self._draft.remark(written.line, f"{written.name} {quoted(text)} {reason}")
        return edtf(span) if span else None

    @staticmethod
    def _why_not(text: str, span: Span | None) -> str | None:
        try:
            when = dates.parse(text)
        except dates.DateError as error:
            return f"is no date: {error}"
        return None if span_of(when) == span else "is not when the event is now: DTSTART and its end hold"

    def _status(self, found: _ByName) -> str | None:
        standard, own = self._one(found, "STATUS"), self._one(found, "X-SCO-TUI-STATUS")
        for one in (standard, own):
            if one:
                parameters(one, self._draft)
        word = standard.text.strip().upper() if standard else ""
        if standard and word not in ("CANCELLED", "CONFIRMED"):
            self._draft.left_out["STATUS"] += 1
        if word == "CANCELLED":
            return "cancelled"
        if own and own.text in ("planned", "postponed"):
            return own.text
        if own:
            self._draft.left_out[own.name] += 1
        return None

    def _tags(self, found: _ByName) -> list[str]:
        tags: dict[str, None] = {}
        for written in found.get("CATEGORIES", ()):
            parameters(written, self._draft)
            for one in written.texts:
                if text := self._draft.text(one.strip()):
                    tags[text] = None
        return list(tags)

    def _sources(self, found: _ByName) -> list[str]:
        keys: dict[str, None] = {}
        for written in [*found.get("URL", ()), *found.get("ATTACH", ())]:
            given = parameters(written, self._draft, used=("FILENAME",))
            if given.get("VALUE", "").upper() == "BINARY" or given.get("ENCODING", "").upper() == "BASE64":
                self._draft.left_out[written.name] += 1
                continue
            address = self._draft.text(written.text.strip())
            if address and is_address(address):
                title = self._draft.text(given.get("FILENAME"))
                keys[self._draft.source(url=address, title=title)] = None
            elif address:
                self._draft.remark(written.line, f"{written.name} is no http address: {quoted(address)}")
        return list(keys)

    def _note(self, found: _ByName) -> str | None:
        comments = [self._text(written) for written in found.get("COMMENT", ())]
        rules = [self._draft.text(one.written) for name in _RECURRENCE for one in found.get(name, ())]
        parts = [*comments, "\n".join(rule for rule in rules if rule)]
        return "\n\n".join(part for part in parts if part) or None

    def _text(self, written: Property | None) -> str | None:
        if written is None:
            return None
        parameters(written, self._draft)
        return self._draft.text(written.text)

    def _one(self, found: _ByName, name: str) -> Property | None:
        """Of a property that an event has once at most (section 3.6.1)."""
        listed = found.get(name)
        if listed is None:
            return None
        for further in listed[1:]:
            self._draft.remark(further.line, f"a further {name} left out: {quoted(further.value)}")
        return listed[0]

    def _count(self, found: _ByName, read: Collection[str]) -> None:
        for name in found:
            if name not in _HOUSEKEEPING and name not in read:
                self._draft.left_out[name] += len(found[name])


def _by_name(properties: Iterable[Property]) -> _ByName:
    found: dict[str, list[Property]] = {}
    for written in properties:
        found.setdefault(written.name, []).append(written)
    return found
