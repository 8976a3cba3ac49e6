"""From the marks of tokens to lines that say how each was likely made."""

from collections.abc import Iterator

from inspector.diagnosis.marks.mark import Line, Mark
from inspector.report.layout import hanging, labelled
from inspector.report.paint import Paint
from inspector.visible import visible


def marks_block(good: tuple[Mark, ...], bad: tuple[Mark, ...], paint: Paint, width: int) -> list[str]:
    """Each guess once, with which of the tokens it is about, what differs first; nothing where there is none."""
    rows = [("bad", mark) for mark in bad if mark not in good]
    rows += [("good", mark) for mark in good if mark not in bad]
    rows += [("both", mark) for mark in bad if mark in good]
    if not rows:
        return []
    lines = [line for name, mark in rows for line in _mark(name, mark, paint, width)]
    title = paint("bold", "How they were likely made")
    return [f"{title} (guesses from their shape)", *lines]


def made_block(made: tuple[Mark, ...], paint: Paint, width: int) -> list[str]:
    """Each guess at what made a token in short: what was seen, and the lines to change."""
    if not made:
        return []
    return [
        f"{paint('bold', 'How it was likely made')} (guesses from its shape)",
        *(line for mark in made for line in _guess(mark, paint, width)),
    ]


def _guess(mark: Mark, paint: Paint, width: int) -> Iterator[str]:
    yield from map(paint.drawn, labelled(f"  {paint.drawn('·')}", mark.guess, indent=0, label_width=4, width=width))
    for label, texts in (("seen", mark.reasons), ("write", tuple(map(written, mark.changes)))):
        for text in texts:
            lines = labelled(label, visible(text), indent=4, label_width=7, width=width)
            yield from map(paint.drawn, lines)


def written(change: Line) -> str:
    """A line to write, after its language."""
    return f"{change.language}: {change.code}"


def _mark(name: str, mark: Mark, paint: Paint, width: int) -> Iterator[str]:
    first, *rest = hanging(mark.guess, 8, width)
    yield f"  {name:<6}{paint('bold', first)}"
    yield from (paint("bold", line) for line in rest)
    for reason in mark.reasons:
        yield from _row("seen", visible(reason), paint, width)
    for change in mark.changes:
        yield from _row("write", written(change), paint, width)
    sources = ", ".join(source.removeprefix("https://") for source in mark.sources)
    yield from _row("source", f"{sources} ({mark.grade})" if sources else f"({mark.grade})", paint, width)


def _row(label: str, text: str, paint: Paint, width: int) -> Iterator[str]:
    yield from map(paint.drawn, labelled(label, text, indent=8, label_width=8, width=width))
