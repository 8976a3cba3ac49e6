"""From one cause to lines for a terminal: how it is known, what it says, rests on, where to look, what to change."""

from collections.abc import Iterator

from inspector.diagnosis.cause import Cause, Diagnosis
from inspector.diagnosis.phrases import KNOWN_BY, grounded, without_cause
from inspector.diagnosis.places import within
from inspector.report.layout import labelled, wrapped
from inspector.report.paint import Paint
from inspector.visible import visible

LABEL = 10
_LEAST_OF_PLACE = 8  # columns: "entry 12"
_HEADS = {
    "worked": ("conforming", "THE LOGIN WORKED"),
    "failed": ("undecided", "NO KNOWN CAUSE"),
    "unknown": ("undecided", "NO CAUSE FOUND"),
}


def head(diagnosis: Diagnosis, width: int, paint: Paint) -> str:
    """What came of the case in a line, with how the first cause is known, and where; safe to show."""
    cause = diagnosis.first_cause
    if cause is None:
        style, words = _HEADS[diagnosis.outcome]
        return paint(style, f" {words} ")
    sure = f" {cause.title.upper()} "
    known = f"  {KNOWN_BY[cause.by]}"
    room = width - len(sure) - len(known) - len(", ")
    where = within(visible(cause.where), room) if room >= _LEAST_OF_PLACE else ""
    return f"{paint('nonconforming', sure)}{known}{paint.drawn(f', {where}') if where else ''}"


def outcome(diagnosis: Diagnosis) -> str:
    """What came of the case in a sentence: the first cause, or why there is none."""
    if diagnosis.first_cause is not None:
        return diagnosis.first_cause.says
    return without_cause(diagnosis)


def cause_lines(cause: Cause, width: int, paint: Paint) -> list[str]:
    """A cause whole."""
    says = [paint("bold", paint.drawn(line)) for line in wrapped(cause.says, width)]
    return [*says, *_rows(cause, width, paint)]


def _rows(cause: Cause, width: int, paint: Paint) -> Iterator[str]:
    for number, ground in enumerate(cause.rests_on):
        yield from row("rests on" if not number else "", grounded(ground), width, paint)
    yield from row("look at", cause.look, width, paint)
    yield from row("change", cause.change, width, paint)
    for number, source in enumerate(dict.fromkeys(each for ground in cause.rests_on for each in ground.sources[:1])):
        label = "source" if not number else ""
        yield from map(paint.drawn, labelled(label, address(source), indent=2, label_width=LABEL, width=width))


def address(source: str) -> str:
    """A source as short as it can be and still be found."""
    return source.removeprefix("https://").removeprefix("www.")


def row(label: str, text: str, width: int, paint: Paint) -> list[str]:
    """A labelled text; nothing where there is none."""
    if not text:
        return []
    return [paint.drawn(line) for line in labelled(label, text, indent=2, label_width=LABEL, width=width)]
