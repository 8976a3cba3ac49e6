"""From the base64 between BEGIN and END to the bytes it stands for, or the reason why not."""

import base64
import re
from dataclasses import dataclass, replace

from inspector.trust.der import SEQUENCE, read_element
from inspector.visible import code_point

_FOREIGN = re.compile(r"[^A-Za-z0-9+/=\s]")
_URL_ALPHABET = re.compile("[-_]")
_STANDARD_ONLY = re.compile("[+/]")
_HEADER_LINE = re.compile(r"^[ \t]{0,80}[A-Za-z][A-Za-z0-9-]{0,80}:[^\r\n]*[\r\n]{0,2}", re.MULTILINE)
_COMMENT_LINE = re.compile(r"^[ \t]{0,80}#[^\r\n]*[\r\n]{0,2}", re.MULTILINE)
_QUOTING = re.compile(r"^[ \t]{0,80}>[> \t]{0,80}", re.MULTILINE)

_LAYOUT = (
    ("CRLF line ends", re.compile("\r\n")),
    ("CR line ends", re.compile("\r(?!\n)")),
    ("blank lines", re.compile("\n\r?\n")),
    ("indentation", re.compile(r"[\r\n][^\S\r\n]+\S")),
    ("spaces at line ends", re.compile(r"\S[^\S\r\n]+[\r\n]")),
    ("spaces within lines", re.compile(r"[^\s=-][^\S\r\n]+[^\s-]")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Armored:
    """What the base64 gave: the bytes, or `fault` and `message`.

    `mended` is what strict readers refuse, `layout` how it is spread over lines where that is unusual.
    """

    data: bytes = b""
    mended: tuple[str, ...] = ()
    layout: tuple[str, ...] = ()
    fault: str = ""
    message: str = ""


def decode_body(body: str) -> Armored:
    """The bytes of the base64 in the body, mended where the damage leaves no doubt about what was meant."""
    body, mended = _without_foreign_lines(body)
    if _URL_ALPHABET.search(body) and not _STANDARD_ONLY.search(body):
        body, mended = body.replace("-", "+").replace("_", "/"), [*mended, "the base64url alphabet"]
    if foreign := _FOREIGN.search(body):
        return _refusal_of(foreign, body)
    return replace(_decode(re.sub(r"\s", "", body), mended), layout=_layout_of(body))


def within_length(data: bytes) -> Armored:
    """The DER structure the data starts with; a fault where it is cut, a remark where something follows."""
    outer = read_element(data)
    if outer is None or outer.tag != SEQUENCE:
        return Armored(data=data)
    if outer.missing:
        words = f"It is cut: {outer.missing} of {len(outer.whole) + outer.missing} bytes are missing at its end."
        return Armored(data=data, fault="cut", message=words)
    rest = len(data) - len(outer.whole)
    return Armored(data=outer.whole, mended=(f"{rest} stray {'byte' if rest == 1 else 'bytes'} after it",) * (rest > 0))


def _without_foreign_lines(body: str) -> tuple[str, list[str]]:
    mended = []
    for words, pattern in (
        ("quote marks before its lines", _QUOTING),
        ("header lines", _HEADER_LINE),
        ("comment lines", _COMMENT_LINE),
    ):
        body, count = pattern.subn("", body)
        mended += [words] * (count > 0)
    return body.strip("\"'`,; "), mended


def _layout_of(body: str) -> tuple[str, ...]:
    if body.strip() and not re.search("[\r\n]", body):
        return ("spaces for line breaks",) if re.search(r"\s", body) else ()
    return tuple(words for words, pattern in _LAYOUT if pattern.search(body))


def _decode(characters: str, mended: list[str]) -> Armored:
    digits = characters.rstrip("=")
    if "=" in digits:
        message = "Padding (=) stands in the middle of the base64, as where two texts were joined."
        return Armored(fault="base64", message=message)
    if not digits:
        return Armored(fault="empty", message="There is nothing between the BEGIN and the END line.")
    if len(digits) % 4 == 1:
        message = f"Its {len(digits)} base64 characters make no whole bytes: characters were lost or added."
        return Armored(fault="cut", message=message)
    padding, due = len(characters) - len(digits), -len(digits) % 4
    if padding != due:
        mended = [*mended, "too much padding" if padding > due else "missing padding"]
    return Armored(data=base64.b64decode(digits + "=" * due), mended=tuple(mended))


def _refusal_of(foreign: re.Match[str], body: str) -> Armored:
    line = body.lstrip().count("\n", 0, foreign.start() - (len(body) - len(body.lstrip()))) + 1
    where = f"in line {line} of its base64"
    if foreign[0] == "…" or body.startswith("...", foreign.start()):
        return Armored(fault="cut", message=f"An ellipsis stands {where}: the text was shortened.")
    detail = "base64" if foreign[0].isprintable() else "invisible-character"
    return Armored(fault=detail, message=f"{code_point(foreign[0])} stands {where} and is no base64 character.")
