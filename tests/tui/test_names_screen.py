"""Speakers and sources: names at the left, all that is listed of the current one at the right."""

from __future__ import annotations

import pytest

from sco_tui.tui.card_pane import CardPane
from sco_tui.tui.compare_screen import CompareScreen
from sco_tui.tui.name_list import NameList
from tests.tui.synthetic import SOURCED
from tests.tui.viewer import (
    WIDE,
    ViewerPilot,
    event_pane,
    main,
    press,
    rows,
    seen,
    selected,
    settle,
    strips,
    viewer,
)

pytestmark = pytest.mark.usefixtures("source_at_hand")

MARKUP = """
sources: {"[/]": {title: "[bold]Daily[/bold] [@click=app.quit]x[/]", publisher: "[/nope]"}}
speakers: {"[sic] Name": {role: "[$primary]"}}
events:
- {title: "[/]", source: "[/]", statements: [{text: "[red]a", speaker: "[sic] Name"},
   {text: "[red]b", speaker: "[sic] Name"}]}
"""


def listed(pilot: ViewerPilot) -> CardPane:
    return pilot.app.screen.query_one(CardPane)


def halves(pilot: ViewerPilot) -> tuple[str, str]:
    """What stands in the left and in the right box of a wide screen."""
    lines = [row for row in rows(pilot) if row.startswith("│")]
    left = "\n".join(row[1:45].rstrip() for row in lines)
    return left, "\n".join(row[47:].rstrip("│ ") for row in lines)


async def test_everyone_is_listed_with_role_and_count() -> None:
    async with viewer(SOURCED).run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "s")
        words = [line.split() for line in halves(pilot)[0].splitlines() if line.strip()]
        assert words == [
            ["▌", "Ana", "Pereira", "3", "❝"], ["▌", "Minister", "of", "Transport"], ["Bo", "Lin", "1", "❝"],
            ["Head", "of", "the", "port"], ["Speaker", "not", "recorded", "1", "❝"],
        ]  # fmt: skip


async def test_statements_of_one_come_in_time_order_with_date_event_source_and_result() -> None:
    async with viewer(SOURCED).run_test(size=(120, 50)) as pilot:
        await settle(pilot)
        await press(pilot, "s")
        right = halves(pilot)[1]
        places = [
            right.index(part)
            for part in (
                "also A. Pereira, Ана Перейра", "Monday 4 March 2019  Talks on the harbour", "before the",
                "source [1] Wire, Tuesday 5 March 2019, [2] Daily 日報", "✓ found in source",
                "the fees [...] never in question", "reported by [1] Wire", "cuts marked",
                "Wednesday 6 March 2019  Talks end", "✗ not in source", "[1] Wire report on the talks",
            )
        ]  # fmt: skip
        assert places == sorted(places)
        assert "“the fees" not in right  # reported speech


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("ана", ["Ana Pereira"]),
        ("PEREIRA", ["Ana Pereira"]),
        ("head", ["Bo Lin"]),
        ("zzz", []),
        ("", ["Ana Pereira", "Bo Lin"]),
    ],
)
async def test_a_speaker_is_found_by_any_alias_or_role(typed: str, names: list[str]) -> None:
    async with viewer(SOURCED).run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "s", "slash", *typed)
        left = halves(pilot)[0]
        assert [name for name in ("Ana Pereira", "Bo Lin") if name in left] == names
        assert ("No name holds this." in left) == (not names)
        await press(pilot, "escape")
        assert "Bo Lin" in halves(pilot)[0]
        assert len(pilot.app.screen_stack) == 2
        await press(pilot, "escape")
        assert pilot.app.screen is main(pilot)


async def test_it_opens_at_the_statement_that_the_reader_is_at_and_enter_leads_to_another() -> None:
    async with viewer(SOURCED).run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "j", "enter", "down", "s")
        assert pilot.app.screen.query_one(NameList).number == 1
        assert "▌ Bo Lin" in halves(pilot)[0]
        await press(pilot, "up", "enter", "down", "down", "enter")
        assert (pilot.app.screen is main(pilot), selected(pilot), event_pane(pilot).card) == (
            True,
            "Talks end",
            0,
        )


async def test_enter_shows_the_event_though_a_query_hides_it() -> None:
    async with viewer(SOURCED, "talks-on|harbour").run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "slash", *"fees", "enter", "s", "enter", "down", "down", "enter")
        assert selected(pilot) == "Talks end"


async def test_two_that_are_marked_stand_side_by_side_with_the_words_that_differ_lit() -> None:
    async with viewer(SOURCED).run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "s", "enter", "space")
        assert "★" in seen(pilot)
        await press(pilot, "down", "down", "space")
        assert isinstance(pilot.app.screen, CompareScreen)
        bright = [
            segment.text
            for strip in strips(pilot)
            for segment in strip
            if segment.style and segment.style.underline
        ]
        assert bright == ["summer", "winter"]
        line = next(row for row in rows(pilot) if "summer" in row)
        assert "winter" in line
        await press(pilot, "escape")
        assert len(listed(pilot).marked) == 2
        await press(pilot, "space")
        assert len(listed(pilot).marked) == 1


