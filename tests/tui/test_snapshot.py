"""Each screen and each state of it, cell by cell, as it was looked at and accepted."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.strip import Strip
from textual.widgets import Input

from sco_tui import timeline_file, watched_file
from sco_tui.tui.app import Viewer
from sco_tui.tui.look import Look
from sco_tui.tui.theme import DARK, IN_TURN, Palette
from tests.tui import snapshot
from tests.tui.synthetic import BUSY, EVERYTHING, NO_YAML, PROBLEMS, SOURCED, WIRE
from tests.tui.viewer import ViewerPilot, days, press, seen, settle, strips, viewer

SHIPPED = (Path(__file__).parents[2] / "events.yaml").read_text(encoding="utf-8")
FILE = "events.yaml"

# A key, or something else that is done.
Step = str | Callable[[ViewerPilot], Awaitable[None]]


def becomes(yaml: str) -> Step:
    """What the file holds from now on."""

    async def step(pilot: ViewerPilot) -> None:
        Path(FILE).write_text(yaml, encoding="utf-8")
        await looked(pilot)

    return step


async def goes(pilot: ViewerPilot) -> None:
    Path(FILE).unlink()
    await looked(pilot)


async def looked(pilot: ViewerPilot) -> None:
    assert isinstance(pilot.app, Viewer)
    await pilot.app.files.look()
    await settle(pilot)


def typed(words: str) -> list[Step]:
    return ["space" if letter == " " else letter for letter in words]


def searched(words: str) -> list[Step]:
    return ["slash", *typed(words), "enter"]


def dragged(first: tuple[int, int], last: tuple[int, int]) -> Step:
    """Over the cells from one to the other, both (column, row) from 0."""

    async def step(pilot: ViewerPilot) -> None:
        for kind, (x, y) in ((events.MouseDown, first), (events.MouseMove, last), (events.MouseUp, last)):
            pilot.app.post_message(kind(None, x, y, 0, 0, 1, False, False, False, x, y))
            await settle(pilot)

    return step


class Picture(NamedTuple):
    name: str
    yaml: str
    size: tuple[int, int]
    steps: list[Step] = []  # noqa: RUF012, never changed
    palettes: tuple[Palette, ...] = (DARK,)


WIDE, MEDIUM, STACKED, SMALL = (120, 36), (80, 24), (60, 40), (50, 20)
PICTURES = [
    Picture("main", SHIPPED, WIDE, [], IN_TURN),
    Picture("main", SHIPPED, MEDIUM, [], IN_TURN),
    Picture("main", SHIPPED, STACKED, ["G"], IN_TURN),
    Picture("main", SHIPPED, SMALL, [], IN_TURN),
    Picture("reading", SHIPPED, SMALL, ["G", "enter"]),
    Picture("zoomed", SHIPPED, WIDE, ["enter", "z"]),
    Picture("selected_text", SHIPPED, WIDE, [dragged((62, 7), (75, 9))], IN_TURN),
    Picture("dates", EVERYTHING, (120, 50)),
    Picture("dates_end", EVERYTHING, MEDIUM, ["G"]),
    Picture("search", SHIPPED, WIDE, searched("terrorism"), IN_TURN),
    Picture("search", SHIPPED, STACKED, searched("terrorism")),
    Picture("search_typed", SHIPPED, MEDIUM, ["slash", *typed("terror")]),
    Picture("search_dimmed", SHIPPED, WIDE, [*searched("terrorism"), "a"], IN_TURN),
    Picture("nothing_found", SHIPPED, WIDE, searched("terorism kind:=membership")),
    Picture("filters", SHIPPED, WIDE, ["f", "space"], IN_TURN),
    Picture("help", SHIPPED, WIDE, ["question_mark"]),
    Picture("help_end", SHIPPED, SMALL, ["question_mark", "end"]),
    Picture("palette", SHIPPED, MEDIUM, ["colon", *typed("date")]),
    Picture("date", SHIPPED, MEDIUM, ["d", *typed("8 june")]),
    Picture("busy", BUSY, WIDE, ["d", *typed("june 2010"), "enter"], IN_TURN),
    Picture("busy_end", BUSY, WIDE, ["G"]),
    Picture("busy_search", BUSY, WIDE, searched("pipelines")),
    Picture("empty", "title: Days\nevents: []\n", MEDIUM),
    Picture("no_yaml", NO_YAML, MEDIUM),
    Picture("problems", PROBLEMS, WIDE, ["E", "down"], IN_TURN),
    Picture("problems", PROBLEMS, SMALL, ["E"]),
    Picture("read_again", days(3), WIDE, ["j", becomes(days(5))]),
    Picture("not_readable", days(3), MEDIUM, ["j", becomes(NO_YAML)], IN_TURN),
    Picture("gone", days(3), MEDIUM, [goes]),
    Picture("too_small", SHIPPED, (29, 8)),
    Picture("checked", SOURCED, MEDIUM, ["j", "enter"], IN_TURN),
    Picture("source", SOURCED, WIDE, ["x", "n", "n"], IN_TURN),
    Picture("source", SOURCED, SMALL, ["x"]),
    Picture("source_without_it", SOURCED, WIDE, ["j", "enter", "x"], IN_TURN),
    Picture("source_without_it", SOURCED, MEDIUM, ["j", "enter", "x"]),
    Picture("no_text", SOURCED, MEDIUM, ["G", "x"]),
    Picture("speakers", SOURCED, WIDE, ["s"], IN_TURN),
    Picture("speakers", SOURCED, MEDIUM, ["s", "enter", "space"]),
    Picture("speakers", SOURCED, SMALL, ["s", "slash", *typed("перей")]),
    Picture("sources", SOURCED, WIDE, ["c", "down", "enter"], IN_TURN),
    Picture("compared", SOURCED, WIDE, ["s", "enter", "space", "down", "down", "space"], IN_TURN),
    Picture("compared", SOURCED, SMALL, ["s", "enter", "space", "down", "down", "space"]),
    Picture("problems_of_check", SOURCED, WIDE, ["E"]),
    Picture("briefing", SHIPPED, WIDE, [*searched("terrorism"), "b", "j", "space"], IN_TURN),
    Picture("briefing", SHIPPED, MEDIUM, ["b", "f"]),
    Picture("briefing", SHIPPED, SMALL, ["b", "j", "space"]),
    Picture("marked", SHIPPED, WIDE, ["m", "j", "j", "m", "M"], IN_TURN),
    Picture("marked", SHIPPED, MEDIUM, ["m", "j", "j", "m", "k"], IN_TURN),
]


def name_of(picture: Picture) -> str:
    width, height = picture.size
    return f"{picture.name}_{width}x{height}"


@pytest.fixture(autouse=True)
def _as_the_picture_is_taken(
    own_state: None,  # noqa: ARG001
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    """No clock has a part in it, nor where the file is, nor what is kept."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(watched_file, "REST_SECONDS", 0.0)
    monkeypatch.setattr(Viewer, "NOTIFICATION_TIMEOUT", 3600)
    monkeypatch.setattr(Input, "cursor_blink", False)


