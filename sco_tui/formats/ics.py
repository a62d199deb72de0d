"""iCalendar written (RFC 5545; RFC 7986 for the name of a calendar): one VEVENT for each dated event.

A calendar has no months and no doubts: what an event's date may mean stands there as whole days, and the date
as written beside it, in X-SCO-TUI-DATE, for `ics_reading` to give back. So it is with an end that is open or
unknown, where a calendar has the known end alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

from icalendar import Calendar, vDDDTypes, vText, vUri
from icalendar import Event as VEvent

from sco_tui.addresses import is_address
from sco_tui.briefing import Briefing, Entry
from sco_tui.formats.ics_spans import Span, span_of
from sco_tui.formats.losses import lost_of_source
from sco_tui.text import clean
from sco_tui.timeline import Timeline

# Section 3.8.7.2 asks when this was made. The same timeline gives the same bytes, so that no clock is read:
# a moment that all programs take as long ago, so that none holds a calendar made later for older than this.
_STAMP = datetime(1970, 1, 1, tzinfo=UTC)
_DAY = timedelta(days=1)
_ABOUT = ("DESCRIPTION", "X-WR-CALDESC")
_CALENDAR_NAME = ("NAME", "X-WR-CALNAME")


class _Text(vText):
    """`vText` itself makes an end of line of a written `\\N`, as in `C:\\New` (icalendar 6.1 to 7.3)."""

    def to_ical(self) -> bytes:
        return _escaped(self).encode()


class _Texts:
    """A list of texts, with commas between them."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = tuple(texts)

    def to_ical(self) -> bytes:
        return ",".join(map(_escaped, self._texts)).encode()


def write(briefing: Briefing) -> str:
    """Lines end in CRLF and have 75 octets at most."""
    timeline = briefing.found.timeline
    calendar = Calendar()
    calendar["VERSION"] = _Text("2.0")
    calendar["PRODID"] = _Text("-//sco-tui//timeline//EN")
    for text, names in ((timeline.title, _CALENDAR_NAME), (timeline.about, _ABOUT)):
        if text is not None:
            calendar.update((name, _Text(text)) for name in names)
    for entry, span in _written(briefing):
        calendar.add_component(_event(briefing, entry, span))
    return str(calendar.to_ical(), "utf-8")


def left_out(briefing: Briefing) -> Mapping[str, int]:
    """What of a briefing a calendar cannot hold, in words for one each.

    What goes with something that is left out is not counted again.
    """
    counts: Counter[str] = Counter()
    written = list(_written(briefing))
    counts["undated event"] = len(briefing.undated)
    counts["event outside the years 1 to 9999"] = len(briefing.dated) - len(written)
    counts["statement"] = sum(len(entry.quotations) for entry, _ in written)
    timeline = briefing.found.timeline
    counts["speaker"] = len(timeline.speakers)
    named = {key for entry, _ in written for key in entry.event.source}
    counts["source that is not listed"] = len(named - timeline.sources.keys())
    for key, source in timeline.sources.items():
        if key not in named:
            counts["source of no event"] += 1
        elif not is_address(source.url or ""):
            counts["source without address"] += 1
        else:
            counts.update(lost_of_source(source, kept=("url",)))
    return +counts


def _written(briefing: Briefing) -> Iterator[tuple[Entry, Span]]:
    for entry in briefing.dated:
        span = span_of(entry.event.when) if entry.event.when else None
        if span is not None:
            yield entry, span


def _event(briefing: Briefing, entry: Entry, span: Span) -> VEvent:
    event = entry.event
    made = VEvent()
    made["UID"] = _Text(str(uuid5(NAMESPACE_URL, f"sco-tui:{clean(briefing.file)}#{event.id}")))
    made["DTSTAMP"] = vDDDTypes(_STAMP)
    made["DTSTART"] = vDDDTypes(span.start)
    for name, value in _end(span):
        made[name] = vDDDTypes(value)
    is_cancelled = event.status == "cancelled"
    texts = {
        "SUMMARY": event.title,
        "DESCRIPTION": event.summary,
        "LOCATION": event.place,
        "COMMENT": event.note,
        "STATUS": "CANCELLED" if is_cancelled else None,
        "X-SCO-TUI-ID": event.id,
        "X-SCO-TUI-DATE": event.date,
        "X-SCO-TUI-KIND": event.kind,
        "X-SCO-TUI-STATUS": None if is_cancelled else event.status,
    }
    for name, text in texts.items():
        if text is not None:
            made[name] = _Text(text)
    if event.tags:
        made["CATEGORIES"] = _Texts(event.tags)
    addresses = _addresses(briefing.found.timeline, event.source)
    if addresses:
        made["URL"] = addresses[0]
    if addresses[1:]:
        made["ATTACH"] = addresses[1:]
    return made


def _end(span: Span) -> Iterator[tuple[str, date | timedelta]]:
    """The day behind the last one. Behind the year 9999 there is none: a length says it there."""
    if isinstance(span.start, datetime):
        if span.end != span.start:
            yield "DTEND", span.end
    elif span.end < date.max:
        yield "DTEND", span.end + _DAY
    else:
        yield "DURATION", date.max - span.start + _DAY


def _addresses(timeline: Timeline, keys: Iterable[str]) -> list[vUri]:
    """No backslash stands in a URI, and programs that escape what they read as text put some there."""
    urls = (timeline.sources[key].url or "" for key in keys if key in timeline.sources)
    return [vUri(url.replace("\\", "%5C")) for url in dict.fromkeys(urls) if is_address(url)]


def _escaped(text: str) -> str:
    """Section 3.3.11."""
    return text.replace("\\", r"\\").replace(";", r"\;").replace(",", r"\,").replace("\n", r"\n")
