"""Why a signature is not good."""

import base64
import hmac
from hashlib import sha256

import pytest
from cryptography.hazmat.primitives.asymmetric.padding import MGF1, PSS
from cryptography.hazmat.primitives.hashes import SHA1, SHA224, SHA256, SHA384, SHA512, HashAlgorithm

from inspector.trust.certificate import examine_certificate
from inspector.trust.forensics import Reason, Search, explain
from inspector.trust.repair import find_wrong_character, searches_all
from inspector.trust.signature import verify
from tests.trust import throwaway as made


def reason_for(signature: bytes, *, message: bytes = made.MESSAGE, search: Search = Search.QUICK) -> Reason:
    certificate = made.certificate()
    assert certificate.key is not None
    assert not verify(certificate.key, message, signature)
    return explain(certificate, message, signature, search=search)


def with_padding(content: bytes) -> bytes:
    """What the key signs, raw: content in PKCS #1 v1.5 padding, as no library would make it."""
    numbers = made.rsa_key().private_numbers()
    block = b"\0\1" + b"\xff" * (253 - len(content)) + b"\0" + content
    return pow(int.from_bytes(block, "big"), numbers.d, numbers.public_numbers.n).to_bytes(256, "big")


def with_character(signature: bytes, position: int) -> bytes:
    """The signature with one character of its base64url changed."""
    text = base64.urlsafe_b64encode(signature).decode().rstrip("=")
    other = "A" if text[position] != "A" else "Q"
    text = text[:position] + other + text[position + 1 :]
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def test_another_private_key_is_the_wrong_key() -> None:
    reason = reason_for(made.signature(name="other"))
    assert reason.kind == "wrong-key"
    assert reason.message.endswith("it was made with another private key (or it is damaged).")


def test_a_thorough_search_leaves_less_room_for_damage() -> None:
    reason = reason_for(made.signature(name="other"), search=Search.THOROUGH)
    assert reason.kind == "wrong-key"
    assert "damaged in more than one place" in reason.message


def test_another_message_is_altered_content() -> None:
    reason = reason_for(made.signature(), message=made.MESSAGE + b"A")
    assert (reason.kind, reason.detail) == ("content-altered", "")


def test_another_message_signed_as_rs512_is_altered_content_all_the_same() -> None:
    reason = reason_for(made.signature(SHA512()), message=made.MESSAGE + b"A")
    assert (reason.kind, reason.detail) == ("content-altered", "RS512")
    assert "signed as RS512" in reason.message


@pytest.mark.parametrize(
    ("algorithm", "name"),
    [(SHA384(), "RS384"), (SHA512(), "RS512"), (SHA224(), "SHA-224")],
)
def test_another_hash_is_another_algorithm(algorithm: HashAlgorithm, name: str) -> None:
    reason = reason_for(made.signature(algorithm))
    assert (reason.kind, reason.detail) == ("other-algorithm", name)


def test_sha1_is_another_algorithm_too() -> None:
    reason = reason_for(made.signature(SHA1()))  # noqa: S303 the fault under test
    assert (reason.kind, reason.detail) == ("other-algorithm", "SHA-1")


@pytest.mark.parametrize(("algorithm", "name"), [(SHA256(), "PS256"), (SHA384(), "PS384"), (SHA512(), "PS512")])
@pytest.mark.parametrize("salt", [0, 20, 32, 64])
def test_pss_is_another_algorithm_whatever_its_salt(algorithm: HashAlgorithm, name: str, salt: int) -> None:
    signature = made.rsa_key().sign(made.MESSAGE, PSS(MGF1(algorithm), salt), algorithm)
    reason = reason_for(signature)
    assert (reason.kind, reason.detail) == ("other-algorithm", name)


MISSING_NULL = "302f300b06096086480165030402010420"


@pytest.mark.parametrize("prefix", [MISSING_NULL, "", "00"])
def test_the_right_digest_in_another_encoding_is_another_algorithm(prefix: str) -> None:
    reason = reason_for(with_padding(bytes.fromhex(prefix) + sha256(made.MESSAGE).digest()))
    assert (reason.kind, reason.detail) == ("other-algorithm", "encoding")


def test_content_without_any_known_digest_is_not_called_altered() -> None:
    reason = reason_for(with_padding(b"hello"))
    assert (reason.kind, reason.detail) == ("other-algorithm", "unknown")


