"""From what stands in a token's place to whether somebody put it there, to hide the token or to stand for it."""

import re

from inspector.intake import find_tokens
from inspector.jose import read_token

_WORDS = frozenset(
    (
        *("redacted", "removed", "masked", "hidden", "sanitized", "sanitised", "filtered", "omitted", "scrubbed"),
        *("stripped", "anonymized", "obfuscated", "secret", "value", "credentials", "jwt", "token", "bearer", "access"),
        *("id", "login", "qlik", "user", "signed", "your", "my", "the", "a", "here", "by", "proxy"),
    )
)
_SIGNS = "[]<>(){}\"'`“”‘’«»%$#=:;,.!?/\\|~^&+-_ \t"
_LONGEST_WORDS = 60
_LEFT_OUT = ("***", "•••", "●●●", "…", "...")
_BLACKED_OUT = re.compile(r"\.(?:[\[<({&*•●█▓▒░#%]|\\)")  # instead of a part: eyJ….[REDACTED].[REDACTED]
_BETWEEN = re.compile(r"[\s_-]+")
_VARIABLE = re.compile(r"\$\{?[A-Za-z_]\w{0,60}\}?|%[A-Za-z_]\w{0,60}%|\{\{ ?[\w.]{1,60} ?\}\}", re.ASCII)


def hides(text: str) -> bool:
    """Whether a text is no token but a word for one, a variable, or what is left of one that was masked."""
    if _BLACKED_OUT.search(text):
        gone = read_token(text).gone
        if "" in gone or {"/payload", "/signature"} <= set(gone):  # its header alone was left
            return True
    if any(each in text for each in _LEFT_OUT):
        return not find_tokens(text)
    if _VARIABLE.fullmatch(text):
        return True
    words = text.strip(_SIGNS).lower()
    if len(words) >= 3 and set(words) == {"x"}:
        return True
    return 0 < len(words) <= _LONGEST_WORDS and _WORDS.issuperset(_BETWEEN.split(words))
