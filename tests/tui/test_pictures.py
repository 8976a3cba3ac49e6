"""The pictures in README.md: they show the workbench as it is, and ask the web for nothing."""

import re

import pytest

from tests.readme import README
from tests.tui.pictures import FOLDER, PICTURES, drawn, words


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_shows_what_is_drawn_now(name: str) -> None:
    kept = words((FOLDER / name).read_text(encoding="utf-8"))
    assert "DOES NOT CONFORM" in kept
    assert kept == words(drawn(name))


def test_every_kept_picture_is_one_of_them() -> None:
    kept = {path.name for path in FOLDER.iterdir()}
    assert len(kept) >= 4
    assert kept == set(PICTURES)


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_loads_nothing(name: str) -> None:
    text = (FOLDER / name).read_text(encoding="utf-8")
    assert "url(#" in text
    assert not re.findall(r"href=|src=|@import|url\((?!#)", text)


def test_the_readme_shows_them_all() -> None:
    text = README.read_text(encoding="utf-8")
    assert all(f".github/pictures/{name}" in text for name in PICTURES)
