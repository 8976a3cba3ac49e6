"""Processes with a line each: what one of them meets holds up no other."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor
from multiprocessing import get_all_start_methods

import pytest

from inspector.lint.pool import Pool
from tests.lint import pool_work as work

posix = pytest.mark.skipif(sys.platform == "win32", reason="it has no such signal")
LONGEST = 60  # seconds


@pytest.fixture(params=["fork", "spawn"])
def pool(request: pytest.FixtureRequest) -> Iterator[Pool]:
    """Two processes that tell how much they were given."""
    if request.param not in get_all_start_methods():
        pytest.skip("this system has no fork")
    begun = Pool(2, request.param, work.length, work.prepare)
    yield begun
    begun.close()


def test_what_is_given_is_done(pool: Pool) -> None:
    given = [pool.submit(bytes(size)) for size in range(20)]
    assert [future.result(LONGEST) for future in given] == list(range(20))


def test_another_work_may_be_asked_for(pool: Pool) -> None:
    assert pool.submit(b"some", work.slowly).result(LONGEST) == b"some"
    assert pool.submit(b"some").result(LONGEST) == 4


def test_all_have_something_to_do(pool: Pool) -> None:
    given = [pool.submit(None, work.number_of) for _ in range(2)]
    numbers = {future.result(LONGEST) for future in given}
    assert len(numbers) == 2
    assert os.getpid() not in numbers


def test_they_say_when_they_are_there(pool: Pool) -> None:
    pool.submit(b"").result(LONGEST)
    pool.submit(b"").result(LONGEST)
    until = time.monotonic() + LONGEST
    while not pool.is_ready and time.monotonic() < until:
        time.sleep(0.01)
    assert pool.is_ready


def test_large_givings_and_large_results_at_once_hold_nobody_up(pool: Pool) -> None:
    given = [bytes([number]) * (1 << 20) for number in range(8)]
    under_way = [pool.submit(each, work.slowly) for each in given]
    assert [future.result(LONGEST) for future in under_way] == given


@posix
def test_who_is_killed_while_it_tells_a_result_ends_the_wait_for_all(pool: Pool) -> None:
    killed = pool.submit(None, work.killed_while_it_tells)
    with pytest.raises(BrokenExecutor):
        killed.result(LONGEST)
    with pytest.raises(BrokenExecutor):
        pool.submit(b"")
    assert not pool.is_ready


@posix
def test_who_is_killed_while_it_waits_is_missed(pool: Pool) -> None:
    number = pool.submit(None, work.number_of).result(LONGEST)
    os.kill(number, signal.SIGKILL)
    with pytest.raises(BrokenExecutor):
        _ask_for_long(pool)


def _ask_for_long(pool: Pool) -> None:
    until = time.monotonic() + LONGEST
    while time.monotonic() < until:
        pool.submit(b"").result(LONGEST)


@pytest.mark.parametrize(("asked", "error"), [(work.failing, RuntimeError), (work.lambda_of, Exception)])
def test_what_cannot_be_sent_back_is_an_error_and_the_process_goes_on(
    pool: Pool, asked: object, error: type[Exception]
) -> None:
    assert callable(asked)
    with pytest.raises(error):
        pool.submit(None, asked).result(LONGEST)
    assert pool.submit(b"some").result(LONGEST) == 4


@posix
def test_what_is_under_way_is_not_waited_for_at_the_end() -> None:
    pool = Pool(2, "spawn", work.length, work.prepare)
    number = pool.submit(None, work.number_of).result(LONGEST)
    for _ in range(400):
        pool.submit(b"", work.slowly)
    began = time.monotonic()
    pool.close()
    assert time.monotonic() - began < 5  # of ten seconds of work
    assert not _is_there(number)


@posix
def test_who_stands_still_in_the_midst_of_something_holds_up_no_end() -> None:
    pool = Pool(1, "spawn", work.length, work.prepare)
    number = pool.submit(None, work.number_of).result(LONGEST)
    pool.submit(bytes(work.LARGE), work.slowly)
    os.kill(number, signal.SIGSTOP)
    began = time.monotonic()
    pool.close()
    assert time.monotonic() - began < 5
    assert not _is_there(number)


@posix
def test_where_the_parent_is_killed_they_end_too() -> None:
    program = (
        "import os, sys, time; from inspector.lint.pool import Pool; from tests.lint import pool_work as work\n"
        "pool = Pool(2, sys.argv[1], work.length, work.prepare)\n"
        "print(*[pool.submit(None, work.number_of).result() for _ in range(2)], flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", program, "fork"], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        numbers = {int(number) for number in parent.stdout.readline().split()}
        parent.kill()
    until = time.monotonic() + LONGEST
    while any(map(_is_there, numbers)) and time.monotonic() < until:
        time.sleep(0.05)
    assert numbers
    assert not any(map(_is_there, numbers))


def _is_there(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    return True
