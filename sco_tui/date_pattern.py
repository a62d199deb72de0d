"""What `dates` reads as one pattern, for those who check a file without it: editors, validators.

As JSON Schema asks, in the regular expressions that ECMA-262 and Python share, without look-behind. Calendar
and order are beyond it: the 31st of June and an interval that ends before it starts fit.
"""

from __future__ import annotations

_YEAR = "(?!-0000)-?[0-9]{4}"
_LONG_YEAR = "Y-?[1-9][0-9]{4,11}"
_DECADE_OR_CENTURY = "-?[0-9]{2}[0-9X]X"
_MONTH = "(?:0[1-9]|1[0-2])"
_SEASON = "2[1-4]"
_DAY = "(?:0[1-9]|[12][0-9]|3[01])"
_SIXTIETH = "[0-5][0-9]"  # a minute or a second
# Up to 14 hours, and no -00:00.
_OFFSET = (
    rf"(?:Z|[+-](?:0[1-9]|1[0-3])(?::{_SIXTIETH})?|\+00(?::{_SIXTIETH})?|-00:(?:0[1-9]|[1-5][0-9])"
    "|[+-]14(?::00)?)"
)
_TIME = rf"T(?:[01][0-9]|2[0-3]):{_SIXTIETH}(?::{_SIXTIETH})?{_OFFSET}?"
_QUALIFIER = "[~?%]?"
_FULL = (
    rf"(?:{_YEAR}-{_MONTH}-{_DAY}{_TIME}"
    rf"|(?:{_LONG_YEAR}|{_YEAR}(?:-{_MONTH}(?:-{_DAY})?|-{_SEASON})?){_QUALIFIER})"
)
_WITH_X = rf"(?:{_DECADE_OR_CENTURY}|{_YEAR}-(?:XX(?:-XX)?|{_MONTH}-XX)){_QUALIFIER}"

PATTERN = rf"(?:{_FULL}(?:/(?:{_FULL}|\.\.)?)?|(?:\.\.)?/{_FULL}|{_WITH_X})"
