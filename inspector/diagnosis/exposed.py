"""From what a browser loaded or sent to the signing keys and secrets in it: that they are there, and no more."""

import re
from collections.abc import Iterator
from itertools import islice

from inspector.diagnosis.bare_key import has_bare_key
from inspector.diagnosis.handed_key import has_literal_key

_PEM = re.compile(
    r"-----BEGIN (?:(?P<encrypted>ENCRYPTED )|(?:[A-Z0-9]{1,12} ){0,2})PRIVATE KEY-----"
    r"(?:\\+[rn]|\s|[\"'`+])*[A-Za-z0-9+/=]{16}"
)
_JWK = re.compile(r'\\?"d\\?"\s*:\s*\\?"[A-Za-z0-9_-]{40,}\\?"')
_RSA = re.compile(r'\\?"kty\\?"\s*:\s*\\?"(?:RSA|EC|OKP)\\?"')
_NEAR = 6000  # characters: an RSA key of 4096 bits as JWK has 3,300
_TRIES = 1000
_NAMED = re.compile(
    r"(?i)(?<![a-z])(?P<name>(?:jwt|token|signing|client|hmac|jwt_token)[_-]?secret(?:[_-]?key)?)[\"']?\s*[:=]\s*"
    r"[\"'`](?P<value>[^\"'`\s$<{]{12,200})[\"'`]"
)
_PLAIN_WORDS = re.compile(r"[A-Za-z_-]+")  # a name, a type, a translation's key: no secret is letters alone


def exposed(text: str) -> Iterator[str]:
    """What of a signing key or secret a text holds, each kind once."""
    if "PRIVATE KEY-----" in text:
        keys = islice(_PEM.finditer(text), _TRIES)
        kinds = {"an encrypted private key" if each["encrypted"] else "a private key" for each in keys}
        yield from (f"{kind} (PEM)" for kind in sorted(kinds))
    members = islice(_JWK.finditer(text), _TRIES) if "kty" in text else ()
    if any(_RSA.search(text, max(found.start() - _NEAR, 0), found.end() + _NEAR) for found in members):
        yield "a private key (JWK)"
    if "MII" in text and has_bare_key(text):
        yield "a private key (base64 without PEM's lines)"
    if (".sign" in text or ".encode" in text) and has_literal_key(text):
        yield "what looks like a signing secret, written out in a call that signs tokens"
    if "ecret" not in text and "ECRET" not in text:  # told much quicker
        return
    names = {found["name"] for found in _NAMED.finditer(text) if not _PLAIN_WORDS.fullmatch(found["value"])}
    yield from (f"what looks like a secret, named {name}" for name in sorted(names))
