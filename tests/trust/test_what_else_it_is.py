"""What is said of material that is no certificate: its name, the cause, and no byte of a secret."""

import base64
import json
import traceback
from collections.abc import Callable

import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from hypothesis import example, given, settings
from hypothesis import strategies as st

from inspector.errors import CertificateError
from inspector.trust.certificate import examine_certificate, read_certificate
from tests.trust import throwaway as made

OTHERS: dict[str, tuple[Callable[[], bytes | str], str]] = {
    "csr": (made.request, "certificate signing request"),
    "crl": (made.revocations, "certificate revocation list"),
    "ssh-key": (made.ssh_line, "SSH public key"),
    "pkcs12": (made.pkcs12_file, "PKCS#12 file"),
    "pkcs7": (made.pkcs7_bundle, "PKCS#7 bundle"),
    "token": (lambda: "eyJhbGciOiJSUzI1NiJ9.e30.AA", "a token"),
    "empty": (lambda: b" \r\n\t", "empty"),
    "xml-key": (lambda: "<RSAKeyValue><Modulus>AA==</Modulus></RSAKeyValue>", "XML key"),
    "pgp-key": (
        lambda: "-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nmQ==\n-----END PGP PUBLIC KEY BLOCK-----",
        "PGP key",
    ),
    "parameters": (
        lambda: "-----BEGIN DH PARAMETERS-----\nMAYCAQcCAQI=\n-----END DH PARAMETERS-----",
        "key parameters",
    ),
    "keystore": (lambda: b"\xfe\xed\xfe\xed\0\0\0\2", "Java keystore"),
    "unknown": (lambda: "Hello, world!", "unknown"),
}


@pytest.mark.parametrize("detail", OTHERS)
def test_what_is_no_certificate_is_called_by_its_name(detail: str) -> None:
    make, kind = OTHERS[detail]
    certificate = examine_certificate(make())
    assert certificate.kind == kind
    assert [(problem.kind, problem.detail) for problem in certificate.problems] == [("certificate-unreadable", detail)]
    assert (certificate.key, certificate.one_line, certificate.texts) == (None, "", ())


def binary(kind: str) -> bytes:
    pem = {"csr": made.request, "crl": made.revocations}[kind]().decode()
    return base64.b64decode("".join(pem.split("\n")[1:-2]))


@pytest.mark.parametrize("detail", ["csr", "crl"])
def test_binary_files_are_named_too(detail: str) -> None:
    assert examine_certificate(binary(detail)).problems[0].detail == detail
    assert examine_certificate(base64.b64encode(binary(detail))).problems[0].detail == detail


def test_a_binary_bundle_is_named() -> None:
    assert examine_certificate(made.pkcs7_bundle(Encoding.DER)).kind == "PKCS#7 bundle"


