"""An address is http or https with a host; whatever else a text may be is never opened and never a link."""

from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sco_tui import addresses

LINKS = {
    "http://example.org": "http://example.org",
    "HTTPS://example.org/a?b=c#d": "https://example.org/a?b=c#d",
    "https://example.org:8080/a": "https://example.org:8080/a",
    "http://[2001:db8::1]/a": "http://[2001:db8::1]/a",
    "https://example.org/a%20b/100%": "https://example.org/a%20b/100%25",
    "https://example.org/<a>\"b'": "https://example.org/%3Ca%3E%22b'",
    "https://ru.wikipedia.org/wiki/Астана": "https://ru.wikipedia.org/wiki/%D0%90%D1%81%D1%82%D0%B0%D0%BD%D0%B0",
    "https://müller.example/": "https://xn--mller-kva.example/",
    "https://пример.example": "https://xn--e1afmkfd.example",
}
NO_LINKS = [
    "",
    "example.org",
    "//example.org",
    "javascript:alert(1)",
    "JavaScript://example.org/%0Aalert(1)",
    "file:///etc/passwd",
    "data:text/html,x",
    "ftp://example.org",
    "-oProxyCommand=id",
    "http://",
    "httpſ://example.org",  # which a pattern without regard to case takes for an s
    "http:///path",
    "http://a b",
    "http://a.example/b c",
    "http://[bad",
    "http://user:password@good.example@evil.example",
    "https://good.example\\@evil.example",
    "http://example.org\x1b[31m",
    "http://exa^[mple.org",
    "http://exa<U+202E>mple.org",
    "http://exa\u202emple.org",
    "http://a..b",
    "http://example.org:port",
    "http://example.org\n",
    " http://example.org",
]


@pytest.mark.parametrize(("text", "link"), LINKS.items())
def test_address_is_given_to_programs_in_ascii(text: str, link: str) -> None:
    assert addresses.link(text) == link
    assert addresses.is_address(text)
    assert urlsplit(link).hostname
    assert addresses.link(link) == link


@pytest.mark.parametrize("text", NO_LINKS)
def test_other_text_is_no_link(text: str) -> None:
    assert addresses.link(text) is None


@given(st.text(st.sampled_from("htps:/.@?#[]\\%<> a-\x1bé\u202e")).map("http://{}".format))
def test_link_has_the_host_that_is_read_in_it_and_nothing_that_a_shell_or_page_would_take(text: str) -> None:
    link = addresses.link(text)
    if link is not None:
        split = urlsplit(link)
        assert split.scheme in ("http", "https")
        assert split.hostname
        assert split.username is None
        assert link.isascii()
        assert link.isprintable()
        assert not set(link) & set(' "<>\\^`{|}')
