"""What is put into an element is text, unless it was made as an element."""

from sco_tui.formats.markup import Markup, element, empty, joined


def test_text_is_escaped_and_elements_are_not() -> None:
    assert element("p", "a < b & ", element("b", '"c"')) == "<p>a &lt; b &amp; <b>&quot;c&quot;</b></p>"


def test_attributes_are_escaped_and_absent_ones_are_left_out() -> None:
    assert element("a", href='"><b', http_equiv="x", class_="y", id=None) == (
        '<a href="&quot;&gt;&lt;b" http-equiv="x" class="y"></a>'
    )


def test_element_without_content_has_no_end() -> None:
    assert empty("meta", name="a", content="</meta>") == '<meta name="a" content="&lt;/meta&gt;">'


def test_parts_are_joined_without_those_that_are_absent() -> None:
    assert joined("<", None, Markup("<b>"), between=" & ") == "&lt; &amp; <b>"
