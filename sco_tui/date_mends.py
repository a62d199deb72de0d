"""What is meant by a text that is not EDTF, and why it is no date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sco_tui.dates import MONTHS, Date, DateError, FormError, date_of

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
_DAY = r"(\d\d?)(?:ST|ND|RD|TH)?"
_YEAR = r"(-?\d{3,4})"
# A number of three is the day where no month has it; else each may be: one list a reading.
_DAY_FIRST = (r"^(\d\d?)([./-])(\d\d?)\2(\d{4})$", r"\4-\3-\1")
_MONTH_FIRST = (_DAY_FIRST[0], r"\4-\1-\3")
# What is often written instead, in capitals, with M06 for June and S22 for summer: rewritten from top to
# bottom.
_REWRITES = (
    (r"^(?:SUN|MON|TUE|WED|THU|FRI|SAT)(?:S|NES|RS?|UR)?(?:DAY)?\.?,? (?=\d\d?\b|M\d\d)", ""),
    (r"\b(?:THE|OF|YEAR) ", ""),
    (r"^(?:ABOUT|CIRCA|CA?\.?) ?(\d.*|[MS]\d\d.*)$", r"\1~"),
    (r"(?:[., ]+|-)?\b(M\d\d)(?:[., ]+|-)?(?=\S)", r" \1 "),
    (r"^ +", ""),
    (rf"^{_DAY} (M\d\d) {_YEAR}(?!\d)", r"\3-\2-\1"),
    (rf"^(M\d\d) {_DAY},? {_YEAR}(?!\d)", r"\3-\1-\2"),
    (rf"^{_YEAR},? (M\d\d) {_DAY}\b", r"\1-\2-\3"),
    (rf"^{_YEAR},? {_DAY} (M\d\d)\b", r"\1-\3-\2"),
    (rf"^([MS]\d\d),? {_YEAR}(?!\d)", r"\2-\1"),
    (rf"^{_YEAR},? ([MS]\d\d)\b", r"\1-\2"),
    (r"(?<=\d-)[MS](?=\d\d)", ""),
    (r"^(0?[1-9]|1[0-2])[./-](\d{4})$", r"\2-\1"),
    (r"^(\d{4})[./](\d\d?)[./](\d\d?)\b", r"\1-\2-\3"),
    (r"^(\d{4})(\d\d)(\d\d)\b", r"\1-\2-\3"),
    (r"(?<=\d-)(\d)(?!\d)", r"0\1"),
    (r"^(\d{3})0['’]?S\b", r"\1X"),
    (r"^(-?)(\d{3})(?![\dX])", r"\g<1>0\2"),
    (r"^(-?\d{5,})(?!\d)", r"Y\1"),
    (r"^Y(-?\d{4})$", r"\1"),
    (r"^(\d{4}-\d\d-\d\d) (?=\d\d:)", r"\1T"),
    (r"(T\d\d)$", r"\1:00"),
    (r"(T.*[+-]\d\d)(\d\d)$", r"\1:\2"),
)
_SEASONS = (("SPRING", 21), ("SUMMER", 22), ("AUTUMN|FALL", 23), ("WINTER", 24))
# From three letters on, and no other word that begins like it: no decade is a December.
_NAMES = (
    *(
        (rf"\b(?:{'|'.join(name[:end].upper() for end in range(len(name), 2, -1))})\b\.?", f"M{month:02}")
        for month, name in enumerate(MONTHS, start=1)
    ),
    *((rf"\b(?:{name})\b", f"S{season}") for name, season in _SEASONS),
)
_ERA_YEAR = re.compile(
    r"\b([1-9]\d{0,11}) ?(?:(B\.? ?C\.?(?: ?E\b\.?)?)|A\.? ?D\b\.?|C\.? ?E\b\.?)|\bAD ([1-9]\d{0,11})\b"
)
_WINTER = re.compile(r"\bS24 (\d{4})[/–-](\d{4}|\d\d)\b")


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
    try:
        dates = meant(text)
    except DateError as error:
        return str(error)
    return f"not EDTF: write it as {' or '.join(date.text for date in dates)}" if dates else _GENERAL_REASON


def meant(text: str) -> list[Date]:
    """The dates that may be meant by a text that is not EDTF: `5.6.2017` is in June or in May.

    Raises DateError where what is meant is no date: `30 February 2017`.
    """
    dates: dict[str, Date] = {}
    errors: list[DateError] = []
    for written in _readings(text):
        try:
            dates[written] = date_of(written)
        except FormError:
            continue
        except DateError as error:
            errors.append(error)
    if errors and not dates:
        raise errors[0]
    return list(dates.values())


def _readings(text: str) -> Iterator[str]:
    """What may have been meant, as it would be written: one date, or an interval."""
    text = "".join(str(int(sign)) if sign.isdecimal() else sign for sign in text.strip()).upper()
    for name, code in _NAMES:
        text = re.sub(name, code, text)
    text = _WINTER.sub(_one_winter, _ERA_YEAR.sub(_astronomical, text))
    yield _rewritten(text, _DAY_FIRST)
    yield _rewritten(text, _MONTH_FIRST)
    ends = re.split(r"\s*/\s*|\s+[-–—]\s+|(?<=\d)[–—](?=\d)", text)
    yield "/".join(_rewritten(end, _DAY_FIRST) for end in ends)


def _rewritten(text: str, numbers: tuple[str, str]) -> str:
    for pattern, replacement in (numbers, *_REWRITES):
        text = re.sub(pattern, replacement, text)
    return text


def _astronomical(match: re.Match[str]) -> str:
    """`44 BC` as the year -0043."""
    number, is_before, number_behind = match.groups()
    return year_text(1 - int(number) if is_before else int(number or number_behind))


def year_text(year: int) -> str:
    """An astronomical year as EDTF writes it."""
    if abs(year) > 9999:
        return f"Y{year}"
    return f"{'-' if year < 0 else ''}{abs(year):04}"


def _one_winter(match: re.Match[str]) -> str:
    """`2016/17` is a winter that EDTF writes with its first year."""
    first, second = match.groups()
    return f"S24 {first}" if (int(first) + 1) % 10 ** len(second) == int(second) else match[0]
