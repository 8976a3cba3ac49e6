"""Many tokens: sources, lines and the reports on them, in order and in constant memory."""

import sys
from collections.abc import Iterator
from types import ModuleType
from typing import Any

from inspector.lint.library import lint
from inspector.report.report import Report

__all__ = ["lint"]


class _CallableRoom(ModuleType):
    """`from inspector import lint` gives this room once anything in it was imported: so it answers as the function."""

    def __call__(self, *arguments: Any, **options: Any) -> Iterator[Report]:  # noqa: ANN401 - lint itself is typed
        return lint(*arguments, **options)


sys.modules[__name__].__class__ = _CallableRoom
