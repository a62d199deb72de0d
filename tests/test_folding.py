"""Folding forgives case, accents and compatibility forms, and finds the way back to what stands there."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sco_tui.folding import fold, spans

FOLDED = [
    # written, folded, why
    ("Ｔｅｒｒｏｒｉｓｍ", "terrorism", "fullwidth letters"),
    ("Café, naïve, Åse", "cafe, naive, ase", "marks after Latin letters"),
    ("Cafe\u0301", "cafe", "the same, decomposed"),
    ("việt", "viet", "two marks on one letter"),
    ("ﬁnal eﬃcient", "final efficient", "ligatures"),
    ("Straße STRASSE", "strasse strasse", "sharp s"),
    ("İstanbul", "istanbul", "dotted capital I"),
    ("Diyarbakır", "diyarbakır", "dotless i is a letter of its own"),
    ("Ёлка ёлка", "елка елка", "ё is е"),
    ("Й й и", "й й и", "й stays й"),
    ("и\u0306", "й", "й decomposed"),
    ("Украї́на", "украї\u0301на", "no other mark in Cyrillic is dropped"),
    ("ҚАЗАҚСТАН Ғ Ә Ң", "қазақстан ғ ә ң", "Kazakh letters"),
    ("上海合作组织", "上海合作组织", "Chinese"),
    ("हिन्दी", "हिन्दी", "vowel signs"),
    ("الإِرْهَاب", "الإِرْهَاب", "Arabic, its marks kept"),
    ("“a” «b» „c“", '"a" "b" "c"', "quotes"),
    ("l’accord ‘x’", "l'accord 'x'", "apostrophes"),
    ("a–b—c‑d−e", "a-b-c-d-e", "dashes"),
    ("a \t\n b\u00a0c\u3000d", "a b c d", "white space"),
    ("ＳＣＯ №5 ½", "sco no5 1⁄2", "compatibility forms"),
    ("👨‍👩‍👧", "👨‍👩‍👧", "a joined emoji"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "folded"), [row[:2] for row in FOLDED], ids=[row[2] for row in FOLDED])
def test_text_folds_to_what_search_compares(text: str, folded: str) -> None:
    assert fold(text) == folded


HITS = [
    # text, word as typed, what is lit
    ("The Café closed", "cafe", ["Café"]),
    ("The Cafe\u0301 closed", "CAFÉ", ["Cafe\u0301"]),
    ("die Straße", "strasse", ["Straße"]),
    ("die Straße", "s", ["S", "ß"]),
    ("sß", "ss", ["ß"]),
    ("ßß", "sss", ["ßß"]),
    ("aaaa", "aa", ["aa", "aa"]),
    ("eﬃcient", "f", ["ﬃ"]),
    ("мой май", "и", []),
    ("Ёлка", "елка", ["Ёлка"]),
    ("上海合作组织成员国", "合作", ["合作"]),
    ("हिन्दी", "न्दी", ["न्दी"]),
    ("مكافحة الإرهاب", "الإرهاب", ["الإرهاب"]),
    ("three  evil\nforces", "evil", ["evil"]),
    ("한국", "한국", ["한국"]),
    ("\u1112\u1161\u11ab국", "한", ["\u1112\u1161\u11ab"]),
    ("ｶﾞ", "ガ", ["ｶﾞ"]),
    ("a 👨‍👩‍👧 b", "👩", ["👨‍👩‍👧"]),
    ("anything", "", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word", "lit"), HITS)
def test_hits_cover_whole_characters_and_no_more(text: str, word: str, lit: list[str]) -> None:
    assert [text[start:end] for start, end in spans(text, fold(word))] == lit


ALPHABET = "aAeésßﬁİıЙйиёЁҚ上組हिन्दीإرْ\u0301\u0306\u200d👩👧 \t\n\u00a0“”–-½¨ﾞｶ한\u1112\u1161\u11ab.1"
TEXTS = st.one_of(st.text(ALPHABET, max_size=12), st.text(max_size=12))


@given(TEXTS)
def test_every_text_contains_itself(text: str) -> None:
    folded = fold(text)
    found = list(spans(text, folded))
    assert len(found) == bool(folded)
    for start, end in found:
        assert folded in fold(text[start:end])


def is_border(before: str, after: str) -> bool:
    """Whether a character ends between two texts: folded apart they are the same as together, and no
    blank run, mark, joiner or conjoining jamo is torn."""
    head, tail = fold(before), fold(after)
    joined = head + (tail[1:] if head.endswith(" ") and tail.startswith(" ") else tail)
    is_joined = (
        "\u200d" in (before[-1], after[0])
        or unicodedata.category(unicodedata.normalize("NFKD", after[0])[0])[0] == "M"
    )
    is_blank = before[-1].isspace() and after[0].isspace()
    is_jamo = "\u1160" <= fold(after[0])[:1] <= "\u11ff"
    return joined == fold(before + after) and not (is_joined or is_blank or is_jamo)


@given(TEXTS, st.data())
def test_a_span_holds_the_word_and_no_shorter_one_does(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    start = data.draw(st.integers(0, len(folded)))
    word = folded[start : start + data.draw(st.integers(1, 4))].strip()
    if not word:
        return
    found = list(spans(text, word))
    assert found
    behind = 0
    borders = [cut for cut in range(1, len(text)) if is_border(text[:cut], text[cut:])]
    for first, end in found:
        assert behind <= first < end
        behind = end
        assert word in fold(text[first:end])
        inner = [cut for cut in borders if first < cut < end]
        assert not any(word in fold(text[cut:end]) for cut in inner)
        assert not any(word in fold(text[first:cut]) for cut in inner)
