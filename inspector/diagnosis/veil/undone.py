"""From a text to what it says once the ways in which texts are written for machines are undone."""

import binascii
import html
import re
import unicodedata
from collections.abc import Callable, Iterator

_PERCENT = re.compile(r"(?:%[0-9a-fA-F]{2})+")
_ESCAPED = re.compile(  # a run of backslashes is tried from its beginning alone, lest a long one take its square
    r"(?:(?<!\\)\\+u|%u)([0-9a-fA-F]{4})|(?<!\\)\\+x([0-9a-fA-F]{2})|(?<!\\)\\+u\{([0-9a-fA-F]{1,6})\}"
)
_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_UNSEEN = re.compile(r"⟨U\+(?:00AD|034F|180E|200[BCDEF]|2060|FEFF)⟩")  # as this tool writes what draws nothing
_TIMES = 4  # what is encoded more often, no one encodes by accident
_LAST_CODE_POINT = 0x10FFFF
_WORD, _WITH_SLASHES = re.compile(r"[A-Za-z0-9+_=-]{6,}"), re.compile(r"[A-Za-z0-9+/_=-]{6,}")
_HEXADECIMAL = re.compile(r"[0-9A-Fa-f]{8,}")
_PLAIN = re.compile(r"(?:[A-Z]?[a-z]*|[A-Z]+|[0-9]{1,7})(?:[-_+/=](?:[A-Z]?[a-z]*|[A-Z]+|[0-9]{1,7}))*")
_LENIENT = str.maketrans("+/", "-_", "=")
_LONGEST_WORD = 4000


def undone(text: str) -> str:
    """The text without percent-encoding, escapes of JSON and entities, however often; accents stand on letters."""
    for _ in range(_TIMES):
        plain = html.unescape(_ESCAPED.sub(_character, _PERCENT.sub(_bytes, text)))
        plain = _UNSEEN.sub("", _PAIR.sub(_joined, plain))
        if plain == text:
            break
        text = plain
    return unicodedata.normalize("NFC", text)


def with_words(text: str, put: Callable[[str], str | None]) -> str:
    """The text with the words replaced that say something in base64 or hexadecimal; `put` gives what for, or None."""
    for pattern in (_WORD, _WITH_SLASHES):
        text = pattern.sub(lambda word: _put(word[0], put), text)
    return text


def _put(word: str, put: Callable[[str], str | None]) -> str:
    if _PLAIN.fullmatch(word):  # words of a language: told quicker
        return word
    for reading in _readings(word[:_LONGEST_WORD]):
        found = put(reading)
        if found is not None:
            return found
    return word


def _readings(word: str) -> Iterator[str]:
    """What a word may say in base64, wherever in it that begins, and in hexadecimal."""
    plain = word.translate(_LENIENT)
    for start in range(4):
        piece = plain[start:]
        whole = piece[: len(piece) - (len(piece) % 4 == 1)]
        yield _text(binascii.a2b_base64(f"{whole.replace('-', '+').replace('_', '/')}{'=' * (-len(whole) % 4)}"))
    for found in _HEXADECIMAL.finditer(word):
        digits = found[0]
        yield _text(bytes.fromhex(digits[: len(digits) // 2 * 2]))


def _text(data: bytes) -> str:
    return unicodedata.normalize("NFC", data.decode("utf-8", "ignore"))


def _bytes(match: re.Match[str]) -> str:
    return bytes.fromhex(match[0].replace("%", "")).decode("utf-8", "replace")


def _character(match: re.Match[str]) -> str:
    number = int(match[1] or match[2] or match[3], 16)
    return chr(number) if number <= _LAST_CODE_POINT else match[0]


def _joined(match: re.Match[str]) -> str:
    return match[0].encode("utf-16", "surrogatepass").decode("utf-16")
