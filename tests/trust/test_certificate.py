"""What is read from certificates and public keys, and how it was written."""

import base64
import datetime as dt
import json
import pickle
import re
from collections.abc import Callable

import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.hashes import SHA1, SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from inspector.errors import CertificateError
from inspector.trust.certificate import MAX_LENGTH, examine_certificate, read_certificate
from inspector.trust.signature import verify
from tests.trust import throwaway as made


def base64url(number: int) -> str:
    return base64.urlsafe_b64encode(number.to_bytes((number.bit_length() + 7) // 8, "big")).decode().rstrip("=")


def jwk() -> dict[str, str]:
    numbers = made.rsa_key().public_key().public_numbers()
    return {"kty": "RSA", "n": base64url(numbers.n), "e": base64url(numbers.e), "kid": "a"}


def one_line() -> str:
    return made.pem().replace("\n", "")


def ways_of_writing() -> dict[str, tuple[bytes | str, str]]:
    """What people hand over, and what `form` makes of it."""
    pem, body = made.pem(), made.body()
    flat = body.replace("\n", "")
    doubled = base64.b64encode(pem.encode()).decode()
    return {
        "many lines": (pem, "PEM"),
        "one line": (one_line(), "PEM on one line"),
        "CRLF": (pem.replace("\n", "\r\n"), "PEM with CRLF line ends"),
        "CR": (pem.replace("\n", "\r"), "PEM with CR line ends"),
        "BOM": ("\ufeff" + pem, "PEM with a byte order mark"),
        "UTF-16": (("\ufeff" + pem).encode("utf-16-le"), "PEM with UTF-16 text"),
        "UTF-16 big": (("\ufeff" + pem).encode("utf-16-be"), "PEM with UTF-16 text"),
        "UTF-16 unmarked": (pem.encode("utf-16-le"), "PEM with UTF-16 text"),
        "indented": (re.sub("^", "    ", pem, flags=re.MULTILINE), "PEM with indentation"),
        "NBSP at ends": (pem.replace("\n", "\xa0\n"), "PEM with spaces at line ends"),
        "NBSP in latin-1": (pem.replace("\n", "\xa0\n").encode("latin-1"), "PEM with spaces at line ends"),
        "spaces": (pem.strip().replace("\n", " "), "PEM on one line with spaces for line breaks"),
        "blank lines": (pem.replace("\n", "\n\n"), "PEM with blank lines"),
        "literal n": (pem.replace("\n", r"\n"), "PEM with literal \\n"),
        "literal r n": (pem.replace("\n", r"\r\n"), "PEM with literal \\n"),
        "doubled backslashes": (pem.replace("\n", r"\\n"), "PEM with literal \\n"),
        "JSON string": (json.dumps(pem), "PEM with literal \\n, quotes around it"),
        "single quotes": (f"'{pem}'", "PEM with quotes around it"),
        "one line in quotes": (f'"{one_line()}"', "PEM on one line with quotes around it"),
        "PHP's slashes": (pem.replace("/", r"\/"), "PEM with JSON escapes"),
        "JSON code points": (pem.replace("+", r"\u002b"), "PEM with JSON escapes"),
        "string pieces": (pem.replace("\n", '" +\n"'), "PEM on one line with string pieces"),
        "backslash at line ends": (pem.replace("\n", "\\\n"), "PEM with backslashes at line ends"),
        "URL": (pem.replace("+", "%2B").replace("\n", "%0A"), "PEM with URL encoding"),
        "URL form": (pem.replace("+", "%2B").replace("\n", "%0A").replace(" ", "+"), "PEM with URL encoding"),
        "HTML": (pem.replace("\n", "&#10;").replace("=", "&equals;"), "PEM with HTML entities"),
        "HTML breaks": (pem.replace("\n", "<br>"), "PEM with HTML line breaks"),
        "zero width": (
            pem.replace("M", "M\u200b", 1),
            "PEM with an invisible character (U+200B ZERO WIDTH SPACE)",
        ),
        "en dashes": (pem.replace("-----", "–––––"), "PEM with other dashes for hyphens"),
        "em dashes": (pem.replace("-----", "———"), "PEM with other dashes for hyphens"),
        "four hyphens": (pem.replace("-----", "----"), "PEM with not five hyphens on each side"),
        "lower case": (
            pem.replace("BEGIN CERTIFICATE", "begin certificate"),
            "PEM with a BEGIN line in lower case",
        ),
        "no END": (pem.split("-----END")[0], "PEM with no END line"),
        "no BEGIN": (pem.split("CERTIFICATE-----\n", 1)[1], "PEM without BEGIN line"),
        "another END": (pem.replace("END CERT", "END X509 CERT"), "PEM with an END line of another name"),
        "comment": (pem.replace("\nMII", "\n# made in May\nMII"), "PEM with comment lines"),
        "header lines": (
            pem.replace("\nMII", "\nSubject: main\n\nMII"),
            "PEM with header lines",
        ),
        "e-mail": (
            re.sub("^", "> ", pem, flags=re.MULTILINE),
            "PEM with quote marks before its lines, text before it",
        ),
        "preamble": (f"Certificate:\n    Data:\n{pem}", "PEM with text before it"),
        "old label": (pem.replace("CERTIFICATE", "X509 CERTIFICATE"), "PEM with the label X509 CERTIFICATE"),
        "wrong label": (pem.replace("CERTIFICATE", "PUBLIC KEY"), "PEM with the label PUBLIC KEY"),
        "base64 alone": (flat, "base64 without BEGIN line"),
        "base64 in lines": (body, "base64 without BEGIN line"),
        "no padding": (
            pem.replace("=", "") if "=" in pem else pem,
            "PEM with missing padding" if "=" in pem else "PEM",
        ),
        "too much padding": (pem.replace("\n-----END", "=====\n-----END"), "PEM with too much padding"),
        "base64url": (
            pem[:27] + pem[27:-26].replace("+", "-").replace("/", "_") + pem[-26:],
            "PEM with the base64url alphabet",
        ),
        "base64 of PEM": (doubled, "PEM with base64 twice over"),
        "base64 of PEM in PEM": (pem.replace(body, doubled), "PEM with base64 twice over"),
        "DER": (made.der(), "DER"),
        "DER and a byte": (made.der() + b"\n", "DER with 1 stray byte after it"),
        "hexadecimal": (made.der().hex(), "DER in hexadecimal"),
        "identity provider": (
            json.dumps({"options": {"staticKeys": [{"kid": "x", "pem": pem}]}}),
            "PEM with literal \\n, quotes around it, text before it",
        ),
    }


@pytest.mark.parametrize("way", ways_of_writing())
def test_a_certificate_is_read_however_it_is_written(way: str) -> None:
    material, form = ways_of_writing()[way]
    certificate = examine_certificate(material)
    assert (certificate.kind, certificate.problems) == ("certificate", ())
    assert certificate.form == form
    assert certificate.one_line == one_line()
    assert certificate.key is not None
    assert verify(certificate.key, made.MESSAGE, made.signature())


def test_bytes_and_text_read_alike() -> None:
    assert examine_certificate(made.pem()) == examine_certificate(made.pem().encode())


def test_a_certificate_says_whose_it_is_and_since_when() -> None:
    certificate = read_certificate(made.pem())
    assert (certificate.subject, certificate.issuer, certificate.serial) == ("CN=main", "CN=main", "1234")
    assert certificate.not_before == dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    assert certificate.not_after == dt.datetime(2031, 1, 1, tzinfo=dt.UTC)
    assert (certificate.key_type, certificate.bits, certificate.exponent) == ("RSA", 2048, 65537)


def test_thumbprints_are_of_the_der() -> None:
    certificate = read_certificate(made.pem())
    assert certificate.sha1 == made.issued().fingerprint(SHA1()).hex()  # noqa: S303 a thumbprint, no defence
    assert certificate.sha256 == made.issued().fingerprint(SHA256()).hex()


def test_a_public_key_has_no_thumbprint_of_a_certificate() -> None:
    certificate = read_certificate(made.spki())
    assert (certificate.kind, certificate.sha1, certificate.sha256, certificate.subject) == (
        "public-key",
        "",
        "",
        "",
    )
    assert certificate.spki_sha256 == read_certificate(made.pem()).spki_sha256


PUBLIC_KEYS: dict[str, Callable[[], bytes | str]] = {
    "SPKI PEM": made.spki,
    "SPKI DER": lambda: made.spki(Encoding.DER),
    "PKCS#1 PEM": made.pkcs1,
    "PKCS#1 DER": lambda: made.pkcs1(Encoding.DER),
    "SPKI labelled RSA": lambda: made.spki().replace(b"PUBLIC KEY", b"RSA PUBLIC KEY"),
    "PKCS#1 labelled plain": lambda: made.pkcs1().replace(b"RSA PUBLIC KEY", b"PUBLIC KEY"),
    "base64": lambda: base64.b64encode(made.spki(Encoding.DER)),
    "JWK": lambda: json.dumps(jwk()),
    "JWK Set": lambda: json.dumps({"keys": [jwk()]}),
}


@pytest.mark.parametrize("way", PUBLIC_KEYS)
def test_a_public_key_is_read_in_every_form(way: str) -> None:
    certificate = read_certificate(PUBLIC_KEYS[way]())
    assert (certificate.kind, certificate.key_type, certificate.bits) == ("public-key", "RSA", 2048)
    assert certificate.problems == ()
    assert certificate.one_line == made.spki().decode().replace("\n", "")


@pytest.mark.parametrize(
    ("tail", "detail"), [(" ", "space"), ("\n", "lf"), ("\r\n", "crlf"), ("\r", "cr"), ("\xa0", "space")]
)
def test_white_space_after_one_line_is_not_pasteable(tail: str, detail: str) -> None:
    problem = examine_certificate(one_line() + tail).problems[0]
    assert (problem.kind, problem.detail, problem.where) == ("not-pasteable", detail, "/certificate")


@pytest.mark.parametrize("material", [one_line, made.pem, made.body])
def test_other_forms_are_no_matter_of_pasting(material: Callable[[], bytes | str]) -> None:
    assert examine_certificate(material()).problems == ()


def test_of_several_certificates_the_first_is_used() -> None:
    other = made.issued(made.rsa_key(name="other"), "other").public_bytes(Encoding.PEM).decode()
    certificate = examine_certificate(other + made.pem() + made.pem())
    assert [(problem.kind, problem.detail) for problem in certificate.problems] == [("several-certificates", "3")]
    assert certificate.subject == "CN=other"


def test_a_certificate_is_preferred_to_a_key_before_it() -> None:
    certificate = examine_certificate(made.spki().decode() + made.pem())
    assert (certificate.kind, certificate.problems) == ("certificate", ())


def test_of_several_json_keys_the_first_is_used() -> None:
    certificate = examine_certificate(json.dumps({"keys": [jwk(), jwk()]}))
    assert [problem.kind for problem in certificate.problems] == ["several-certificates"]


NOT_RSA: dict[str, Callable[[], bytes | str]] = {
    "EC secp256r1": lambda: made.issued(made.ec_key()).public_bytes(Encoding.PEM),
    "Ed25519": lambda: made.issued(made.ed25519_key()).public_bytes(Encoding.PEM),
    "DSA": lambda: made.issued(made.dsa_key()).public_bytes(Encoding.PEM),
    "EC P-256": lambda: b'{"kty":"EC","crv":"P-256","x":"AA","y":"AA"}',
    "Ed448": lambda: b'{"kty":"OKP","crv":"Ed448","x":"AA"}',
    "RSASSA-PSS": lambda: bytes.fromhex("30820120300b06092a864886f70d01010a") + made.spki(Encoding.DER)[19:],
}


@pytest.mark.parametrize("name", NOT_RSA)
def test_a_key_that_is_not_rsa_is_read_and_named_but_never_used(name: str) -> None:
    certificate = read_certificate(NOT_RSA[name]())
    assert certificate.key is None
    assert certificate.key_type == name
    assert [(problem.kind, problem.detail) for problem in certificate.problems] == [("key-not-rsa", name)]


def test_an_ec_public_key_is_named_too() -> None:
    spki = made.ec_key().public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    assert examine_certificate(spki).key_type == "EC secp256r1"


def test_names_are_kept_in_a_form_that_is_safe_to_show() -> None:
    certificate = read_certificate(made.issued(None, "a\x1b[2J\u202eb").public_bytes(Encoding.PEM))
    assert certificate.subject == "CN=a␛[2J⟨U+202E⟩b"


def test_repr_shows_kind_key_type_and_subject_alone() -> None:
    assert repr(read_certificate(made.pem())) == "Certificate(kind='certificate', key_type='RSA', subject='CN=main')"


@pytest.mark.parametrize("material", [made.pem, made.spki, bytes, lambda: json.dumps(jwk())])
def test_a_certificate_travels_to_another_process(material: Callable[[], bytes | str]) -> None:
    certificate = examine_certificate(material())
    copy = pickle.loads(pickle.dumps(certificate))  # noqa: S301 our own bytes
    assert copy == certificate
    assert isinstance(copy.key, RSAPublicKey) == isinstance(certificate.key, RSAPublicKey)


def test_texts_hold_every_form_a_library_may_take_for_a_secret() -> None:
    texts = read_certificate(made.pem()).texts
    for form in (
        made.pem().encode(),
        made.pem().strip().encode(),
        made.pem().replace("\n", "\r\n").encode(),
        one_line().encode(),
        made.der(),
        made.spki(),
        made.spki(Encoding.DER),
        made.pkcs1(),
        made.pkcs1(Encoding.DER),
    ):
        assert form in texts


def test_exactly_the_limit_is_still_read() -> None:
    padded = made.pem().encode().ljust(MAX_LENGTH)
    assert examine_certificate(padded).kind == "certificate"
    assert examine_certificate(padded + b" ").problems[0].detail == "too-large"


def test_reading_raises_where_there_is_no_key() -> None:
    with pytest.raises(CertificateError, match="certificate signing request") as raised:
        read_certificate(made.request())
    assert raised.value.kind == "certificate-unreadable"
