"""The spreadsheet of TimelineJS: no cell is run, and what is written comes back as it was."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest
from hypothesis import example, given

from sco_tui.formats import timelinejs
from sco_tui.formats.csv import left_out, read, write
from tests.briefed import briefing_of, filled, hostile_texts
from tests.formats.round_trips import DATES, EVERY_FIELD, ODD_DATES, timeline

# The first row of the template that timeline.knightlab.com gives.
TEMPLATE = (
    "Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,Media,Media Credit,"
    "Media Caption,Media Thumbnail,Type,Group,Background"
)


def rows(text: str) -> list[list[str]]:
    assert text.endswith("\r\n")
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


def test_columns_are_those_of_the_template_and_ours_stand_behind() -> None:
    written = write(briefing_of(EVERY_FIELD))
    assert written.splitlines()[0] == f"{TEMPLATE},ID,Date as Written"
    assert len({len(row) for row in rows(written)}) == 1


@pytest.mark.parametrize("text", [*DATES, *ODD_DATES])
def test_date_comes_back_as_written(text: str) -> None:
    imported = read(write(briefing_of(timeline(text))))
    assert [event["date"] for event in imported.document["events"]] == [text]
    assert not imported.remarks


@given(text=hostile_texts)
@example("=1+1")
@example("''=1+1")
@example(" \t＝1+1")
@example("-44")
@example("\n@x")
def test_text_comes_back_exactly_and_no_cell_is_run(text: str) -> None:
    yaml = filled(text, "https://example.org/a")
    made = briefing_of(yaml)
    if not made.dated:
        return  # a title of blanks is none
    written = write(made)
    for row in rows(written)[1:]:
        assert not [cell for cell in row[8:] if re.match(r"\s*[=+\-@＝＋－＠]|[\t\r]", cell)]
    [event] = read(written).document["events"]
    before = made.dated[0].event
    assert (event["id"], event["title"], event.get("summary", "")) == (
        before.id,
        before.title,
        before.summary,
    )
    assert event["kind"] == before.kind


@pytest.mark.parametrize("cell", ["=1", "+1", "-1", "@a", "＝1", "＋1", "－1", "＠a", " =1", "\t1"])
def test_cell_that_a_spreadsheet_would_run_has_an_apostrophe_in_front(cell: str) -> None:
    yaml = json.dumps({"events": [{"title": cell, "date": "2017"}]})
    assert rows(write(briefing_of(yaml)))[1][9] == f"'{cell}"


def test_reads_as_the_same_timeline_in_json() -> None:
    made = briefing_of(EVERY_FIELD)
    from_json = timelinejs.read(json.loads(timelinejs.write(made)))
    from_csv = read(write(made))
    assert from_csv.document == from_json.document
    assert left_out(made) == timelinejs.left_out(made)


def test_separator_is_the_one_that_gives_the_columns() -> None:
    [event] = read("Year;Headline;a,b,c,d\n2017;Talks;x\n").document["events"]
    assert (event["date"], event["title"]) == ("2017", "Talks")


def test_of_two_columns_with_one_name_the_first_holds_and_that_is_counted() -> None:
    imported = read("Year,Headline,Headline\n2017,a,b\n")
    assert imported.document["events"][0]["title"] == "a"
    assert imported.left_out == {"column Headline": 1}


def test_date_as_written_without_its_parts_is_kept() -> None:
    imported = read("Year,Headline,Date as Written\n,x,2017~\n")
    assert imported.document["events"][0]["date"] == "2017~"
    assert len(imported.remarks) == 1
