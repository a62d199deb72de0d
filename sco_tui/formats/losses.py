"""What other formats have no place for, in words for one each."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from sco_tui import fields
from sco_tui.timeline import Source


def lost_of_source(source: Source, kept: Collection[str]) -> Iterator[str]:
    """`author of a source` for each field that holds something and is not `kept`."""
    for name in fields.SOURCE:
        if name not in kept and getattr(source, name) is not None:
            yield f"{name} of a source"
