"""Private keys: what signs is read, what does not is said in one line, and no byte of it is ever shown."""

import pytest
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, NoEncryption, PrivateFormat

from inspector.errors import PrivateKeyError
from inspector.signing.private_key import read_private_key
from tests.trust import throwaway
from tests.trust.throwaway import rsa_key, secrets

PEM = secrets()["PKCS#8 PEM"]
BODY = PEM.decode().split("-----")[2].strip()
ONE_LINE = f"-----BEGIN PRIVATE KEY-----{BODY.replace(chr(10), '')}-----END PRIVATE KEY-----"
READ = {
    **{name: secrets()[name] for name in ("PKCS#8 PEM", "PKCS#8 DER", "PKCS#1 PEM", "PKCS#1 DER")},
    "literal line breaks": PEM.replace(b"\n", b"\\n"),
    "in quotes with literal line breaks": b'"' + PEM.replace(b"\n", b"\\n") + b'"',
    "on one line": ONE_LINE.encode(),
    "Windows line ends": PEM.replace(b"\n", b"\r\n"),
    "a byte order mark": b"\xef\xbb\xbf" + PEM,
    "indented": b"\n".join(b"    " + line for line in PEM.splitlines()),
    "base64 alone": secrets()["PKCS#1 PEM"].split(b"-----")[2],
    "its certificate before it": throwaway.pem().encode() + PEM,
}


@pytest.mark.parametrize("form", READ)
def test_a_key_is_read_in_every_usual_form(form: str) -> None:
    assert read_private_key(READ[form]).private_numbers() == rsa_key().private_numbers()


@pytest.mark.parametrize("form", ["PKCS#8 encrypted", "PKCS#8 encrypted DER", "PKCS#1 encrypted"])
def test_an_encrypted_key_is_opened_by_its_password(form: str) -> None:
    assert read_private_key(secrets()[form], b"p").private_numbers() == rsa_key().private_numbers()
    for password, words in ((None, "is encrypted; make a copy"), (b"wrong", "password does not open")):
        with pytest.raises(PrivateKeyError, match=words) as error:
            read_private_key(secrets()[form], password)
        assert error.value.kind == "encrypted"


def test_a_password_that_is_not_needed_does_no_harm() -> None:
    assert read_private_key(PEM, b"p").key_size == 2048


def small() -> bytes:
    return rsa_key(1024).private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def pss() -> bytes:
    """The key with the object identifier of RSASSA-PSS, which has the length of the other."""
    return secrets()["PKCS#8 DER"].replace(bytes.fromhex("2a864886f70d010101"), bytes.fromhex("2a864886f70d01010a"))


REFUSED = {
    "empty": (b"", "other", "There is nothing in it."),
    "text": (b"hello", "other", "no private key in any form known here"),
    "certificate": (throwaway.pem().encode(), "other", "This is a certificate; the private key"),
    "public key": (throwaway.spki(), "other", "This is a public key; its private half"),
    "PKCS#1 public key": (throwaway.pkcs1(), "other", "This is a public key; its private half"),
    "request": (throwaway.request(), "other", "something else: certificate signing request"),
    "PKCS#12": (throwaway.pkcs12_file(), "other", "This is a PKCS#12 file; take the private key out"),
    "token": (b"eyJhbGciOiJSUzI1NiJ9.e30.AA", "other", "This is a token"),
    "huge": (b"x" * (10 * 1024 * 1024 + 1), "other", "no private key in any form"),
    "EC": (secrets()["EC"], "unfit", "This is an EC key; RS256 needs an RSA key."),
    "EC DER": (secrets()["EC DER"], "unfit", "This is an EC key"),
    "Ed25519": (secrets()["Ed25519"], "unfit", "This is an Ed25519 key"),
    "DSA": (secrets()["DSA DER"], "unfit", "This is a DSA key"),
    "RSASSA-PSS": (pss(), "unfit", "RSASSA-PSS alone"),
    "1024 bits": (small(), "unfit", "has 1,024 bits; RS256 needs 2,048 or more"),
    "OpenSSH": (secrets()["OpenSSH"], "form", "OpenSSH's own form; convert a copy"),
    "JWK": (b'{"kty":"RSA","n":"AQAB","e":"AQAB","d":"AQAB"}', "form", "a JSON Web Key; convert a copy"),
    "two keys": (PEM + PEM, "form", "There are 2 private keys in it"),
    "cut in the middle": (PEM[:700], "damaged", "not whole"),
    "cut DER": (secrets()["PKCS#8 DER"][:-9], "damaged", "9 of"),
    "a foreign character": (PEM.replace(BODY[9:20].encode(), b"*"), "damaged", "Its base64 holds"),
    "other bytes": (b"-----BEGIN PRIVATE KEY-----\nMIIBAAIBAAAA\n-----END PRIVATE KEY-----", "damaged", "not whole"),
    "nothing between": (b"-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----", "damaged", "nothing between"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_sign_is_refused_in_one_line(name: str) -> None:
    data, kind, words = REFUSED[name]
    with pytest.raises(PrivateKeyError) as error:
        read_private_key(data)
    assert error.value.kind == kind
    assert words in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("kept", range(80, len(PEM), 97))
def test_a_key_cut_anywhere_shows_nothing_of_itself(kept: int) -> None:
    with pytest.raises(PrivateKeyError) as error:
        read_private_key(PEM[:kept])
    assert error.value.__cause__ is None
    assert not [at for at in range(len(BODY) - 8) if BODY[at : at + 8] in str(error.value)]


def test_the_size_of_2048_bits_is_enough() -> None:
    assert read_private_key(secrets()["PKCS#1 DER"]).key_size == 2048


def test_a_key_encrypted_as_openssl_does_by_default_is_known() -> None:
    sealed = rsa_key().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(b"x"))
    assert b"ENCRYPTED" in sealed
    with pytest.raises(PrivateKeyError, match="is encrypted"):
        read_private_key(sealed.replace(b"\n", b"\\n"))
