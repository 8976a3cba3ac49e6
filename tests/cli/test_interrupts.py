"""Ctrl-C waits while something is written and counted, and is never lost."""

import signal
import threading
from collections.abc import Iterator

import pytest

from inspector.cli.interrupts import Interrupts


@pytest.fixture(autouse=True)
def _usual() -> Iterator[None]:
    """Ctrl-C is met as usual, also where the tests run in a shell's background, which ignores it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def interrupted_while_held(times: int) -> list[str]:
    """What is done all the same where Ctrl-C comes meanwhile."""
    interrupts, done = Interrupts(), list[str]()

    def work() -> None:
        with interrupts.held():
            for _ in range(times):
                signal.raise_signal(signal.SIGINT)
            done.append("all of it")

    with interrupts.heeded(), pytest.raises(KeyboardInterrupt):
        work()
    return done


def test_it_waits_until_what_is_done_is_done() -> None:
    assert interrupted_while_held(1) == ["all of it"]


def test_it_does_not_wait_between() -> None:
    interrupts = Interrupts()
    with interrupts.heeded(), pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)


def losing_a_lock() -> None:
    """Ctrl-C in the midst of what holds a lock, as it may meet Python's own queues and futures."""
    lock = threading.Lock()
    try:
        signal.raise_signal(signal.SIGINT)
    finally:
        lock.release()  # which says that it is not held: a RuntimeError


def test_an_error_that_it_left_behind_does_not_hide_it() -> None:
    with pytest.raises(KeyboardInterrupt), Interrupts().heeded():
        losing_a_lock()


def test_an_error_that_it_did_not_make_stays_one() -> None:
    with pytest.raises(RuntimeError, match="unlocked"), Interrupts().heeded():
        threading.Lock().release()


def test_the_second_does_not_wait() -> None:
    assert interrupted_while_held(2) == []


def test_afterwards_it_is_met_as_before() -> None:
    before = signal.getsignal(signal.SIGINT)
    with Interrupts().heeded():
        assert signal.getsignal(signal.SIGINT) != before
    assert signal.getsignal(signal.SIGINT) == before


def test_a_thread_changes_nothing() -> None:
    seen: list[object] = []

    def look() -> None:
        with Interrupts().heeded():
            seen.append(signal.getsignal(signal.SIGINT))

    thread = threading.Thread(target=look)
    thread.start()
    thread.join()
    assert seen == [signal.getsignal(signal.SIGINT)]


def test_one_that_is_noted_ends_no_more_than_what_asks_for_it() -> None:
    interrupts, done = Interrupts(), list[str]()
    with interrupts.noted():
        assert not interrupts.came
        signal.raise_signal(signal.SIGINT)
        done.append("all of it")
    assert (done, interrupts.came) == (["all of it"], True)


def test_the_second_is_more_than_noted() -> None:
    interrupts = Interrupts()

    def press_twice() -> None:
        with interrupts.noted():
            signal.raise_signal(signal.SIGINT)
            signal.raise_signal(signal.SIGINT)

    with pytest.raises(KeyboardInterrupt):
        press_twice()
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_what_comes_later_is_met_as_ever() -> None:
    interrupts = Interrupts()
    with interrupts.noted():
        pass
    with pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)
    assert not interrupts.came
