"""TimelineJS files as other programs and people write them: what is understood is kept, the rest said."""

from __future__ import annotations

from pathlib import Path

import pytest

from sco_tui import importing
from tests.formats.odd_slides import ODD

FOLDER = Path(__file__).parent / "odd"


def test_each_odd_file_is_in_the_table() -> None:
    assert {path.name for path in FOLDER.iterdir() if path.suffix in (".json", ".csv")} == ODD.keys()


@pytest.mark.parametrize("name", ODD)
def test_odd_file_is_read_as_its_rules_say(name: str) -> None:
    imported, expected = importing.read(str(FOLDER / name)), ODD[name]
    document = dict(imported.document)
    events = document.pop("events")
    has_ids = [{**one} if "id" in wanted else {field: one[field] for field in one if field != "id"}
               for one, wanted in zip(events, expected.events, strict=True)]  # fmt: skip
    assert has_ids == expected.events
    assert document == expected.about
    assert [f"{place}: {message}" for place, message in imported.remarks] == list(expected.remarks)
    assert imported.left_out == expected.left_out
