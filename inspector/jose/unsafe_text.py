"""From decoded names and values to those characters in them that deceive an eye or steer a screen."""

import re
import unicodedata
from collections.abc import Iterator

from inspector.jose.problem import Problem, Problems
from inspector.jose.value import Json, pointer_part
from inspector.visible import code_point, cut, is_visible, visible

_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_WORDS = re.compile(r"[^\W\d_]+")
# Letters of other scripts that are drawn like ASCII ones (the common ones of Unicode's confusables), and which.
_LOOK_ALIKE = str.maketrans(
    "АВЕЅІЈКМНОРСТУХавеѕіјкмнорстухԁԛԝһӏΑΒΕΖΗΙΚΜΝΟΡΤΥΧοικρυνχՕՍհոսցօıȷɑɡ",
    "ABESIJKMHOPCTYXabesijkmhopctyxdqwhlABEZHIKMNOPTYXoikpuvxOUhnugoijag",
)
_JOINERS = frozenset("\u200c\u200d")  # within Persian, Indic scripts and emoji
_EMOJI_STYLE = "\ufe0f"


def unsafe_text(text: str, value: Json, where: str) -> tuple[Problem, ...]:
    """The suspicious characters of a part; `text` is its JSON, which mostly shows at a glance that there are none."""
    if "\\" not in text and (text.isascii() or not _suspicious(text)) and "\x7f" not in text:
        return ()
    problems = Problems(where[1:])
    for problem in _walk(value, where):
        problems.add(problem)
    return problems.all()


def _walk(value: Json, where: str) -> Iterator[Problem]:
    if isinstance(value, str):
        yield from _judge(value, where, "its value")
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _walk(item, f"{where}/{index}")
    elif isinstance(value, dict):
        for name, item in value.items():
            pointer = f"{where}/{pointer_part(name)}"
            yield from _judge(name, pointer, "its name")
            yield from _walk(item, pointer)


def _judge(text: str, where: str, holder: str) -> Iterator[Problem]:
    if not _suspicious(text):
        return
    offset, character, detail = next(_hits(text))
    place = visible(cut(where[1:].replace("/", "."), 60))
    message = f"{place}: {holder} holds {visible(code_point(character))} ({_TITLES[detail]}) as character {offset + 1}"
    yield Problem(kind="unsafe-text", where=where, message=message, detail=detail)


def _suspicious(text: str) -> bool:
    return next(_hits(text), None) is not None if not is_visible(text) else next(_look_alikes(text), None) is not None


def _has_its_place(text: str, offset: int) -> bool:
    """Whether an invisible character is one that writing needs: a joiner between letters, the style of an emoji."""
    before, after = text[offset - 1 : offset], text[offset + 1 : offset + 2]
    if text[offset] == _EMOJI_STYLE:
        return bool(before) and not before.isascii()
    return text[offset] in _JOINERS and bool(before) and bool(after) and not before.isascii() and not after.isascii()


def _hits(text: str) -> Iterator[tuple[int, str, str]]:
    for offset, character in enumerate(text):
        if not is_visible(character) and not _has_its_place(text, offset):
            yield offset, character, _detail(character)
    for offset in _look_alikes(text):
        yield offset, text[offset], "look-alike"


def _detail(character: str) -> str:
    if character in _BIDI:
        return "bidi"
    match unicodedata.category(character):
        case "Cc":
            return "control"
        case "Cs":
            return "surrogate"
        case "Co" | "Cn":
            return "unassigned"
        case _:
            return "invisible"


def _look_alikes(text: str) -> Iterator[int]:
    """Where a letter of another script stands in one word with ASCII letters."""
    if text.isascii():
        return
    for word in _WORDS.finditer(text):
        if any(letter.isascii() for letter in word[0]):
            yield from (word.start() + at for at, letter in enumerate(word[0]) if _is_look_alike(letter))


def _is_look_alike(letter: str) -> bool:
    return not letter.isascii() and skeleton(letter).isascii()


def skeleton(text: str) -> str:
    """The text with letters that look like ASCII ones replaced by those; equal skeletons look alike."""
    if text.isascii():
        return text
    drawn = text.translate(_LOOK_ALIKE)
    folded = (unicodedata.normalize("NFKC", letter) for letter in drawn)
    return "".join(
        plain if len(plain) == 1 and plain.isascii() else letter for plain, letter in zip(folded, drawn, strict=True)
    )


_TITLES = {
    "bidi": "turns the reading order",
    "control": "a control character",
    "surrogate": "half of a surrogate pair",
    "unassigned": "no character of Unicode's own",
    "invisible": "invisible",
    "look-alike": "looks like an ASCII letter",
}
