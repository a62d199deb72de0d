"""Names for events that have none: `2017-06-05-briefing-on-the-coming-summit`, in any script."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

_TITLE_CHARACTERS = 40
_DASHES = re.compile("-+")


class _Kept(dict[int, int | None]):
    """For str.translate: letters, digits and marks of any script as they are, all else a dash."""

    def __missing__(self, code: int) -> int:
        category = unicodedata.category(chr(code))
        self[code] = code if category[0] in "LM" or category == "Nd" else ord("-")
        return self[code] or 0


_KEPT = _Kept()
_KEPT_IN_DATES = _Kept({ord("/"): ord("/")})


def derived_id(date: str | None, title: str) -> str:
    """The id of an event that has none, before it is made unique."""
    slug = _DASHES.sub("-", _folded(title).translate(_KEPT)).strip("-")
    slug = slug[:_TITLE_CHARACTERS].rstrip("-")
    if date is None:
        return slug or "event"
    dated = _folded(date).translate(_KEPT_IN_DATES)
    return _DASHES.sub("-", f"{dated}-{slug}" if slug else dated)


def unique_ids(wanted: Iterable[tuple[str | None, str]]) -> Iterator[str]:
    """For each event, in file order, its explicit id and its derived one: the id it goes by.

    Explicit ids are taken first; the later of two equal ones, and a derived one that is taken,
    gets `-2`, `-3` and so on.
    """
    pairs = list(wanted)
    explicit = {given for given, _ in pairs if given is not None}
    taken: set[str] = set()
    next_number: dict[str, int] = {}
    for given, derived in pairs:
        name = derived if given is None else given
        if name in taken or (given is None and name in explicit):
            number = next_number.get(name, 2)
            while (numbered := f"{name}-{number}") in taken or numbered in explicit:
                number += 1
            next_number[name] = number + 1
            name = numbered
        taken.add(name)
        yield name


def _folded(text: str) -> str:
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())
