"""From the order of names and the way JSON is written to the library that probably signed.

What each writes was seen by signing with it: PyJWT 2.15, python-jose 3.5, Authlib 1.9, joserfc 1.8, jwcrypto 1.6,
jsonwebtoken 9.0, jose 6.2; likewise PHP 8.2's json_encode and Go's encoding/json. Of firebase/php-jwt and of .NET's
JwtHeader the code was read.
"""

from collections.abc import Iterator

from inspector.checks import sources
from inspector.diagnosis.marks.mark import Made, Print
from inspector.diagnosis.serialisation import (
    COMPACT,
    EITHER_CASE,
    ESCAPED,
    LAID_OUT,
    LOWER,
    RAW,
    SLASHED,
    SPACED,
    UPPER,
)

_AFTER_IAT = ("nbf", "exp", "aud", "iss", "sub", "jti")
_ENOUGH = 4  # names in order by chance: one in 24
_JSON_ENCODE = "https://www.php.net/manual/en/function.json-encode.php"
_JSON_DUMPS = "https://docs.python.org/3/library/json.html"
_GO_JSON = "https://pkg.go.dev/encoding/json"
_PYJWT = "https://github.com/jpadilla/pyjwt"
_IDENTITY_MODEL = "https://github.com/AzureAD/azure-activedirectory-identitymodel-extensions-for-dotnet"
_TEXT_JSON = "https://learn.microsoft.com/en-us/dotnet/standard/serialization/system-text-json/character-encoding"


def _order(token: Made) -> str:
    return ", ".join(name for name in token.header if name in ("alg", "typ", "kid"))


def _is_compact(token: Made) -> bool:
    return all(each.spaces == COMPACT for each in token.writings)


def _is_sorted(token: Made) -> bool:
    names = list(token.payload)
    return len(names) >= _ENOUGH and names == sorted(names) and list(token.header) == sorted(token.header)


def _jsonwebtoken(token: Made) -> Iterator[str]:
    names = list(token.payload)
    if "iat" not in names or not _is_compact(token) or _is_sorted(token):
        return
    after = tuple(names[names.index("iat") + 1 :])
    in_order = tuple(name for name in _AFTER_IAT if name in after)
    if after == in_order and "exp" in after and "aud" in after and _order(token).startswith("alg, typ"):
        yield f"the header's order is {_order(token)}"
        yield f"the last claims are iat, {', '.join(after)}, as it adds them from its options"


def _key_id_second(token: Made, letters: str) -> bool:
    """Whether the header is written alg, kid, typ, the payload in its maker's order and its letters in this way."""
    in_order = _order(token) == "alg, kid, typ" and not _is_sorted(token)
    return in_order and _is_compact(token) and token.payload_writing.letters == letters


def _python(token: Made) -> Iterator[str]:
    if _key_id_second(token, LOWER):
        yield "the header's names are sorted (alg, kid, typ)"
        yield "letters beyond ASCII are escaped in lower case, as json.dumps of Python writes them"


def _authlib(token: Made) -> Iterator[str]:
    if _key_id_second(token, RAW):
        yield "the header's order is alg, kid, typ, and letters beyond ASCII stand as they are"


def _python_or_dotnet(token: Made) -> Iterator[str]:
    if _key_id_second(token, "") or _key_id_second(token, EITHER_CASE):
        yield "the header's order is alg, kid, typ"


def _type_first(token: Made) -> Iterator[str]:
    if _is_compact(token) and _order(token).startswith("typ, alg"):
        yield f"the header's order is {_order(token)}"


def _no_type(token: Made) -> Iterator[str]:
    if _is_compact(token) and "typ" not in token.header and "alg" in token.header:
        yield "the header has no typ"


def _go(token: Made) -> Iterator[str]:
    if _is_compact(token) and _is_sorted(token):
        yield "the names of header and payload are sorted"
        if any(each.markup == ESCAPED for each in token.writings):
            yield "<, > or & are escaped, as Go's encoding/json does"


def _php(token: Made) -> Iterator[str]:
    if any(each.slashes == SLASHED for each in token.writings):
        yield "slashes are escaped (\\/)"


def _spaced(token: Made) -> Iterator[str]:
    if any(each.spaces == SPACED for each in token.writings):
        yield "there is a space after each colon and comma"


def _laid_out(token: Made) -> Iterator[str]:
    if any(each.spaces == LAID_OUT for each in token.writings):
        yield "the JSON runs over several lines"


def _text_json(token: Made) -> Iterator[str]:
    if any(each.letters == UPPER for each in token.writings):
        yield "letters beyond ASCII are escaped in upper case"


LIBRARIES = (
    Print(
        name="jsonwebtoken",
        guess="jsonwebtoken (Node.js), with claims from its options; or “qlik-jwt sign”, which writes as it does",
        seen=_jsonwebtoken,
        grade="observed",
        sources=(sources.JSONWEBTOKEN,),
    ),
    Print(
        name="pyjwt",
        guess="PyJWT or python-jose (Python)",
        seen=_python,
        grade="observed",
        sources=(_PYJWT, "https://github.com/mpdavis/python-jose"),
    ),
    Print(
        name="alg-kid-typ",
        guess="PyJWT or python-jose (Python), which sort the header, or .NET's JwtSecurityTokenHandler",
        seen=_python_or_dotnet,
        grade="observed",
        sources=(_PYJWT, _IDENTITY_MODEL),
    ),
    Print(
        name="authlib",
        guess="Authlib (Python), or .NET's JwtSecurityTokenHandler",
        seen=_authlib,
        grade="observed",
        sources=("https://github.com/authlib/authlib", _IDENTITY_MODEL),
    ),
    Print(
        name="typ-first",
        guess="firebase/php-jwt (PHP) or joserfc (Python), which write typ first",
        seen=_type_first,
        grade="observed",
        sources=("https://github.com/firebase/php-jwt", "https://github.com/authlib/joserfc"),
    ),
    Print(
        name="no-typ",
        guess="a library that sets no typ of its own, as jose (Node.js) and jwcrypto (Python)",
        seen=_no_type,
        grade="observed",
        sources=("https://github.com/panva/jose", "https://github.com/latchset/jwcrypto"),
    ),
    Print(
        name="sorted-names",
        guess="Go's encoding/json, which sorts a map (golang-jwt's MapClaims), or jwcrypto (Python)",
        seen=_go,
        grade="documented",
        sources=(_GO_JSON, "https://github.com/latchset/jwcrypto"),
    ),
    Print(
        name="escaped-slashes",
        guess="json_encode of PHP as it is by default, in a token put together by hand",
        seen=_php,
        grade="documented",
        sources=(_JSON_ENCODE,),
    ),
    Print(
        name="spaced-json",
        guess="json.dumps of Python as it is by default, in a token put together by hand",
        seen=_spaced,
        grade="documented",
        sources=(_JSON_DUMPS,),
    ),
    Print(
        name="laid-out-json",
        guess="a token put together by hand: of the libraries tried none writes so",
        seen=_laid_out,
        grade="inferred",
        sources=(),
    ),
    Print(
        name="upper-case-escapes",
        guess="System.Text.Json of .NET as it is by default",
        seen=_text_json,
        grade="documented",
        sources=(_TEXT_JSON,),
    ),
)
