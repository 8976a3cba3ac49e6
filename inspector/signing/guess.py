"""From a text without tokens to whether it speaks of signing: a guess from its words, quick to load."""

import re

_WORDS = re.compile(
    r"(?<![\w$])(?:sign|encode)\s*\(|['\"]?\b(?:subType|email_verified|expiresIn|notBefore|keyid)\b['\"]?\s*:"
)


def speaks_of_signing(text: str) -> bool:
    """Whether it looks like payload, signing options or the code that calls for them."""
    return _WORDS.search(text) is not None
