"""From tokens read so far to how far a file or folder has been read, in words and as a bar."""

from typing import NamedTuple

from inspector.tui.pages.row import Canvas, Row

_WIDEST_BAR = 30
_BESIDE = 60


class Progress(NamedTuple):
    """How far reading has come: tokens found, the share that was read (0 to 1), and where that is in words.

    `tokens` is None where no tokens are counted.
    """

    tokens: int | None
    share: float
    where: str
    is_stopped: bool = False

    @property
    def told(self) -> str:
        """In one line."""
        count = "" if self.tokens is None else f"{self.tokens:,} token{'' if self.tokens == 1 else 's'}, "
        return f"Reading was stopped at {count}{self.where}." if self.is_stopped else f"{count}{self.where}"

    @property
    def short(self) -> str:
        """In as few words as there are."""
        return "stopped" if self.is_stopped else f"reading {self.share:.0%}"


def progress_rows(progress: Progress, canvas: Canvas) -> list[Row]:
    """One line: what was read so far, and the key that stops it; or where it was stopped."""
    paint = canvas.paint
    if progress.is_stopped:
        return [Row(paint("warning", canvas.clipped(f"{progress.told} What was read stays.", canvas.width)))]
    told = f" {progress.told}   {canvas.key('stop_reading')} stops reading"
    room = min(canvas.width - len(told), _WIDEST_BAR)
    bar = _bar(progress.share, room, canvas) if room > 0 and canvas.width >= _BESIDE else ""
    return [Row(bar + canvas.clipped(told[0 if bar else 1 :], canvas.width - max(room, 0) * bool(bar)))]


def _bar(share: float, room: int, canvas: Canvas) -> str:
    full, thin = ("=", "-") if canvas.paint.ascii else ("━", "─")
    done = min(max(round(share * room), 0), room)
    return canvas.paint("blue", full * done) + canvas.paint("dim", thin * (room - done))
