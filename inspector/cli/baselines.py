"""From --baseline and --write-baseline to what a run is compared with, and what is left for the next one."""

import functools
from collections.abc import Callable, Iterable
from pathlib import Path
from stat import S_IMODE
from typing import Any

import click

from inspector.cli.given import place_of
from inspector.cli.grouped import with_options
from inspector.cli.kinds import FileName
from inspector.cli.talk import say
from inspector.configuration.known import variable_of
from inspector.errors import OptionError, SourceError
from inspector.lint.baseline import Baseline, Entry, Marks, read_baseline, refuse_other, written
from inspector.lint.names import shown
from inspector.lint.new_file import refuse_unwritable, write_over

_OWNER_ALONE = 0o600
_OPTIONS = (
    click.option(
        "--baseline",
        metavar="FILE",
        envvar=variable_of("baseline"),
        type=FileName(),
        help="Tell only findings that are not in this file.",
    ),
    click.option("--write-baseline", "writes", is_flag=True, help="Write all findings to the file of --baseline."),
)


class Comparing:
    """What a run is compared with, if anything, and what is noted of it for a new baseline, if one is wanted."""

    def __init__(self, path: str | None, baseline: Baseline | None = None) -> None:
        self._path, self._baseline = path, baseline
        self._noted: set[Entry] = set()

    @property
    def writes(self) -> bool:
        """Whether a new baseline is wanted."""
        return self._path is not None and self._baseline is None

    @property
    def read(self) -> tuple[str, ...]:
        """The baseline's file, if it is read."""
        return () if self._path is None or self.writes else (self._path,)

    @property
    def written(self) -> tuple[str, ...]:
        """The baseline's file, if it is written."""
        return (self._path,) if self._path is not None and self.writes else ()

    @property
    def marks(self) -> Marks | None:
        """What workers need of the baseline."""
        return None if self._baseline is None else self._baseline.marks

    def take(self, met: Iterable[str], noted: Iterable[Entry]) -> None:
        """What was found of the old baseline, and for the new one."""
        self._noted.update(noted)
        if self._baseline is not None:
            self._baseline.meet(met)

    def end(self, status: int, read: Iterable[str], unreadable: int) -> int:
        """Writes the new baseline, or says what of the old one is no longer met; gives the exit status.

        `read` are the sources that were read to their end.
        """
        if self._baseline is not None:
            told = self._baseline.told(read)
            if told:
                say(f"note: {told}")
        return self._write(status, unreadable) if self.writes else status

    def stop(self) -> None:
        """Before its end: says that there is no new baseline."""
        if self.writes:
            say(f"qlik-jwt: {shown(self._path or '')}: not written, for the run was stopped")

    def _write(self, status: int, unreadable: int) -> int:
        path = self._path or ""
        if unreadable:
            say(f"qlik-jwt: {shown(path)}: not written, for not all could be read")
            return status
        before = 0 if self._noted else _known_in(path)
        write_over(Path(path), written(self._noted).encode("utf-8"), _mode(Path(path)))
        if before:
            lost = f"it knew {_counted(before)}, and now none, for nothing was found"
            say(f"note: {shown(path)}: {lost}; if that surprises you, look at the sources")
        number = len(self._noted)
        say(f"{shown(path)}: {_counted(number)} {'is' if number == 1 else 'are'} known from now on")
        return 0 if status == 1 else status


def compared_with(function: Callable[..., Any]) -> Callable[..., Any]:
    """The options; the command gets them as one argument, `comparing`."""

    @functools.wraps(function)
    def command(
        *args: Any,  # noqa: ANN401 - the command's own
        baseline: str | None,
        writes: bool,
        **others: Any,  # noqa: ANN401
    ) -> Any:  # noqa: ANN401
        if writes and baseline is None:
            raise OptionError("--write-baseline: write --baseline FILE, too: the file that is written")
        if baseline is not None and writes:
            refuse_other(baseline, _place())
            refuse_unwritable(Path(baseline))
        known = read_baseline(baseline, _place()) if baseline is not None and not writes else None
        return function(*args, comparing=Comparing(baseline, known), **others)

    return with_options(command, _OPTIONS)


def _counted(findings: int) -> str:
    return "1 finding" if findings == 1 else f"{findings:,} findings"


def _known_in(path: str) -> int:
    """How many findings the baseline knows that is there; 0 where there is none."""
    try:
        return len(read_baseline(path).marks.known)
    except (OptionError, SourceError):
        return 0


def _place() -> str:
    """What the file's name is put behind."""
    place = place_of("baseline")
    return place if place.startswith("--") else f"{place}:"


def _mode(path: Path) -> int:
    """Who may read the new one: those who could read the old."""
    return S_IMODE(path.stat().st_mode) if path.is_file() else _OWNER_ALONE
