"""From words to the same words without scraps of tokens: of one whose beginning is lost, or in lines."""

import binascii
import re
from collections.abc import Iterator
from itertools import takewhile

SCRAP = "(maybe a piece of a token)"
_LONG, _SHORT, _ROW, _ROW_LONG = 16, 6, 3, 24  # characters of one alone, of one in a row; words of a row, and their sum
_ALONE = re.compile(rf"[A-Za-z0-9_-]{{{_LONG},}}")
_WORD = re.compile(r"[A-Za-z0-9_+/=.-]+…?")
_GAP = re.compile(r"[^A-Za-z0-9]{1,24}")  # between lines: a break, also of a string that is joined, and indented: " + "
_SOUNDLESS = re.compile(  # letters that follow one another in no word, or hardly in one
    r"[bcdfghjklmnpqrstvwxz]{4}|[jqvwxz][bcdfgjkmpqtvxz]|[bcdfghjklmnpqrstvwxz][jqx]|q[^u]|[hjkqvwxyz][hjkqvwxz]"
)
_STRICT = 32  # characters: of longer ones, chance makes what looks like short words
_LANGUAGE = re.compile(r"[A-Z]?(?=[a-z]{0,3}[aeiouy])[a-z]{3,}")  # what words are made of, and names in camelCase
_CHANGE = re.compile(r"[a-z](?=[A-Z0-9])|[0-9](?=[A-Za-z])")
_MIXED = re.compile(r"[a-z][A-Z0-9]|[A-Z]{2}[a-z]|[0-9][A-Za-z]")
_MOST_OF_LANGUAGE, _MOST_BETWEEN = 0.7, 2
_CONTINUED = bytes(range(0x80, 0xC0))
_INTEGRATION = re.compile(r"integration[-_ ]?id[\"'“]?\s?[=:/]?\s?[\"'“]?\Z", re.IGNORECASE)
_BEFORE = 24  # characters: the longest of these
_MERGED = re.compile(
    rf"{re.escape(SCRAP)}(?:[\s+/=.…-]{{0,3}}(?:[\w+/-]{{1,15}}[\s+/=.]{{1,3}})?{re.escape(SCRAP)}){{0,99}}[=%…]*"
)


def without_scraps(told: str, *, alone: int = _LONG) -> str:
    """The words with a stand-in for what looks like a piece of base64: one of so many characters, or some in a row."""
    told = _ALONE.sub(lambda found: SCRAP if _is_scrap(found, alone) else found[0], _without_rows(told))
    return _MERGED.sub(SCRAP, told)


def _is_scrap(found: re.Match[str], alone: int) -> bool:
    text = found[0]
    if len(text) < alone or not (_is_odd(text) or _is_text(text)):
        return False
    return _INTEGRATION.search(found.string, max(found.start() - _BEFORE, 0), found.start()) is None


def _is_text(word: str) -> bool:
    """Whether a word says something in base64, wherever in it that begins: other words come to bytes of no text."""
    if word.isupper() or word.islower() or _of_language(word) > _MOST_OF_LANGUAGE * len(word):
        return False
    plain = word.replace("-", "+").replace("_", "/")
    pieces = (plain[start : start + (len(plain) - start) // 4 * 4] for start in range(4))
    return any(map(_is_readable, map(binascii.a2b_base64, pieces)))


def _is_readable(data: bytes) -> bool:
    """Whether bytes are a stretch of UTF-8, most of it ASCII, of which a character may be cut at either end."""
    text = data.lstrip(_CONTINUED).decode("utf-8", "replace")
    is_latin = sum(map(str.isascii, text)) * 4 >= len(text) * 3
    return is_latin and text.rstrip("\ufffd").isprintable() and "\ufffd" not in text[:-1]


def _of_language(word: str) -> int:
    """How many of its letters are those of words, or seem to be; in a long one they have to be sounded, too."""
    found = _LANGUAGE.findall(word)
    return sum(len(each) for each in found if len(word) < _STRICT or _SOUNDLESS.search(each.lower()) is None)


def _is_odd(word: str) -> bool:
    """Whether a word is none of a language, and no number or hexadecimal: capitals, small letters, digits mixed."""
    if len(word) < _SHORT or word.isupper() or word.islower() or len(_CHANGE.findall(word)) * 8 < len(word):
        return False
    return _of_language(word) * 2 <= len(word) and any(map(str.islower, word))


def _without_rows(told: str) -> str:
    """The words without rows of odd ones, as a token has that was broken into lines, or has blanks in it."""
    pieces, at = [], 0
    for row in _rows(told):
        odd = [len(each[0]) for each in row if _is_odd(each[0])]
        if len(odd) >= _ROW and sum(odd) >= _ROW_LONG:
            pieces += [told[at : row[0].start()], SCRAP]
            at = row[-1].end()
    return "".join((*pieces, told[at:]))


def _rows(told: str) -> Iterator[list[re.Match[str]]]:
    """Odd words that follow each other, with a word or two between them that may be of a language by chance."""
    row: list[re.Match[str]] = []
    between: list[re.Match[str]] = []  # behind a row, or where there is none before what may become one
    end = 0
    for word in filter(_says_something, _WORD.finditer(told)):
        is_near = _GAP.fullmatch(told, end, word.start()) is not None
        if row and (len(between) > _MOST_BETWEEN or not is_near):
            yield [*row, *_rest(between)]
            row, between = [], []
        between = between if is_near else []
        end = word.end()
        if _is_odd(word[0]):
            row.extend((*(between if row else _first_lines(between, word)), word))
            between = []
        else:
            between = [*between, word] if row else [*between[-1:], word]
    if row:
        yield [*row, *_rest(between)]


def _says_something(word: re.Match[str]) -> bool:
    """Whether it is a word at all, and no sign that joins two strings."""
    return any(map(str.isalnum, word[0]))


def _first_lines(before: list[re.Match[str]], first: re.Match[str]) -> list[re.Match[str]]:
    r"""The words before a row that are lines of it: as long as its first odd one, or but for the n of a \n."""
    found = takewhile(lambda word: len(first[0]) - len(word[0]) in (0, 1) and _MIXED.search(word[0]), reversed(before))
    return list(found)[::-1]


def _rest(words: list[re.Match[str]]) -> Iterator[re.Match[str]]:
    """What of the words behind a row belongs to it: its last line is a short one."""
    return takewhile(lambda word: _MIXED.search(word[0]) is not None, words)
