"""The event: read card by card, nothing of it out of reach."""

from __future__ import annotations

import pytest

from sco_tui.tui.glyphs import ASCII
from sco_tui.tui.look import Look
from tests.tui.viewer import (
    ViewerPilot,
    days,
    event_pane,
    main,
    place,
    press,
    resize,
    rows,
    search,
    seen,
    settle,
    strips,
    viewer,
)

TALL = "words " * 400


def text_rows(pilot: ViewerPilot) -> list[str]:
    region = event_pane(pilot).scrollable_content_region
    return [row[region.x : region.right].rstrip() for row in rows(pilot)[region.y : region.bottom]]


def current_card(pilot: ViewerPilot) -> list[str]:
    return [row.strip().removeprefix("▌ ") for row in text_rows(pilot) if row.strip().startswith("▌")]


async def test_an_event_is_shown_whole() -> None:
    yaml = """
sources:
  a: {title: Pravda, publisher: Press, date: 2017-06-10, url: "https://example.org"}
events:
  - date: 2017-06-08/2017-06-09
    title: Summit
    place: Astana
    kind: summit
    tags: [security]
    summary: They met.
    note: The author says so.
    source: a
    statements:
      - {text: We fight., speaker: Xi, role: President}
      - {text: that they fight, reported: true, original: что, language: ru, note: Doubtful}
"""
    async with viewer(yaml).run_test(size=(120, 36)) as pilot:
        assert [row.strip() for row in text_rows(pilot) if row.strip()] == [
            "Summit",
            "Thu 8 – Fri 9 June 2017 · 2 days",
            "Astana   summit · security",
            "They met.",
            "Note: The author says so.",
            "2 statements " + 46 * "─",
            "▎ “We fight.”",
            "▎ — Xi, President",
            "▎   source [1] Press, Saturday 10 June 2017",
            "▎ that they fight",
            "▎ ru: что",
            "▎ — speaker not recorded",
            "▎   reported by [1] Press, Saturday 10 June 2017",
            "▎   Note: Doubtful",
            "Source " + 52 * "─",
            "[1] Pravda",
            "Press · Saturday 10 June 2017",
            "https://example.org",
        ]


@pytest.mark.parametrize(("status", "is_struck"), [("planned", False), ("cancelled", True)])
async def test_a_status_stands_behind_the_title_and_nowhere_else(status: str, is_struck: bool) -> None:
    yaml = f"events:\n  - {{title: Talks, status: {status}, kind: talks, tags: [fees]}}"
    async with viewer(yaml).run_test(size=(120, 36)) as pilot:
        pane = event_pane(pilot)
        assert [row.strip() for row in text_rows(pilot)[1:4]] == [
            f"Talks · {status}",
            "No date",
            "talks · fees",
        ]
        y = pane.content_region.y + 1
        left = pane.content_region.x + 2
        title, _, words = list(strips(pilot)[y].crop(left, left + 20))[:3]
        assert title.style is not None
        assert bool(title.style.strike) == is_struck
        assert words.style == pane.look.palette.style("muted")


async def test_with_ascii_only_the_text_of_the_file_has_other_signs() -> None:
    yaml = """
sources:
  a: {title: A – “B”, publisher: C · D}
events:
  - {date: 2017-06-08/2017-06-09, title: Talks…, status: planned, tags: [x, y], source: a,
     statements: [{text: « words », speaker: Ana—P}]}
"""
    async with viewer(yaml).run_test(size=(120, 36)) as pilot:
        main(pilot).look = Look(signs=ASCII)
        await settle(pilot)
        assert [row.strip() for row in text_rows(pilot) if row.strip()] == [
            "Talks… | planned",
            "Thu 8 - Fri 9 June 2017 | 2 days",
            "x | y",
            "1 statement " + 47 * "-",
            '| "« words »"',
            "| -- Ana—P",
            "|    source [1] C · D",
            "Source " + 52 * "-",
            "[1] A – “B”",
            "C · D",
        ]


async def test_text_is_eighty_columns_at_most() -> None:
    yaml = f"events:\n  - {{title: T, summary: {TALL}}}"
    async with viewer(yaml).run_test(size=(300, 36)) as pilot:
        assert max(len(row.strip()) for row in text_rows(pilot)) == 77  # 13 words with their blanks


