"""From a run's totals to tables for people: how often each rule spoke, and what each source came to."""

from collections.abc import Iterator, Sequence

from inspector.checks.catalogue import BY_CODE
from inspector.report.layout import clipped
from inspector.report.overview import headline, ranked
from inspector.report.paint import Paint, columns
from inspector.report.run import Summary, Totals
from inspector.report.shares import share
from inspector.visible import cut, visible

_MOST_SOURCES = 100
_WIDEST_NAME = 40
_LONGEST_SOURCE = 300
_HEADS_OF_RULES = ("code", "name", "severity", "tokens", "share")
_HEADS_OF_SOURCES = ("source", "tokens", "conform", "share")
_COUNTS = frozenset({"tokens", "conform", "share"})


def statistics(totals: Totals, paint: Paint) -> str:
    """The tables, at most 80 columns wide; text that ends with a line end."""
    summary = totals.summary
    blocks = [
        _table(_HEADS_OF_RULES, [_rule(code, summary) for code in ranked(summary)], paint),
        _table(_HEADS_OF_SOURCES, [*_sources(totals, paint), *_all(totals)], paint),
        [paint("bold", f"{headline(summary)}.")],
    ]
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def _rule(code: str, summary: Summary) -> tuple[str, ...]:
    count, severity = summary.rules[code], summary.severities[code]
    return code, BY_CODE[code].name, severity, f"{count:,}", share(count, summary.tokens)


def _sources(totals: Totals, paint: Paint) -> Iterator[tuple[str, ...]]:
    """A line each; those of several without a token have one together."""
    empty = sum(not summary.tokens for summary in totals.sources.values())
    told = [pair for pair in totals.sources.items() if empty == 1 or pair[1].tokens]
    for source, summary in told[:_MOST_SOURCES]:
        yield _name(source, paint), *_counts(summary)
    left = len(told) - _MOST_SOURCES
    if left > 0:
        yield f"and {left:,} more", "", "", ""
    if empty > 1:
        yield f"{empty:,} without a token", *_counts(Summary())


def _all(totals: Totals) -> list[tuple[str, ...]]:
    """A line for all of several sources."""
    return [("all", *_counts(totals.summary))] if len(totals.sources) > 1 else []


def _counts(summary: Summary) -> tuple[str, str, str]:
    conforming = summary.verdicts["conforming"]
    return f"{summary.tokens:,}", f"{conforming:,}", share(conforming, summary.tokens) or "-"


def _name(source: str, paint: Paint) -> str:
    """A source's name; of a long one its end, which tells more."""
    shown = visible(source if len(source) <= _LONGEST_SOURCE else cut(source[-_LONGEST_SOURCE:], _LONGEST_SOURCE))
    if columns(shown) <= _WIDEST_NAME:
        return shown
    sign = paint.drawn("…")
    return sign + clipped(shown[::-1], _WIDEST_NAME - columns(sign), "")[::-1]


def _table(heads: Sequence[str], rows: list[tuple[str, ...]], paint: Paint) -> list[str]:
    """Lines with aligned columns: words to the left, counts to the right."""
    if not rows:
        return []
    widths = [max(columns(row[at]) for row in (tuple(heads), *rows)) for at in range(len(heads))]
    aligned = [[_aligned(*each) for each in zip(row, heads, widths, strict=True)] for row in rows]
    title = "  ".join(_aligned(head, head, width) for head, width in zip(heads, widths, strict=True))
    return [paint("dim", title.rstrip()), *("  ".join(_painted(row, heads, paint)).rstrip() for row in aligned)]


def _aligned(word: str, head: str, width: int) -> str:
    pad = " " * (width - columns(word))
    return pad + word if head in _COUNTS else word + pad


def _painted(row: list[str], heads: Sequence[str], paint: Paint) -> list[str]:
    """The cells, that of a severity in its colour."""
    return [paint(cell.strip(), cell) if head == "severity" else cell for cell, head in zip(row, heads, strict=True)]
