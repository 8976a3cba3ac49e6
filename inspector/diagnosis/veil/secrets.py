"""From words to the same words without what opens a session: tokens, whole or cut, and what cookies hold."""

import binascii
import re

_MAY_BE_TOKEN = re.compile(r"e[yw][A-Za-z0-9_-]{6,}[A-Za-z0-9_.-]*…?")
_PARTS = re.compile(r"\(a token\)(?:\.\(a token\))+")
_BEGINS = "eyJ"  # {" and a letter: with this capital, no word begins so
_OBJECT = re.compile(rb'\{\s{0,8}"[ -~]')
_LOOKED_AT = 16  # characters of a header, which come to 12 bytes
_COOKIES = re.compile(
    r"(?<![\w.-])(?P<name>(?:eas\.sid|_csrfToken|connect\.sid|X-Qlik-Session[\w-]{0,40}|JSESSIONID|[\w.-]{0,30}session_?id)"
    r"(?:\.sig)?)(?P<is>\s?[=:]\s?)(?:\"[^\"]{1,4096}\"|'[^']{1,4096}'|[^\s;,\"'&<>()]{1,4096})",
    re.IGNORECASE,
)
_HEADER = re.compile(r"(?P<name>\b(?:set-)?cookie\s?:\s?)(?P<rest>[^\s=;,]{1,60}=[^\n\"]{1,8192})", re.IGNORECASE)
_VALUE = re.compile(r"=[^;\s]+")


def without_secrets(told: str) -> str:
    """The words with a stand-in for each token, and for what each cookie holds that opens a session."""
    return _PARTS.sub("(a token)", _MAY_BE_TOKEN.sub(_put, _cookieless(told)))


def _put(found: re.Match[str]) -> str:
    """The stand-in for what decodes to the beginning of a header; a word stays, such as keyboardshortcut."""
    text = found[0]
    is_begun = text.startswith(_BEGINS) and not found.string[: found.start()][-1:].isalnum()
    return "(a token)" if is_begun or _is_object(text[:_LOOKED_AT]) else text


def _is_object(text: str) -> bool:
    """Whether base64url text decodes to how a JSON object begins, its first name in ASCII."""
    text = re.split(r"[.…]", text, maxsplit=1)[0]
    data = binascii.a2b_base64(text[: len(text) // 4 * 4].replace("-", "+").replace("_", "/"))
    return _OBJECT.match(data) is not None and all(each < 0x80 for each in data)


def _cookieless(told: str) -> str:
    if "=" not in told and ":" not in told:
        return told
    told = _HEADER.sub(lambda found: found["name"] + _VALUE.sub("=(a cookie)", found["rest"]), told)
    return _COOKIES.sub(lambda found: f"{found['name']}{found['is']}(a cookie)", told)
