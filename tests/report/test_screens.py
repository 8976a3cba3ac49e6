"""The screens of known cases, character by character; `python -m tests.report.screens` draws them anew."""

import pytest

from tests.report.cases import CASES, SAMPLES
from tests.report.screens import FOLDER, SCREENS, WIDTHS, drawn


@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_is_as_it_was(name: str) -> None:
    assert drawn(name) == (FOLDER / name).read_bytes().decode("utf-8")


def test_every_kept_screen_is_drawn_by_a_case() -> None:
    kept = {path.name for path in FOLDER.iterdir()}
    assert len(kept) >= len(CASES) + len(WIDTHS)
    assert kept == set(SCREENS)


def test_the_ten_samples_are_among_them() -> None:
    assert len(SAMPLES) == 10
    assert CASES.keys() >= set(SAMPLES)


def test_a_screen_is_the_same_at_each_drawing() -> None:
    assert drawn("conforming-80.txt") == drawn("conforming-80.txt")
