"""From untrusted text to text that is safe to put on a screen, into a file or a log."""

import re
import unicodedata
from binascii import a2b_base64

_NONCHARACTERS = "".join(chr(plane << 16 | last) for plane in range(1, 14) for last in (0xFFFE, 0xFFFF))
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f"  # C0, DEL, C1
    "\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"  # soft hyphen, joiners and fillers that draw nothing
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff"
    "\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef"  # surrogates, private use, noncharacters
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U0010ffff" + _NONCHARACTERS + "]"
)

_TOKEN = re.compile(r"[\s-]*(?:Bearer\s+)?eyJ")
_PEM_IN_BASE64 = re.compile(r"""[\s"']*(LS0tLS1CRUdJTi[A-Za-z0-9+/_-]{26})""")
_PEM, _PRIVATE_PEM = "-----BEGIN", re.compile("-----BEGIN [A-Z0-9 ]*PRIVATE KEY")
_JWK = re.compile(r"""\s*\{.*["']kty["']""", re.DOTALL)
_OF_PRIVATE_JWK = re.compile(r"""["'][dk]["']\s*:""")
_MAY_BE_DER = re.compile(r"""[\s"']*(M[A-I][A-Za-z0-9+/_-]{6})[A-Za-z0-9+/_-]{16}""")
_RUN = re.compile("[A-Za-z0-9+/_=-]{40,}")
_OF_RANDOM = 0.18  # of base64 at random 0.4 are capitals, and as many small letters
_SPARSE = 12  # characters to a slash: in base64 there are 64, in a path some eight
_INTEGER, _SEQUENCE = 0x02, 0x30  # the tags of what a key's DER begins with, within its own sequence
_OF_SECRETS = 12  # characters of them that may be repeated


def visible(text: str) -> str:
    """The text with every character that draws nothing, steers a terminal or turns the reading order written out.

    C0 controls become control pictures (␛), everything else of the kind its code point (⟨U+202E⟩).
    Applying it twice changes nothing more.
    """
    if text.isascii() and text.isprintable():  # told ten times quicker
        return text
    return _UNSAFE.sub(_written_out, text)


def is_visible(text: str) -> bool:
    """Whether the text may be shown as it is."""
    return (text.isascii() and text.isprintable()) or _UNSAFE.search(text) is None


def cut(text: str, length: int) -> str:
    """The text, or its beginning with … where it is longer than `length` characters."""
    return text if len(text) <= length else text[: length - 1] + "…"


def cut_given(text: str, length: int) -> str:
    """What was given for something else, cut: next to nothing is left of what begins as a token or a key does."""
    return cut(text, _OF_SECRETS if holds_secret(text) else length)


def cut_secret(text: str, length: int) -> str:
    """The same of a value that may be random itself: cut to next to nothing only where it begins as they do."""
    return cut(text, shown_of(text, length))


def shown_of(text: str, length: int) -> int:
    """How many characters of a text may be shown where it is `length` of others: few of what begins as a secret."""
    return _OF_SECRETS if begins_secret(text) else length


def holds_secret(text: str) -> bool:
    """Whether a text is a secret as far as its beginning tells, or has a key, or part of one, in it."""
    return begins_secret(text) or any(map(_is_random, _RUN.findall(text)))


def begins_secret(text: str) -> bool:
    """Whether a text begins as a token, a key in DER or a JSON Web Key does, or has a PEM file in it."""
    begins = any(pattern.match(text) for pattern in (_TOKEN, _JWK, _PEM_IN_BASE64)) or bool(_tag_in_der(text))
    return begins or _PEM in text


def _is_random(run: str) -> bool:
    """Whether characters of base64 are mixed as those of a key or a signature are, and of no path or name."""
    least, most_slashes = len(run) * _OF_RANDOM, len(run) // _SPARSE
    capitals, smalls = sum(map(str.isupper, run)), sum(map(str.islower, run))
    return capitals > least < smalls and run.count("/") <= most_slashes and any(map(str.isdigit, run))


def begins_private_key(text: str) -> bool:
    """Whether a text is, as far as its beginning tells, a private key: no certificate, public key or token."""
    inside = _PEM_IN_BASE64.match(text)
    if inside is not None:
        return _PRIVATE_PEM.search(_plain(inside[1]).decode("latin-1")) is not None
    if _PEM in text:
        return _PRIVATE_PEM.search(text) is not None
    if _JWK.match(text) is not None:
        return _OF_PRIVATE_JWK.search(text) is not None
    return _tag_in_der(text) == _INTEGER


def _plain(text: str) -> bytes:
    return a2b_base64(text.replace("-", "+").replace("_", "/"))


def _tag_in_der(text: str) -> int:
    """The tag of what stands first in the sequence that base64 of a key or certificate holds; 0 where it is none."""
    found = _MAY_BE_DER.match(text)
    if found is None:
        return 0
    data = _plain(found[1])
    length = data[1]
    inside = 2 if length < 0x80 else 2 + length - 0x80
    is_sequence = data[0] == _SEQUENCE and inside < len(data) and data[inside] in (_INTEGER, _SEQUENCE)
    return data[inside] if is_sequence else 0


def code_point(character: str) -> str:
    """A character by number and name: U+200B ZERO WIDTH SPACE."""
    name = unicodedata.name(character, "")
    return f"U+{ord(character):04X} {name}".rstrip()


def _written_out(match: re.Match[str]) -> str:
    number = ord(match[0])
    if number < 0x20:
        return chr(0x2400 + number)
    return "␡" if number == 0x7F else f"⟨U+{number:04X}⟩"
