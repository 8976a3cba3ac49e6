"""Shares: never all or nothing where it is not so."""

import pytest

from inspector.report.shares import counted, share


@pytest.mark.parametrize(
    ("count", "of", "told"),
    [
        (0, 3, "0 %"),
        (1, 3, "33.3 %"),
        (3, 3, "100 %"),
        (3, 70, "4.3 %"),
        (2, 3, "66.7 %"),
        (1, 4, "25.0 %"),
        (1, 1000, "0.1 %"),
        (1, 1001, "<0.1 %"),
        (9999, 10_000, "99.9 %"),
        (10**9 - 1, 10**9, "99.9 %"),
        (0, 0, ""),
    ],
)
def test_a_share_is_neither_all_nor_nothing_unless_it_is(count: int, of: int, told: str) -> None:
    assert share(count, of) == told


def test_a_count_has_its_noun() -> None:
    assert [counted(count, "token") for count in (0, 1, 2000)] == ["0 tokens", "1 token", "2,000 tokens"]
