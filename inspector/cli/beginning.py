"""From the bytes of a source, as they come, to its beginning, and from a text to the key or certificate that it is."""

import re
from collections.abc import Iterable, Iterator

from inspector.trust.kinds import names_private_key

_LOOKED_AT = 64 << 10  # bytes: no file of keys is larger
_LABEL = r"(?:[A-Z0-9]{1,12} ){0,2}(?:CERTIFICATE|PUBLIC KEY|PRIVATE KEY)"
_BLOCK = rf"-----BEGIN {_LABEL}-----(?:(?!-----)[^{{])*+-----END {_LABEL}-----"
_ATTRIBUTE = r"(?:Bag|Key) Attributes[^\n]*|\n[ \t]+[A-Za-z0-9. ]{1,40}:[^\n]*|(?:subject|issuer)=[^\n]*"  # OpenSSL's
_PEM = re.compile(rf"(?:(?:{_ATTRIBUTE}|\s)*+{_BLOCK})++(?:{_ATTRIBUTE}|\s)*+")
_BARE = re.compile(r"MII[A-Za-z0-9+/=\s]+", re.ASCII)


class Beginning:
    """What a source begins with: 64 KiB of it, and one chunk more."""

    def __init__(self) -> None:
        self._kept = bytearray()

    def of(self, chunks: Iterable[bytes]) -> Iterator[bytes]:
        """The bytes as they come, the first of which are kept."""
        for chunk in chunks:
            if len(self._kept) <= _LOOKED_AT:
                self._kept += chunk
            yield chunk

    @property
    def data(self) -> bytes:
        """The first bytes of those that came."""
        return bytes(self._kept)


def key_instead(text: str) -> str:
    """What is said of a text that is a key or certificate, and no evidence of a login; "" of any other."""
    whole = text.strip("\ufeff \t\r\n") if len(text) <= _LOOKED_AT else ""
    if not (_PEM.fullmatch(whole) or _BARE.fullmatch(whole)):
        return ""
    if names_private_key(whole):
        return "this is a private key, and no evidence of a login; give a capture, an answer or a token"
    return "this is a certificate or public key, and no evidence of a login; give it by --cert"
