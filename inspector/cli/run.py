"""From the results of a run, as they come, to documents, counts and an exit status."""

from collections.abc import Callable, Sequence

from inspector.cli.baselines import Comparing
from inspector.cli.outlet import Outlet
from inspector.cli.progress import Progress
from inspector.cli.talk import say
from inspector.lint.digest import Digest
from inspector.lint.names import shown
from inspector.report.run import Summary, Totals
from inspector.report.times import Times

_MOST_NAMED = 3


class Run:
    """One run of the linter: what was written, counted and could not be read."""

    def __init__(self, outlets: Sequence[Outlet], moment: float, progress: Progress, comparing: Comparing) -> None:
        self._outlets = outlets
        self._progress = progress
        self._shares_terminal = any(outlet.is_watched for outlet in outlets)
        self._comparing = comparing
        self._moment = moment
        self._summary = Summary(times=Times())
        self._sources: dict[str, Summary] = {}
        self._source = ""
        self._refusals: list[str] = []
        self._refused: set[str] = set()
        self._lost: set[int] = set()  # the places of documents that can no longer be written
        self._without, self._first_without = 0, list[str]()  # sources without a token
        self._failed = self._crashed = self._was_stopped = False

    @property
    def totals(self) -> Totals:
        """What it came to so far."""
        return Totals(
            moment=self._moment,
            summary=self._summary,
            sources=self._sources,
            refusals=self._refusals,
            was_stopped=self._was_stopped,
        )

    @property
    def status(self) -> int:
        """The exit status."""
        return 2 if self._summary.unreadable or self._crashed else int(self._failed)

    @property
    def read(self) -> list[str]:
        """The sources that were read to their end."""
        return [source for source in self._sources if source not in self._refused]

    def begin(self) -> None:
        """Opens the documents."""
        self._each(lambda _, outlet: outlet.begin(self.totals))

    def refuse(self, name: str, message: str) -> None:
        """Says what cannot be read, once; the rest is still done."""
        if message in self._refusals:
            return
        self._progress.clear()
        say(f"qlik-jwt: {message}")
        self._summary.unreadable += 1
        self._refusals.append(message)
        self._refused.add(name)

    def take(self, source: str, digest: Digest) -> None:
        """Counts and writes what is to say of a piece; raises OSError where a document cannot be written."""
        if self._shares_terminal and any(digest.entries):
            self._progress.clear()
        if source != self._source:
            self._end_source()
            self._source = source
        self._sources.setdefault(source, Summary()).merge(digest.summary)
        self._summary.merge(digest.summary)
        self._failed = self._failed or digest.fails
        self._crashed = self._crashed or digest.crashed
        self._comparing.take(digest.met, digest.noted)
        self._each(lambda place, outlet: _write(outlet, source, digest.entries[place]))

    def _end_source(self) -> None:
        """Closes a source; notes where it held no token."""
        if not self._source:
            return
        source, self._source = self._source, ""  # once, even where a document cannot be written
        summary = self._sources[source]
        if not summary.tokens and source not in self._refused:
            self._without += 1
            self._first_without += [source] if self._without <= _MOST_NAMED else []
        self._each(lambda _, outlet: outlet.end_source(source, summary))

    def stop(self) -> None:
        """Ends the run before its end: what was done up to here is written."""
        self._was_stopped = True
        try:
            self.end()
        finally:
            self._comparing.stop()

    def end(self) -> None:
        """Closes the documents; raises OSError where one of them cannot be written."""
        self._progress.clear()
        try:
            self._end_source()
        finally:
            self._say_without()
            self._each(lambda _, outlet: _end(outlet, self.totals))

    def _say_without(self) -> None:
        """The sources without a token, in one line whatever their number."""
        names = ", ".join(map(shown, self._first_without))
        if self._without == 1:
            say(f"note: {names}: no token in it")
        elif self._without:
            more = self._without - len(self._first_without)
            rest = f" and {more:,} more" if more else ""
            say(f"note: no token in {self._without:,} of {len(self._sources):,} sources: {names}{rest}")

    def _each(self, act: Callable[[int, Outlet], None]) -> None:
        """Does it with each document that can be written, by its place; what one refuses is raised after the others."""
        failed: OSError | None = None
        for place, outlet in enumerate(self._outlets):
            try:
                if place not in self._lost:
                    act(place, outlet)
            except OSError as error:
                self._lost.add(place)
                failed = failed or error
        if failed is not None:
            raise failed


def _write(outlet: Outlet, source: str, entries: Sequence[str]) -> None:
    outlet.take(source, entries)
    outlet.flush()


def _end(outlet: Outlet, totals: Totals) -> None:
    outlet.end(totals)
    outlet.flush()
