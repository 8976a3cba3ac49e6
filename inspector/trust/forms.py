"""From DER to every way it is written down: on one line, and as what a library may take for a secret."""

import base64
from collections.abc import Iterator

from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from inspector.trust.public_key import PublicKey


def one_line(label: str, der: bytes) -> str:
    """PEM on one line: the tutorial takes every line break out and puts nothing in their place."""
    return f"-----BEGIN {label}-----{base64.b64encode(der).decode()}-----END {label}-----"


def byte_forms(material: bytes, certificate: bytes, public: PublicKey) -> tuple[bytes, ...]:
    """Every byte form of certificate and key that may have been taken for an HMAC secret, each once."""
    forms = [material, material.strip()]
    if certificate:
        forms += _forms_of("CERTIFICATE", certificate)
    if public.spki:
        forms += _forms_of("PUBLIC KEY", public.spki)
    if public.key is not None:
        forms += _forms_of("RSA PUBLIC KEY", public.key.public_bytes(Encoding.DER, PublicFormat.PKCS1))
    return tuple(dict.fromkeys(forms))


def _forms_of(label: str, der: bytes) -> Iterator[bytes]:
    body = base64.b64encode(der)
    lines = [f"-----BEGIN {label}-----".encode(), *_lines_of(body), f"-----END {label}-----".encode()]
    for line_end in (b"\n", b"\r\n", b"\\n", b" "):
        text = line_end.join(lines)
        yield text
        yield text + line_end
    yield b"".join(lines)
    yield b"".join(lines) + b"\n"
    yield body
    yield der


def _lines_of(body: bytes) -> list[bytes]:
    return [body[start : start + 64] for start in range(0, len(body), 64)]
