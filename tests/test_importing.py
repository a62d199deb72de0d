"""Which format a file is of tells its content; what cannot be read is said in a line."""

from __future__ import annotations

from pathlib import Path

import pytest

from sco_tui import importing
from sco_tui.problem import UnreadableError

CALENDAR = (
    "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Talks\nDTSTART;VALUE=DATE:20170608\nEND:VEVENT\nEND:VCALENDAR\n"
)
SLIDES = '{"events": [{"start_date": {"year": "2017"}, "text": {"headline": "Talks"}}]}'
TABLE = "Year,Headline\n2017,Talks\n"
OWN = '{"events": [{"title": "Talks", "date": "2017"}]}'


def titles(path: Path, data: bytes) -> list[str]:
    path.write_bytes(data)
    return [event["title"] for event in importing.read(str(path)).document["events"]]


@pytest.mark.parametrize("name", ["a.ics", "a.csv", "a.json", "a"])
@pytest.mark.parametrize("before", ["", "\n ", "\ufeff"])
@pytest.mark.parametrize("text", [CALENDAR, SLIDES, TABLE, OWN])
def test_content_tells_the_format_whatever_the_name(
    tmp_path: Path, name: str, text: str, before: str
) -> None:
    assert titles(tmp_path / name, f"{before}{text}".encode()) == ["Talks"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"title: x\nevents: []\n", "is of no format that is known"),
        (b"", "is of no format that is known"),
        (b"[1, 2]", "is JSON without a list of events"),
        (b'{"a": 1}', "is JSON without a list of events"),
        (b'{"events": [}', "no JSON: Expecting value"),
        (b'{"events": [' + b"9" * 5000 + b"]}", "no JSON that can be read: a number of thousands of digits"),
        (b'{"events": ' + b"[" * 100_000 + b"]}", "no JSON that can be read: nested too deep"),
        (b"\xff\xfeB\0E\0G\0", "not UTF-8 but UTF-16"),
        (b"BEGIN:VCALENDAR\xff", "not UTF-8 at byte 16"),
    ],
)
def test_what_cannot_be_read_is_said(tmp_path: Path, data: bytes, reason: str) -> None:
    path = tmp_path / "a"
    path.write_bytes(data)
    with pytest.raises(UnreadableError, match=reason):
        importing.read(str(path))


def test_fault_in_json_is_said_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('{"events": [\n  {"title": }\n]}')
    with pytest.raises(UnreadableError) as caught:
        importing.read(str(path))
    assert str(caught.value).splitlines() == [
        f"{path}:2:13: error: no JSON: Expecting value", '      {"title": }', " " * 16 + "^",
    ]  # fmt: skip


def test_calendar_that_is_folded_in_the_middle_of_a_character_is_read(tmp_path: Path) -> None:
    summary = "SUMMARY:Gespräch".encode()
    fold = summary.index("ä".encode()) + 1
    data = CALENDAR.encode().replace(b"SUMMARY:Talks", summary[:fold] + b"\r\n " + summary[fold:])
    assert titles(tmp_path / "a.ics", data) == ["Gespräch"]
