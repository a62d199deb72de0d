"""What a report rests on: sources that repeat another (`via`) count as that one."""

from __future__ import annotations

from collections.abc import Iterable

from sco_tui.timeline import Timeline


def origin_of(timeline: Timeline, key: str) -> str:
    """The source at the end of the chain of `via`; of a circle, the one of it that is listed first."""
    trail: list[str] = []
    while key not in trail:
        trail.append(key)
        source = timeline.sources.get(key)
        if source is None or not source.via:
            return key
        key = source.via
    circle = trail[trail.index(key) :]
    return next(listed for listed in timeline.sources if listed in circle)


def origins(timeline: Timeline, keys: Iterable[str]) -> tuple[str, ...]:
    """Those of all `keys`, each once, in their order."""
    return tuple(dict.fromkeys(origin_of(timeline, key) for key in keys))
