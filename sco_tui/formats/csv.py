"""The spreadsheet of TimelineJS as CSV (RFC 4180), written and read; what its rows are tells `slides`.

Its columns are those of the template that timeline.knightlab.com gives; two more of ours stand behind them,
which TimelineJS passes over.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from sco_tui.briefing import Briefing
from sco_tui.draft import Draft, Imported
from sco_tui.formats import slides
from sco_tui.formats.slides import OWN_DATE
from sco_tui.text import quoted

left_out = slides.left_out

# Where each column stands in a slide.
_COLUMNS = {
    "Year": "start_date.year", "Month": "start_date.month", "Day": "start_date.day",
    "Time": "start_date.time",
    "End Year": "end_date.year", "End Month": "end_date.month", "End Day": "end_date.day",
    "End Time": "end_date.time",
    "Display Date": "display_date", "Headline": "text.headline", "Text": "text.text",
    "Media": "media.url", "Media Credit": "media.credit", "Media Caption": "media.caption",
    "Media Thumbnail": "media.thumbnail", "Type": "type", "Group": "group", "Background": "background",
    "ID": "unique_id", "Date as Written": OWN_DATE,
}  # fmt: skip
_PLACES = {re.sub(r"\s", "", name).casefold(): place for name, place in _COLUMNS.items()}
_TIME = re.compile(r"([0-9]{1,2})[:.]([0-9]{2})(?:[:.]([0-9]{2}))?\s*([AaPp])?\.?(?:[Mm]\.?)?")
# The columns that no row of it does without.
_YEAR_AND_HEADLINE = re.compile(r"(?=.*\byear\b).*\bheadline\b", re.IGNORECASE)
# A line before the header that tells a spreadsheet what stands between columns.
_SEPARATOR = re.compile(r"sep=(.)(?=\s)", re.IGNORECASE)
csv.field_size_limit(2**31 - 1)  # by default a long text ends the reading
# What a spreadsheet would run (OWASP, CSV injection), also behind white space and in full width.
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r]")
_DEFUSED = re.compile(rf"'+(?:{_FORMULA.pattern})")
_DATES = tuple(name for name, place in _COLUMNS.items() if place.endswith(("year", "month", "day", "time")))


def write(briefing: Briefing) -> str:
    """Lines end in CRLF; undated events cannot be there, as each row begins somewhere."""
    timeline = briefing.found.timeline
    text = io.StringIO()
    table = csv.DictWriter(text, _COLUMNS, lineterminator="\r\n")
    table.writeheader()
    title = slides.title_slide(timeline)
    if title is not None:
        table.writerow(_row({**title, "type": "title"}))
    for event in (entry.event for entry in briefing.dated):
        slide = slides.slide_of(timeline, event)
        table.writerow(_row({**slide, "type": slides.ERA} if slides.is_era(event) else slide))
    return text.getvalue()


def _row(slide: Mapping[str, Any]) -> dict[str, str]:
    flat = {**slide}
    for name in ("start_date", "end_date", "text", "media"):
        flat |= {f"{name}.{inner}": value for inner, value in slide.get(name, {}).items()}
    for name in ("start_date", "end_date"):
        if f"{name}.hour" in flat:
            clock = [
                flat[f"{name}.{part}"] for part in ("hour", "minute", "second") if f"{name}.{part}" in flat
            ]
            flat[f"{name}.time"] = ":".join(f"{number:02}" for number in clock)
    cells = {column: str(flat[place]) for column, place in _COLUMNS.items() if place in flat}
    return {column: cell if column in _DATES else _defused(cell) for column, cell in cells.items()}


def _defused(cell: str) -> str:
    """With an apostrophe in front where it would be run, and where there are some already."""
    return f"'{cell}" if _FORMULA.match(cell) or _DEFUSED.match(cell) else cell


def _restored(cell: str) -> str:
    return cell[1:] if _DEFUSED.match(cell) else cell


def is_table(text: str) -> bool:
    """Whether its first line is a header of TimelineJS's, with whatever between the columns."""
    return _YEAR_AND_HEADLINE.match(_first_line(_opened(text)[1])) is not None


