"""From bytes to a token's part, base64url without padding (RFC 7515 section 2)."""

import base64


def encode_bytes(data: bytes) -> str:
    """The part's text."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")
