"""Elements of HTML and XML: whatever is put into them is text, unless it is an element itself."""

from __future__ import annotations

from html import escape


class Markup(str):
    """Text of a document that was made here."""

    __slots__ = ()


def element(name: str, /, *content: str | None, **attributes: str | None) -> Markup:
    """`<name …>content</name>`; what is None is left out. `http_equiv` is written with a dash."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return Markup(f"<{name}{written}>{joined(*content)}</{name}>")


def empty(name: str, /, **attributes: str) -> Markup:
    """An element that has no content and no end, as HTML writes it: `<br>`."""
    return Markup(element(name, **attributes).removesuffix(f"</{name}>"))


def joined(*content: str | None, between: str = "") -> Markup:
    return Markup(
        escape(between).join(
            part if isinstance(part, Markup) else escape(part) for part in content if part is not None
        )
    )
