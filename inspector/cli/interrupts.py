"""From Ctrl-C to KeyboardInterrupt at a moment where nothing is half done, or to the end of a search alone."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from inspector.cli.interruption import InterruptedRun

_MET = (signal.SIGINT, signal.SIGTERM)  # the latter is what CI services send when time is up


class Interrupts:
    """Lets Ctrl-C wait while something is written and counted; pressed once more, it waits no longer."""

    def __init__(self) -> None:
        self._is_held = self._waits = False

    @contextmanager
    def heeded(self) -> Iterator[None]:
        """Meanwhile they are met here; in a thread that no signal reaches, as ever."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        before = {number: signal.signal(number, self._met) for number in _MET}
        try:
            yield
        except RuntimeError as error:  # of a lock that was half taken: what it says hides what came
            if _followed_an_interrupt(error):
                raise InterruptedRun from None
            raise
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Meanwhile they wait; raises KeyboardInterrupt afterwards if one came."""
        self._is_held = True
        try:
            yield
        finally:
            self._is_held = False
        if self._waits:
            self._waits = False
            raise InterruptedRun

    @contextmanager
    def noted(self) -> Iterator[None]:
        """Meanwhile the first ends no more than what asks `came`; pressed once more, it ends all."""
        with self.heeded():
            self._is_held = True
            try:
                yield
            finally:
                self._is_held = False

    @property
    def came(self) -> bool:
        """Whether one came, and was noted."""
        return self._waits

    def _met(self, _number: int, _frame: FrameType | None) -> None:
        if self._is_held and not self._waits:
            self._waits = True
            return
        raise InterruptedRun


def _followed_an_interrupt(error: BaseException) -> bool:
    met: BaseException | None = error
    while met is not None and not isinstance(met, KeyboardInterrupt):
        met = met.__context__
    return met is not None
