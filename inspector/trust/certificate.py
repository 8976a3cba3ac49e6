"""From whatever was given as certificate to the certificate or public key in it, or to what it is instead."""

import hashlib
from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import Any

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

from inspector.errors import CertificateError, require
from inspector.jose.problem import Problem
from inspector.trust.forms import byte_forms, one_line
from inspector.trust.found import WHERE, Found, unreadable
from inspector.trust.identity import Identity, read_identity, spki_within
from inspector.trust.public_key import PublicKey, read_pkcs1, read_public_key, spki_of
from inspector.trust.search import search

MAX_LENGTH = 10 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """A certificate or public key as it was given, with every problem it has.

    `kind` is "certificate", "public-key", or the name of what it is instead ("private key", "empty", …).
    `key` is there only where RS256 can use it. `bits` is the size of the key; times are UTC; `subject` and
    `issuer` are in RFC 4514's form, safe to show; `serial` and the thumbprints are hexadecimal, those of
    the certificate "" for a bare key. `form` says how it was written, `mended` what of that strict readers
    refuse; `one_line` is the PEM as Qlik's console takes it
    (https://qlik.dev/authenticate/jwt/create-signed-tokens-for-jwt-authorization/). `texts` are the byte
    forms of certificate and key that a library may have taken for an HMAC secret.
    """

    kind: str
    key: RSAPublicKey | None = field(default=None, compare=False)
    key_type: str = ""
    bits: int | None = None
    exponent: int | None = None
    subject: str = ""
    issuer: str = ""
    serial: str = ""
    not_before: datetime | None = None
    not_after: datetime | None = None
    sha1: str = ""
    sha256: str = ""
    spki_sha256: str = ""
    form: str = ""
    mended: tuple[str, ...] = ()
    one_line: str = ""
    problems: tuple[Problem, ...] = ()
    texts: tuple[bytes, ...] = field(default=(), repr=False)

    def __repr__(self) -> str:
        return f"Certificate(kind={self.kind!r}, key_type={self.key_type!r}, subject={self.subject!r})"

    def __reduce__(self) -> tuple[object, ...]:
        """What another process needs: key objects of the library do not travel, their DER does."""
        state = {each.name: getattr(self, each.name) for each in fields(self) if each.name != "key"}
        return _restore, (state, spki_of(self.key) if self.key else b"")


def examine_certificate(material: bytes | str) -> Certificate:
    """What the material is: whatever it holds, it never raises."""
    data = material.encode("utf-8", "surrogatepass") if isinstance(material, str) else material
    if len(data) > MAX_LENGTH:
        message = f"It is larger than {MAX_LENGTH // 2**20} MiB: no certificate is."
        return _unusable(unreadable("unknown", detail="too-large", message=message))
    found = search(data)
    return _certificate_of(found, data)


def read_certificate(material: bytes | str) -> Certificate:
    """The certificate or public key in the material.

    Raises CertificateError where there is none at all, or a private key: its kind is the rule's name.
    A key that RS256 cannot use does not raise: `key` is None and the problem "key-not-rsa" is there.
    """
    require(material, (bytes, str), "a certificate is read from bytes or str")
    certificate = examine_certificate(material)
    for problem in certificate.problems:
        if problem.kind in {"certificate-unreadable", "private-key"}:
            raise CertificateError(problem.message, kind=problem.kind)
    return certificate


def _certificate_of(found: Found, data: bytes) -> Certificate:
    match found.kind:
        case "certificate":
            return _from_certificate(found, data)
        case "public-key" | "pkcs1":
            return _from_key(found, data)
        case _:
            return _unusable(found)


def _from_certificate(found: Found, data: bytes) -> Certificate:
    identity = read_identity(found.der)
    if identity is None:
        return _unusable(unreadable("damaged certificate", base=found.form))
    public = read_public_key(spki_within(found.der))
    if not public.key_type:
        message = "The certificate can be read, but the public key in it cannot."
        return _unusable(unreadable("damaged certificate", base=found.form, message=message))
    return _assemble(found, public, data, identity=identity)


def _from_key(found: Found, data: bytes) -> Certificate:
    public = found.jwk or (read_pkcs1 if found.kind == "pkcs1" else read_public_key)(found.der)
    if not public.key_type:
        return _unusable(unreadable("damaged public key", base=found.form))
    return _assemble(found, public, data, identity=None)


def _assemble(found: Found, public: PublicKey, data: bytes, *, identity: Identity | None) -> Certificate:
    der = found.der if identity else b""
    label, whole = ("CERTIFICATE", der) if identity else ("PUBLIC KEY", public.spki)
    return Certificate(
        kind="certificate" if identity else "public-key",
        key=public.key,
        key_type=public.key_type,
        bits=public.bits,
        exponent=public.exponent,
        subject=identity.subject if identity else "",
        issuer=identity.issuer if identity else "",
        serial=identity.serial if identity else "",
        not_before=identity.not_before if identity else None,
        not_after=identity.not_after if identity else None,
        sha1=hashlib.sha1(der, usedforsecurity=False).hexdigest() if der else "",
        sha256=hashlib.sha256(der).hexdigest() if der else "",
        spki_sha256=hashlib.sha256(public.spki).hexdigest() if public.spki else "",
        form=found.form,
        mended=found.mended,
        one_line=one_line(label, whole) if whole else "",
        problems=found.problems + _key_problems(public),
        texts=byte_forms(data, der, public),
    )


def _key_problems(public: PublicKey) -> tuple[Problem, ...]:
    if public.key is not None:
        return ()
    message = f"The key is {public.key_type}; RS256 needs an RSA key."
    if public.key_type.startswith("RSA"):
        message = f"The key is an RSA key for {public.key_type} alone; RS256 may not use it."
    return (Problem(kind="key-not-rsa", where=WHERE, message=message, detail=public.key_type),)


def _unusable(found: Found) -> Certificate:
    return Certificate(kind=found.kind, form=found.form, mended=found.mended, problems=found.problems)


def _restore(state: dict[str, Any], spki: bytes) -> Certificate:
    """The certificate on the other side of a process's border."""
    return Certificate(key=read_public_key(spki).key, **state)
