"""From a searched text to a token found in it: its text, its place, and what was taken off."""

from typing import NamedTuple


class Found(NamedTuple):
    """A token as it is to be read strictly: its repr does not show it, a token is a password.

    `start` and `end` count characters of the searched text, end exclusive, line breaks inside included.
    `taken_off` says in plain words what was removed around it, where that was looked at, and undone in it; it holds
    nothing of the text itself.
    """

    text: str
    start: int
    end: int
    taken_off: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return f"Found(start={self.start}, end={self.end}, taken_off={self.taken_off})"
