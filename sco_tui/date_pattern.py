"""What a date looks like, as a regular expression for other programs: ECMA-262, without look-behind.

It takes all that `dates` reads. What only a calendar or both ends tell it lets pass: 31 June, an interval
that ends before it starts, an offset over 14 hours.
"""

from __future__ import annotations

_YEAR = "(?!-0000)-?[0-9]{4}"
_MONTH = "(?:0[1-9]|1[0-2])"
_DAY = "(?:0[1-9]|[12][0-9]|3[01])"
_TIME = "T(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?"
_OFFSET = "(?:Z|[+-](?:0[0-9]|1[0-4])(?::[0-5][0-9])?)"
_FAR = "Y-?[1-9][0-9]{4,11}"
_WITH_TIME = f"{_YEAR}-{_MONTH}-{_DAY}{_TIME}{_OFFSET}?"
# An end of an interval, where no X may stand.
_END = f"(?:{_WITH_TIME}|(?:{_FAR}|{_YEAR}(?:-2[1-4]|-{_MONTH}(?:-{_DAY})?)?)[~?%]?)"
_WITH_X = f"(?:-?[0-9]{{2}}[0-9X]X|{_YEAR}(?:-XX(?:-XX)?|-{_MONTH}-XX))[~?%]?"

PATTERN = rf"^(?:{_END}|{_WITH_X}|{_END}/(?:{_END}|\.\.)?|(?:\.\.)?/{_END})$"
