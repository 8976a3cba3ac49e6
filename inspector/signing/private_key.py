"""From the bytes given as private key to the RSA key in them, or to one line on why there is none."""

from contextlib import suppress
from typing import NoReturn

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import dsa, ec, ed448, ed25519
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import load_der_private_key, load_pem_private_key

from inspector.errors import PrivateKeyError
from inspector.trust.armor import decode_body, within_length
from inspector.trust.certificate import MAX_LENGTH
from inspector.trust.der import read_children, read_element
from inspector.trust.kinds import PRIVATE_KEY
from inspector.trust.mending import mend
from inspector.trust.pem import Block, find_blocks
from inspector.trust.search import search
from inspector.trust.source import read_source

FEWEST_BITS = 2048
_FORMS = "PEM or DER, PKCS#1 or PKCS#8"
_INSTEAD = {
    "certificate": "This is a certificate; the private key that belongs to it is needed here.",
    "public-key": "This is a public key; its private half is needed here.",
    "pkcs1": "This is a public key; its private half is needed here.",
    "PKCS#12 file": "This is a PKCS#12 file; take the private key out of it as PEM (openssl pkcs12 -nocerts).",
    "empty": "There is nothing in it.",
    "unknown": f"This is no private key in any form known here ({_FORMS}).",
    "a token": "This is a token (JWT), not the private key that signs it.",
}
_FAMILIES = (
    (ec.EllipticCurvePrivateKey, "an EC key"),
    (ed25519.Ed25519PrivateKey, "an Ed25519 key"),
    (ed448.Ed448PrivateKey, "an Ed448 key"),
    (dsa.DSAPrivateKey, "a DSA key"),
)
_PSS = bytes.fromhex("06092a864886f70d01010a")  # the object identifier of RSASSA-PSS


def read_private_key(data: bytes, password: bytes | None = None) -> RSAPrivateKey:
    """The RSA private key in the data: PEM or DER, PKCS#1 or PKCS#8; literal line breaks and the like are mended.

    A password is used where the key is encrypted. Keys under 2048 bits are refused (RFC 7518 3.3). Raises
    PrivateKeyError: one line that says why, without a byte of what was read.
    """
    kind = "unknown" if len(data) > MAX_LENGTH else search(data).kind
    if kind != PRIVATE_KEY:
        words = _INSTEAD.get(kind, f"There is no private key in it, but something else: {kind}.")
        raise PrivateKeyError(words, kind="other")
    key = _load(*_material(data), password)
    if not isinstance(key, RSAPrivateKey):
        name = next((words for family, words in _FAMILIES if isinstance(key, family)), "no RSA key")
        raise PrivateKeyError(f"This is {name}; RS256 needs an RSA key.", kind="unfit")
    if key.key_size < FEWEST_BITS:
        message = f"This RSA key has {key.key_size:,} bits; RS256 needs {FEWEST_BITS:,} or more (RFC 7518 3.3)."
        raise PrivateKeyError(message, kind="unfit")
    return key


def _material(data: bytes) -> tuple[bytes, bytes]:
    """The key as DER and as PEM: one of them is empty. Only what is encrypted the old way stays PEM."""
    source = read_source(data)
    if source.text is None:
        return data, b""
    text, _ = mend(source.text)
    blocks = [block for block in find_blocks(text) if block.label.endswith("PRIVATE KEY")]
    if len(blocks) > 1:
        raise PrivateKeyError(f"There are {len(blocks)} private keys in it; leave one in the file.", kind="form")
    if not blocks:
        return _from_bare(text), b""
    if "ENCRYPTED" in blocks[0].body:
        return b"", _rebuilt(blocks[0])
    if blocks[0].label.startswith("OPENSSH"):
        _refuse_form("in OpenSSH's own form")
    return _decoded(blocks[0].body), b""


def _from_bare(text: str) -> bytes:
    """What stands without a BEGIN line."""
    if "{" in text:
        _refuse_form("a JSON Web Key")
    if "<" in text:
        _refuse_form("in XML, as .NET writes it")
    if "PuTTY" in text:
        _refuse_form("in PuTTY's own form")
    return _decoded(text)


def _refuse_form(words: str) -> NoReturn:
    raise PrivateKeyError(f"This private key is {words}; convert a copy of it to PEM (PKCS#8) first.", kind="form")


def _decoded(body: str) -> bytes:
    armored = decode_body(body)
    if armored.fault:
        _refuse_damaged(armored.message if armored.fault in {"cut", "empty"} else "Its base64 holds what is none.")
    return armored.data


def _rebuilt(block: Block) -> bytes:
    """The block with its BEGIN and END lines as OpenSSL wants them; headers and base64 are as they were."""
    lines = [line.strip() for line in block.body.strip().splitlines()]
    return "\n".join([f"-----BEGIN {block.label}-----", *lines, f"-----END {block.label}-----", ""]).encode()


def _refuse_damaged(words: str) -> NoReturn:
    raise PrivateKeyError(
        f"This private key is not whole: {words} Copy it anew from where it was made.", kind="damaged"
    )


def _load(der: bytes, pem: bytes, password: bytes | None) -> object:
    whole = within_length(der)
    if whole.fault:
        _refuse_damaged(whole.message)
    if _PSS in _algorithm(whole.data):
        raise PrivateKeyError("This is an RSA key for RSASSA-PSS alone; RS256 may not use it.", kind="unfit")
    if not pem:
        with suppress(ValueError, TypeError, UnsupportedAlgorithm):
            return load_der_private_key(whole.data, None)
        if not _is_encrypted(whole.data):
            _refuse_damaged("it has the beginning of a key, and what follows does not fit together.")
    if password is None:
        message = "This private key is encrypted; make a copy without password (openssl pkey -in FILE -out COPY)."
        raise PrivateKeyError(message, kind="encrypted")
    try:
        return load_pem_private_key(pem, password) if pem else load_der_private_key(whole.data, password)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        raise PrivateKeyError("The password does not open this private key.", kind="encrypted") from None


def _algorithm(der: bytes) -> bytes:
    """The AlgorithmIdentifier of a PKCS#8 key (RFC 5208 5), b"" in other forms."""
    outer = read_element(der)
    parts = read_children(outer.content) if outer else ()
    return parts[1].content if len(parts) > 1 and parts[1].tag == 0x30 else b""


def _is_encrypted(der: bytes) -> bool:
    """Whether it is an EncryptedPrivateKeyInfo (RFC 5208 6): a SEQUENCE where a plain key has its version."""
    outer = read_element(der)
    parts = read_children(outer.content) if outer else ()
    return bool(parts) and parts[0].tag == 0x30