async def test_with_the_focus_one_card_is_current() -> None:
    async with viewer(days(2, statements=3)).run_test(size=(120, 36)) as pilot:
        assert current_card(pilot) == []
        await press(pilot, "enter")
        assert current_card(pilot)[0] == "“Words 1”"
        await press(pilot, "down")
        assert current_card(pilot)[0] == "“Words 2”"
        await press(pilot, "j", "j", "j", "k")
        assert current_card(pilot)[0] == "“Words 2”"
        await press(pilot, "escape")
        assert current_card(pilot) == []


async def test_a_card_that_is_clicked_is_current() -> None:
    async with viewer(days(2, statements=3)).run_test(size=(120, 36)) as pilot:
        line = next(number for number, row in enumerate(text_rows(pilot)) if "Words 3" in row)
        await pilot.click(event_pane(pilot), offset=(10, line + 1))
        assert current_card(pilot)[0] == "“Words 3”"
        assert place(pilot) == "event"


@pytest.mark.parametrize("size", [(120, 20), (80, 18), (50, 16)])
async def test_a_card_taller_than_the_pane_scrolls_first(size: tuple[int, int]) -> None:
    numbered = " ".join(f"w{number}" for number in range(240))
    yaml = f"events:\n  - title: T\n    statements:\n      - {numbered}\n      - second\n      - third"
    async with viewer(yaml).run_test(size=size) as pilot:
        await press(pilot, "enter")
        read: set[str] = set()
        for _ in range(24):
            read |= {word.strip("“”") for row in text_rows(pilot) for word in row.split()}
            if "“second”" in seen(pilot) and current_card(pilot)[0] == "“second”":
                break
            await press(pilot, "down")
        assert {f"w{number}" for number in range(240)} <= read
        await press(pilot, "down", "down")
        assert current_card(pilot)[0] == "“third”"
        read.clear()
        for _ in range(24):
            read |= {word.strip("“”") for row in text_rows(pilot) for word in row.split()}
            await press(pilot, "up")
        assert {f"w{number}" for number in range(240)} <= read
        assert event_pane(pilot).scroll_y == 0


async def test_pages_and_ends_take_the_current_card_along() -> None:
    async with viewer(days(1, statements=30)).run_test(size=(120, 20)) as pilot:
        await press(pilot, "enter", "pagedown")
        assert current_card(pilot)
        await press(pilot, "G")
        assert "No source" in text_rows(pilot)[-1]
        await press(pilot, "g")
        assert event_pane(pilot).scroll_y == 0
        await press(pilot, "G", "up", "down")
        assert current_card(pilot)


@pytest.mark.parametrize("size", [(80, 24), (60, 40), (50, 20)])
async def test_without_a_box_the_last_row_says_what_is_below(size: tuple[int, int]) -> None:
    async with viewer(days(1, statements=30)).run_test(size=size) as pilot:
        await press(pilot, "enter")
        pane = event_pane(pilot)
        seen_lines = len(text_rows(pilot)) - 1
        assert text_rows(pilot)[-1].strip() == f"↓ {len(pane._text.lines) - seen_lines} more lines"
        await press(pilot, "G")
        assert text_rows(pilot)[-1].strip() == "No source"


async def test_what_is_below_is_said() -> None:
    async with viewer(days(1, statements=30)).run_test(size=(120, 20)) as pilot:
        pane = event_pane(pilot)
        hidden = len(pane._text.lines) - 15
        assert pane.border_subtitle == f"↓ {hidden} more lines"
        await press(pilot, "enter", "G", "k")
        await press(pilot, "G")
        assert pane.border_subtitle == ""


async def test_another_event_is_shown_from_its_top() -> None:
    async with viewer(days(2, statements=30)).run_test(size=(120, 20)) as pilot:
        await press(pilot, "enter", "G", "escape", "j")
        assert event_pane(pilot).scroll_y == 0
        await press(pilot, "enter")
        assert "Event 2" in text_rows(pilot)[1]


SEARCHED = """
sources:
  a: {title: Reported source, publisher: Pressed June}
events:
  - date: 2017-06-08
    title: Note the June summit
    note: a note
    source: a
    statements:
      - {text: they reported, reported: true, speaker: A source, note: a note}
      - {text: x, role: recorded role}
"""


