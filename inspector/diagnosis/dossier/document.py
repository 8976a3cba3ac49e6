"""From what a report says to the nouns of a document, whatever it is written in: sections, and what stands in them."""

from dataclasses import dataclass
from typing import TypeAlias

from inspector.checks.rule import Severity


class Code(str):
    """A piece of a line that is shown as it was written: a claim, a path, a line of code."""

    __slots__ = ()


class Link(str):
    """A piece of a line that is an address, one of this tool's own; others than https are shown, and lead nowhere."""

    __slots__ = ()


class Strong(str):
    """A piece of a line that no reader may miss."""

    __slots__ = ()


Line: TypeAlias = tuple[str, ...]
"""Pieces that follow one another: plain words, Code, Link, Strong. All may be untrusted, but for links and Strong."""


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph; one that is an alert stands out."""

    line: Line
    is_alert: bool = False


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels with what is said under each."""

    rows: tuple[tuple[str, Line], ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; each row has a cell for each head."""

    heads: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A cause or finding: how heavy it is (None for a word of its own in `mark`), what it says, and facts on it."""

    severity: Severity | None
    mark: str
    says: Line
    facts: Facts
    is_consequence: bool = False


Block: TypeAlias = Words | Items | Facts | Grid | Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading (level 2 or 3) with what stands below it."""

    title: str
    blocks: tuple[Block, ...]
    level: int = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """The whole report: what it came to in words and as verdict's name, what is masked in it, and its sections.

    `masking` says in a word how far people are masked, `about` what that means.
    """

    title: str
    tone: str
    masking: str
    about: tuple[Line, ...]
    sections: tuple[Section, ...]
