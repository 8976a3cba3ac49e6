"""From a screen and its reader to what a rendering depends on beside the report."""

from dataclasses import dataclass
from datetime import tzinfo

from inspector.report.paint import Paint
from inspector.report.ways import COMMAND_LINE, Ways

_PLAIN = Paint()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Width in columns, paint, the reader's time zone (None: UTC alone), whether to mask who the user is, and ways."""

    width: int = 80
    paint: Paint = _PLAIN
    zone: tzinfo | None = None
    masked: bool = False
    ways: Ways = COMMAND_LINE
