"""TimelineJS 3 JSON, written and read; what its slides are tells `slides`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from sco_tui.briefing import Briefing
from sco_tui.draft import Draft, Imported
from sco_tui.formats import slide_dates, slides
from sco_tui.formats.slide_dates import is_absent

left_out = slides.left_out


def write(briefing: Briefing) -> str:
    """Indented, UTF-8 unescaped; undated events cannot be there, as each slide begins somewhere."""
    timeline = briefing.found.timeline
    events = [entry.event for entry in briefing.dated]
    document: dict[str, Any] = {}
    if (title := slides.title_slide(timeline)) is not None:
        document["title"] = title
    document["events"] = [slides.slide_of(timeline, one) for one in events if not slides.is_era(one)]
    if eras := [slides.slide_of(timeline, one) for one in events if slides.is_era(one)]:
        document["eras"] = eras
    written = [*document["events"], *document.get("eras", ())]
    starts = (one[name] for one in written for name in ("start_date", "end_date") if name in one)
    if any(map(slide_dates.needs_cosmological_scale, starts)):
        document["scale"] = "cosmological"
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def read(document: Mapping[str, Any]) -> Imported:
    """`document` is what a JSON parser makes of the file; places are paths such as `events.3.start_date`."""
    draft = Draft()
    reader = slides.SlideReader(draft)
    title = document.get("title")
    if isinstance(title, Mapping):
        reader.add_title("title", title)
    elif not is_absent(title):
        draft.remark("title", "is no slide: left out")
    for name, kind in (("eras", slides.ERA), ("events", None)):
        listed = document.get(name)
        if not isinstance(listed, list):
            if not is_absent(listed):
                draft.remark(name, "is no list: left out")
            continue
        for number, slide in enumerate(listed):
            place = f"{name}.{number}"
            if isinstance(slide, Mapping):
                reader.add(place, slide, kind)
            else:
                draft.remark(place, "is no slide: left out")
    draft.left_out.update(name for name in document if name not in ("title", "events", "eras", "scale"))
    return draft.imported()
