"""What stands between a property's name and its value: `;TZID=Europe/Berlin;VALUE=DATE-TIME`."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from icalendar.parser import Parameters

from sco_tui.draft import Draft
from sco_tui.formats.ics_lines import Property
from sco_tui.text import quoted

# RFC 5545, section 3.3; RFC 7265 adds the last.
_VALUES = (
    *("BINARY", "BOOLEAN", "CAL-ADDRESS", "DATE", "DATE-TIME", "DURATION", "FLOAT", "INTEGER", "PERIOD"),
    *("RECUR", "TEXT", "TIME", "URI", "UTC-OFFSET", "UNKNOWN"),
)
_ENCODINGS = ("8BIT", "BASE64")
_HOW_WRITTEN = ("VALUE", "ENCODING", "FMTTYPE")
_NAME_CHARACTERS = 60
_NONE: Mapping[str, str] = {}


def parameters(written: Property, draft: Draft, used: Collection[str] = ()) -> Mapping[str, str]:
    """By name in capitals. In `draft` the bad ones are remarked, and those that are not `used` counted."""
    if not written.parameters:
        return _NONE
    try:
        parsed = Parameters.from_ical(written.parameters[1:])  # type: ignore[no-untyped-call]  # theirs
    except ValueError:
        draft.remark(written.line, f"{written.name}: parameters left out: {quoted(written.parameters)}")
        return _NONE
    given = {
        name.upper(): value if isinstance(value, str) else ",".join(value) for name, value in parsed.items()
    }
    for name, known in (("VALUE", _VALUES), ("ENCODING", _ENCODINGS)):
        if name in given and given[name].upper() not in known:
            shown = quoted(given[name])
            draft.remark(written.line, f"{written.name}: unknown {name} {shown} passed over")
    for name in given:
        if name not in used and name not in _HOW_WRITTEN:
            draft.left_out[f"{written.name};{name[:_NAME_CHARACTERS]}"] += 1
    return given