async def test_side_by_side_each_says_when_it_was_said() -> None:
    said = ", ".join(
        f"{{text: We act now, speaker: S, date: {date}}}" for date in ("2017-03-01", "2018-01-02")
    )
    async with viewer(f"events: [{{title: T, date: 2019, statements: [{said}]}}]").run_test(
        size=WIDE
    ) as pilot:
        await settle(pilot)
        await press(pilot, "s", "enter", "space", "down", "space")
        line = next(row for row in rows(pilot) if "said" in row)
        assert line.index("said Wednesday 1 March 2017") < line.index("said Tuesday 2 January 2018")


async def test_a_third_mark_takes_the_place_of_the_oldest() -> None:
    async with viewer(SOURCED).run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "s", "enter", "space", "down", "space", "escape", "down", "space")
        assert isinstance(pilot.app.screen, CompareScreen)
        assert "the fees [...] never" in seen(pilot)
        assert "winter" in seen(pilot)
        assert "summer" not in seen(pilot)


async def test_sources_that_repeat_another_stand_under_it_and_count_as_it() -> None:
    async with viewer(SOURCED).run_test(size=(120, 60)) as pilot:
        await settle(pilot)
        await press(pilot, "c")
        left, right = halves(pilot)
        words = [" ".join(line.split()) for line in left.splitlines() if line.strip()]
        assert words == [
            "▌ Wire report on the talks 2 ● 4 ❝", "▌ Wire", "Daily 1 ● 1 ❝",
            "repeats Wire report on the talks",
            "Gazette of the harbour 1 ● 1 ❝",
        ]  # fmt: skip
        assert "repeated by: Daily" in right
        assert "text at hand" in right
        assert (
            right.count("2 sources, one origin: Wire report on the talks") == 2
        )  # the event and its statement
        assert "2 events ─" in right
        assert "4 statements ─" in right
        await press(pilot, "down")
        right = halves(pilot)[1]
        assert "archived: https://archive.example/daily" in right
        assert "repeats: Wire report on the talks" in right


async def test_a_source_that_repeats_one_that_is_nowhere_stands_under_none() -> None:
    yaml = "sources: {own: {title: Own}, lost: {title: Lost, via: gone}}\nevents: [{title: T, source: own}]"
    async with viewer(yaml).run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "c")
        starts = [row[1:45].rstrip() for row in rows(pilot) if "Own " in row or "Lost " in row]
        assert [row.index(name) for row, name in zip(starts, ("Own", "Lost"), strict=True)] == [2, 2]
        assert "repeats gone" in seen(pilot)


async def test_from_a_source_enter_leads_to_an_event() -> None:
    async with viewer(SOURCED).run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "c", "end", "enter", "enter")
        assert (pilot.app.screen is main(pilot), selected(pilot)) == (True, "Agreement signed")


@pytest.mark.parametrize(
    ("key", "words"), [("s", "No one speaks in this timeline."), ("c", "This timeline names no source.")]
)
async def test_where_nothing_is_that_is_said(key: str, words: str) -> None:
    async with viewer("events: [{title: Alone}]").run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, key)
        assert words in seen(pilot)
        await press(pilot, "enter", "slash", "tab", "space", "escape")
        assert pilot.app.screen is main(pilot)


async def test_one_pane_at_a_time_where_there_is_room_for_one() -> None:
    async with viewer(SOURCED).run_test(size=(50, 20)) as pilot:
        await settle(pilot)
        await press(pilot, "s")
        assert "Bo Lin" in seen(pilot)
        assert "Talks on the harbour" not in seen(pilot)
        await press(pilot, "enter")
        assert "Talks on the harbour" in seen(pilot)
        assert "Bo Lin" not in seen(pilot)
        await press(pilot, "escape")
        assert "Bo Lin" in seen(pilot)


@pytest.mark.parametrize("keys", [["s"], ["c"], ["s", "enter", "space", "down", "space"]])
async def test_markup_of_the_file_is_text(keys: list[str]) -> None:
    async with viewer(MARKUP).run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, *keys)
        wanted = {
            "s": ["[sic] Name", "[$primary]", "[red]a"],
            "c": ["[bold]Daily[/bold] [@click=app.quit]x[/]", "[/nope]"],
        }
        assert all(text in seen(pilot) for text in wanted[keys[0]][:2])


async def test_keys_page_and_go_to_the_ends() -> None:
    many = "\n".join(f"      - {{text: Words {n}, speaker: S}}" for n in range(200))
    yaml = f"events:\n  - title: T\n    statements:\n{many}\n"
    async with viewer(yaml).run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "s", "enter", "end")
        assert listed(pilot).aim is not None
        assert "Words 199" in seen(pilot)
        await press(pilot, "pageup")
        assert (listed(pilot).aim or (0, 0))[1] in range(180, 199)
        await press(pilot, "home", *["down"] * 9)
        assert (listed(pilot).aim or (0, 0))[1] == 9
        assert "Words 9" in seen(pilot)


async def test_every_statement_is_reached_and_seen_whole_key_by_key() -> None:
    texts = ("First", "word " * 400 + "end.", "Last")
    statements = ", ".join(f"{{text: '{text}', speaker: S}}" for text in texts)
    yaml = f"events: [{{title: T, statements: [{statements}]}}]"
    async with viewer(yaml).run_test(size=(80, 16)) as pilot:
        await settle(pilot)
        await press(pilot, "s", "enter")
        shown = ""
        for _ in range(30):
            shown += seen(pilot)
            await press(pilot, "down")
        assert all(words in shown for words in ("First", "end.", "Last"))
        assert (listed(pilot).aim or (0, 0))[1] == 2
