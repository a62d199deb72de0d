"""A statement in its source: the passage lit, the other statements marked, and the way between them."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.cells import cell_len

from sco_tui.quote_check import SourceWords
from sco_tui.text import clean
from sco_tui.tui.footer import Footer
from sco_tui.tui.row_pane import RowPlace
from sco_tui.tui.source_pane import SourcePane
from sco_tui.tui.source_rows import SourceRows
from sco_tui.wording import Span
from tests.tui.synthetic import SOURCED, WIRE
from tests.tui.viewer import (
    WIDE,
    ViewerPilot,
    event_pane,
    main,
    press,
    resize,
    rows,
    seen,
    selected,
    settle,
    viewer,
)

pytestmark = pytest.mark.usefixtures("source_at_hand")


def pane(pilot: ViewerPilot) -> SourcePane:
    return pilot.app.screen.query_one(SourcePane)


def lit(pilot: ViewerPilot) -> list[str]:
    """The passage that is lit, as it stands in the text."""
    return [WIRE[slice(*span)] for span in pane(pilot).lit.passage]


def cells_of(shown: str) -> list[tuple[int, int]]:
    """The first cell of each character of a row, a tab being one, and where the character stands in it."""
    drawn = shown.replace("\t", " ")
    return [
        (cell_len(drawn[:place]), place) for place, character in enumerate(drawn) if character != "\u0301"
    ]


def head(pilot: ViewerPilot) -> list[str]:
    return [row.strip() for row in rows(pilot)[1:3]]


async def test_the_key_waits_for_a_check_that_is_not_done_yet() -> None:
    async with viewer(SOURCED).run_test(size=WIDE) as pilot:
        await press(pilot, "x")
        assert lit(pilot)


async def test_x_shows_the_passage_in_its_text() -> None:
    async with viewer(SOURCED).run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "x")
        assert lit(pilot) == ["We shall have an agreement\nbefore the summer."]
        assert head(pilot)[0].startswith("Ana Pereira · 2019-03-04 · Talks on the harbour")
        assert (head(pilot)[0].split()[-3:], head(pilot)[1]) == (["1", "of", "4"], "✓ found in source")
        assert any(row.startswith("│▌ “We shall") for row in rows(pilot))
        assert any(row.startswith("│▎ were never") or "▎" in row for row in rows(pilot))


async def test_pieces_between_cuts_are_lit_and_nothing_between() -> None:
    async with viewer(SOURCED).run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "down", "x")
        assert lit(pilot) == ["the fees", "never in question"]
        assert head(pilot)[1] == "✓ found in source, cuts marked"


async def test_n_goes_through_all_statements_in_the_order_of_the_text_and_round() -> None:
    async with viewer(SOURCED).run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "x")
        said = []
        for _ in range(4):
            await press(pilot, "n")
            said.append(
                (head(pilot)[0].split(" · ")[0], head(pilot)[0].split()[-3], lit(pilot)[0].split()[0])
            )
            assert lit(pilot)[0].split()[0] in seen(pilot)
        assert said == [
            ("A. Pereira", "2", "the"),
            ("Bo Lin", "3", "The"),
            ("Bo Lin", "4", "The"),
            ("Ana Pereira", "1", "We"),
        ]
        await press(pilot, "N")
        assert head(pilot)[0].split()[-3:] == ["4", "of", "4"]
        assert "stands there 2 times, this is number 2" in head(pilot)[1]


async def test_case_counts_and_so_the_third_place_is_none() -> None:
    source = SourceWords(WIRE)
    assert len(source.find("The harbour is open.")[1]) == 2
    assert len(source.find("the harbour is open.")[1]) == 1


async def test_enter_leads_to_the_statement_in_its_event() -> None:
    async with viewer(SOURCED).run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "x", "n", "n", "enter")
        assert (selected(pilot), event_pane(pilot).card, event_pane(pilot).has_focus) == (
            "Talks end",
            1,
            True,
        )


async def test_what_is_not_there_is_set_against_the_closest_part_word_by_word() -> None:
    async with viewer(SOURCED).run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "j", "enter", "x")
        assert lit(pilot) == ["We shall have an agreement\nbefore the"]
        shown = [row.strip() for row in rows(pilot)[1:5]]
        assert shown[1:] == [
            "✗ not in source: the closest part is lit",
            "statement  “We shall have an agreement before the winter.”",
            "source     We shall have an agreement before the summer.",
        ]
        await press(pilot, "n")
        assert lit(pilot) == ["We shall have an agreement\nbefore the summer."]


async def test_what_of_the_text_goes_beyond_the_statement_is_no_difference() -> None:
    said = "the taxes of the port were never in question."
    async with viewer(SOURCED.replace("We shall have an agreement before the winter.", said)).run_test(
        size=WIDE
    ) as pilot:
        await settle(pilot)
        await press(pilot, "j", "enter", "x")
        shown = [row.strip() for row in rows(pilot)[3:5]]
        assert shown == [f"statement  “{said}”", f"source     {said.replace('taxes', 'fees')}"]


async def test_reported_speech_has_no_quotation_marks_there_either() -> None:
    yaml = SOURCED.replace(
        "speaker: Ana Pereira}\n      - {text: The",
        "speaker: Ana Pereira, reported: true}\n      - {text: The",
    )
    async with viewer(yaml).run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "j", "enter", "x")
        assert "statement  We shall have an agreement before the winter." in seen(pilot)


async def test_of_which_no_word_is_there_that_is_said() -> None:
    yaml = SOURCED.replace("We shall have an agreement before the winter.", "Qwerty")
    async with viewer(yaml).run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "j", "enter", "x")
        assert "✗ not in source: no word of it is there" in seen(pilot)
        assert lit(pilot) == []


async def test_of_a_long_difference_what_is_the_same_is_left_out() -> None:
    same = "one two three four five six seven eight nine ten eleven twelve " * 12
    Path("wire.txt").write_text(f"{same}left {same}end", encoding="utf-8")
    yaml = SOURCED.replace("We shall have an agreement before the winter.", f"{same}right {same}end")
    async with viewer(yaml).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "j", "enter", "x")
        shown = " ".join(" ".join(rows(pilot)[3:7]).split())
        before, behind = "… eight nine ten eleven twelve ", " one two three four five …"
        assert before + "right" + behind in shown
        assert before + "left" + behind in shown


async def test_a_long_difference_leaves_half_of_the_screen_to_the_text() -> None:
    yaml = SOURCED.replace(
        "We shall have an agreement before the winter.", "The harbour is open. " + "word " * 900
    )
    async with viewer(yaml).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "j", "enter", "x")
        assert pane(pilot).size.height >= 10
        assert "more lines" in seen(pilot)


@pytest.mark.parametrize(
    ("yaml", "keys", "words"),
    [
        (SOURCED, ["G"], "No statement here"),
        (SOURCED, ["j", "enter", "down", "down"], 'No text of source "gazette" is at hand'),
        (
            SOURCED.replace("    source: wire\n    statements", "    statements"),
            ["j"],
            "This statement names no source.",
        ),
    ],
)
async def test_without_a_text_it_says_what_to_do(yaml: str, keys: list[str], words: str) -> None:
    async with viewer(yaml).run_test(size=WIDE, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, *keys, "x")
        assert pilot.app.screen is main(pilot)
        assert words in " ".join(seen(pilot).replace("│", " ").split())


async def test_keys_scroll_and_the_share_of_the_text_is_told() -> None:
    async with viewer(SOURCED).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "x", "end")
        assert pilot.app.screen.query_one(Footer).position == "100 %"
        assert "港口已经开放。^[]0;owned^G" in seen(pilot)
        top = pane(pilot).top
        await press(pilot, "up")
        assert pane(pilot).top < top
        await press(pilot, "home", "down")
        assert pane(pilot).top == (1, 0)
        await press(pilot, "space")
        assert pane(pilot).top > (10, 0)


async def test_the_passage_stays_in_view_when_the_size_changes() -> None:
    async with viewer(SOURCED).run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "x", "N")
        for size in ((50, 20), (200, 12), (80, 24)):
            await resize(pilot, *size)
            assert "The harbour is open." in seen(pilot)


async def test_click_on_a_passage_makes_it_the_current_one() -> None:
    async with viewer(SOURCED).run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "x", "end")
        line = next(number for number, row in enumerate(rows(pilot)) if "港口" in row)
        await pilot.click(offset=(rows(pilot)[line].index("At the end"), line))
        assert head(pilot)[0].split()[-3:] == ["1", "of", "4"]
        await pilot.click(offset=(rows(pilot)[line].index("harbour"), line))
        await settle(pilot)
        assert head(pilot)[0].split()[-3:] == ["4", "of", "4"]
        assert "this is number 2" in head(pilot)[1]


async def test_escape_leads_back_where_the_reader_was() -> None:
    async with viewer(SOURCED).run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "x", "n", "escape")
        assert (pilot.app.screen is main(pilot), selected(pilot)) == (True, "Talks on the harbour")


def test_a_long_paragraph_is_laid_out_in_parts_and_nothing_is_lost() -> None:
    text = "word " * 50_000 + "\r\n" + "x" * 20_000 + "\n"
    laid_out = SourceRows(SourceWords(text), 80, [Span(5, 9)], [Span(10, 14)])
    shown = "".join(
        words for part in range(len(laid_out)) for line in laid_out.rows(part) for words, _ in line
    )
    assert shown.replace(" ", "") == text.replace(" ", "").replace("\r\n", "").replace("\n", "")


HOSTILE = "  a\x1b[1m word\u202e that is\t wrapped  by\x07 words, 港口已经 e\u0301nd\x9b\x00\r\nthe next\x1b"


@pytest.mark.parametrize("width", [1, 5, 9, 80])
def test_every_cell_leads_to_the_character_that_is_shown_in_it(width: int) -> None:
    laid_out = SourceRows(SourceWords(HOSTILE), width, [Span(8, 20)], [Span(21, 30)])
    led_to = set()
    for part in range(len(laid_out)):
        for number, line in enumerate(laid_out.rows(part)):
            shown = "".join(words for words, _ in line)
            for cell, place in cells_of(shown):
                character = laid_out.character_at(RowPlace(part, number), cell)
                assert character is not None
                assert shown[place] in clean(HOSTILE[character])
                led_to.add(character)
            assert laid_out.character_at(RowPlace(part, number), cell_len(shown.replace("\t", " "))) is None
    assert {HOSTILE[at] for at in led_to} >= set(HOSTILE) - set(" \t\r\n\u0301")


@pytest.mark.parametrize("text", ["", "\n", "a", "\r\n\r\n"])
def test_the_smallest_texts_have_rows(text: str) -> None:
    laid_out = SourceRows(SourceWords(text), 80, [], [])
    assert all(laid_out.rows(part) for part in range(len(laid_out)))
    assert len(laid_out) >= 1
