"""From the texts of two tokens to what differs before any JSON is read."""

from collections.abc import Iterator

from inspector.diagnosis.difference import Change, Difference
from inspector.jose import Token


def text_differences(good: Token, bad: Token) -> Iterator[Difference]:
    """What differs in the text itself, before any JSON is read."""
    if len(good.parts) != len(bad.parts):
        yield Difference(change=Change.TEXT, places=("",), good=_parts(good), bad=_parts(bad))
    for part in ("/header", "/payload", "/signature"):
        ours, theirs = _text_faults(good, part), _text_faults(bad, part)
        if ours != theirs:
            yield Difference(change=Change.TEXT, places=(part,), good=ours, bad=theirs)


def _parts(token: Token) -> str:
    return f"{len(token.parts)} parts"


def _text_faults(token: Token, part: str) -> str:
    """In what a part is not what the RFCs want of its text, in words."""
    met = [problem for problem in token.problems if problem.where == part]
    words = [_OF_BASE64URL.get(each.detail, "") or _OF_TEXT.get(each.kind, "") for each in met]
    return ", ".join(dict.fromkeys(filter(None, words))) or "sound"


_OF_BASE64URL = {
    "padding": "padded with =",
    "alphabet": "with characters that base64url has not",
    "white-space": "with white space in it",
    "length": "a character short or too long",
    "unused-bits": "cut or altered at its end",
    "gone": "blacked out or cut off",
}
_OF_TEXT = {
    "bad-base64url": "no strict base64url",
    "not-utf8": "not UTF-8",
    "not-json": "not JSON",
    "not-an-object": "no JSON object",
    "no-signature": "missing",
}
