"""From JSON to the values that hold it here, and to the pointers that name their places."""

from typing import TypeAlias

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"
MAX_DEPTH = 100


def pointer_part(name: str | int) -> str:
    """One member name or index as JSON Pointer writes it (RFC 6901)."""
    return str(name).replace("~", "~0").replace("/", "~1")
