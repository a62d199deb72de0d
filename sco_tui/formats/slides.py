"""The slides of TimelineJS 3, in its JSON and its spreadsheet alike: each is an event, and an event a slide.

A slide is what timeline.knightlab.com/docs/json-format.html says; beside that it has `sco_tui_date`, the date
as written, where the parts of its dates do not say all of it: TimelineJS passes over what it does not know.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from sco_tui import dates
from sco_tui.addresses import is_address
from sco_tui.briefing import Briefing, Entry
from sco_tui.date_words import reading
from sco_tui.draft import Draft
from sco_tui.formats import slide_dates
from sco_tui.formats.html_text import of_html, to_html
from sco_tui.formats.losses import lost_of_source
from sco_tui.formats.slide_dates import Parts, PartsError, is_absent
from sco_tui.timeline import Event, Source, Timeline

Slide: TypeAlias = Mapping[str, Any]

OWN_DATE = "sco_tui_date"
ERA = "era"
_KNOWN = {"start_date", "end_date", "text", "media", "group", "display_date", "unique_id", OWN_DATE}
_TEXT = {"headline", "text"}
_MEDIA = {"url", "caption", "credit"}
_DATE = {*slide_dates.NAMES, "display_date"}
_KEPT_OF_A_SOURCE = ("url", "title", "publisher")


class SlideReader:
    """Puts slides into a draft; places are what the reader of the file says of where a slide stands."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft

    def add(self, place: str, slide: Slide, kind: str | None = None) -> None:
        """`slide` as an event; `kind` where its group does not say it."""
        text, media = self._object(place, slide, "text"), self._object(place, slide, "media")
        shown, note = self._shown(place, slide), None
        date = self._date(place, slide)
        if shown is not None and not (date and shown == _words(date)):
            note = f"Date shown: {shown}"
        source = self._source(f"{place}.media", media)
        self._count("", slide, _KNOWN)
        self._count("text ", text, _TEXT)
        self._count("media ", media, _MEDIA)
        event = {
            "id": self._text(f"{place}.unique_id", slide.get("unique_id")),
            "date": date,
            "title": self._html(f"{place}.text.headline", text.get("headline")),
            "kind": kind or self._html(f"{place}.group", self._html(f"{place}.group", slide.get("group"))),
            "summary": self._html(f"{place}.text.text", text.get("text")),
            "source": [source] if source else [],
            "note": note,
        }
        self._draft.add(place, event)

    def add_title(self, place: str, slide: Slide) -> None:
        text, media = self._object(place, slide, "text"), self._object(place, slide, "media")
        self._draft.title = self._html(f"{place}.text.headline", text.get("headline"))
        self._draft.about = self._html(f"{place}.text.text", text.get("text"))
        self._count("title ", slide, {"text", "media", "start_date", "end_date"})
        objects = {"media": media} | {name: slide.get(name) for name in ("start_date", "end_date")}
        lost = [name for name, value in objects.items() if _says_something(value)]
        self._draft.left_out.update(f"{name} of the title" for name in lost)

    def _object(self, place: str, slide: Slide, name: str) -> Slide:
        value = slide.get(name)
        if isinstance(value, Mapping):
            return value
        if not is_absent(value):
            self._draft.remark(f"{place}.{name}", "is no object: left out")
        return {}

    def _count(self, what: str, given: Slide, known: set[str]) -> None:
        """What a timeline has no field for."""
        for name, value in given.items():
            if name not in known and not is_absent(value) and value not in ({}, []):
                self._draft.left_out[f"{what}{name}"] += 1

    def _html(self, place: str, value: Any) -> str | None:
        """HTML as the text that it says."""
        text, links = of_html(value) if isinstance(value, str) else (value, 0)
        if links:
            self._draft.left_out["link in a text"] += links
        return self._text(place, text)

    def _text(self, place: str, value: Any) -> str | None:
        """A number as it is written."""
        if is_absent(value):
            return None
        if isinstance(value, bool) or not isinstance(value, (str, int, float)):
            self._draft.remark(place, "is no text: left out")
            return None
        return self._draft.text(str(value))

    def _shown(self, place: str, slide: Slide) -> str | None:
        """The words that stand for the date: of the slide, else of its start, else of its end."""
        holders = (slide, slide.get("start_date"), slide.get("end_date"))
        every = [one.get("display_date") for one in holders if isinstance(one, Mapping)]
        shown = [one for one in every if not is_absent(one)]
        different = set(map(str, shown))
        if len(different) > 1:
            self._draft.left_out["further display_date"] += len(different) - 1
        return self._text(f"{place}.display_date", shown[0] if shown else None)

    def _source(self, place: str, media: Slide) -> str | None:
        url = media.get("url")
        if not isinstance(url, str) or not is_address(url.strip()):
            lost = [name for name in ("caption", "credit") if not is_absent(media.get(name))]
            self._draft.left_out.update(f"{name} of no media" for name in lost)
            if not is_absent(url):
                self._draft.left_out["media that is no http or https address"] += 1
            return None
        title = self._html(f"{place}.caption", media.get("caption"))
        publisher = self._html(f"{place}.credit", media.get("credit"))
        return self._draft.source(title=title, publisher=publisher, url=self._draft.text(url.strip()))

    def _date(self, place: str, slide: Slide) -> str | None:
        """As EDTF; parts that are no date stay as they are written, for the reader to mend."""
        start, end = (self._object(place, slide, name) for name in ("start_date", "end_date"))
        for one in (start, end):
            self._count("date ", one, _DATE)
        written = [_as_written(one) for one in (start, end)]
        if not any(written):
            if not is_absent(slide.get(OWN_DATE)):
                self._draft.remark(
                    f"{place}.{OWN_DATE}", "stands there without a start_date: kept as the date"
                )
                return self._draft.text(str(slide[OWN_DATE]))
            return None
        own = slide.get(OWN_DATE)
        try:
            starts = self._parts(f"{place}.start_date", start)
            ends = self._parts(f"{place}.end_date", end) or None
            if not is_absent(own):
                if slide_dates.is_said_by(str(own), starts, ends):
                    return str(own)
                self._draft.remark(f"{place}.{OWN_DATE}", "is not the date beside it, which holds")
            return slide_dates.said_by(starts, ends)
        except PartsError as error:
            self._draft.remark(f"{place}.{'start_date' if written[0] else 'end_date'}", f"no date: {error}")
            return self._draft.text("/".join(filter(None, written)))

    def _parts(self, place: str, date: Slide) -> Parts:
        """Those of one end, as fine as they are without a gap."""
        parts, gap = slide_dates.without_gap(slide_dates.parts_of(date))
        if gap:
            self._draft.remark(place, gap)
        return parts


