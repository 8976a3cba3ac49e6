"""From what stands in a part's place to whether a log put it there instead: the part itself is not known."""

import re

_OF_PART = "sig|signature|payload|claims"
_WORDS = (
    rf"(?:(?:{_OF_PART})[ _:-])?(?:redacted|masked|removed|hidden|filtered|omitted|stripped|scrubbed|obfuscated"
    rf"|saniti[sz]ed|censored|suppressed)(?:[ _:-](?:{_OF_PART}))?"
)
_INSIDE = rf"(?:{_WORDS}(?:[ _:-][A-Za-z0-9 _:-]{{1,20}})?|{_OF_PART})"
_BRACKETS = (("[[", "]]"), ("[", "]"), ("<<", ">>"), ("<", ">"), ("{{", "}}"), ("{", "}"), ("(", ")"), ("***", "***"))
_NAMES = {"<": "lt|", ">": "gt|"}
_OWN = "[A-Za-z0-9_-]"


def _written(signs: str) -> str:
    """The pattern of signs as they are, or as addresses, HTML and JSON write them."""
    return "".join(map(_sign, signs))


def _sign(sign: str) -> str:
    number = ord(sign)
    entity = rf"&(?:amp;){{0,2}}(?:{_NAMES.get(sign, '')}#0{{0,3}}{number}|#x0{{0,3}}{number:x});"
    return rf"(?:{re.escape(sign)}|%(?:25){{0,3}}{number:x}|{entity}|\\{{1,4}}u00{number:x})"


_IN_BRACKETS = "|".join(f"{_written(before)}{_INSIDE}{_written(behind)}" for before, behind in _BRACKETS)
_SIGNS = rf"(?P<sign>[*•●█▓▒░#])(?P=sign){{2,}}|(?:{_sign('*')}){{3,}}"
_PUT_INSTEAD = re.compile(rf"(?:{_IN_BRACKETS}|{_SIGNS})", re.IGNORECASE)
_PUT_BEFORE = re.compile(rf"(?:{_IN_BRACKETS}|{_SIGNS})\Z", re.IGNORECASE)
_LONGEST = 80  # characters of what is looked for before a place
_OF_BASE64URL = re.compile(rf"xxx+|[_-]{{0,3}}{_WORDS}[_-]{{0,3}}", re.IGNORECASE)
_OPEN = re.compile(rf"%(?:25){{0,3}}(?:5b|3c|7b|28){_INSIDE}|(?:%(?:25){{0,3}}2a)+", re.IGNORECASE)  # its end was cut
_ELLIPSIS = "…"
_CUT = re.compile(rf"(?P<kept>{_OWN}*+){_ELLIPSIS}(?P<end>{_OWN}*+)")
_IN_PART = re.compile(
    rf"(?P<kept>{_OWN}*+){_ELLIPSIS}?(?:{_IN_BRACKETS}|{_SIGNS}){_ELLIPSIS}?(?P<end>{_OWN}*+)", re.IGNORECASE
)


def end_of_instead(text: str, start: int, at: int) -> int:
    """Behind what a log put in the place of the signature, given where its token starts; `at` where it put nothing."""
    if text.startswith(_ELLIPSIS, at):
        return at + 1
    match = _PUT_INSTEAD.match(text, at)
    if match is None or (
        match["sign"] and text[max(start - 3, 0) : start] == match["sign"] * 3
    ):  # emphasis around the token
        return at
    return match.end()


def start_of_instead(text: str, at: int) -> int:
    """Where what a log put in the place of a header begins that ends there; `at` where it put nothing."""
    match = _PUT_BEFORE.search(text, max(at - _LONGEST, 0), at)
    return at if match is None else match.start()


WHOLE = frozenset({43, 64, 86, 128, 171, 176, 256, 342, 512, 683, 1366})
"""Characters of signatures: HMAC's, ECDSA's, and those of RSA keys of 1024 to 8192 bits (RFC 7518 section 3.1)."""


def is_holed(part: str) -> bool:
    """Whether something else stands within a part, of which both ends were kept."""
    found = _IN_PART.fullmatch(part)
    return found is not None and bool(found["kept"]) and bool(found["end"])


def what_became_of(part: str, *, shortest: int | None = None) -> str:
    """Words for what was done to a part that something else stands for, "" where it may be one itself.

    From `shortest` characters on, what was kept of it may be all of it.
    """
    if _PUT_INSTEAD.fullmatch(part) or _OF_BASE64URL.fullmatch(part) or _OPEN.fullmatch(part):
        return "blacked out here"
    for pattern, words in ((_CUT, "cut off"), (_IN_PART, "blacked out")):
        found = pattern.fullmatch(part)
        if found is not None:
            kept = len(found["kept"]) + len(found["end"])
            is_long = shortest is not None and kept >= shortest
            may_be_whole = is_long and (pattern is _CUT or kept in WHOLE)
            return "" if may_be_whole else f"{words} here in part" if kept else f"{words} here"
    return ""
