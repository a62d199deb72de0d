"""What a program may read of a date is exact, or it is not there."""

import html5lib
import pytest

from sco_tui import dates
from sco_tui.date_words import reading
from sco_tui.formats.html_time import timed

# HTML, section 2.3.5: valid month, date, and date and time strings; a year is not 0 and has four digits.
READ = [
    ("2017", ["2017"]),
    ("2017-06", ["2017-06"]),
    ("2017-06-05", ["2017-06-05"]),
    ("0987", ["0987"]),
    ("2017-06-05T10:00", ["2017-06-05T10:00"]),
    ("2017-06-05T10:00:30Z", ["2017-06-05T10:00:30Z"]),
    ("2017-06-05T10:00+06:00", ["2017-06-05T10:00+06:00"]),
    ("2017-06-05T10:00:00-04", []),
    ("2017-06-08/2017-06-09", ["2017-06-08", "2017-06-09"]),
    ("2017-06/2017-08", ["2017-06", "2017-08"]),
    ("2017-06-05T10:00/2017-06-05T11:30", ["2017-06-05T10:00", "2017-06-05T11:30"]),
    ("2017-06-08~/2017-06-09", ["2017-06-09"]),
    ("2017-06-08/..", []),
    ("../2017", []),
    ("2017~", []),
    ("2017-06?", []),
    ("201X", []),
    ("2017-06-XX", []),
    ("2017-21", []),
    ("0000", []),
    ("-0044-03-15", []),
    ("Y170000", []),
]


@pytest.mark.parametrize(("written", "read"), READ)
def test_time_holds_exact_dates_only_and_the_words_stay(written: str, read: list[str]) -> None:
    date = dates.parse(written)
    tree = html5lib.parseFragment(timed(date), namespaceHTMLElements=False)
    assert [one.get("datetime") for one in tree.iter("time")] == read
    assert "".join(tree.itertext()) == reading(date)