def _says_something(value: Any) -> bool:
    return isinstance(value, Mapping) and not all(map(is_absent, value.values()))


def _as_written(date: Slide) -> str:
    """`2017-13-1 25:00`: the parts as they stand."""
    values = [str(date[name]).strip() for name in slide_dates.NAMES if not is_absent(date.get(name))]
    return " ".join(filter(None, ["-".join(values[:3]), ":".join(values[3:])]))


def _words(date: str) -> str | None:
    try:
        return reading(dates.parse(date))
    except dates.DateError:
        return None


def slide_of(timeline: Timeline, event: Event) -> dict[str, Any]:
    """The slide that says `event`, which has a date."""
    assert event.when is not None
    start, end = slide_dates.ends_of(event.when)
    text = {"headline": to_html(event.title)}
    if event.summary is not None:
        text["text"] = to_html(event.summary)
    slide: dict[str, Any] = {"unique_id": event.id, "start_date": start}
    if end is not None:
        slide["end_date"] = end
    if not slide_dates.is_plain(event.when):
        slide["display_date"] = reading(event.when)
    slide["text"] = text
    if event.kind is not None and not is_era(event):
        # TimelineJS takes the tags out of a group and then sets what is left as HTML: escaped once, a tag
        # of the file would be live on the page.
        slide["group"] = to_html(to_html(event.kind))
    source = _pictured(timeline, event)
    if source is not None:
        media = {"url": source.url, "caption": source.title, "credit": source.publisher}
        slide["media"] = {
            name: text if name == "url" else to_html(text) for name, text in media.items() if text is not None
        }
    if not slide_dates.tells(start, end, event.when):
        slide[OWN_DATE] = event.date
    return slide


def title_slide(timeline: Timeline) -> dict[str, Any] | None:
    if timeline.title is None and timeline.about is None:
        return None
    texts = {"headline": timeline.title, "text": timeline.about}
    return {"text": {name: to_html(text) for name, text in texts.items() if text is not None}}


def is_era(event: Event) -> bool:
    """A stretch of time behind the others: it has both ends, and a title and a summary at most."""
    if event.kind != ERA or event.when is None or slide_dates.ends_of(event.when)[1] is None:
        return False
    return not any((event.place, event.status, event.tags, event.source, event.note, event.statements))


def _pictured(timeline: Timeline, event: Event) -> Source | None:
    """The first of its sources with an address, which a slide's media leads to."""
    listed = (timeline.sources[key] for key in event.source if key in timeline.sources)
    return next((source for source in listed if source.url and is_address(source.url)), None)


def left_out(briefing: Briefing) -> Mapping[str, int]:
    """What slides cannot hold; what goes with an event that is left out is not counted again."""
    timeline = briefing.found.timeline
    counts = Counter({"undated event": len(briefing.undated), "speaker": len(timeline.speakers)})
    pictured: set[str] = set()
    for entry in briefing.dated:
        counts.update(_lost_of(entry))
        source = _pictured(timeline, entry.event)
        counts["further source of an event"] += len(entry.event.source) - (source is not None)
        pictured |= {source.key} if source else set()
    for key, source in timeline.sources.items():
        if key not in pictured:
            counts["source that no slide leads to"] += 1
        else:
            counts.update(lost_of_source(source, _KEPT_OF_A_SOURCE))
    return +counts


def _lost_of(entry: Entry) -> Iterator[str]:
    event = entry.event
    yield from ["statement"] * len(entry.quotations)
    yield from ["tag"] * len(event.tags)
    yield from (name for name in ("place", "status", "note") if getattr(event, name) is not None)
