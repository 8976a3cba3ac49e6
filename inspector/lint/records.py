"""From what is picked of structured sources to pieces with the texts that are to hold tokens, each with its place."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from inspector.lint.piece import Piece

Kind: TypeAlias = Literal["field", "column", "capture"]


@dataclass(frozen=True, slots=True)
class Pick:
    """What is picked: members by name or JSON Pointer, a column by name or number from 1, or all of a capture (HAR)."""

    kind: Kind
    name: str = ""

    def pieces(self, source: str, lines: Iterator[Piece]) -> Iterator[Piece]:
        """The pieces to judge, from those with the source's lines; raises ValueError where it is not of that kind."""
        match self.kind:
            case "field":
                from inspector.lint.json_records import of_field  # noqa: PLC0415 - only what is picked needs it

                return of_field(source, lines, self.name)
            case "column":
                from inspector.lint.csv_records import of_column  # noqa: PLC0415 - likewise

                return of_column(source, lines, self.name)
            case "capture":
                from inspector.lint.json_records import of_capture  # noqa: PLC0415 - likewise

                return of_capture(source, lines)
