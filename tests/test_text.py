"""Cleaned text holds nothing that a terminal obeys or a reader cannot see, and loses nothing."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sco_tui.text import CONTROL, SPECIAL, clean, notation, one_line, quoted

NOTATIONS = [
    ("\0", "^@"),
    ("\x1b", "^["),
    ("\x1f", "^_"),
    ("\r", "^M"),
    ("\x7f", "^?"),
    ("\x80", "<80>"),
    ("\x85", "<85>"),
    ("\x9b", "<9B>"),
    ("\u200b", "<U+200B>"),
    ("\u180e", "<U+180E>"),
    ("\u2061", "<U+2061>"),
    ("\u3164", "<U+3164>"),
    ("\U0001d173", "<U+1D173>"),
    ("\u202e", "<U+202E>"),
    ("\u2066", "<U+2066>"),
    ("\ufeff", "<U+FEFF>"),
    ("\uffff", "<U+FFFF>"),
    ("\U000e0041", "<U+E0041>"),
    ("\ud800", "\ufffd"),
    ("\udfff", "\ufffd"),
]


@pytest.mark.parametrize(("character", "shown"), NOTATIONS)
def test_notation_is_that_of_less_git_and_vim(character: str, shown: str) -> None:
    assert notation(character) == shown
    assert clean(f"a{character}b") == f"a{shown}b"


KEPT = ["", "a\n\tb", "習近平", "می\u200cخواهم", "👩\u200d🚀", "\u200e\u200f", "\xa0\xad"]


@pytest.mark.parametrize("text", KEPT)
def test_what_scripts_and_emoji_need_stays(text: str) -> None:
    assert clean(text) == text


def test_no_code_point_is_left_live() -> None:
    for first in range(0, sys.maxunicode + 1, 4096):
        text = "".join(map(chr, range(first, first + 4096)))
        cleaned = clean(text)
        cleaned.encode()
        assert SPECIAL.search(cleaned) is None
        assert clean(cleaned) == cleaned
        kinds = {unicodedata.category(character) for character in cleaned if character not in "\n\t"}
        assert kinds.isdisjoint({"Cc", "Cs", "Zl", "Zp"})
        live = {unicodedata.bidirectional(character) for character in cleaned}
        assert live.isdisjoint({"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})


def test_every_control_character_is_special() -> None:
    text = "".join(map(chr, range(sys.maxunicode + 1)))
    assert set(CONTROL.findall(text)) < set(SPECIAL.findall(text))


@given(st.text(st.characters()))
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)


def test_one_line() -> None:
    assert one_line("  a\n\tb\x1b  c\u3000d ") == "a b^[ c d"
    assert one_line("\r\n") == "^M"


def test_long_value_is_quoted_by_its_beginning() -> None:
    assert quoted("a\nb") == '"a b"'
    assert quoted("x" * 60) == f'"{"x" * 60}"'
    assert quoted("x" * 61) == f'"{"x" * 60}…"'
