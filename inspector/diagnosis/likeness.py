"""From two texts to how far they are one and the same, and to words on where they part."""

from collections.abc import Iterable
from typing import NamedTuple

_SURE = 32  # characters of base64url that no chance makes alike


class Likeness(NamedTuple):
    """How many characters two texts share at their beginning, and behind that at their end; how many each has in all.

    `differing` is in how many places they differ where they are of one length, else None. `is_end` says whether the
    shorter one is the end of the longer one, `is_case` whether small and capital letters are all that differs.
    """

    ahead: int
    behind: int
    lengths: tuple[int, int]
    differing: int | None
    is_end: bool
    is_case: bool = False

    @property
    def is_one(self) -> bool:
        """Whether they are one text that was damaged: two signatures agree in one character of 64."""
        least = min(self.lengths)
        shared = least if self.is_end else self.ahead + self.behind
        if self.differing is not None:
            shared = max(shared, least - self.differing)
        return shared >= _SURE and 2 * shared >= least

    @property
    def is_piece(self) -> bool:
        """Whether the shorter one is the longer one without a piece."""
        least = min(self.lengths)
        return self.lengths[0] != self.lengths[1] and (self.is_end or self.ahead + self.behind == least)


def likeness(one: str, other: str) -> Likeness:
    """How alike two texts are."""
    most = min(len(one), len(other))
    ahead = _alike(zip(one, other, strict=False), most)
    rest = most - ahead
    behind = _alike(zip(reversed(one), reversed(other), strict=False), rest)
    is_of_one_length = len(one) == len(other)
    differing = sum(a != b for a, b in zip(one, other, strict=True)) if is_of_one_length else None
    is_end = not is_of_one_length and (one.endswith(other) or other.endswith(one))
    is_case = bool(differing) and one.lower() == other.lower()
    return Likeness(ahead, behind, (len(one), len(other)), differing, is_end, is_case)


def parted(found: Likeness, index: int) -> str:
    """How one of the two, 0 or 1, differs from the other: "without its last 42 characters"; characters count from 1."""
    longer = found.lengths[index] - found.lengths[1 - index]
    last = found.lengths[index] - found.behind
    if found.is_piece:
        return _piece(found, longer)
    if found.differing == 1:
        return f"but for character {found.ahead + 1:,}"
    within = f"from character {found.ahead + 1:,} to {last:,}"
    if found.is_case:
        return f"but for the case of {found.differing:,} letters, {within}"
    return f"but for {found.differing:,} characters, {within}" if found.differing else f"but for what stands {within}"


def _piece(found: Likeness, longer: int) -> str:
    """What is missing (`longer` is less than 0), or too much, and where."""
    count = abs(longer)
    word = "without" if longer < 0 else "with"
    if found.is_end or found.ahead == min(found.lengths):
        side = "first" if found.is_end else "last"
        which = f"{side} character" if count == 1 else f"{side} {count:,} characters"
        return f"without its {which}" if longer < 0 else f"with {_counted(count)} more at its {_ENDS[side]}"
    more = "" if longer < 0 else " more"
    return f"{word} {_counted(count)}{more} behind character {found.ahead:,}"


_ENDS = {"first": "beginning", "last": "end"}


def _counted(count: int) -> str:
    return f"{count:,} character{'' if count == 1 else 's'}"


def _alike(pairs: Iterable[tuple[str, str]], most: int) -> int:
    """How many pairs from the first on are alike, `most` at most."""
    return next((at for at, (one, other) in enumerate(pairs) if one != other or at == most), most)
