"""Folding forgives case, accents and compatibility forms, and finds the way back to what stands there."""

from __future__ import annotations

import re
import sys
import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sco_tui.folding import fold, occurrences, spans

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
    ("دہشت گردی، انتہا پسندی", "دہشت گردی، انتہا پسندی", "Urdu"),
    ("آپ ۔ ا\u0653", "آپ ۔ آ", "Urdu, a letter composed of two"),
    ("“a” «b» „c“", '"a" "b" "c"', "quotes"),
    ("l’accord ‘x’", "l'accord 'x'", "apostrophes"),
    ("a–b—c‑d−e ⸺ ⸻", "a-b-c-d-e - -", "dashes"),
    ("a \t\n b\u00a0c\u3000d", "a b c d", "white space"),
    ("ＳＣＯ №5 ½", "sco no5 1⁄2", "compatibility forms"),
    ("👨‍👩‍👧", "👨‍👩‍👧", "a joined emoji"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "folded"), [row[:2] for row in FOLDED], ids=[row[2] for row in FOLDED])
def test_text_folds_to_what_search_compares(text: str, folded: str) -> None:
    assert fold(text) == folded


# By name, the marks of running text that have one shape.
DOUBLE_QUOTES = {
    "LEFT DOUBLE QUOTATION MARK",
    "RIGHT DOUBLE QUOTATION MARK",
    "DOUBLE LOW-9 QUOTATION MARK",
    "DOUBLE HIGH-REVERSED-9 QUOTATION MARK",
    "LEFT-POINTING DOUBLE ANGLE QUOTATION MARK",
    "RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK",
}
SINGLE_QUOTES = {
    "LEFT SINGLE QUOTATION MARK",
    "RIGHT SINGLE QUOTATION MARK",
    "SINGLE LOW-9 QUOTATION MARK",
    "SINGLE HIGH-REVERSED-9 QUOTATION MARK",
    "SINGLE LEFT-POINTING ANGLE QUOTATION MARK",
    "SINGLE RIGHT-POINTING ANGLE QUOTATION MARK",
}
DASHES = {
    *("HYPHEN", "NON-BREAKING HYPHEN", "FIGURE DASH", "EN DASH", "EM DASH", "TWO-EM DASH", "THREE-EM DASH"),
    *("HORIZONTAL BAR", "MINUS SIGN"),
}