@pytest.mark.parametrize("picture", PICTURES, ids=name_of)
async def test_a_screen_looks_as_accepted(picture: Picture) -> None:
    drawn = {}
    for palette in picture.palettes:
        shutil.rmtree("state", ignore_errors=True)  # the marks of the theme before
        Path(FILE).write_text(picture.yaml, encoding="utf-8")
        Path("wire.txt").write_text(WIRE, encoding="utf-8", newline="")
        app = Viewer({FILE: picture.yaml.encode()}, look=Look(palette))
        async with app.run_test(size=picture.size, notifications=True) as pilot:
            await settle(pilot)
            for step in picture.steps:
                await (press(pilot, step) if isinstance(step, str) else step(pilot))
            drawn[palette.name] = strips(pilot)
    snapshot.check(drawn, name_of(picture))


async def test_the_reading_of_a_big_file_looks_as_accepted(monkeypatch: pytest.MonkeyPatch) -> None:
    may_end = threading.Event()

    def read(_: str, progress: timeline_file.Progress) -> object:
        progress.events = 4210
        may_end.wait(20)
        return timeline_file.parse(FILE, days(1).encode())

    monkeypatch.setattr(timeline_file, "read", read)
    async with Viewer({FILE: None}).run_test(size=MEDIUM) as pilot:
        while "4,210" not in seen(pilot):
            await pilot.pause(0.01)
        drawn = strips(pilot)
        may_end.set()
        await settle(pilot)
    snapshot.check({DARK.name: drawn}, "opening_80x24")


def test_each_accepted_picture_is_still_taken() -> None:
    names = {"opening_80x24", *map(name_of, PICTURES)}
    kept = {path.stem for path in snapshot.FOLDER.glob("*.txt") if not path.stem.endswith(".new")}
    assert kept - names == set(), "remove them"


async def test_a_change_is_shown_and_written_beside(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(snapshot, "FOLDER", tmp_path)
    monkeypatch.delenv("SNAPSHOT", raising=False)
    async with viewer(days(3)).run_test(size=(60, 10)) as pilot:
        with pytest.raises(AssertionError, match="SNAPSHOT=accept"):
            snapshot.check({"dark": strips(pilot)}, "days")
        (tmp_path / "days.new.txt").rename(tmp_path / "days.txt")
        snapshot.check({"dark": strips(pilot)}, "days")
        await press(pilot, "j")
        with pytest.raises(AssertionError, match="\\+▌ Fri  2  ● Event 2"):
            snapshot.check({"dark": strips(pilot)}, "days")
        monkeypatch.setenv("SNAPSHOT", "accept")
        snapshot.check({"dark": strips(pilot)}, "days")
    assert [path.name for path in tmp_path.iterdir()] == ["days.txt"]


def test_a_new_style_changes_no_other_letter() -> None:
    red, blue, bold = Style(color="red"), Style(color="blue"), Style(bold=True)
    before = snapshot.written({"dark": [Strip([Segment("ab", red), Segment("c", blue)])]})
    assert before.splitlines() == ["abc   a2 b1", "", "  dark", "a red on default", "b blue on default"]
    after = snapshot.written({"dark": [Strip([Segment("a", bold), Segment("bc", blue)])]}, before)
    assert after.splitlines() == [
        "abc   a1 b2",
        "",
        "  dark",
        "a default on default bold",
        "b blue on default",
    ]


def test_cells_are_written_once_with_the_styles_of_each_theme() -> None:
    plain, red, bold = Style(), Style(color="red"), Style(bold=True)
    drawn = {
        "dark": [Strip([Segment("上b", red)])],
        "mono": [Strip([Segment("上", plain), Segment("b", bold)])],
    }
    assert snapshot.written(drawn).splitlines() == [
        "上b   a2 b1",
        "",
        "  dark | mono",
        "a red on default | default on default",
        "b red on default | default on default bold",
    ]


def test_themes_that_differ_in_their_cells_are_refused() -> None:
    with pytest.raises(AssertionError, match="more than styles"):
        snapshot.written({"dark": [Strip([Segment("a")])], "mono": [Strip([Segment("b")])]})
