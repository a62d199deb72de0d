"""HTML is read as what it says, in one pass, and what is no tag stays as it is."""

import pytest

from sco_tui.formats.html_text import of_html


@pytest.mark.parametrize("start", ["<", "<!--", "<!", "<?", "<a ", "<a href='", "&"])
def test_text_of_nothing_but_beginnings_is_read_in_one_pass(start: str) -> None:
    """Quadratic, 20,000 of them took minutes."""
    assert of_html(start * 20_000) == (start * 20_000, 0)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("see <![ foo", "see <![ foo"),
        ("<![foo]>", "<![foo]>"),
        (f"&#{'1' * 4301};x", f"&#{'1' * 4301};x"),
        ("<me@example.org>", "<me@example.org>"),
        ("a <title>b", "a b"),
        ("a<!-- b -->c", "ac"),
        ("<!-- a", "<!-- a"),
    ],
)
def test_what_is_no_tag_is_text(text: str, said: str) -> None:
    assert of_html(text) == (said, 0)
