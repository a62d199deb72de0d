"""The sources of a timeline, with the events and statements that rest on each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Awaitable, Callable

from textual.screen import Screen

from sco_tui.checked import Checked
from sco_tui.origins import Origins
from sco_tui.timeline import Timeline
from sco_tui.tui.aim import Aim
from sco_tui.tui.listed_cards import ListedCards
from sco_tui.tui.look import Look
from sco_tui.tui.name_list import Name
from sco_tui.tui.names_screen import Listing, NamesScreen

_INDENT = 2  # cells, of a source that repeats the one above


async def open_over(
    screen: Screen[None],
    file: str,
    look: Look,
    timeline: Timeline,
    checked: Checked | None,
    current: str | None,
    then: Callable[[Aim | None], Awaitable[None]],
) -> None:
    """Opens at the source with the key `current`."""
    origins = Origins(timeline)
    keys = _in_order(timeline, origins)
    cards = ListedCards(timeline, checked)
    listing = Listing(
        title="Sources",
        title_of_cards="Events and statements",
        nothing="This timeline names no source.",
        names=_names(timeline, keys, origins, look),
        cards=lambda number: cards.of_source(keys[number]),
        current=keys.index(current) if current in keys else 0,
    )
    await screen.app.push_screen(NamesScreen(file, timeline, listing, look), then)


def _in_order(timeline: Timeline, origins: Origins) -> list[str]:
    """As the file lists them, each behind its origin; at the end those that are used and not listed."""
    used = (key for event in timeline.events for key in event.source_keys)
    keys = list(dict.fromkeys([*timeline.sources, *used]))
    places = {key: place for place, key in enumerate(keys)}
    origin = {key: origins.of(key) for key in keys}
    return sorted(keys, key=lambda key: (places.get(origin[key], places[key]), key != origin[key]))


def _names(timeline: Timeline, keys: list[str], origins: Origins, look: Look) -> list[Name]:
    events = Counter(key for event in timeline.events for key in set(event.source))
    spoken = Counter(
        key
        for event in timeline.events
        for statement in event.statements
        for key in set(event.keys_of(statement))
    )
    names, shown = [], {*keys}
    for key in keys:
        source = timeline.sources.get(key)
        amount = f"{events[key]:,} {look.signs.own('●')}  {spoken[key]:,} {look.signs.quote}"
        origin = origins.of(key)
        if source is None:
            names.append(Name(key, "not listed under sources", amount))
            continue
        about = source.publisher or ""
        if origin != key:
            repeated = timeline.sources.get(source.via or "")
            about = f"repeats {repeated.title or repeated.key if repeated else source.via}"
        words = tuple(word for word in (key, source.publisher, source.author, source.url) if word)
        is_below = origin != key and origin in shown
        names.append(Name(source.title or key, about, amount, words, _INDENT if is_below else 0))
    return names
