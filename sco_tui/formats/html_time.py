"""Dates in words for a page, with what a program reads in them: HTML's `time` element."""

from __future__ import annotations

import re

from sco_tui.date_words import reading
from sco_tui.dates import Date
from sco_tui.formats.markup import Markup, element, joined

# Valid month, date, and date and time strings (HTML, section 2.3.5): years 0001 to 9999; there is none of a
# season or a decade, and no sign for `about`, which must not be read as exact.
_VALID = re.compile(r"(?!0000)[0-9]{4}(-(0[1-9]|1[0-2])(-[0-9]{2}(T[0-9:]+(Z|[+-][0-9]{2}:[0-9]{2})?)?)?)?")
_TO = " – "


def timed(date: Date) -> Markup:
    """The whole date in words; each end of an interval for itself."""
    words, written = reading(date), date.text.split("/")
    ends = words.split(_TO) if len(written) == 2 else [words]
    if len(ends) != len(written):
        return joined(words)
    return joined(*(_time(*pair) for pair in zip(ends, written, strict=True)), between=_TO)


def _time(words: str, written: str) -> Markup:
    return element("time", words, datetime=written) if _VALID.fullmatch(written) else joined(words)
