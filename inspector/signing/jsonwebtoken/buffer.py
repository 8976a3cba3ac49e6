"""From text and the name of an encoding to the bytes that node's Buffer.from makes of them."""

import base64
import re

from inspector.signing.jsonwebtoken.refusal import RefusedError

_LONE = re.compile("[\ud800-\udfff]")
_NOT_BASE64 = re.compile(r"[^A-Za-z0-9+/]", re.ASCII)
_PAIRS = re.compile(r"(?:[0-9a-fA-F]{2})*", re.ASCII)


def to_bytes(text: str, encoding: str) -> bytes:
    """The bytes; "" means UTF-8. Raises RefusedError for an encoding that node does not know."""
    match encoding.lower():
        case "" | "utf8" | "utf-8":
            return _LONE.sub("\ufffd", text).encode("utf-8")
        case "latin1" | "binary" | "ascii":
            return text.encode("utf-16-le", "surrogatepass")[::2]  # the low byte of each code unit
        case "ucs2" | "ucs-2" | "utf16le" | "utf-16le":
            return text.encode("utf-16-le", "surrogatepass")
        case "hex":
            return bytes.fromhex((_PAIRS.match(text) or [""])[0])
        case "base64" | "base64url":
            return _from_base64(text)
        case _:
            raise RefusedError(f"Unknown encoding: {encoding}")


def _from_base64(text: str) -> bytes:
    """Decoded as leniently as node does: what is not of either alphabet is passed over, a single last one dropped."""
    kept = _NOT_BASE64.sub("", text.partition("=")[0].replace("-", "+").replace("_", "/"))
    usable = kept[:-1] if len(kept) % 4 == 1 else kept
    return base64.b64decode(usable + "=" * (-len(usable) % 4))
