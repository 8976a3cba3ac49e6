"""From a character of base64url to those that it is most easily mistaken for, and to all others."""

from collections.abc import Mapping

from inspector.jose.base64url import ALPHABET

_LOOK_ALIKE = ("0OoQD", "1lIij", "5Ss", "2Zz", "8B", "6Gb", "9gq", "uvUV", "nh", "ce", "-_", "Kk", "Xx")
_KEY_ROWS = ("1234567890-", "qwertzuiop", "qwertyuiop", "asdfghjkl", "yxcvbnm", "zxcvbnm")


def _likely(character: str) -> str:
    """What it is most easily mistaken for: its other case, look-alikes, neighbours on the keyboard."""
    found = character.swapcase() + "".join(group for group in _LOOK_ALIKE if character in group)
    for row in _KEY_ROWS:
        at = row.find(character.lower())
        around = row[max(0, at - 1) : at + 2] if at >= 0 else ""
        found += around.upper() if character.isupper() else around
    return "".join(dict.fromkeys(other for other in found if other != character and other in ALPHABET))


LIKELY: Mapping[str, str] = {character: _likely(character) for character in ALPHABET}
UNLIKELY: Mapping[str, str] = {
    character: "".join(other for other in ALPHABET if other != character and other not in LIKELY[character])
    for character in ALPHABET
}
