"""From header and payload to a signed token in compact form (RFC 7515 section 7.1)."""

import json
from collections.abc import Mapping

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from jwt.algorithms import RSAAlgorithm

from inspector.jose import Json
from inspector.signing.parts import encode_bytes

_HASHES = {"RS256": RSAAlgorithm.SHA256, "RS384": RSAAlgorithm.SHA384, "RS512": RSAAlgorithm.SHA512}


def sign(header: Mapping[str, Json], payload: Mapping[str, Json], key: RSAPrivateKey) -> str:
    """The token, signed with the header's alg (RS256, RS384 or RS512); nothing is added or checked."""
    signing_input = f"{encode(header)}.{encode(payload)}"
    algorithm = RSAAlgorithm(_HASHES[str(header["alg"])])
    signature = algorithm.sign(signing_input.encode("ascii"), key)
    return f"{signing_input}.{encode_bytes(signature)}"


def encode(members: Mapping[str, Json]) -> str:
    """Members as compact JSON in base64url, one part of a token."""
    return encode_bytes(json.dumps(dict(members), separators=(",", ":")).encode())
