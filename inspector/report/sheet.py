"""From a screen and its reader to what a rendering depends on beside the report."""

from dataclasses import dataclass
from datetime import tzinfo

from inspector.report.paint import Paint

_PLAIN = Paint()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Width in columns, paint, the reader's time zone (None: UTC alone), and whether to mask who the user is."""

    width: int = 80
    paint: Paint = _PLAIN
    zone: tzinfo | None = None
    masked: bool = False
