"""From text to what is picked of it, the reports on that, or the one line that is said instead."""

from inspector.lint.names import Source
from inspector.lint.pieces import pieces
from inspector.lint.placed import Placed, unpacked
from inspector.lint.records import Pick
from inspector.lint.stream import judge_piece
from inspector.report.report import Report
from tests.builders import token
from tests.cli.command import run
from tests.lint.test_pieces import Trickle
from tests.lint.test_sources import inquiry

FIRST, SECOND = token(), token(payload_changes={"jti": "another"})
FIELD, COLUMN = Pick("field", "token"), Pick("column", "token")


def texts(data: str, pick: Pick, size: int = 1 << 20) -> list[Placed]:
    """What is picked of these bytes, that come so many at a time."""
    found = pieces(Source("s", lambda: Trickle(data.encode(), size)), "auto", pick)
    return [placed for piece in found for placed in unpacked(piece.data)]


def reports(data: str, pick: Pick | None = None, name: str = "s") -> list[Report]:
    """The reports on what is picked."""
    found = pieces(Source(name, lambda: Trickle(data.encode(), 1 << 20)), "auto", pick)
    return [report for piece in found for report in judge_piece(piece, inquiry())]


def told_of(data: str, *options: str) -> str:
    """The one line that is said of these bytes, which no finding stands beside."""
    done = run("lint", "-", *options, stdin=data.encode())
    assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)
    return done.err.removeprefix("qlik-jwt: <stdin>: ").strip()
