"""An address leads to the words of a passage, as https://wicg.github.io/scroll-to-text-fragment/ has it."""

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sco_tui.passage_link import address_of, pieces, to_passage
from tests.parsed import timeline_of

PAGE = "https://example.org/a"
LONG = "one two three four five six seven eight nine ten eleven twelve thirteen"


@pytest.mark.parametrize(
    ("address", "passage", "link"),
    [
        (PAGE, ["two words"], "https://example.org/a#:~:text=two%20words"),
        (f"{PAGE}#part", ["two words"], "https://example.org/a#part:~:text=two%20words"),
        (PAGE, ["a, b & c-d"], "https://example.org/a#:~:text=a%2C%20b%20%26%20c%2Dd"),
        (PAGE, ["over\n two  lines"], "https://example.org/a#:~:text=over%20two%20lines"),
        (PAGE, ["first", "second"], "https://example.org/a#:~:text=first&text=second"),
        (PAGE, ["нельзя"], "https://example.org/a#:~:text=%D0%BD%D0%B5%D0%BB%D1%8C%D0%B7%D1%8F"),
        (
            PAGE,
            [LONG],
            "https://example.org/a#:~:text=one%20two%20three%20four%20five%20six,"
            "eight%20nine%20ten%20eleven%20twelve%20thirteen",
        ),
        (PAGE, [], PAGE),
    ],
)
def test_link_names_the_words_of_the_passage(address: str, passage: list[str], link: str) -> None:
    assert to_passage(address, passage) == link


@given(st.lists(st.text(min_size=1).filter(str.strip), min_size=1))
def test_words_come_back_from_the_link(passage: list[str]) -> None:
    try:
        link = to_passage(PAGE, passage)
    except UnicodeEncodeError:  # a lone surrogate, which no text of a timeline has
        return
    ranges = [each.removeprefix("text=").split(",") for each in link.partition(":~:")[2].split("&")]
    assert len(ranges) == len(passage)
    for ends, piece in zip(ranges, passage, strict=True):
        words = [unquote(end).split(" ") for end in ends]
        assert piece.split()[: len(words[0])] == words[0]
        assert piece.split()[-len(words[-1]) :] == words[-1]


def test_statement_is_cut_at_its_marks() -> None:
    assert pieces("We shall [...] have […] it.") == ["We shall ", " have ", " it."]
    assert pieces("[...] all of it [...]") == [" all of it "]


@pytest.mark.parametrize(
    ("source", "address"),
    [
        (f"{{url: '{PAGE}', archived: 'https://b.example/'}}", PAGE),
        ("{url: 'javascript:x', archived: 'https://b.example/'}", "https://b.example/"),
        ("{archived: 'ftp://b'}", None),
        ("{}", None),
    ],
)
def test_source_is_read_at_its_address_or_where_it_is_kept(source: str, address: str | None) -> None:
    timeline = timeline_of(f"sources: {{a: {source}}}\nevents: []\n")
    assert address_of(timeline.sources["a"]) == address
