"""Why a text is no date, and how what was meant is written: for the problems of a file."""

from __future__ import annotations

import re

from sco_tui.dates import MONTHS, DateError, FormError, date_of

_GENERAL_REASON = "not EDTF: write it like 2017, 2017-06, 2017-06-05 or 2017-06-08/2017-06-09"
# For a whole date or one end of an interval.
_REASONS = (
    (r"[\[{].*[\]}]", "a set of dates is EDTF level 2: write an interval, or an event for each date"),
    (r"Y-?[0-9]{13,}", "a year of more than 12 digits"),
    (r"Y?-?[0-9]+[ES][0-9]+.*", "E or S in a year is EDTF level 2: write the year in full, with ~ if about"),
    (r".*T[0-9:.]+.*[~?%]", "a date with a time takes no ~, ? or %"),
    (r".*[~?%]{2}", "only one of ~, ? and % can stand: % is both ~ and ?"),
    (r".*[~?%][0-9X-].*", "~, ? or % inside a date is EDTF level 2: write it at the end, as in 2017-06~"),
    (
        r"(?=.*X)-?[0-9X]{4}(-[0-9X]{2}){0,2}.?",
        "X there is EDTF level 2: level 1 is 201X, 20XX or 2017-XX-XX",
    ),
)
# What is often written instead, in capitals and with M06 for June: rewritten from top to bottom.
_REWRITES = (
    (r"^(?:MON|TUE|WED|THU|FRI|SAT|SUN)[A-Z]*,? ", ""),
    (r"^(\d\d?)(?:ST|ND|RD|TH)? M(\d\d),? (\d{4})$", r"\3-\2-\1"),
    (r"^M(\d\d) (\d\d?)(?:ST|ND|RD|TH)?,? (\d{4})$", r"\3-\1-\2"),
    (r"^M(\d\d) (\d{4})$", r"\2-\1"),
    (r"^(\d\d?)\.(\d\d?)\.(\d{4})$", r"\3-\2-\1"),
    (r"^(\d{4})[./](\d\d?)[./](\d\d?)\b", r"\1-\2-\3"),
    (r"^(\d{4})(\d\d)(\d\d)\b", r"\1-\2-\3"),
    (r"(?<=\d-)(\d)(?!\d)", r"0\1"),
    (r"^(\d{3})0S$", r"\1X"),
    (r"^(?:ABOUT|CIRCA|CA?\.?) ?(\d.*)$", r"\1~"),
    (r"^(-?)(\d{3})(?![\dX])", r"\g<1>0\2"),
    (r"^(-?\d{5,})(?!\d)", r"Y\1"),
    (r"^Y(-?\d{4})$", r"\1"),
    (r"^(\d{4}-\d\d-\d\d) (?=\d\d:)", r"\1T"),
    (r"(T\d\d)$", r"\1:00"),
    (r"(T.*[+-]\d\d)(\d\d)$", r"\1:\2"),
)


def reason(text: str) -> str:
    """Why `text`, for which `date_of` raises FormError, is no date; names the date that may be meant."""
    if not text.strip():
        return "empty"
    if len(text) > 100:
        return _GENERAL_REASON
    for part in text.split("/"):
        for pattern, why in _REASONS:
            if re.fullmatch(pattern, part):
                return why
    for meant in _meant(text):
        try:
            return f"not EDTF: write it as {date_of(meant).text}"
        except FormError:
            continue
        except DateError as error:
            return str(error)
    return _GENERAL_REASON


def _meant(text: str) -> tuple[str, str]:
    """What may have been meant: one date, or an interval."""
    text = "".join(str(int(sign)) if sign.isdecimal() else sign for sign in text.strip()).upper()
    for number, name in enumerate(MONTHS, start=1):
        text = re.sub(rf"\b{name[:3].upper()}[A-Z]*\.?", f"M{number:02}", text)
    ends = re.split(r"\s*/\s*|\s+[-–—]\s+|(?<=\d)[–—](?=\d)", text)
    return _rewritten(text), "/".join(map(_rewritten, ends))


def _rewritten(text: str) -> str:
    for pattern, replacement in _REWRITES:
        text = re.sub(pattern, replacement, text)
    return text
