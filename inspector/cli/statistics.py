"""From a run's totals to the tables of --statistics, where people read."""

import sys

from inspector.cli.documents import Document, Look
from inspector.cli.output import paint_for
from inspector.report.run import Totals

FOR_PEOPLE = ("text", "concise")


def show_statistics(totals: Totals, wanted: list[Document], look: Look) -> None:
    """Writes the tables: behind findings that people read on standard output, else to standard error."""
    from inspector.report.statistics import statistics  # noqa: PLC0415 - few runs want them

    printed = [name for name, path in wanted if path is None and name in FOR_PEOPLE]
    stream = sys.stdout if printed else sys.stderr
    if stream is None:
        return
    gap = "\n" if printed == ["concise"] and totals.summary.findings else ""
    stream.write(gap + statistics(totals, paint_for(stream, look.color, ascii_only=look.ascii_only)))
    stream.flush()
