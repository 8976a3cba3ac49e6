"""The builder of markup: what it did not make is text, whatever it looks like."""

import xml.etree.ElementTree as ET

import pytest

from inspector.report.markup import Markup, element, joined, text, void
from inspector.visible import is_visible
from tests.report.forms.documents import HOSTILE


def test_an_element_holds_elements_and_text() -> None:
    assert element("p", "a < b & ", element("b", "c"), class_="x y") == '<p class="x y">a &lt; b &amp; <b>c</b></p>'


def test_an_attribute_that_is_none_is_left_out() -> None:
    assert element("p", id=None, data_label=3) == '<p data-label="3"></p>'
    assert void("meta", charset="utf-8") == '<meta charset="utf-8">'


def test_what_is_joined_out_of_text_and_markup_is_markup() -> None:
    made = joined(["<", Markup("<br>")])
    assert made == "&lt;<br>"
    assert isinstance(made, Markup)


def test_text_put_together_by_other_means_is_text_again() -> None:
    assert element("p", "" + element("b")) == "<p>&lt;b&gt;&lt;/b&gt;</p>"


@pytest.mark.parametrize("hostile", HOSTILE, ids=ascii)
def test_a_text_reads_as_it_is_in_an_element_and_in_an_attribute(hostile: str) -> None:
    made = element("p", hostile, title=hostile)
    assert made.isascii()
    read = ET.fromstring(made)  # noqa: S314 - it is ours
    assert read.text == read.get("title")
    assert is_visible(read.text or "")
    assert not list(read)


def test_letters_beyond_ascii_are_references() -> None:
    assert text("é名👍") == "&#233;&#21517;&#128077;"
