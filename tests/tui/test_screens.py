"""The screens of known scenes, character by character; `python -m tests.tui.screens` draws them anew."""

import pytest

from tests.tui.scenes import SCENES, sample_tokens
from tests.tui.screens import FOLDER, SCREENS, SIZES, drawn


@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_is_as_it_was(name: str) -> None:
    assert drawn(name) == (FOLDER / name).read_bytes().decode("utf-8")


def test_every_kept_screen_is_drawn_by_a_scene() -> None:
    kept = {path.name for path in FOLDER.iterdir()}
    assert len(kept) >= len(SCENES) + len(SIZES)
    assert kept == set(SCREENS)


def test_the_ten_samples_are_among_them() -> None:
    assert len(sample_tokens()) == 10
    assert SCENES.keys() >= sample_tokens().keys()


def test_a_screen_is_the_same_at_each_drawing() -> None:
    assert drawn("conforming-80x24.txt") == drawn("conforming-80x24.txt")


@pytest.mark.parametrize("name", SCREENS)
def test_a_kept_screen_has_its_size_and_says_something(name: str) -> None:
    _, (width, height), _ = SCREENS[name]
    lines = (FOLDER / name).read_bytes().decode("utf-8").removesuffix("\n").split("\n")
    assert len(lines) == height
    assert max(map(len, lines)) <= width
    assert sum(map(bool, lines)) > height // 4
