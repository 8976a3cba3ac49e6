"""From what a signature holds (the DigestInfo of RFC 8017 9.2) to what was signed, and with which hash."""

import hashlib
from collections.abc import Mapping

from inspector.trust.reason import ALTERED, Reason

_NIST_HASHES = {
    "SHA-256": 1,
    "SHA-384": 2,
    "SHA-512": 3,
    "SHA-224": 4,
    "SHA-512/224": 5,
    "SHA-512/256": 6,
    "SHA3-224": 7,
    "SHA3-256": 8,
    "SHA3-384": 9,
    "SHA3-512": 10,
}
_OTHER_PREFIXES = {
    "SHA-1": bytes.fromhex("3021300906052b0e03021a05000414"),
    "MD5": bytes.fromhex("3020300c06082a864886f70d020505000410"),
}
_ALGORITHMS: Mapping[str, str] = {"SHA-256": "RS256", "SHA-384": "RS384", "SHA-512": "RS512"}
_SIZES: Mapping[str, int] = {"SHA-256": 32, "SHA-384": 48, "SHA-512": 64}
_OBJECT_IDENTIFIERS = {
    **{name: bytes.fromhex("06096086480165030402") + bytes([number]) for name, number in _NIST_HASHES.items()},
    "SHA-1": bytes.fromhex("06052b0e03021a"),
    "MD5": bytes.fromhex("06082a864886f70d0205"),
}


def explain_content(content: bytes, signing_input: bytes) -> Reason:
    """Why a signature that opens with the key, and then holds this content, is not good as RS256."""
    for name in _OBJECT_IDENTIFIERS:
        digest = digest_of(name, signing_input)
        if content == digest_info(name, digest):
            return _other_hash(name)
        if digest in content:
            return _odd_encoding(name)
    return _other_content(content)


def digest_of(name: str, data: bytes) -> bytes:
    """The digest of the data under the hash's common name."""
    spelling = name.lower().replace("/", "_").replace("sha3-", "sha3_").replace("sha-", "sha")
    return hashlib.new(spelling, data, usedforsecurity=False).digest()


def held_digest(content: bytes) -> tuple[str, bytes] | None:
    """The hash by its common name and the digest that a signature as RS256, RS384 or RS512 holds, None for others."""
    for name in _ALGORITHMS:
        digest = content[-_SIZES[name] :]
        if content == digest_info(name, digest):
            return name, digest
    return None


def digest_info(name: str, digest: bytes) -> bytes:
    """The digest with what stands before it in a signature, which names the hash."""
    if name in _OTHER_PREFIXES:
        return _OTHER_PREFIXES[name] + digest
    size = len(digest)
    return bytes([0x30, 17 + size, 0x30, 13]) + _OBJECT_IDENTIFIERS[name] + bytes([5, 0, 4, size]) + digest


BEFORE_SHA_256 = digest_info("SHA-256", bytes(_SIZES["SHA-256"]))[: -_SIZES["SHA-256"]]
"""What stands before a SHA-256 digest in a signature: the DigestInfo of RFC 8017 9.2, note 1."""


def _other_hash(name: str) -> Reason:
    if name == "SHA-256":
        raise ValueError("the signature is good as RS256: there is nothing to explain")
    algorithm = _ALGORITHMS.get(name, f"RSA with {name}")
    message = (
        f"The signature is good as {algorithm}, not as RS256: "
        f"opened with the key it holds the {name} digest of header and payload."
    )
    return Reason(kind="other-algorithm", message=message, detail=_ALGORITHMS.get(name, name))


def _odd_encoding(name: str) -> Reason:
    message = (
        f"Opened with the key, the signature holds the right {name} digest, "
        "but not in the one form RFC 8017 9.2 allows (EMSA-PKCS1-v1_5)."
    )
    return Reason(kind="other-algorithm", message=message, detail="encoding")


def _other_content(content: bytes) -> Reason:
    name = next((name for name, oid in _OBJECT_IDENTIFIERS.items() if oid in content), "")
    if not name:
        message = (
            "The signature opens with the key, but holds no digest that could be told: "
            "it was made by another scheme than RS256."
        )
        return Reason(kind="other-algorithm", message=message, detail="unknown")
    algorithm = _ALGORITHMS.get(name, f"RSA with {name}")
    aside = "" if name == "SHA-256" else f", and it was signed as {algorithm}, not as RS256"
    message = (
        f"The key is right, but header or payload were changed after signing: opened with the key, "
        f"the signature holds the {name} digest of something else{aside}."
    )
    return Reason(kind=ALTERED, message=message, detail="" if name == "SHA-256" else algorithm)
