"""Names for events that have none: `2017-06-05-briefing-on-the-coming-summit`, in any script."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from sco_tui.normal_form import normalized

_TITLE_CHARACTERS = 40
_LONG_TITLE = 200


class _Kept(dict[int, int]):
    """For str.translate: letters, digits and marks of any script as they are, all else one character."""

    def __init__(self, instead: str, *kept: str) -> None:
        super().__init__({ord(character): ord(character) for character in kept})
        self._instead = ord(instead)

    def __missing__(self, code: int) -> int:
        category = unicodedata.category(chr(code))
        self[code] = code if category[0] in "LM" or category == "Nd" else self._instead
        return self[code]


_KEPT_IN_TITLES = _Kept(" ")
_KEPT_IN_DATES = _Kept("-", "/")


def derived_id(date: str | None, title: str) -> str:
    """The id of an event that has none, before it is made unique; `event` where nothing is left."""
    slug = _slug(title)
    if date is None:
        return slug or "event"
    name = f"{_folded(date).translate(_KEPT_IN_DATES)}-{slug}"
    while "--" in name:
        name = name.replace("--", "-")
    return name if slug else name.rstrip("-") or "event"


def unique_ids(wanted: Iterable[tuple[str, bool]]) -> Iterator[str]:
    """For each event, in file order, its id and whether that is explicit: the id it goes by.

    Explicit ids are taken first; the later of two equal ones, and a derived one that is taken,
    gets `-2`, `-3` and so on.
    """
    pairs = list(wanted)
    explicit = {name for name, is_explicit in pairs if is_explicit}
    taken: set[str] = set()
    next_number: dict[str, int] = {}
    for name, is_explicit in pairs:
        if name in taken or (not is_explicit and name in explicit):
            number = next_number.get(name, 2)
            while (numbered := f"{name}-{number}") in taken or numbered in explicit:
                number += 1
            next_number[name] = number + 1
            name = numbered
        taken.add(name)
        yield name


def _slug(title: str) -> str:
    # Nothing composes across a blank: the beginning of a long title folds as it does in the whole.
    blank = title.find(" ", _LONG_TITLE)
    slug = _dashed(title[:blank] if blank > 0 else title)
    if blank > 0 and len(slug) < _TITLE_CHARACTERS:
        slug = _dashed(title)
    return slug[:_TITLE_CHARACTERS].rstrip("-")


def _dashed(text: str) -> str:
    return "-".join(_folded(text).translate(_KEPT_IN_TITLES).split())


def _folded(text: str) -> str:
    if text.isascii():
        return text.lower()
    return normalized("NFC", normalized("NFC", text).casefold())
