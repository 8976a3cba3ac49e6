"""From what stands in a signature's place to whether a log put it there instead: the signature itself is not known."""

import re

_WORDS = (
    r"(?:(?:sig|signature)[ _:-])?(?:redacted|masked|removed|hidden|filtered|omitted|stripped|scrubbed|obfuscated"
    r"|saniti[sz]ed|censored|suppressed)(?:[ _:-](?:sig|signature))?"
)
_INSIDE = rf"(?:{_WORDS}(?:[ _:-][A-Za-z0-9 _:-]{{1,20}})?|sig|signature)"
_BRACKETS = (("[[", "]]"), ("[", "]"), ("<<", ">>"), ("<", ">"), ("{{", "}}"), ("{", "}"), ("(", ")"), ("***", "***"))
_IN_BRACKETS = "|".join(f"{re.escape(before)}{_INSIDE}{re.escape(behind)}" for before, behind in _BRACKETS)
_SIGNS = r"([*•●█▓▒░#])\1\1+"
_PUT_INSTEAD = re.compile(rf"(?:{_IN_BRACKETS}|{_SIGNS})", re.IGNORECASE)
_OF_BASE64URL = re.compile(rf"xxx+|[_-]{{0,3}}{_WORDS}[_-]{{0,3}}", re.IGNORECASE)
_ELLIPSIS = "…"


def end_of_instead(text: str, start: int, at: int) -> int:
    """Behind what a log put in the place of the signature, given where its token starts; `at` where it put nothing."""
    if text.startswith(_ELLIPSIS, at):
        return at + 1
    match = _PUT_INSTEAD.match(text, at)
    if match is None or (match[1] and text[max(start - 3, 0) : start] == match[1] * 3):  # emphasis around the token
        return at
    return match.end()


def what_became_of(signature: str) -> str:
    """Words for what was done to a signature that something else stands for, "" where it may be one itself."""
    if signature == _ELLIPSIS:
        return "cut off"
    return "blacked out" if _PUT_INSTEAD.fullmatch(signature) or _OF_BASE64URL.fullmatch(signature) else ""
