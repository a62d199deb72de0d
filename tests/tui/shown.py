"""What a query finds in a small timeline, as the list is given it: for tests that need no screen."""

from __future__ import annotations

from sco_tui import query, timeline_file
from sco_tui.search import Index
from sco_tui.tui.shown import Drawing, Shown


def shown(yaml: str, asked: str = "", *, dims: bool = False) -> Shown:
    timeline, problems = timeline_file.parse("events.yaml", yaml.encode())
    found = Index(timeline, problems).find(query.parse(asked))
    return Drawing(timeline).shown(found, dims=dims)
