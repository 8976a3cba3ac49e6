"""From the place of the independent vectors to their rows; they are read where they lie, never copied."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

_BESIDE = Path(__file__).resolve().parents[2] / ".." / "shared" / "vectors"

VECTORS = Path(os.environ.get("QLIK_JWT_VECTORS") or _BESIDE).resolve()

needs_vectors = pytest.mark.skipif(
    not VECTORS.is_dir(), reason="the independent vectors are absent: say where they are by QLIK_JWT_VECTORS"
)


def rows(name: str) -> list[dict[str, Any]]:
    """The objects of a file that has one a line; none where the vectors are absent, never an empty file's."""
    if not VECTORS.is_dir():
        return []
    lines = (VECTORS / name).read_text(encoding="utf-8").split("\n")
    found = [json.loads(line) for line in lines if line]
    assert found, f"{name} holds no rows"
    return found


def groups(name: str) -> list[dict[str, Any]]:
    """The test groups of a Wycheproof file."""
    if not VECTORS.is_dir():
        return []
    found: list[dict[str, Any]] = json.loads((VECTORS / "wycheproof" / name).read_text(encoding="utf-8"))["testGroups"]
    assert found, f"{name} holds no groups"
    return found
