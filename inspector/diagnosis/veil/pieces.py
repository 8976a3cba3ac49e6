"""From a case's own tokens to words in which no piece of one is left, be it a short one."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice

_SHORTEST = 6  # characters: so many of a word stand in a token by a chance of one in a hundred million
_MOST, _LONGEST = 50, 1 << 14  # tokens that are looked through, the first ones, and characters of each
_TOKEN = re.compile(r"(?=.{100})[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]*){1,4}")  # what is called one may be a host, or words
_WORD = re.compile(rf"[A-Za-z0-9_-]{{{_SHORTEST},}}")
_ENDS = "-_"


@dataclass(frozen=True, slots=True)
class Pieces:
    """The texts of tokens, one behind the other, and how a piece of them may begin; nothing of it shows in `repr`."""

    texts: str = field(repr=False)
    begun: frozenset[str] = field(repr=False)

    def put(self, told: str) -> str:
        """The text with a stand-in for each word that is a piece of one of the tokens, letter for letter."""
        return _WORD.sub(lambda word: self._put(word[0]), told) if self.texts else told

    def _put(self, word: str) -> str:
        inner = word.strip(_ENDS)
        if self._has(word):
            return "(a token)"
        return word.replace(inner, "(a token)") if inner != word and self._has(inner) else word

    def _has(self, word: str) -> bool:
        return len(word) >= _SHORTEST and word[:_SHORTEST] in self.begun and word in self.texts


def pieces_of(tokens: Iterable[str]) -> Pieces:
    """The pieces of these tokens."""
    found = islice((token for token in tokens if _TOKEN.fullmatch(token)), _MOST)
    texts = "\n".join(token[:_LONGEST] for token in found)
    return Pieces(texts, frozenset(texts[at : at + _SHORTEST] for at in range(len(texts))))
