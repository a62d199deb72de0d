"""Addresses that a text may name: http and https with a host, and nothing else that a program would obey."""

from __future__ import annotations

import re

# No user and no password before the host: `https://bank.example@evil.example/` goes to the latter.
# Scheme, host, port and the rest are its groups; JSON Schema takes it as well (ECMA-262).
# Not compiled here: most files name no address, and three patterns are 2 ms of every start.
ADDRESS = (
    r"([Hh][Tt][Tt][Pp][Ss]?)://"
    r"([^\s/?#@:\\<>\"^`{|}%\[\]]+|\[[0-9A-Fa-f:.]+\])(:[0-9]{1,5})?"
    r"([/?#]\S*)?"
)
_HOST = r"(?i)[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.?|\[[0-9a-f:.]+\]"
# What RFC 3986, section 2, keeps out of an address; a percent sign is one only before two digits.
_TO_ENCODE = rb"[^!-~]|[\"<>\\^`{|}]|%(?![0-9A-Fa-f]{2})"


def is_address(text: str) -> bool:
    """Whether `text` is an http or https address as people write it, in any script."""
    return re.fullmatch(ADDRESS, text) is not None


def link(text: str) -> str | None:
    """`text` as a program may be given it, ASCII (RFC 3987, section 3.1); None for any other text."""
    match = re.fullmatch(ADDRESS, text)
    if match is None:
        return None
    scheme, written_host, port, rest = match.groups(default="")
    host = _ascii_host(written_host)
    if host is None:
        return None
    encoded = re.sub(_TO_ENCODE, lambda found: b"%%%02X" % found[0][0], rest.encode())
    return f"{scheme.lower()}://{host}{port}{encoded.decode()}"


def _ascii_host(host: str) -> str | None:
    if not host.isascii():
        try:
            host = host.encode("idna").decode()
        except UnicodeError:
            return None
    return host if re.fullmatch(_HOST, host) else None
