"""The list of problems: where its keys lead, and how it looks at each size."""

import pytest
from textual.binding import Binding

from sco_tui import timeline_file
from sco_tui.problem import Problem, Severity, UnreadableError
from sco_tui.tui.aim import Aim
from sco_tui.tui.app import Viewer
from sco_tui.tui.footer import Footer
from sco_tui.tui.look import DEFAULT
from sco_tui.tui.problem_lines import Findings
from sco_tui.tui.problem_list import ProblemList
from sco_tui.tui.problem_screen import ProblemScreen, aim_at
from tests.tui.viewer import WIDE, ViewerPilot, press, resize, rows, seen, settle, viewer

FILE = """title: Meetings
sources:
  unused: {title: Nobody refers to it}
events:
- title: Briefing
  date: 2017-13
- title: Summit
  statements:
  - {text: Words, source: artcle}
"""
SOUND = "events: [{title: A}]"
GONE = UnreadableError("events.yaml", "No such file or directory")
MANY = "events:\n" + "".join(f"- title: Event {number}\n  date: 2017-13\n" for number in range(1, 41))


class Opened:
    """The screen over the viewer of a file, and what it ended with."""

    def __init__(self, pilot: ViewerPilot, text: str, unreadable: UnreadableError | None = None) -> None:
        self.pilot = pilot
        timeline, problems = timeline_file.parse("events.yaml", text.encode())
        self.screen = ProblemScreen(
            "events.yaml",
            timeline,
            Findings(problems, [unreadable] if unreadable else [], (), {"events.yaml"}),
            DEFAULT,
        )
        self.answers: list[Aim | None] = []

    async def push(self) -> None:
        await self.pilot.app.push_screen(self.screen, self.answers.append)
        await settle(self.pilot)

    @property
    def position(self) -> str:
        return self.screen.query_one(ProblemList).position

    @property
    def place(self) -> str:
        return self.screen.query_one(Footer).place


async def opened(pilot: ViewerPilot, text: str, unreadable: UnreadableError | None = None) -> Opened:
    screen = Opened(pilot, text, unreadable)
    await screen.push()
    return screen


async def test_the_list_in_a_box() -> None:
    async with viewer(FILE).run_test(size=(80, 24)) as pilot:
        await resize(pilot, 110, 24)
        await opened(pilot, FILE)
        shown = [row.rstrip() for row in rows(pilot)]
    assert shown[0].startswith(" Meetings  events.yaml ")
    assert "! 2 errors · 1 warning" in shown[0]
    assert shown[1].startswith("╭─ Problems ──")
    assert [row[1:90].rstrip() for row in shown[2:16]] == [
        "",
        '▌ ▲ warning  events.yaml:3:3    source "unused" is never used',
        "    2 │ sources:",
        "    3 │   unused: {title: Nobody refers to it}",
        "      │   ^^^^^^",
        "",
        '  ✕ error    events.yaml:6:9    date "2017-13" is no date: month 13',
        "    5 │ - title: Briefing",
        "    6 │   date: 2017-13",
        "      │         ^^^^^^^",
        "",
        '  ✕ error    events.yaml:9:27   source "artcle" is not listed under sources',
        "    8 │   statements:",
        "    9 │   - {text: Words, source: artcle}",
    ]
    assert shown[-2].endswith("─ 1 of 3 ─╯")


async def test_the_list_on_a_small_screen() -> None:
    async with viewer(FILE).run_test(size=(50, 20)) as pilot:
        await opened(pilot, FILE)
        await press(pilot, "down")
        shown = [row.rstrip() for row in rows(pilot)]
    assert shown[1].startswith("─ Problems ──")
    assert shown[9:14] == [
        "▌ ✕ error    events.yaml:6:9",
        '▌   date "2017-13" is no date: month 13',
        "  5 │ - title: Briefing",
        "  6 │   date: 2017-13",
        "    │         ^^^^^^^",
    ]
    assert shown[-1].endswith("2 of 3")


