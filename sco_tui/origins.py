"""What a report rests on: sources that repeat another (`via`) count as that one."""

from __future__ import annotations

from collections.abc import Iterable

from sco_tui.timeline import Timeline


class Origins:
    """Of all sources at once: each chain of `via` is followed once, however long it is."""

    def __init__(self, timeline: Timeline) -> None:
        self._sources = timeline.sources
        self._places = {key: place for place, key in enumerate(timeline.sources)}
        self._known: dict[str, str] = {}
        for key in timeline.sources:
            self._follow(key)

    def of(self, key: str) -> str:
        """The source at the end of the chain; of a circle, the one of it that is listed first."""
        return self._known.get(key, key)

    def of_all(self, keys: Iterable[str]) -> tuple[str, ...]:
        """Those of all `keys`, each once, in their order."""
        return tuple(dict.fromkeys(self.of(key) for key in keys))

    def _follow(self, key: str) -> None:
        trail: dict[str, None] = {}
        while key not in self._known and key not in trail:
            trail[key] = None
            source = self._sources.get(key)
            if source is None or not source.via:
                self._known[key] = key
            else:
                key = source.via
        if key not in self._known:
            keys = list(trail)
            self._known[key] = min(keys[keys.index(key) :], key=self._places.__getitem__)
        self._known |= dict.fromkeys(trail, self._known[key])
