"""From the bytes of a source, as they come, to its beginning, and to the key or certificate that it may be whole."""

import re
from collections.abc import Iterable, Iterator

from inspector.trust.kinds import names_private_key

_LOOKED_AT = 64 << 10  # bytes: no file of keys is larger
_LABEL = r"(?:[A-Z0-9]{1,12} ){0,2}(?:CERTIFICATE|PUBLIC KEY|PRIVATE KEY)"
_PEM = re.compile(rf"(?:Bag Attributes\s[^{{]*)?-----BEGIN {_LABEL}-----[^{{]*-----END {_LABEL}-----")
_BARE = re.compile(r"MII[A-Za-z0-9+/=\s]+", re.ASCII)


class Beginning:
    """What a source begins with, up to 64 KiB of it."""

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
        return bytes(self._kept[:_LOOKED_AT])

    @property
    def no_evidence(self) -> str:
        """What is said of a source that is a key or certificate, and nothing else; "" of any other."""
        text = self._kept.decode("utf-8", "replace").strip("\ufeff \t\r\n")
        if len(self._kept) > _LOOKED_AT or not (_PEM.fullmatch(text) or _BARE.fullmatch(text)):
            return ""
        if names_private_key(text):
            return "this is a private key, and no evidence of a login; give a capture, an answer or a token"
        return "this is a certificate or public key, and no evidence of a login; give it by --cert"
