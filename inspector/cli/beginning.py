"""From the bytes of a source, as they come, to the same bytes, with the first of them kept."""

from collections.abc import Iterable, Iterator

LOOKED_AT = 64 << 10  # bytes: no file of keys is larger


class Beginning:
    """What a source begins with: 64 KiB of it, and one chunk more."""

    def __init__(self) -> None:
        self._kept = bytearray()

    def of(self, chunks: Iterable[bytes]) -> Iterator[bytes]:
        """The bytes as they come, the first of which are kept."""
        for chunk in chunks:
            if len(self._kept) <= LOOKED_AT:
                self._kept += chunk
            yield chunk

    @property
    def data(self) -> bytes:
        """The first bytes of those that came."""
        return bytes(self._kept)