# Keys pressed one after the other, and the place among 40 problems of which 6 are seen.
MOVES = [
    ("down j", "3 of 40"),
    ("down down up k", "1 of 40"),
    ("up", "1 of 40"),
    ("end", "40 of 40"),
    ("G down", "40 of 40"),
    ("end home", "1 of 40"),
    ("G g", "1 of 40"),
    ("pagedown", "7 of 40"),
    ("ctrl+f ctrl+b", "1 of 40"),
    ("ctrl+d", "4 of 40"),
    ("G pageup", "34 of 40"),
    ("G ctrl+u", "37 of 40"),
    ("pageup", "1 of 40"),
]


@pytest.mark.parametrize(("keys", "position"), MOVES)
async def test_keys_move_the_cursor(keys: str, position: str) -> None:
    async with viewer(SOUND).run_test(size=(120, 34)) as pilot:
        screen = await opened(pilot, MANY)
        await press(pilot, *keys.split())
        assert screen.position == position
        assert f"─ {position} ─" in seen(pilot)
        assert any(row[1] == "▌" for row in rows(pilot))


async def test_the_top_problem_is_seen_whole_and_the_current_one() -> None:
    async with viewer(SOUND).run_test(size=(80, 24)) as pilot:
        await opened(pilot, MANY)
        for _ in range(12):
            await press(pilot, "down")
            shown = rows(pilot)
            assert shown[2].strip(" ▁▂▃▄▅▆▇█") == ""
            assert shown[3].startswith(("  ✕", "▌ ✕"))
            current = next(number for number, row in enumerate(shown) if row.startswith("▌"))
            assert "^^^^" in shown[current + 3]


async def test_within_a_problem_taller_than_the_list_down_scrolls() -> None:
    async with viewer(SOUND).run_test(size=(30, 8)) as pilot:
        screen = await opened(pilot, MANY)
        assert "^" not in seen(pilot)
        while "^" not in seen(pilot):
            await press(pilot, "down")
            assert screen.position == "1 of 40"
        await press(pilot, "down")
        assert screen.position == "2 of 40"


async def test_a_click_makes_a_problem_the_current_one() -> None:
    async with viewer(FILE).run_test(size=WIDE) as pilot:
        screen = await opened(pilot, FILE)
        row = next(number for number, text in enumerate(rows(pilot)) if "date: 2017-13" in text)
        await pilot.click(offset=(10, row))
        await settle(pilot)
        assert screen.position == "2 of 3"


@pytest.mark.parametrize(
    ("keys", "title"), [("down enter", "Briefing"), ("end l", "Summit"), ("j right", "Briefing")]
)
async def test_enter_ends_with_the_event_that_the_problem_is_in(keys: str, title: str) -> None:
    async with viewer(FILE).run_test(size=WIDE) as pilot:
        screen = await opened(pilot, FILE)
        await press(pilot, *keys.split())
        assert [aim and aim.event.title for aim in screen.answers] == [title]


async def test_a_problem_outside_every_event_says_so() -> None:
    async with viewer(FILE).run_test(size=WIDE, notifications=True) as pilot:
        screen = await opened(pilot, FILE)
        await press(pilot, "enter")
        assert screen.answers == []
        assert "This is in no event." in seen(pilot)


@pytest.mark.parametrize("key", ["escape", "q", "h", "left"])
async def test_back_without_an_event(key: str) -> None:
    async with viewer(FILE).run_test(size=WIDE) as pilot:
        screen = await opened(pilot, FILE)
        await press(pilot, key)
        assert screen.answers == [None]


async def test_what_the_file_now_holds_comes_first_and_is_in_no_event() -> None:
    async with viewer(FILE).run_test(size=WIDE, notifications=True) as pilot:
        screen = await opened(pilot, FILE, GONE)
        assert screen.position == "1 of 4"
        shown = seen(pilot)
        assert "! 3 errors · 1 warning" in shown
        assert "✕ error    events.yaml        No such file or directory" in shown
        assert "The last version that could be read stays in the timeline." in shown
        await press(pilot, "enter")
        assert screen.answers == []
        assert "What the file now holds is not shown yet." in seen(pilot)


