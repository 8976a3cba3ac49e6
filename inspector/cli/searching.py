"""From --certs and --deep to how what happened to a token after signing is searched, until Ctrl-C ends it."""

import functools
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import click

from inspector.cli.certificates import certificates_in
from inspector.cli.grouped import with_options
from inspector.cli.interrupts import Interrupts
from inspector.cli.kinds import FileName
from inspector.cli.talk import is_terminal, say
from inspector.diagnosis.pair import Searching
from inspector.diagnosis.stories import GoesOn
from inspector.trust.story import Story

_QUICK, _DEEP = 2.0, 120.0  # seconds for each token
_PATIENCE = 1.0  # seconds; what is found sooner needs no word


class TimedSearch:
    """A search that ends when its time is up, or by Ctrl-C: then what is known is told all the same."""

    def __init__(self, certs: tuple[str, ...], *, deep: bool) -> None:
        self._interrupts, self._seconds = Interrupts(), _DEEP if deep else _QUICK
        self.how = Searching(bounds=self._begin, deep=deep, among=certificates_in(certs), read=certs)
        self._is_said = False

    @contextmanager
    def interruptible(self) -> Iterator[None]:
        """Meanwhile Ctrl-C ends the search; pressed once more, it ends all."""
        with self._interrupts.noted():
            yield

    @property
    def is_interrupted(self) -> bool:
        """Whether Ctrl-C ended it."""
        return self._interrupts.came

    def _begin(self) -> GoesOn:
        """For each token anew: whether there is still time."""
        begun = time.monotonic()

        def goes_on() -> bool:
            took = time.monotonic() - begun
            if took > _PATIENCE and not self._is_said:
                self._is_said = True
                self._say_how_to_stop()
            return not self._interrupts.came and took < self._seconds

        return goes_on

    def _say_how_to_stop(self) -> None:
        if self.how.deep and is_terminal(sys.stderr):
            say("note: this may take minutes; Ctrl-C ends the search, and shows what is known")


def say_if_stopped(search: TimedSearch, stories: Iterable[Story]) -> None:
    """That the search did not come to its end, where that matters, and how to search on."""
    is_stopped = any(story.is_stopped for story in stories)
    if search.is_interrupted and is_stopped:
        say("note: the search was stopped by Ctrl-C before its end; all else is told")
    elif is_stopped and not search.how.deep:
        say("note: a search was stopped for want of time; --deep gives it minutes")


def searched(function: Callable[..., Any]) -> Callable[..., Any]:
    """The options by which what happened to a token is searched; the command gets them as one argument, `search`."""

    @functools.wraps(function)
    def command(*, certs: tuple[str, ...], deep: bool, **others: Any) -> Any:  # noqa: ANN401 - the command's own
        return function(search=TimedSearch(certs, deep=deep), **others)

    return with_options(command, _SEARCHING)


_SEARCHING = (
    click.option(
        "--certs",
        multiple=True,
        metavar="PATH",
        type=FileName(),
        help="Further certificates that may fit: a file or folder.",
    ),
    click.option(
        "--deep",
        is_flag=True,
        help="Search minutes, not seconds, for what happened to a token after signing; Ctrl-C shows what is known.",
    ),
)
