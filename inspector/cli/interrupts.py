"""From Ctrl-C and the like to KeyboardInterrupt where nothing is half done, or to the end of a search alone."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from inspector.cli.interruption import InterruptedRun, number_of

# Beside Ctrl-C what CI services send when time is up, and what a terminal that is closed does.
_MET = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))


class Interrupts:
    """Lets Ctrl-C wait while something is written and counted; pressed once more, it waits no longer."""

    def __init__(self) -> None:
        self._is_held = False
        self._waiting: int | None = None  # the number of a signal

    @contextmanager
    def heeded(self) -> Iterator[None]:
        """Meanwhile they are met here, but for those that are ignored; in a thread that no signal reaches, as ever."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        heard = [number for number in _MET if signal.getsignal(number) != signal.SIG_IGN]  # as nohup has it
        before = {number: signal.signal(number, self._met) for number in heard}
        try:
            with self.unhidden():
                yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    @contextmanager
    def unhidden(self) -> Iterator[None]:
        """Meanwhile an error of a lock that was half taken, which hides what came, is what came."""
        try:
            yield
        except RuntimeError as error:
            if (came := _interrupt_before(error)) is not None:
                raise InterruptedRun(number_of(came)) from None
            raise

    @contextmanager
    def held(self) -> Iterator[None]:
        """Meanwhile they wait; raises KeyboardInterrupt afterwards if one came."""
        self._is_held = True
        try:
            yield
        finally:
            self._is_held = False
        if self._waiting is not None:
            number, self._waiting = self._waiting, None
            raise InterruptedRun(number)

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
        return self._waiting is not None

    def _met(self, number: int, _frame: FrameType | None) -> None:
        if self._is_held and self._waiting is None:
            self._waiting = number
            return
        raise InterruptedRun(number)


def _interrupt_before(error: BaseException) -> BaseException | None:
    """The interrupt that an error followed."""
    met: BaseException | None = error
    while met is not None and not isinstance(met, KeyboardInterrupt):
        met = met.__context__
    return met