async def test_a_file_read_again_takes_the_place_of_the_one_before() -> None:
    async with viewer(FILE).run_test(size=WIDE) as pilot:
        screen = await opened(pilot, FILE)
        await press(pilot, "end")
        timeline, problems = timeline_file.parse("events.yaml", FILE.replace("2017-13", "2017-12").encode())
        screen.screen.show(timeline, Findings(problems))
        await settle(pilot)
        assert screen.position == "2 of 2"
        assert "2017-13" not in seen(pilot)
        assert "! 1 error · 1 warning" in rows(pilot)[0]
        screen.screen.show(timeline, Findings())
        await settle(pilot)
        assert "No problems in this file." in seen(pilot)
        assert screen.place == "no problems"


async def test_the_cursor_stays_on_its_problem_when_the_file_turns_bad_and_good_again() -> None:
    async with viewer(FILE).run_test(size=WIDE) as pilot:
        screen = await opened(pilot, FILE)
        sound = screen.screen.findings
        timeline, _ = timeline_file.parse("events.yaml", FILE.encode())
        await press(pilot, "down")
        for findings, position in [(Findings(sound.problems, [GONE]), "3 of 4"), (sound, "2 of 3")]:
            screen.screen.show(timeline, findings)
            await settle(pilot)
            assert screen.position == position
            assert next(row for row in rows(pilot) if row[1] == "▌").count("2017-13") == 1


async def test_without_problems_keys_do_nothing() -> None:
    async with viewer(SOUND).run_test(size=WIDE) as pilot:
        screen = await opened(pilot, SOUND)
        assert "No problems in this file." in seen(pilot)
        await press(pilot, "down", "end", "pagedown", "enter")
        assert (screen.position, screen.answers) == ("", [])


async def test_no_key_is_offered_that_can_do_nothing_with_standard_input() -> None:
    async with Viewer({"-": FILE.encode()}).run_test(size=(110, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "E")
        assert "move" in rows(pilot)[-1]
        assert "edit there" not in rows(pilot)[-1]
        assert "read the file again" not in rows(pilot)[-1]


async def test_help_over_the_list_names_its_keys() -> None:
    async with viewer(FILE).run_test(size=WIDE) as pilot:
        await opened(pilot, FILE)
        await press(pilot, "question_mark")
        assert "Next problem" in seen(pilot)


async def test_no_size_breaks_the_list() -> None:
    async with viewer(FILE).run_test(size=WIDE) as pilot:
        screen = await opened(pilot, FILE, GONE)
        await press(pilot, "end")
        for columns, height in [
            (1, 1),
            (29, 7),
            (30, 8),
            (50, 20),
            (69, 24),
            (70, 24),
            (110, 8),
            (500, 200),
            (2, 90),
        ]:
            await resize(pilot, columns, height)
        await resize(pilot, 80, 24)
        assert screen.position == "4 of 4"
        assert any(row.startswith("▌") for row in rows(pilot))


def test_every_key_has_words_for_the_help() -> None:
    bindings = [*ProblemList.BINDINGS, *ProblemScreen.BINDINGS]
    assert all(binding.description for binding in Binding.make_bindings(bindings))


# Line and column of a problem in FILE, and the title of the event that it is in.
PLACES = [
    (1, 1, None),
    (4, 1, None),
    (5, 1, None),
    (5, 3, "Briefing"),
    (6, 9, "Briefing"),
    (7, 1, None),
    (7, 3, "Summit"),
    (9, 27, "Summit"),
    (10, 1, None),
]


@pytest.mark.parametrize(("line", "column", "title"), PLACES)
def test_an_event_holds_what_stands_in_its_entry(line: int, column: int, title: str | None) -> None:
    timeline, _ = timeline_file.parse("events.yaml", FILE.encode())
    aim = aim_at(timeline, Problem("events.yaml", line, column, Severity.ERROR, "m"))
    assert (aim.event.title if aim else None) == title
