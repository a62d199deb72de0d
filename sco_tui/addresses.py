"""Addresses that a text may name: http and https with a host, and nothing else that a program would obey."""

from __future__ import annotations

import re

# No user and no password before the host: `https://bank.example@evil.example/` goes to the latter.
# Not compiled here: most files name no address, and three patterns are 2 ms of every start.
_ADDRESS = (
    r"(?i)(?P<scheme>https?)://"
    r"(?P<host>[^\s/?#@:\\<>\"^`{|}%\[\]]+|\[[0-9a-f:.]+\])(?P<port>:[0-9]{1,5})?"
    r"(?P<rest>[/?#]\S*)?"
)
_HOST = r"(?i)[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.?|\[[0-9a-f:.]+\]"
# What RFC 3986, section 2, keeps out of an address; a percent sign is one only before two digits.
_TO_ENCODE = rb"[^!-~]|[\"<>\\^`{|}]|%(?![0-9A-Fa-f]{2})"


def is_address(text: str) -> bool:
    """Whether `text` is an http or https address as people write it, in any script."""
    return re.fullmatch(_ADDRESS, text) is not None


def link(text: str) -> str | None:
    """`text` as a program may be given it, ASCII (RFC 3987, section 3.1); None for any other text."""
    match = re.fullmatch(_ADDRESS, text)
    host = _ascii_host(match["host"]) if match else None
    if match is None or host is None:
        return None
    rest = re.sub(_TO_ENCODE, lambda found: b"%%%02X" % found[0][0], (match["rest"] or "").encode())
    return f"{match['scheme'].lower()}://{host}{match['port'] or ''}{rest.decode()}"


def _ascii_host(host: str) -> str | None:
    if not host.isascii():
        try:
            host = host.encode("idna").decode()
        except UnicodeError:
            return None
    return host if re.fullmatch(_HOST, host) else None
