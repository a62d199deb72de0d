"""With --ascii nothing that the program itself draws is outside ASCII; the file's text stays."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from sco_tui import query, timeline_file, watched_file
from sco_tui.tui.app import Viewer
from sco_tui.tui.glyphs import ASCII
from sco_tui.tui.look import Look
from sco_tui.tui.overview_strip import OverviewStrip
from tests.tui.synthetic import EVERYTHING, NO_YAML, SOURCED, WIRE
from tests.tui.viewer import ViewerPilot, days, press, resize, rows, seen, settle

SIZES = [(120, 36), (80, 24), (60, 40), (50, 20)]
BAD = "  - {date: 2017-13, title: No month}\n  - {date: 2017-06-05, title: Typing error, notte: Words}\n"

# The keys, and words that show that they have done what they do.
STATES = [
    ([], "Open start"),
    (["end", "enter"], "No date"),
    (["v"], "Open start"),
    (["z"], "Open start"),
    (["f"], "Filters"),
    (["f", *"zzz"], "zzz"),
    (["question_mark"], "Help"),
    (["question_mark", "end"], "Mouse"),
    (["d"], "Go to date:"),
    (["d", *"2017"], "Enter "),
    (["d", *"2017-06-08"], "Enter Thu 8 - "),
    (["d", *"zzz", "enter"], "not read as"),
    (["E"], "Problems"),
    (["E", "end"], "notte"),
    (["colon"], "Actions"),
    (["colon", *"zzz"], "zzz"),
    (["T"], "Theme: light"),
    (["ctrl+c"], "quit."),
    (["r"], "again: "),
    ([*["down"] * 12, "enter"], "Inner, of a title"),
    ([*["down"] * 12, "enter", "down", "end"], "A source"),
    (["slash", *"oil"], "oil"),
    (["slash", *"oil", "enter", "a", "enter", "n"], "Esc"),
    (["slash", *"original", "enter", "enter"], "Esc back"),
    (["slash", *"summat", "enter"], "Did you mean"),
    (["slash", *"summit:", "enter"], "summit:"),
    (["slash", *"kind:=summit", "space", *"zzz", "enter"], "No event matches."),
]


def viewer(yaml: str, asked: str = "") -> Viewer:
    Path("events.yaml").write_text(yaml, encoding="utf-8")
    return Viewer({"events.yaml": yaml.encode()}, query.parse(asked), Look(signs=ASCII))


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(watched_file, "REST_SECONDS", 0.0)


def assert_ascii(pilot: ViewerPilot) -> None:
    assert [row for row in rows(pilot) if not row.isascii()] == []


@pytest.mark.parametrize(("keys", "words"), STATES, ids=str)
async def test_what_the_program_draws_is_ascii(keys: list[str], words: str) -> None:
    async with viewer(EVERYTHING + BAD).run_test(size=SIZES[0], notifications=True) as pilot:
        await press(pilot, *keys)
        assert words in seen(pilot)
        for size in SIZES:
            await resize(pilot, *size)
            assert_ascii(pilot)


@pytest.mark.parametrize("asked", ["", "oil"])
async def test_the_overview_is_ascii(asked: str) -> None:
    async with viewer(EVERYTHING, asked).run_test(size=(120, 36)) as pilot:
        await press(pilot, "v")
        assert pilot.app.screen.query_one(OverviewStrip).region
        assert_ascii(pilot)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("yaml", "words"),
    [
        ("", "This timeline has no events yet."),
        ("events: []", "This timeline has no events yet."),
        (NO_YAML, "events.yaml:4:17"),
        ("events: [{title: One}, 2, {title: Three, date: 3000-13}]", "2 problems | E"),
    ],
)
async def test_other_files_are_drawn_in_ascii(yaml: str, words: str, size: tuple[int, int]) -> None:
    async with viewer(yaml).run_test(size=size) as pilot:
        await settle(pilot)
        assert words in seen(pilot)
        assert_ascii(pilot)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("yaml", "words"),
    [(days(5), "again: 5"), (NO_YAML, "! not read: line 4 | E"), (None, "! file is gone")],
)
async def test_a_file_that_changes_is_said_in_ascii(
    yaml: str | None, words: str, size: tuple[int, int]
) -> None:
    app = viewer(days(3))
    async with app.run_test(size=size, notifications=True) as pilot:
        if yaml is None:
            Path("events.yaml").unlink()
        else:
            Path("events.yaml").write_text(yaml, encoding="utf-8")
        await app.files.look()
        await settle(pilot)
        assert words in seen(pilot)
        assert_ascii(pilot)
        await press(pilot, "E")
        assert "Problems" in seen(pilot)
        assert_ascii(pilot)


@pytest.mark.parametrize("size", SIZES)
async def test_a_big_file_that_is_read_is_said_in_ascii(
    size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    may_end = threading.Event()
    monkeypatch.setattr(timeline_file, "read", lambda *_: may_end.wait(20) and timeline_file.parse("", b""))
    async with Viewer({"events.yaml": None}, look=Look(signs=ASCII)).run_test(size=size) as pilot:
        while "Reading events.yaml" not in seen(pilot):
            await pilot.pause(0.01)
        assert_ascii(pilot)
        may_end.set()
        await settle(pilot)


@pytest.mark.parametrize("size", [(29, 20), (50, 7), (1, 1)])
async def test_a_terminal_that_is_too_small_is_told_so_in_ascii(size: tuple[int, int]) -> None:
    async with viewer(EVERYTHING).run_test(size=size) as pilot:
        assert_ascii(pilot)


FILE = """
events:
  - {date: 2017-06-05, title: A · b … c, place: “P” – q, tags: [t · u], statements: [“One” · two …]}
"""


async def test_signs_of_the_file_stay_as_written() -> None:
    async with viewer(FILE).run_test(size=(120, 36)) as pilot:
        for text in ("A · b … c", "“P” – q", "t · u", "“One” · two …"):
            assert text in seen(pilot)


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (50, 20)])
@pytest.mark.parametrize(
    "keys",
    [
        ["x"],
        ["j", "x"],
        ["s"],
        ["s", "enter"],
        ["c"],
        ["s", "enter", "space", "down", "down", "space"],
        ["E"],
    ],
)
async def test_statements_and_their_sources_are_drawn_in_ascii(
    keys: list[str], size: tuple[int, int]
) -> None:
    """But for what the file and the source say, which is ASCII here."""
    Path("wire.txt").write_text(WIRE.encode("ascii", "ignore").decode(), encoding="utf-8")
    async with viewer(SOURCED.encode("ascii", "ignore").decode()).run_test(size=size) as pilot:
        await settle(pilot)
        assert_ascii(pilot)
        await press(pilot, *keys)
        assert_ascii(pilot)
