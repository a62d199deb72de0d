"""What is said of a file that is being read, cannot be read, or was read again."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.cells import cell_len

from sco_tui import timeline_file
from sco_tui.problem import UnreadableError
from sco_tui.tui.glyphs import ASCII, UNICODE
from sco_tui.tui.lines import width_of
from sco_tui.tui.reading_words import Opening, not_read, opening_lines, read_again, state_of


def unreadable(path: Path, data: bytes | None) -> UnreadableError:
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(UnreadableError) as caught:
        timeline_file.read(str(path))
    return caught.value


FAULTS = [
    (None, "file is gone", "t.yaml is gone. What was read of it stays; when it is back it is read."),
    (
        b"title: a: b",
        "not read: line 1 · E",
        "t.yaml cannot be read: line 1, column 9: no YAML: mapping values are not allowed in this context."
        " What was read before stays until that is mended.",
    ),
    (
        b"a\xff",
        "not read · E",
        "t.yaml cannot be read: not UTF-8 at byte 2, in line 1: save it as UTF-8."
        " What was read before stays until that is mended.",
    ),
]


@pytest.mark.parametrize(("data", "state", "notice"), FAULTS)
def test_words_for_what_cannot_be_read(data: bytes | None, state: str, notice: str, tmp_path: Path) -> None:
    error = unreadable(tmp_path / "t.yaml", data)
    assert state_of(error) == state
    assert not_read("t.yaml", error, was_read=True) == notice


def test_a_file_in_the_place_of_a_folder_is_gone(tmp_path: Path) -> None:
    (tmp_path / "folder").touch()
    assert state_of(unreadable(tmp_path / "folder" / "t.yaml", None)) == "file is gone"


@pytest.mark.parametrize(("count", "words"), [(0, "0 events"), (1, "1 event"), (1234, "1,234 events")])
def test_words_for_what_was_read_again(count: int, words: str) -> None:
    assert read_again("t.yaml", count) == f"t.yaml was read again: {words}"


def texts(opening: Opening, width: int, is_ascii: bool = False) -> list[str]:
    lines = opening_lines(opening, width, ASCII if is_ascii else UNICODE)
    return ["".join(text for text, _ in line) for line in lines]


def test_how_far_the_reading_is() -> None:
    assert texts(Opening("big.yaml", 4210), 50) == ["Reading big.yaml …", "4,210 events"]
    assert texts(Opening("big….yaml", 4210), 50, is_ascii=True) == ["Reading big….yaml ...", "4,210 events"]
    assert texts(Opening("a name that is too long.yaml"), 21)[0] == "Reading a name tha… …"


@pytest.mark.parametrize("width", [20, 46, 100])
@pytest.mark.parametrize("data", [None, b"title: " + "上海".encode() * 90 + b": [", b"a: b: c", b"\tx: y"])
def test_no_line_is_wider_than_the_list(width: int, data: bytes | None, tmp_path: Path) -> None:
    error = unreadable(tmp_path / "上海合作组织上海合作组织.yaml", data)
    for line in opening_lines(Opening("t.yaml", unreadable=error), width, UNICODE):
        assert width_of(line) <= width
    for line in opening_lines(Opening("上海合作组织" * 9, 10**9), width, UNICODE):
        assert cell_len("".join(text for text, _ in line)) <= width
