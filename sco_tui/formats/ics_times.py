"""When an event of a calendar is: its DTSTART, and its DTEND or DURATION (RFC 5545, section 3.6.1)."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, tzinfo

from icalendar import vDuration

from sco_tui import dates
from sco_tui.draft import Draft
from sco_tui.formats.ics_lines import Property
from sco_tui.formats.ics_parameters import parameters
from sco_tui.formats.ics_spans import Span, edtf
from sco_tui.formats.ics_zones import Zones, moved, placed
from sco_tui.text import quoted

# Sections 3.3.4 and 3.3.5; some programs leave the seconds away, some put in the signs of ISO 8601.
_VALUE = re.compile(r"([0-9]{4})-?([0-9]{2})-?([0-9]{2})(?:T([0-9]{2}):?([0-9]{2})(?::?([0-9]{2}))?(Z)?)?")
_DURATION = re.compile(r"([-+]?P)([0-9A-SU-Z]*)(?:T([0-9A-Z]+))?")
_MOST_AHEAD = timedelta(hours=14)  # what `dates` takes
_DAY = timedelta(days=1)


class Times:
    """Reads the times of one calendar; what is not understood is remarked in `draft`."""

    def __init__(self, zones: Zones, draft: Draft) -> None:
        self._zones = zones
        self._draft = draft
        self._unknown: set[str] = set()

    def span(self, start: Property | None, end: Property | None, duration: Property | None) -> Span | None:
        """None without a start that can be read."""
        first, zone = self._value(start) if start else (None, None)
        if first is None:
            for unused in (end, duration):
                if unused:
                    self._draft.remark(unused.line, f"{quoted(unused.written)} without a DTSTART: left out")
            return None
        if end and duration:
            self._draft.remark(duration.line, f"{quoted(duration.written)} beside DTEND, which holds")
        if end:
            return self._until(first, end)
        return self._lasting(first, zone, duration) if duration else Span(first, first)

    def _value(self, written: Property) -> tuple[date | datetime | None, tzinfo | None]:
        """With the zone it is in. Its form tells a DATE from a DATE-TIME: files mix up what VALUE says."""
        given = parameters(written, self._draft, used=("TZID",))
        value = written.value.strip().upper()
        match = _VALUE.fullmatch(value)
        try:
            if match is None:
                raise ValueError
            if match[4] is None:
                return date(int(match[1]), int(match[2]), int(match[3])), None
            # Where leap seconds are not known a second 60 counts as 59 (section 3.3.12).
            year, month, day, hour, minute, second = (int(part or 0) for part in match.groups()[:6])
            local = datetime(year, month, day, hour, minute, 59 if second == 60 else second)
        except ValueError:
            self._draft.remark(written.line, f"{written.name} is no date: {quoted(written.value)}")
            return None, None
        if match[7]:
            return local.replace(tzinfo=UTC), None
        return self._in_zone(local, given["TZID"], written.line) if "TZID" in given else (local, None)

    def _in_zone(self, local: datetime, name: str, line: int) -> tuple[datetime, tzinfo | None]:
        zone = self._zones.zone(name)
        time = placed(local, zone) if zone else None
        if time is not None:
            return self._sayable(time, line), zone
        if name not in self._unknown:
            self._unknown.add(name)
            self._draft.remark(line, f"unknown time zone {quoted(name)}: its times are kept without offset")
        return local, None

    def _sayable(self, time: datetime, line: int) -> datetime:
        """Offsets that a date cannot have are left away: those of local mean time have seconds."""
        offset = time.utcoffset() or timedelta()
        if offset % timedelta(minutes=1) or abs(offset) > _MOST_AHEAD:
            self._draft.remark(line, f"offset {time:%z} left out: no date can have it")
            return time.replace(tzinfo=None)
        return time

    def _until(self, first: date | datetime, end: Property) -> Span:
        """A day at which an event ends is not one of its days (section 3.6.1); some files mean it as one."""
        value, _ = self._value(end)
        if value is None or value == first:
            return Span(first, first)
        try:
            last = value if isinstance(value, datetime) else value - _DAY
            return _forwards(Span(first, last))
        except (dates.DateError, OverflowError):
            self._draft.remark(end.line, f"{quoted(end.written)} is before DTSTART: left out")
            return Span(first, first)

    def _lasting(self, first: date | datetime, zone: tzinfo | None, duration: Property) -> Span:
        parameters(duration, self._draft)
        try:
            days, exact = _duration(duration.value.strip().upper())
            if not days + exact:
                return Span(first, first)
            if not isinstance(first, datetime):
                return Span(first, _last_day(first, days + exact))
            last = moved(first, days, exact, zone)
            return _forwards(Span(first, last if zone is None else self._sayable(last, duration.line)))
        except (ValueError, OverflowError):
            self._draft.remark(duration.line, f"{quoted(duration.written)} is no length of time: left out")
            return Span(first, first)


def _forwards(span: Span) -> Span:
    """Raises DateError where it ends before it starts."""
    dates.parse(edtf(span))
    return span


def _duration(value: str) -> tuple[timedelta, timedelta]:
    """Days and weeks, and what is exact: 24 hours are no day where clocks are changed between."""
    match = _DURATION.fullmatch(value)
    if match is None or not (match[2] or match[3]):
        raise ValueError
    sign, days, exact = match.groups(default="")
    return _length(sign + days), _length(f"{sign}T{exact}")


def _length(value: str) -> timedelta:
    length: timedelta = vDuration.from_ical(value)  # type: ignore[no-untyped-call]  # theirs
    return length


def _last_day(first: date, length: timedelta) -> date:
    """Of an event of whole days: hours have no place in it (section 3.6.1)."""
    if length % _DAY or length < _DAY:
        raise ValueError
    return first + (length - _DAY)