DAMAGES: dict[str, tuple[Callable[[], bytes | str], str]] = {
    "half the body": (lambda: made.pem().replace(made.body()[400:], "\n"), "cut"),
    "half the DER": (lambda: made.der()[:300], "cut"),
    "one character lost": (lambda: made.pem().replace("MII", "MI", 1), "asn1"),
    "an ellipsis": (lambda: made.pem().replace(made.body()[100:600], "…"), "cut"),
    "dots": (lambda: made.pem().replace(made.body()[100:600], "..."), "cut"),
    "a foreign letter": (lambda: made.pem().replace("MII", "MІІ", 1), "base64"),
    "a control character": (lambda: made.pem().replace("MII", "M\0II", 1), "invisible-character"),
    "padding inside": (lambda: made.pem().replace("MII", "MII=", 1), "base64"),
    "nothing between": (lambda: "-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----", "empty"),
    "other content": (lambda: "-----BEGIN CERTIFICATE-----\naGVsbG8=\n-----END CERTIFICATE-----", "asn1"),
    "the first line lost": (lambda: "\n".join(made.body().split("\n")[1:]), "no-begin-line"),
    "half a BEGIN line": (
        lambda: made.pem().replace("-----BEGIN CERTIFICATE-----", "-BEGIN CERTIF"),
        "base64",
    ),
    "a JWK of nothing": (lambda: '{"kty":"RSA","n":"AA","e":"AQAB"}', "jwk"),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_damage_is_named(damage: str) -> None:
    make, detail = DAMAGES[damage]
    material = make()
    assert material not in {made.pem(), made.der()}
    problem = examine_certificate(material).problems[0]
    assert (problem.kind, problem.detail) == ("certificate-unreadable", detail)


def test_a_foreign_character_is_named_with_its_line() -> None:
    pem = made.pem().replace("MII", "MІІ", 1)
    message = examine_certificate(pem).problems[0].message
    assert message == (
        "U+0406 CYRILLIC CAPITAL LETTER BYELORUSSIAN-UKRAINIAN I stands in line 1 of its base64 "
        "and is no base64 character."
    )


def private_materials() -> dict[str, bytes]:
    """A private key in every form, and in every disguise."""
    secrets = made.secrets()
    pkcs8, der = secrets["PKCS#8 PEM"], secrets["PKCS#8 DER"]
    body = b"".join(pkcs8.split(b"\n")[1:-2])
    return {
        **secrets,
        "base64": base64.b64encode(der),
        "under another label": pkcs8.replace(b"PRIVATE KEY", b"CERTIFICATE"),
        "on one line": pkcs8.replace(b"\n", b""),
        "literal n": pkcs8.replace(b"\n", b"\\n"),
        "JSON": json.dumps({"pem": pkcs8.decode()}).encode(),
        "URL": pkcs8.replace(b" ", b"%20").replace(b"\n", b"%0A"),
        "UTF-16": pkcs8.decode().encode("utf-16"),
        "zero width": pkcs8.decode().replace("PRIVATE", "PRI\u200bVATE").encode(),
        "lower case": pkcs8.replace(b"BEGIN PRIVATE KEY", b"begin private key"),
        "en dashes": pkcs8.decode().replace("-----", "–––––").encode(),
        "twice": base64.b64encode(pkcs8),
        "cut": pkcs8[:700],
        "cut at the top": pkcs8[300:],
        "hexadecimal": der.hex().encode(),
        "after the certificate": made.pem().encode() + pkcs8,
        "before the certificate": pkcs8 + made.pem().encode(),
        "after the DER": made.der() + der,
        "unlabelled after the certificate": made.pem().encode() + body,
        "JWK": b'{"kty":"RSA","n":"AQAB","e":"AQAB","d":"c2VjcmV0"}',
        "JWK in a set": b'{"keys":[{"kty":"RSA","n":"AQAB","e":"AQAB"},{"kty":"RSA","\\u0064":"c2Vj"}]}',
        "JWK cut": b'{"kty":"RSA","n":"AQAB","d":"c2VjcmV0',
        "JWK oct": b'{"kty":"oct","k":"c2VjcmV0"}',
        "PuTTY": b"PuTTY-User-Key-File-3: ssh-rsa\nEncryption: none\n",
        "XML": b"<RSAKeyValue><Modulus>AA==</Modulus><D>AA==</D></RSAKeyValue>",
    }


@pytest.mark.parametrize("disguise", private_materials())
def test_a_private_key_is_refused_in_every_form(disguise: str) -> None:
    certificate = examine_certificate(private_materials()[disguise])
    assert certificate.kind == "private key"
    assert [problem.kind for problem in certificate.problems] == ["private-key"]
    assert (certificate.key, certificate.one_line, certificate.texts) == (None, "", ())


@pytest.mark.parametrize("disguise", private_materials())
def test_no_byte_of_a_private_key_is_echoed(disguise: str) -> None:
    material = private_materials()[disguise]
    with pytest.raises(CertificateError) as raised:
        read_certificate(material)
    assert raised.value.__cause__ is None
    assert raised.value.__context__ is None
    told = repr(examine_certificate(material)) + str(raised.value) + "".join(traceback.format_exception(raised.value))
    pieces = [piece for piece in material.decode("latin-1").split() if len(piece) > 20]
    assert not any(piece in told for piece in pieces)


@pytest.mark.parametrize("order", ["after the certificate", "before the certificate", "after the DER"])
def test_a_private_key_beside_the_certificate_is_said_to_be_there(order: str) -> None:
    message = examine_certificate(private_materials()[order]).problems[0].message
    assert message == "This holds a private key beside the certificate; give the certificate alone."


@settings(deadline=None)  # the first call makes the key
@given(st.binary(max_size=400) | st.text(max_size=400))
def test_nothing_makes_the_examination_raise(material: bytes | str) -> None:
    assert examine_certificate(material).kind


@settings(deadline=None)  # the first call makes the key
@given(st.data())
def test_no_damaged_pem_makes_the_examination_raise(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(made.pem())))
    end = data.draw(st.integers(start, len(made.pem())))
    patch = data.draw(st.text(max_size=30) | st.sampled_from(["\\n", "-----BEGIN ", "%0A", "=", "{", "\0", "-----"]))
    keep = data.draw(st.booleans())
    text = made.pem()[:start] + patch + made.pem()[end:] if keep else made.pem()[start:end]
    assert examine_certificate(text).kind


@settings(deadline=None)  # the first call makes the key
@given(st.integers(0, 600), st.binary(max_size=4))
@example(43, b"\x00")
def test_no_damaged_der_makes_the_examination_raise(position: int, patch: bytes) -> None:
    der = made.der()[:position] + patch + made.der()[position + len(patch) :]
    assert examine_certificate(der).kind
