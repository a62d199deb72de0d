"""Normal forms as `unicodedata` gives them, and in time where it takes the square of what is piled up."""

from __future__ import annotations

import unicodedata
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sco_tui.normal_form import MOST_MARKS, Form, normalized

_PIECES = st.sampled_from(
    ["a", "e\u0301", "\u0323\u0301", "\u1100\u1161", "한", "ﬁ", "語 ", "\u0344", "क\u093c"]
)


@given(st.lists(_PIECES, max_size=200).map("".join), st.sampled_from(get_args(Form)))
def test_text_with_fewer_marks_than_any_script_has_is_as_ever(text: str, form: Form) -> None:
    long = text + " " + "x" * 400  # what is short is not looked at
    runs = max(
        map(len, "".join("m" if unicodedata.combining(one) else " " for one in long).split()), default=0
    )
    if runs <= MOST_MARKS:
        assert normalized(form, long) == unicodedata.normalize(form, long)


@pytest.mark.parametrize("form", get_args(Form))
def test_marks_without_end_are_taken_some_at_a_time(form: Form) -> None:
    marks = "\u0315\u0300" * (MOST_MARKS // 2)
    text = "a" + marks * 10_000 + "b"
    pieces = [unicodedata.normalize(form, f"a{marks}"), *[unicodedata.normalize(form, marks)] * 9_999, "b"]
    assert normalized(form, text) == "".join(pieces)
