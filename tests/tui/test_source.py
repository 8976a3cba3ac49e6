"""A text that is given where the workbench is begun is taken for what it is."""

import sys
from pathlib import Path

import pytest

from tests.builders import token
from tests.tui.wire import wire

TEXTS = {
    "a token": (token(), "DOES NOT CONFORM"),
    "a known answer": ("Missing required claim: jti", "The token has no jti"),
    "an unknown one": ("The frobnicator is not aligned", "no answer that is known"),
}


@pytest.mark.skipif(sys.platform == "win32", reason="it has no such terminals")
@pytest.mark.parametrize("kind", TEXTS)
def test_a_text_instead_of_a_file_is_told_of(kind: str, tmp_path: Path) -> None:
    text, words = TEXTS[kind]
    with wire(text, folder=tmp_path) as screen:
        screen.walk(words, [])
