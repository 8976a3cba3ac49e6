"""From a run's reports to a document: what every form of it has to say, and when."""

from dataclasses import dataclass
from datetime import tzinfo
from typing import ClassVar, Literal

from inspector.report.paint import Paint
from inspector.report.report import Report
from inspector.report.run import Summary, Totals

_PLAIN = Paint()


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """Paint, the reader's time zone (None: UTC alone), whether to mask who users are, and whether to show claims.

    `alone`: whether it is read without what is said on standard error meanwhile, as a file is. `flows`: whether what is
    read may pause, so that entries are wanted as they come.
    """

    paint: Paint = _PLAIN
    zone: tzinfo | None = None
    masked: bool = True
    show_claims: bool = False
    alone: bool = False
    flows: bool = False


class Form:
    """How a run is written. Entries are made where tokens are judged, in any process; all else where it is written.

    A document is: opening, then for each source that has entries its opening, its entries, and its closing; then
    the document's closing. A separator stands between any two entries of the document. Where it gathers the run
    there are no openings of sources: it has their summaries in the totals. All that is written is masked and
    visible already. What a form holds can be pickled, and is small.
    """

    GATHERS: ClassVar[Literal["", "source", "run"]] = ""
    """What has to be at its end before its opening is asked for, because totals stand there; see `gathers`."""
    OF_SOUND: ClassVar[bool] = True
    """Whether something is written of a token without findings, too; where not, its entry is not asked for."""
    MOST: ClassVar[int | None] = None
    """How many entries are written at most, of the whole run."""
    EVERY_SOURCE: ClassVar[bool] = False
    """Whether a source without entries has its opening and closing, too; for a form that gathers sources."""
    SEPARATOR: ClassVar[str] = ""
    """What stands between two entries of a run."""
    UTF_8: ClassVar[bool] = False
    """Whether it is written in UTF-8 and with its own line ends to standard output, too, whatever is usual there."""
    WANTS_TIMES: ClassVar[bool] = False
    """Whether the summary of the run has to have its times."""

    def __init__(self, style: Style) -> None:
        self.style = style

    @property
    def gathers(self) -> Literal["", "source", "run"]:
        """What is gathered in this run; a form that can do without gathers nothing where it is to flow."""
        return self.GATHERS

    def opening(self, totals: Totals) -> str:  # noqa: ARG002
        """What the document begins with; the totals are empty unless it gathers the run."""
        return ""

    def source_opening(self, source: str, summary: Summary) -> str:  # noqa: ARG002
        """What a source begins with; the summary is empty unless it gathers sources or the run."""
        return ""

    def entry(self, report: Report) -> str:
        """One report; "" where nothing of it is written."""
        raise NotImplementedError

    def together(self, entries: list[str]) -> list[str]:
        """Entries that follow each other, as one, unless no more than so many are written."""
        return [self.SEPARATOR.join(entries)] if entries and self.MOST is None else entries

    def source_closing(self, source: str, summary: Summary) -> str:  # noqa: ARG002
        """What a source ends with."""
        return ""

    def closing(self, totals: Totals) -> str:  # noqa: ARG002
        """What the document ends with."""
        return ""