def plain_fold(text: str) -> str:
    """The definition in interface.md, step by step."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    kept: list[str] = []
    is_after_latin = False
    for character in unicodedata.normalize("NFD", folded):
        is_mark = unicodedata.category(character).startswith("M")
        if not (is_mark and is_after_latin):
            kept.append(character)
        if not is_mark:
            is_after_latin = unicodedata.name(character, "").startswith("LATIN ")
    composed = unicodedata.normalize("NFKC", "".join(kept)).replace("ё", "е")
    folded = unicodedata.normalize("NFKC", composed)
    return re.sub(r"\s+", " ", "".join(map(plain_shape, folded)))


def plain_shape(character: str) -> str:
    name = unicodedata.name(character, "")
    if name in DOUBLE_QUOTES:
        return '"'
    if name in SINGLE_QUOTES:
        return "'"
    return "-" if name in DASHES else character


def test_every_code_point_folds_as_defined() -> None:
    characters = [chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code < 0xE000]
    different = [ascii(one) for one in characters if fold(one) != plain_fold(one)]
    assert different == []


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
    ("دہشت گردی کے خلاف", "گردی", ["گردی"]),
    ("ababa", "aba", ["aba"]),
    ("abababa", "aba", ["aba", "aba"]),
    ("ééé", "ee", ["éé"]),
    ("anything", "", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word", "lit"), HITS)
def test_hits_cover_whole_characters_and_no_more(text: str, word: str, lit: list[str]) -> None:
    assert [text[start:end] for start, end in spans(text, fold(word))] == lit


WHOLE_WORDS = [
    # text, phrase as typed, what is lit
    ("SCO discovers SCO", "sco", ["SCO", "SCO"]),
    ("SCO2, 2SCO, ²SCO", "sco", []),
    ("SCO_2 _SCO SCO-SCO (SCO)", "sco", ["SCO"] * 5),
    ("Cafés, Cafe\u0301s, Cafe\u0301", "cafe", ["Cafe\u0301"]),
    ("हिन्दी हिन्द हिन्", "हिन्द", ["हिन्द"]),
    ("май мая", "ма", []),
    ("и\u0306 и\u0301 и", "и", ["и"]),
    ("الإرهاب إرهاب", "إرهاب", ["إرهاب"]),
    ("上海合作组织 SCO组织", "合作", ["合作"]),
    ("上海合作组织 SCO组织", "sco", ["SCO"]),
    ("カタカナひらがな", "カナ", ["カナ"]),
    ("ข้อมูล ข้อ", "ข้อ", ["ข้อ", "ข้อ"]),
    ("ປະເທດລາວ ភាសាខ្មែរ မြန်မာစာ", "ລາວ", ["ລາວ"]),
    ("ភាសាខ្មែរ", "ខ្មែរ", ["ខ្មែរ"]),
    ("မြန်မာစာ", "စာ", ["စာ"]),
    ("한국어 한국", "한국", ["한국"]),
    ("the three\n evil  forces", "three evil forces", ["three\n evil  forces"]),
    ("three evil forcesses", "three evil forces", []),
    ("the evil eviler evil", "evil", ["evil", "evil"]),
    ("xa a a", "a a", ["a a"]),
    ("a a a a a", "a a", ["a a", "a a"]),
    ("Straße", "s", []),
    ("ß s", "s", ["s"]),
    ("a(b) (b)", "(b)", ["(b)"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "phrase", "lit"), WHOLE_WORDS)
def test_whole_words_have_no_letter_digit_or_mark_beside_them(text: str, phrase: str, lit: list[str]) -> None:
    assert [text[start:end] for start, end in spans(text, fold(phrase), whole_words=True)] == lit


@pytest.mark.parametrize(
    ("folded", "word", "anywhere", "as_whole_words"),
    [
        ("aaaa", "aa", [0, 1, 2], []),
        ("aa aa", "aa", [0, 3], [0, 3]),
        ("a a a", "a a", [0, 2], [0, 2]),
        ("ba a a", "a a", [1, 3], [3]),
        ("合合合", "合合", [0, 1], [0, 1]),
        ("abc", "d", [], []),
    ],
)
def test_a_word_occurs_also_where_it_overlaps_itself(
    folded: str, word: str, anywhere: list[int], as_whole_words: list[int]
) -> None:
    assert list(occurrences(folded, word)) == anywhere
    assert list(occurrences(folded, word, whole_words=True)) == as_whole_words


ALPHABET = "aAeésßﬁİıЙйиёЁҚ上組हिन्दीإرْ\u0301\u0306\u200d👩👧 \t\n\u00a0“”–-½¨ﾞｶ한\u1112\u1161\u11ab.1"
TEXTS = st.one_of(st.text(ALPHABET, max_size=12), st.text(max_size=12))


def has_foreign_mark(text: str) -> bool:
    """Whether a Latin letter carries a mark of another script, of which the definition says nothing."""
    is_after_latin = False
    for character in unicodedata.normalize("NFKD", text.casefold()):
        if not unicodedata.category(character).startswith("M"):
            is_after_latin = unicodedata.name(character, "").startswith("LATIN ")
        elif is_after_latin and not "\u0300" <= character <= "\u036f":
            return True
    return False


@given(TEXTS)
def test_a_text_folds_as_defined(text: str) -> None:
    assume(not has_foreign_mark(text))
    assert fold(text) == plain_fold(text)


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
    assume(word)
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


SIMPLE_TEXTS = st.text("aAbéЙй上組हİı “–.1 ", max_size=12)


@given(st.one_of(SIMPLE_TEXTS, TEXTS), st.data())
def test_what_stands_behind_a_text_moves_no_span(text: str, data: st.DataObject) -> None:
    """With a blank run and ß no text is of simple characters, whose spans are found without a walk."""
    folded = fold(text)
    start = data.draw(st.integers(0, len(folded)))
    word = folded[start : start + data.draw(st.integers(1, 4))].strip()
    assume(word and "ss" not in word and not text.rstrip().endswith("\u200d"))
    for whole_words in (False, True):
        alone = list(spans(text, word, whole_words=whole_words))
        longer = spans(f"{text}  ß", word, whole_words=whole_words)
        assert [span for span in longer if span[1] <= len(text)] == alone