def _opened(text: str) -> tuple[str | None, str]:
    """The separator, where a line before the header names it, and the rest."""
    said = _SEPARATOR.match(text)
    return (said[1], text[said.end() :]) if said else (None, text)


def _first_line(text: str) -> str:
    """The first that holds anything."""
    return next(filter(str.strip, text.splitlines()), "")


def read(text: str) -> Imported:
    """Places are the lines where rows begin. The separator is the one that gives the most known columns."""
    draft = Draft()
    reader = slides.SlideReader(draft)
    has_title = False
    for line, slide in _slides(draft, text):
        kind = str(slide.pop("type", "")).strip().casefold()
        if kind == "title" and not has_title:
            has_title = True
            reader.add_title(line, slide)
        else:
            if kind == "title":
                draft.remark(line, "a second title: it is an event here")
            elif kind not in ("", slides.ERA):
                draft.left_out[f"Type {kind}"] += 1
            reader.add(line, slide, slides.ERA if kind == slides.ERA else None)
    return draft.imported()


def _slides(draft: Draft, text: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """The line and the slide of each row that holds something."""
    named, text = _opened(text)
    first = _first_line(text)
    separator = named or max(",;\t", key=lambda one: _known_columns(first, one))
    # Behind the last line an empty one: it is a row of its own where no quotation mark is left open.
    rows = csv.reader(chain(io.StringIO(text, newline=""), [""]), delimiter=separator)
    header: Sequence[str] | None = None
    line = begins = 1
    row: Sequence[str] = ()
    for row in rows:
        begins, line = line, rows.line_num + 1
        if not any(map(str.strip, row)):
            continue
        if header is None:
            header = row
        else:
            yield str(begins), _slide(draft, begins, header, row)
    if row:
        draft.remark(begins, "a quotation mark is not closed: all that follows is in this row")


def _known_columns(line: str, separator: str) -> int:
    """How many columns of a header are TimelineJS's, if this is what stands between them."""
    names = next(csv.reader([line], delimiter=separator), [])
    return sum(_place_of(name) is not None for name in names)


def _place_of(name: str) -> str | None:
    return _PLACES.get(re.sub(r"\s", "", name).casefold())


def _slide(draft: Draft, line: int, header: Sequence[str], row: Sequence[str]) -> dict[str, Any]:
    slide: dict[str, Any] = {}
    # Of other programs an apostrophe is one.
    text_of = _restored if OWN_DATE in map(_place_of, header) else str
    seen: set[str] = set()
    for number, cell in enumerate(row):
        if not cell.strip():
            continue
        name = header[number].strip() if number < len(header) else ""
        place = _place_of(name)
        if place is None or place in seen:  # of two columns with one name the first holds
            draft.left_out[f"column {name}" if name else "cell without a column"] += 1
            continue
        seen.add(place)
        outer, _, inner = place.partition(".")
        if inner == "time":
            slide.setdefault(outer, {}).update(_time(draft, line, name, cell))
        elif inner:
            is_of_date = outer in ("start_date", "end_date")
            slide.setdefault(outer, {})[inner] = cell if is_of_date else text_of(cell)
        else:
            slide[outer] = text_of(cell)
    return slide


def _time(draft: Draft, line: int, name: str, cell: str) -> dict[str, int]:
    match = _TIME.fullmatch(cell.strip())
    if match is None:
        draft.remark(line, f"{name} {quoted(cell.strip())} is no time: the day stands without it")
        return {}
    hour, minute, second, half = match.groups()
    hours = int(hour)
    if half:
        hours = hours % 12 + (12 if half in "Pp" else 0)
    return {"hour": hours, "minute": int(minute)} | ({"second": int(second)} if second else {})
