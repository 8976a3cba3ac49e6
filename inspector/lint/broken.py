"""From a packed source that breaks off to the one line that says where, and what that means for what was judged."""

from collections.abc import Iterable, Iterator

from inspector.intake import before_break
from inspector.lint.piece import Layout, Piece


class BrokenError(ValueError):
    """A source is cut short or damaged; what came before was read.

    So many of its lines are surely `sound`: of later ones a checksum would have told. None where all are.
    """

    def __init__(self, told: str, sound: int | None = None) -> None:
        doubt = "" if sound is None else ", but may be damaged"
        super().__init__(f"{told}; what could be unpacked was read{doubt}")
        self._told, self._sound = told, sound
        self._line: int | None = None
        self._more = ""

    def stop_at(self, line: int) -> None:
        """From this line on none is judged to its end."""
        self._line = line if self._line is None else min(self._line, line)

    def add(self, words: str) -> None:
        """What follows from it for a capture."""
        self._more = f"; {words}"

    def without_lines(self) -> "BrokenError":
        """The same where it is not known which lines are sound."""
        return type(self)(self._told, None if self._sound is None else 0)

    def words(self) -> str:
        """What is the case; where some was judged, where reading stopped."""
        if self._line is None:
            return f"it cannot be read ({self._told})"
        told = f"{self._told}: reading stopped at line {self._line:,}; what comes before was read"
        if self._sound is None or self._sound + 1 >= self._line:
            return told + self._more
        where = f"from line {self._sound + 1:,} on it " if self._sound else ""
        return f"{told}, but {where}may be damaged: the checksum that would tell comes last{self._more}"

    def of_a_whole(self, kind: str) -> ValueError:
        """The error for what is read as a whole or not at all."""
        return ValueError(f"{self._told}, and {kind} is not read in part")


class FollowedError(BrokenError):
    """A source was read whole to its end, its last line, too; behind that is something else."""

    def words(self) -> str:
        """What is the case, and that all before was read."""
        return f"{self._told}; what comes before was read{self._more}"


def stopped(error: OSError | ValueError, line: int) -> OSError | ValueError:
    """The error, which knows now from which line on none was judged to its end."""
    if isinstance(error, BrokenError):
        error.stop_at(line)
    return error


def unbroken(data: bytes, layout: Layout) -> bytes:
    """What was read without what broke off at its end: that it is cut is no fault of a token."""
    if layout == "lines":
        return data[: data.rfind(b"\n") + 1]
    return before_break(data)


class UntilBroken:
    """Pieces up to where their source breaks off, and what it was that broke off."""

    def __init__(self, pieces: Iterable[Piece]) -> None:
        self._pieces = iter(pieces)
        self.failed: BrokenError | None = None

    def __iter__(self) -> Iterator[Piece]:
        return self

    def __next__(self) -> Piece:
        try:
            return next(self._pieces)
        except BrokenError as error:
            self.failed = error
            raise StopIteration from None

    def refuse(self) -> None:
        """Raises BrokenError where it did."""
        if self.failed is not None:
            raise self.failed
