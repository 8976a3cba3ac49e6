"""From code to the literals that it hands to jwt.sign or jwt.encode as the key: that there is one, and no more."""

import re
from itertools import islice

_CALL = re.compile(r"(?i)(?:jwt|jsonwebtoken)\w{0,40}(?:\.default)?\)?\.(?:sign|encode)\)?\(")
_QUOTED = re.compile(r"\s*(?P<quote>[\"'`])(?P<value>(?:[^\"'`\\\n]|\\[^\n]){6,400})(?P=quote)\s*[,)]")
_PIECE = re.compile(
    r"\"(?:[^\"\\\n]|\\.)*+\"|'(?:[^'\\\n]|\\.)*+'|`(?:[^`\\]|\\.)*+`|[()\[\]{},]|[^\"'`()\[\]{},]++|.", re.DOTALL
)
_STANDS_FOR = re.compile(
    r"(?i)your|example|placeholder|change.?me|<|\$\{|-----BEGIN|^s(?:h{3,}|ecret$)|^x+$|private.?key$"
)
_TRIES = 200
_PIECES = 2000  # of one argument
_OPEN, _CLOSE = ("(", "[", "{"), (")", "]", "}")


def has_literal_key(code: str) -> bool:
    """Whether a call of jwt.sign (Node) or jwt.encode (Python) has its key, the second argument, written out."""
    return any(_literal_at(code, call.end()) for call in islice(_CALL.finditer(code), _TRIES))


def _literal_at(code: str, begin: int) -> bool:
    at = _second_argument(code, begin)
    found = None if at is None else _QUOTED.match(code, at)
    return found is not None and _STANDS_FOR.search(found["value"]) is None


def _second_argument(code: str, begin: int) -> int | None:
    """Where the second argument begins, given where the first does; None where there is none."""
    depth = 0
    for piece in islice(_PIECE.finditer(code, begin), _PIECES):
        if piece[0] == "," and not depth:
            return piece.end()
        depth += (piece[0] in _OPEN) - (piece[0] in _CLOSE)
        if depth < 0:
            return None
    return None
