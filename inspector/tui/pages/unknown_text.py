"""From a text that is no token, and no answer that is known, to what it is called and what would tell more."""

from inspector.diagnosis.cause import Diagnosis
from inspector.diagnosis.cause_as_text import row
from inspector.report.layout import wrapped
from inspector.report.paint import Paint
from inspector.tui.pages.row import Canvas, Row, rows

SAYS = "This text is no token, and no answer that is known."
_MEANS = "no source that is known explains it: what is wrong cannot be told from it alone"
_UNSIGNED = "Is it a payload that is not signed yet? {key} judges it as that."
_WOULD_TELL = (
    "the token that was sent: the text after “Bearer” in the request that failed",
    "the answer whole: its status, and its body with code, title and detail",
    "the login's capture (HAR), or what curl -v prints of it",
)


def unknown_rows(diagnosis: Diagnosis, canvas: Canvas, least: int) -> list[Row]:
    """What the text says, cut and masked, that nobody explains it, and what to paste instead."""
    width, paint = max(canvas.width, least), canvas.paint
    told = [line for each in diagnosis.unknown_answers for line in row("it says", f"“{each}”", width, paint)]
    return rows([*told, *row("means", _MEANS, width, paint), *_would_tell(width, paint), *_unsigned(diagnosis, canvas)])


def _unsigned(diagnosis: Diagnosis, canvas: Canvas) -> list[str]:
    """How JSON is judged that may be the claims of a token."""
    is_json = any(each.startswith("{") for each in diagnosis.unknown_answers)
    told = wrapped(_UNSIGNED.format(key=canvas.key("preflight")), max(canvas.width, 1)) if is_json else []
    return ["", *map(canvas.paint.drawn, told)] if told else []


def _would_tell(width: int, paint: Paint) -> list[str]:
    title = wrapped("What would tell more, pasted or opened:", width)
    items = [paint.drawn(line) for each in _WOULD_TELL for line in _item(each, width)]
    return ["", *(paint("bold", paint.drawn(line)) for line in title), *items]


def _item(text: str, width: int) -> list[str]:
    first, *rest = wrapped(text, width - 4)
    return [f"  · {first}", *(f"    {line}" for line in rest)]