@pytest.mark.parametrize(("bits", "size"), [(1024, 128), (3072, 384), (4096, 512)])
def test_a_signature_of_another_key_size_names_that_size(bits: int, size: int) -> None:
    reason = reason_for(b"\1" * size)
    assert (reason.kind, reason.detail) == ("signature-length", str(bits))


def rewritten(signature: bytes) -> dict[str, bytes]:
    return {
        "extra": signature + b"\n",
        "sign-byte": b"\0" + signature,
        "base64-twice": base64.urlsafe_b64encode(signature).rstrip(b"="),
        "hexadecimal": signature.hex().encode(),
    }


@pytest.mark.parametrize("detail", rewritten(b""))
def test_a_good_signature_written_otherwise_is_recognised(detail: str) -> None:
    reason = reason_for(rewritten(made.signature())[detail])
    assert (reason.kind, reason.detail) == ("signature-length", detail)


def test_a_dropped_zero_at_the_beginning_is_recognised() -> None:
    signatures = ((text := b"%d" % number, made.signature(message=text)) for number in range(5000))
    message, signature = next(pair for pair in signatures if pair[1][0] == 0)
    reason = reason_for(signature[1:], message=message)
    assert (reason.kind, reason.detail) == ("signature-length", "leading-zero")


@pytest.mark.parametrize(
    ("size", "detail"),
    [
        (0, "cut"),
        (1, "cut"),
        (255, "cut"),
        (257, "extra"),
        (32, "HS256"),
        (48, "HS384"),
        (64, "ES256"),
        (96, "ES384"),
    ],
)
def test_a_length_says_what_it_can(size: int, detail: str) -> None:
    reason = reason_for(b"\1" * size)
    assert (reason.kind, reason.detail) == ("signature-length", detail)


@pytest.mark.parametrize(("name", "algorithm"), [("sha256", "HS256"), ("sha384", "HS384"), ("sha512", "HS512")])
def test_an_hmac_keyed_with_the_public_key_is_unmasked(name: str, algorithm: str) -> None:
    for secret in (made.pem().encode(), made.spki(), made.pem().strip().encode(), made.pkcs1(), made.der()):
        reason = reason_for(hmac.digest(secret, made.MESSAGE, name))
        assert (reason.kind, reason.detail) == ("hmac-with-public-key", algorithm)


@pytest.mark.parametrize("position", [0, 100, 341])
def test_one_wrong_character_is_found_where_it_is(position: int) -> None:
    damaged = with_character(made.signature(), position)
    reason = reason_for(damaged, search=Search.THOROUGH)
    assert (reason.kind, reason.detail) == ("damaged-signature", str(position + 1))
    assert f"Character {position + 1} of the signature" in reason.message


def test_a_quick_search_repairs_nothing() -> None:
    assert reason_for(with_character(made.signature(), 100)).kind == "wrong-key"


def test_two_wrong_characters_are_beyond_repair() -> None:
    key = made.rsa_key().public_key()
    assert find_wrong_character(key, made.MESSAGE, with_character(with_character(made.signature(), 3), 9)) is None


def test_the_search_is_whole_up_to_4096_bits() -> None:
    assert searches_all(made.rsa_key().public_key())
    assert searches_all(made.rsa_key(4096).public_key())
    assert not searches_all(made.rsa_key(4160).public_key())


def test_reversed_bytes_are_recognised() -> None:
    reason = reason_for(made.signature()[::-1])
    assert (reason.kind, reason.detail) == ("damaged-signature", "reversed")


@pytest.mark.parametrize("byte", [b"\0", b"\xff"])
def test_numbers_beyond_the_modulus_are_explained_without_a_fuss(byte: bytes) -> None:
    assert reason_for(byte * 256).kind == "wrong-key"


def test_a_good_signature_has_nothing_to_explain() -> None:
    with pytest.raises(ValueError, match="good as RS256"):
        explain(made.certificate(), made.MESSAGE, made.signature(), search=Search.QUICK)


def test_without_an_rsa_key_nothing_is_explained() -> None:
    with pytest.raises(ValueError, match="without an RSA key"):
        explain(examine_certificate(b""), made.MESSAGE, made.signature(), search=Search.QUICK)


def test_no_reason_shows_a_part_of_the_signature() -> None:
    for signature in (
        made.signature(name="other"),
        with_character(made.signature(), 5),
        made.signature(SHA512()),
    ):
        text = base64.urlsafe_b64encode(signature).decode()
        reason = reason_for(signature, search=Search.THOROUGH)
        told = reason.message + reason.detail
        assert not any(text[start : start + 8] in told for start in range(len(text) - 8))
        assert signature.hex()[:16] not in told
