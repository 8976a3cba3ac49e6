"""Many tokens: sources, lines and the reports on them, in order and in constant memory."""

from inspector.lint.stream import lint

__all__ = ["lint"]
