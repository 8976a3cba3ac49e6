"""The engine: results come in the order of the pieces, and a worker that is killed takes nothing with it."""

import gc
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_all_start_methods, get_context
from pathlib import Path

import pytest

from inspector.lint import engine, workers
from inspector.lint.engine import Work, in_order, results
from inspector.lint.piece import Piece
from inspector.lint.stream import AT_ONCE
from inspector.lint.workers import Given, Processes, cores
from tests.lint.workers import DEADLY, DEADLY_ONCE, KILLS, TELL, told

posix = pytest.mark.skipif(sys.platform == "win32", reason="it has no such signal")
COUNT = 40


def pieces(kills: tuple[int, ...] = (), source: str = "s") -> list[Piece]:
    """Pieces of two lines each; some lines end whatever judges them."""
    return [
        Piece(source, 2 * at + 1, "lines", b"line %d\n%s\n" % (at, KILLS if at in kills else b"more"))
        for at in range(COUNT)
    ]


def alone(work: Work[Piece, str], given: list[Piece], by: Processes | Given) -> list[str]:
    """The results, by these workers."""
    return [result for _, result in in_order(iter(given), work, by)]


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_results_come_in_order_whatever_the_number_of_processes(jobs: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "_ALONE", 0)
    found = list(results(iter(pieces()), TELL, jobs))
    assert [piece for piece, _ in found] == pieces()
    assert [result for _, result in found] == [told(piece) for piece in pieces()]


def test_a_few_pieces_begin_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "Pool", None)
    assert len(list(results(iter(pieces()), TELL, 2))) == COUNT


def test_what_begins_no_process_is_as_much_as_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    size = len(pieces()[0].data)
    monkeypatch.setattr(workers, "Pool", None)
    monkeypatch.setattr(engine, "_ALONE", size + 1)
    assert len(list(results(iter(pieces()[:1]), TELL, 2))) == 1
    with pytest.raises(TypeError):
        list(results(iter(pieces()[:3]), TELL, 2))


def test_where_many_are_expected_processes_begin_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "Pool", None)
    with pytest.raises(TypeError):
        list(results(iter(pieces()), TELL, 2, expected=engine._MANY))  # noqa: SLF001 - the bound itself


@posix
def test_the_pieces_of_a_killed_worker_are_done_again(tmp_path: Path) -> None:
    given = pieces(kills=(7,), source=str(tmp_path / "was-killed"))
    assert alone(DEADLY_ONCE, given, Processes(2)) == [told(piece) for piece in given]


@posix
@pytest.mark.parametrize("kills", [(0,), (COUNT - 1,), (5, 6)])
def test_a_line_that_kills_again_is_given_up_and_no_other(kills: tuple[int, ...]) -> None:
    found = "".join(alone(DEADLY, pieces(kills), Processes(2)))
    for at in range(COUNT):
        assert found.count(f"s:{2 * at + 1}:line {at}\n") == 1
        assert found.count(f"s:{2 * at + 2}:lost") == (at in kills)
    assert found.count("lost") == len(kills)
    assert found.count("more") == COUNT - len(kills)


def test_somebodys_threads_will_do() -> None:
    with ThreadPoolExecutor(2) as executor:
        assert alone(TELL, pieces(), Given(executor, 2)) == [told(piece) for piece in pieces()]


@posix
def test_where_somebodys_processes_are_killed_the_rest_is_done_here(tmp_path: Path) -> None:
    given = pieces(kills=(3,), source=str(tmp_path / "was-killed"))
    with ProcessPoolExecutor(2, get_context("spawn")) as executor:
        assert alone(DEADLY_ONCE, given, Given(executor, 2)) == [told(piece) for piece in given]


def test_a_pause_hands_on_what_is_under_way() -> None:
    flowing = in_order(_with_pause(), TELL, Processes(2))
    assert next(flowing)[1] == "s:1:first\n"
    assert next(flowing)[1] == "s:2:second\n"
    with pytest.raises(ConnectionError):
        next(flowing)


def _with_pause() -> Iterator[Piece]:
    yield Piece("s", 1, "lines", b"first\n")
    yield Piece("s", 2, "lines", b"second\n")
    yield Piece("s", 3, "pause", b"")
    raise ConnectionError


def test_an_error_of_the_work_itself_is_not_hidden() -> None:
    with pytest.raises(UnicodeDecodeError):
        alone(TELL, [Piece("s", 1, "lines", b"\xff")], Processes(1))


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux forks")
def test_a_process_is_forked_only_where_nobody_else_could_hold_a_lock() -> None:
    tell = "from inspector.lint.workers import start_method as m; import threading as t; print(m())"
    wait = "e = t.Event(); t.Thread(target=e.wait).start(); print(m()); e.set()"
    done = subprocess.run([sys.executable, "-c", f"{tell}; {wait}"], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["fork", "spawn"]


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_both_ways_to_begin_a_process_give_the_same(method: str) -> None:
    if method not in get_all_start_methods():
        pytest.skip("this system has no fork")
    assert alone(TELL, pieces(), Processes(2, method)) == [told(piece) for piece in pieces()]


def test_there_is_a_core_at_least() -> None:
    assert cores() >= 1


def test_what_judges_in_another_process_seldom_looks_for_cycles() -> None:
    """Of the tokens at hand there are more objects than Python's own threshold, and none is in a cycle."""
    (found,) = alone(Work(_threshold, told), pieces()[:1], Processes(1))
    assert int(found) > 20 * AT_ONCE


def _threshold(_piece: Piece) -> str:
    return str(gc.get_threshold()[0])
