"""From what was signed and what is pasted to the story told of it."""

import json

from inspector.jose import Json
from inspector.trust.story import Known, Story, tell
from tests.builders import MOMENT, base64url, certificate, compact, header_text, payload_text, raw_token, token

KNOWN = Known(("https://my-custom-jwt",), ("my-custom-jwt",))
TOKEN = token()
HEADER, PAYLOAD, SIGNATURE = TOKEN.split(".")
CLAIMS: dict[str, Json] = json.loads(payload_text())
MEMBERS: dict[str, Json] = json.loads(header_text())

__all__ = ["CLAIMS", "HEADER", "KNOWN", "MEMBERS", "MOMENT", "PAYLOAD", "SIGNATURE", "TOKEN"]


def told(text: str, *, deep: bool = False, known: Known = KNOWN) -> Story:
    """The story of a text that has one, searched to its end."""
    story = tell(text, certificate(), goes_on=lambda: True, deep=deep, known=known)
    assert story is not None
    return story


def told_soon(text: str, *, questions: int) -> Story:
    """The story as far as a search gets that may go on for so many questions: 65,536 bytes are hashed between two."""
    answers = iter([True] * questions)
    story = tell(text, certificate(), goes_on=lambda: next(answers, False), known=KNOWN)
    assert story is not None
    return story


def edited(signed: str, now: str) -> tuple[str, str]:
    """The token with the payload as it was signed, and the one with the payload put in its place."""
    whole = raw_token(header_text(), signed)
    head, _, signature = whole.split(".")
    return whole, f"{head}.{base64url(now)}.{signature}"


def header_edited(signed: str, now: str) -> tuple[str, str]:
    """The same for the header."""
    whole = raw_token(signed, payload_text())
    _, payload, signature = whole.split(".")
    return whole, f"{base64url(now)}.{payload}.{signature}"


def without(name: str) -> str:
    """The sample's payload without a claim."""
    return compact({key: value for key, value in CLAIMS.items() if key != name})
