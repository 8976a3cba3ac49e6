"""How hypothesis searches: without a clock, and in CI the same way each time, so that a run tells of the change.

And workers that are waited for, so that a test of several processes has several; and a choice of tests that meets each
way of using a library once (`--first-of-each --hypothesis-profile=brief`), for other versions of what we rest on.
"""

import os
import time
from collections.abc import Callable

import pytest
from hypothesis import settings

from inspector.lint import engine
from inspector.lint.workers import Processes

settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.register_profile("brief", deadline=None, derandomize=True, max_examples=10)
settings.load_profile("ci" if os.environ.get("CI") else "here")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--first-of-each", action="store_true", help="of a test with several cases the first alone")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.getoption("first_of_each"):
        return
    firsts = {item.nodeid.partition("[")[0]: item for item in reversed(items)}
    chosen = [item for item in items if firsts[item.nodeid.partition("[")[0]] is item]
    config.hook.pytest_deselected(items=[item for item in items if item not in set(chosen)])
    items[:] = chosen


@pytest.fixture
def at_work(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Workers are begun and waited for before the first piece; the pieces that they were given are noted."""
    given: list[object] = []
    are_ready, submit = Processes.are_ready, Processes.submit

    def waited_for(workers: Processes, work: Callable[..., object]) -> bool:
        while not are_ready(workers, work):
            time.sleep(0.01)
        given.clear()
        return True

    def noted(workers: Processes, work: object, piece: object) -> object:
        given.append(piece)
        return submit(workers, work, piece)  # type: ignore[arg-type]

    monkeypatch.setattr(engine, "_ALONE", 0)
    monkeypatch.setattr(Processes, "are_ready", waited_for)
    monkeypatch.setattr(Processes, "submit", noted)
    return given
