"""From the bytes of a file to the text in them, or to nothing where they are binary."""

import codecs
from dataclasses import dataclass

from inspector.trust.der import SEQUENCE, read_element

_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "a byte order mark"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16 text"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16 text"),
)
_UNMARKED = ((b"-\0-\0", "utf-16-le", "UTF-16 text"), (b"\0-\0-", "utf-16-be", "UTF-16 text"))
_BINARY = (b"openssh-key-v1\0", b"\xfe\xed\xfe\xed", b"\xce\xce\xce\xce")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The text of the material, or None where it is binary; `mended` is what strict readers trip over."""

    text: str | None
    mended: tuple[str, ...] = ()


def read_source(data: bytes) -> Source:
    """The material as text where it is text in any encoding met in practice."""
    if looks_binary(data):
        return Source(text=None)
    for start, encoding, words in _MARKS:
        if data.startswith(start):
            return Source(text=data[len(start) :].decode(encoding, "replace"), mended=(words,))
    for start, encoding, words in _UNMARKED:
        if data.startswith(start):
            return Source(text=data.decode(encoding, "replace"), mended=(words,))
    try:
        return Source(text=data.decode("utf-8"))
    except UnicodeDecodeError:
        return Source(text=data.decode("latin-1"))  # NBSP and umlauts in remarks; base64 is the same in both


def looks_binary(data: bytes) -> bool:
    """Whether the bytes are DER (or a key store), which starts with a SEQUENCE and its length."""
    if data.startswith(_BINARY):
        return True
    outer = read_element(data) if data[:1] == bytes([SEQUENCE]) else None
    if outer is None:
        return False
    return 0x80 <= data[1] <= 0x84 or len(outer.whole) == len(data)
