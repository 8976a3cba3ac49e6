"""From a text that was given as evidence to what is said of it where it is a key or certificate, and nothing else."""

import re

from inspector.cli.beginning import LOOKED_AT
from inspector.trust.kinds import names_private_key

_LABEL = r"(?:[A-Z0-9]{1,12} ){0,2}(?:CERTIFICATE|PUBLIC KEY|PRIVATE KEY)"
_BLOCK = rf"-----BEGIN {_LABEL}-----(?:(?!-----)[^{{])*+-----END {_LABEL}-----"
_ATTRIBUTE = r"(?:Bag|Key) Attributes[^\n]*|\n[ \t]+[A-Za-z0-9. ]{1,40}:[^\n]*|(?:subject|issuer)=[^\n]*"  # OpenSSL's
_PEM = re.compile(rf"(?:(?:{_ATTRIBUTE}|\s)*+{_BLOCK})++(?:{_ATTRIBUTE}|\s)*+")
_BARE = re.compile(r"MII[A-Za-z0-9+/=\s]+", re.ASCII)


def key_instead(text: str) -> str:
    """What is said of a text that is a key or certificate, and no evidence of a login; "" of any other."""
    whole = text.strip("\ufeff \t\r\n") if len(text) <= LOOKED_AT else ""
    if not (_PEM.fullmatch(whole) or _BARE.fullmatch(whole)):
        return ""
    if names_private_key(whole):
        return "this is a private key, and no evidence of a login; give a capture, an answer or a token"
    return "this is a certificate or public key, and no evidence of a login; give it by --cert"
