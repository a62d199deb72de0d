"""The time zones that a calendar names: how far its local times are ahead of UTC."""

from __future__ import annotations

import re
import zoneinfo
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import cache

from icalendar import Timezone
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from sco_tui.formats.ics_lines import Component

# What a change of clocks takes. dateutil, which expands the rules, would take hours over one that recurs each
# second, and for ever over an interval of none.
_RULE_PART = re.compile(
    r"FREQ=YEARLY|INTERVAL=[1-9][0-9]{0,3}|COUNT=[0-9]{1,4}|UNTIL=[0-9]{8}(?:T[0-9]{6}Z?)?|WKST=[A-Z]{2}"
    r"|BY(?:MONTH|DAY|MONTHDAY)=[-+0-9A-Z,]{1,60}",
    re.IGNORECASE,
)
_MOST_CHARACTERS = 65_536  # of a definition; those of the time zone database have a tenth at most


class Zones:
    """Zones by name: that of the time zone database, else the file's own definition, else that of Windows.

    The database goes first, as with `icalendar`: most files define today's rule alone, as if for all time.
    """

    def __init__(self, definitions: Iterable[Component]) -> None:
        self._definitions: dict[str, Component] = {}
        for component in definitions:
            for written in component.properties:
                if written.name == "TZID":
                    self._definitions.setdefault(written.text, component)
        self._zones: dict[str, tzinfo | None] = {}

    def zone(self, name: str) -> tzinfo | None:
        """None for one that nobody knows."""
        if name not in self._zones:
            self._zones[name] = self._zone(name)
        return self._zones[name]

    def _zone(self, name: str) -> tzinfo | None:
        if name in _known():
            return zoneinfo.ZoneInfo(name)
        defined = _defined(self._definitions[name]) if name in self._definitions else None
        if defined is not None:
            return defined
        parts = name.strip("/").split("/")[:9]
        # `/mozilla.org/20070129_1/Europe/Berlin`: a name that is to be unique (RFC 5545, section 3.2.19).
        endings = ["/".join(parts[first:]) for first in range(len(parts))] if name.startswith("/") else []
        for ending in [WINDOWS_TO_OLSON.get(name, ""), *endings]:
            if ending in _known():
                return zoneinfo.ZoneInfo(ending)
        return None


def placed(local: datetime, zone: tzinfo) -> datetime | None:
    """`local`, a time without offset, with the one that it has in a zone; None where that cannot be told."""
    try:
        offset = local.replace(tzinfo=zone).utcoffset()
    except Exception:  # dateutil reads the rules of a file's own zone as late as here, and names no error
        return None
    return None if offset is None else local.replace(tzinfo=timezone(offset))


def moved(start: datetime, days: timedelta, exact: timedelta, zone: tzinfo | None) -> datetime:
    """So many days by the calendar, then so much time by the clock (RFC 5545, section 3.3.6).

    Raises ValueError where the zone cannot tell, OverflowError outside the years 1 to 9999.
    """
    if zone is None or start.tzinfo is None:
        return start + days + exact
    there = placed(start.replace(tzinfo=None) + days, zone)
    if there is None:
        raise ValueError
    moment = (there + exact).astimezone(UTC)
    try:
        local = moment.astimezone(zone).replace(tzinfo=None)
    except Exception as error:  # as in `placed`
        raise ValueError from error
    return moment.astimezone(timezone(local - moment.replace(tzinfo=None)))


@cache
def _known() -> frozenset[str]:
    return frozenset(zoneinfo.available_timezones())


def _defined(component: Component) -> tzinfo | None:
    parts = [part for part in component.inside if part.name in ("STANDARD", "DAYLIGHT")]
    rules = [one for part in parts for one in part.properties if one.name == "RRULE"]
    if not all(_RULE_PART.fullmatch(part) for rule in rules for part in rule.value.strip(";").split(";")):
        return None
    lines = ["BEGIN:VTIMEZONE", *_written(component)]
    for part in parts:
        lines += [f"BEGIN:{part.name}", *_written(part), f"END:{part.name}"]
    text = "\r\n".join([*lines, "END:VTIMEZONE", ""])
    if len(text) > _MOST_CHARACTERS:
        return None
    try:
        read = Timezone.from_ical(text)
        zone = read.to_tz(lookup_tzid=False) if isinstance(read, Timezone) else None
        return zone if isinstance(zone, tzinfo) else None
    except Exception:  # neither icalendar nor dateutil says which errors a definition may raise
        return None


def _written(component: Component) -> list[str]:
    kept = ("TZID", "DTSTART", "TZOFFSETFROM", "TZOFFSETTO", "TZNAME", "RRULE", "RDATE")
    return [one.written for one in component.properties if one.name in kept]
