"""From a text without tokens to whether it speaks of signing: a guess from its words, quick to load."""

import re

SIGNS = re.compile(
    r"(?<![\w$])(?:jwt|jsonwebtoken)\s*\.\s*sign\b|(?<![\w$.])(?:sign|promisify)\s*\(\s*[\w${]|\.\s*sign\b"
)
ENCODES = re.compile(r"(?<![\w$])encode\s*\(")
_MEMBERS = re.compile(r"['\"]?\b(?:subType|email_verified|expiresIn|notBefore|keyid)\b['\"]?\s*:")
_CALLS = re.compile(
    r"\b(?:jwt|jsonwebtoken)\s*\.\s*(?:sign|encode)\b|(?:require\(|from)\s*['\"]jsonwebtoken|^\s*(?:import|from) jwt\b",
    re.MULTILINE,
)


def speaks_of_signing(text: str) -> bool:
    """Whether it looks like payload, signing options or the code that calls for them."""
    return names_members(text) or _CALLS.search(text) is not None


def names_members(text: str) -> bool:
    """Whether members that only payload or signing options have are written there, and not just spoken of."""
    return _MEMBERS.search(text) is not None
