"""A derived id is the date as written and the title, in the letters of any script."""

import pytest

from sco_tui.event_ids import derived_id, unique_ids

# Date, title, id.
IDS = [
    ("2017-06-05", "Briefing on the coming summit", "2017-06-05-briefing-on-the-coming-summit"),
    (None, "Briefing", "briefing"),
    # a date as written: `/` stays, and each run of other signs is one dash
    ("2017-06-08/2017-06-09", "Summit", "2017-06-08/2017-06-09-summit"),
    ("2017-06-05T10:00+06:00", "A", "2017-06-05t10-00-06-00-a"),
    ("2017-06-08/..", "A", "2017-06-08/-a"),
    ("../2017", "A", "-/2017-a"),
    ("2017/", "A", "2017/-a"),
    ("2017~", "A", "2017-a"),
    ("-0044-03-15", "A", "-0044-03-15-a"),
    ("201X", "A", "201x-a"),
    ("5 June 2017", "A", "5-june-2017-a"),
    # a title: runs of anything else, none at its ends
    (None, "  «A» — B/C: d_e!  ", "a-b-c-d-e"),
    (None, "17th & 18th", "17th-18th"),
    ("2017", "…", "2017"),
    ("2017~", "…", "2017"),
    (None, "…", "event"),
    ("..", "…", "event"),
    # letters, digits and marks of any script, NFC and casefolded
    (None, "Саммит ШОС в Астане", "саммит-шос-в-астане"),
    (None, "上海合作组织，峰会", "上海合作组织-峰会"),
    (None, "शिखर सम्मेलन", "शिखर-सम्मेलन"),
    (None, "قمة ٢٠١٧", "قمة-٢٠١٧"),
    (None, "Cafe\u0301 STRASSE Straße", "café-strasse-strasse"),
    (None, "\u1e9e \u01f0 \ufb01", "ss-\u01f0-fi"),
    (None, "① Ⅷ ½", "event"),
    (None, "a^[b<U+202E>", "a-b-u-202e"),
    # 40 characters of the title at most, and no dash at the cut
    (None, "x" * 50, "x" * 40),
    ("2017-06-05", "x" * 50, "2017-06-05-" + "x" * 40),
    (None, "x" * 39 + " y", "x" * 39),
    (None, "x" * 38 + " y", "x" * 38 + "-y"),
    (None, "…" * 500 + "a b", "a-b"),
    (None, "a " + "… " * 500 + "b", "a-b"),
    (None, "a" + "\u0301" * 300 + " b", "á" + "\u0301" * 39),
    (None, "ab " * 400, "ab-" * 13 + "a"),
]


@pytest.mark.parametrize(("date", "title", "expected"), IDS)
def test_id_that_is_derived(date: str | None, title: str, expected: str) -> None:
    assert derived_id(date, title) == expected


# Ids, `!` before an explicit one; what the events go by.
TAKEN = [
    ("a a a", "a a-2 a-3"),
    ("a !a", "a-2 a"),
    ("!a !a", "a a-2"),
    ("!a !a !a-2", "a a-3 a-2"),
    ("!a-2 a a a", "a-2 a a-3 a-4"),
    ("a a !a-2", "a a-3 a-2"),
    ("a-2 a a", "a-2 a a-3"),
    ("a a a-2", "a a-2 a-2-2"),
]


@pytest.mark.parametrize(("wanted", "expected"), TAKEN)
def test_every_id_is_given_once(wanted: str, expected: str) -> None:
    pairs = [(name.removeprefix("!"), name.startswith("!")) for name in wanted.split()]
    assert list(unique_ids(pairs)) == expected.split()
