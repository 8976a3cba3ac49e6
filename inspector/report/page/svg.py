"""From bars to a chart as inline SVG: scaled, with a grid, numbers, and patterns where colours could not be told."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from inspector.report.markup import Markup, element, joined

_WIDTH, _HEIGHT = 960, 260
_LEFT, _RIGHT, _TOP, _BOTTOM = 64, 12, 24, 34
_BETWEEN = 0.22  # of a bar's room
_WIDEST = 90
_LABEL = 7.2  # the width of a character, about
_PATTERNED = ("nonconforming", "undecided")


class Bar(NamedTuple):
    """A bar: its label, and its pieces from below as (class, count)."""

    label: str
    pieces: tuple[tuple[str, int], ...]

    @property
    def total(self) -> int:
        """What its pieces come to."""
        return sum(count for _, count in self.pieces)


def chart(bars: Sequence[Bar], *, name: str, title: str, told: str, limit_after: int | None = None) -> Markup:
    """The chart, named for those who do not see it; `limit_after` draws a line behind the first bars."""
    top, ticks = _scale(max((bar.total for bar in bars), default=0))
    room = (_WIDTH - _LEFT - _RIGHT) / max(len(bars), 1)
    drawn = [
        element("title", title, id=f"{name}-title"),
        element("desc", told, id=f"{name}-told"),
        _patterns(name),
        *(_tick(value, top) for value in ticks),
        *(piece for place, bar in enumerate(bars) for piece in _bar(bar, _LEFT + place * room, room, top, name)),
        *_numbers(bars, room, top),
        *_labels(bars, room),
        *([] if limit_after is None else [_limit(_LEFT + limit_after * room)]),
    ]
    labels = f"{name}-title {name}-told"
    return element("svg", *drawn, viewBox=f"0 0 {_WIDTH} {_HEIGHT}", role="img", aria_labelledby=labels)


def _scale(most: int) -> tuple[int, list[int]]:
    """The top of the scale and its ticks: whole, round numbers, five at most above 0."""
    step = next(size for size in _steps() if size * 5 >= most)
    count = max(-(-most // step), 1)
    return step * count, [step * place for place in range(count + 1)]


def _steps() -> Iterator[int]:
    power = 1
    while True:
        yield from (power, 2 * power, 5 * power)
        power *= 10


def _patterns(name: str) -> Markup:
    """What lies over bars so that they are told apart without colour: stripes, and dots."""
    stripe = element("path", d="M-2,2 l4,-4 M0,8 l8,-8 M6,10 l4,-4", class_="hatch")
    dot = element("circle", cx=3, cy=3, r=1.3, class_="dot")
    return element("defs", _pattern(f"{name}-nonconforming", 8, stripe), _pattern(f"{name}-undecided", 6, dot))


def _pattern(name: str, size: int, drawn: Markup) -> Markup:
    return element("pattern", drawn, id=name, width=size, height=size, patternUnits="userSpaceOnUse")


def _y(count: float, top: int) -> float:
    return round(_HEIGHT - _BOTTOM - count / top * (_HEIGHT - _TOP - _BOTTOM), 2)


def _tick(value: int, top: int) -> Markup:
    y = _y(value, top)
    line = element("line", x1=_LEFT, x2=_WIDTH - _RIGHT, y1=y, y2=y, class_="grid")
    return joined([line, element("text", f"{value:,}", x=_LEFT - 8, y=y + 4, text_anchor="end", class_="axis")])


def _bar(bar: Bar, x: float, room: float, top: int, name: str) -> Iterator[Markup]:
    width, below = round(min(room * (1 - _BETWEEN), _WIDEST), 2), 0
    left = round(x + (room - width) / 2, 2)
    for kind, count in bar.pieces:
        if not count:
            continue
        y = _y(below + count, top)
        box: dict[str, str | float | None] = {
            "x": left,
            "y": y,
            "width": width,
            "height": round(_y(below, top) - y, 2),
        }
        yield element("rect", element("title", f"{bar.label}: {count:,} {kind}"), class_=f"bar {kind}", **box)
        if kind in _PATTERNED:
            yield element("rect", fill=f"url(#{name}-{kind})", pointer_events="none", **box)
        below += count


def _numbers(bars: Sequence[Bar], room: float, top: int) -> Iterator[Markup]:
    """The total above each bar, where there is room for all of them."""
    if any(len(f"{bar.total:,}") * _LABEL > room for bar in bars):
        return
    for place, bar in enumerate(bars):
        if bar.total:
            x, y = round(_LEFT + (place + 0.5) * room, 2), _y(bar.total, top) - 5
            yield element("text", f"{bar.total:,}", x=x, y=y, text_anchor="middle")


def _labels(bars: Sequence[Bar], room: float) -> Iterator[Markup]:
    """The labels below, as many as there is room for: the first, and each that follows at the same distance."""
    widest = max((len(bar.label) for bar in bars), default=0) * _LABEL + 12
    every = max(-(-widest // room), 1) if room else 1
    for place, bar in enumerate(bars):
        if place % every == 0:
            middle = _LEFT + (place + 0.5) * room
            half = len(bar.label) * _LABEL / 2
            x = round(min(max(middle, half), _WIDTH - half), 2)
            yield element("text", bar.label, x=x, y=_HEIGHT - 12, text_anchor="middle", class_="axis")


def _limit(x: float) -> Markup:
    x = round(x, 2)
    line = element("line", x1=x, x2=x, y1=4, y2=_HEIGHT - _BOTTOM, class_="limit")
    return joined([line, element("text", "Qlik's limit", x=x + 6, y=14)])