@pytest.mark.parametrize(
    ("word", "lit"),
    [
        ("note", ["Note", "note", "note"]),
        ("june", ["June"]),
        ("report", ["report", "Report"]),
        ("source", ["source", "source"]),
        ("record", ["record"]),
        ("statements", []),
    ],
)
async def test_only_words_of_the_file_are_lit(word: str, lit: list[str]) -> None:
    async with viewer(SEARCHED).run_test(size=(120, 40)) as pilot:
        await search(pilot, word)
        lines = event_pane(pilot)._text.lines
        assert [text for line in lines for text, role in line.words if role == "hit"] == lit


async def test_a_search_brings_the_first_card_with_a_hit_into_view_whole() -> None:
    async with viewer(days(1, statements=30)).run_test(size=(120, 20)) as pilot:
        await search(pilot, "25")
        shown = [row.strip() for row in text_rows(pilot)]
        assert "▎ “Words 25”" in shown
        assert shown[shown.index("▎ “Words 25”") + 2] == "▎   no source"
        assert "1 match" in event_pane(pilot)._text.lines[3].beside[-1][0]


@pytest.mark.parametrize("size", [(120, 30), (80, 24), (60, 40)])
async def test_while_searching_the_title_and_the_date_stay_at_the_top(size: tuple[int, int]) -> None:
    async with viewer(days(1, statements=30)).run_test(size=size) as pilot:
        await search(pilot, "25")
        shown = [row.strip() for row in text_rows(pilot)]
        # Behind title and date: a blank, the rule, 24 cards of three lines with a blank before each, a blank.
        assert shown[:3] == ["Event 1", "Thursday 1 June 2017", shown[2]]
        assert shown[2].startswith("↑ 98 lines above ──")
        assert shown[3:5] == ["", "▎ “Words 25”"]
        await press(pilot, "enter", "escape")
        assert text_rows(pilot)[0].strip() != "Event 1"


async def test_a_title_that_would_fill_the_pane_does_not_stay() -> None:
    yaml = "events:\n  - {title: " + "long " * 99 + ", statements: [" + "a, " * 20 + "hit]}"
    async with viewer(yaml).run_test(size=(80, 24)) as pilot:
        await search(pilot, "hit")
        assert "lines above" not in seen(pilot)
        assert "▎ “hit”" in [row.strip() for row in text_rows(pilot)]


async def test_each_hit_is_seen_on_the_way_up_too() -> None:
    async with viewer(days(1, statements=30)).run_test(size=(120, 24)) as pilot:
        await search(pilot, "words")
        await press(pilot, "enter")
        for key, numbers in (("n", range(2, 31)), ("N", range(29, 0, -1))):
            for number in numbers:
                await press(pilot, key)
                assert f"▎ “Words {number}”" in [row.strip() for row in text_rows(pilot)]


async def test_ending_a_search_leaves_the_page_where_it_is() -> None:
    async with viewer(days(1, statements=30)).run_test(size=(120, 20)) as pilot:
        await search(pilot, "25")
        await press(pilot, "enter")
        before = event_pane(pilot).scroll_y
        await press(pilot, "escape")
        assert event_pane(pilot).scroll_y == before > 0


async def test_a_text_of_a_megabyte_is_shown_in_part() -> None:
    yaml = f"events:\n  - {{title: {'long ' * 200_000}, summary: {'word ' * 200_000}}}"
    async with viewer(yaml).run_test(size=(120, 20)) as pilot:
        assert str(event_pane(pilot)._text.lines).count("… 934,463 more characters: see the file") == 2


async def test_resizing_keeps_the_current_card_in_view() -> None:
    async with viewer(days(1, statements=30)).run_test(size=(120, 20)) as pilot:
        await press(pilot, "enter", *(["down"] * 20))
        card = current_card(pilot)[0]
        for size in ((75, 20), (50, 12), (200, 40), (120, 20)):
            await resize(pilot, *size)
            assert current_card(pilot)[0] == card


async def test_an_event_opened_alone_shows_its_hit() -> None:
    said = "\n".join(
        f"      - Words {number} that take a line or two of a small terminal" for number in range(9)
    )
    yaml = f"events:\n  - title: Talks\n    statements:\n{said}\n      - At last the harbour"
    async with viewer(yaml).run_test(size=(50, 20)) as pilot:
        await search(pilot, "harbour")
        await press(pilot, "enter", "enter")
        assert "At last the harbour" in seen(pilot)
