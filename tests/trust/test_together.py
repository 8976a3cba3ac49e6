"""Candidates that are tested by several threads: the first in order is found, all is tried, nothing goes on."""

import threading
from collections import Counter

import pytest

from inspector.trust.together import Stopped, first_passing


def always() -> bool:
    return True


@pytest.mark.parametrize("wanted", [0, 1, 31, 32, 33, 4999])
def test_the_first_in_order_is_found_though_others_pass_too(wanted: int) -> None:
    assert first_passing(iter(range(5000)), lambda each: each >= wanted, always) == wanted


def test_where_none_passes_each_was_tested_once() -> None:
    tested: Counter[int] = Counter()

    def none(each: int) -> bool:
        tested[each] += 1
        return False

    assert first_passing(iter(range(1000)), none, always) is None
    assert tested == Counter(range(1000))


@pytest.mark.parametrize("asked", [0, 1, 5])
def test_it_stops_when_nobody_wants_to_go_on_and_leaves_no_thread(asked: int) -> None:
    before = threading.active_count()
    answers, tested = iter([True] * asked), Counter[bool]()

    def none(each: int) -> bool:
        tested[True] += 1
        return each < 0

    with pytest.raises(Stopped):
        first_passing(iter(range(10**9)), none, lambda: next(answers, False))
    assert tested[True] < 2000
    assert threading.active_count() == before


def test_a_fault_of_the_test_is_not_lost() -> None:
    with pytest.raises(ZeroDivisionError):
        first_passing(iter(range(100)), lambda each: 1 / (each - 50) > 2, always)
