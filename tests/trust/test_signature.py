"""Yes or no."""

import subprocess
import sys

import jwt
import pytest
from cryptography.hazmat.primitives.hashes import SHA384, SHA512
from hypothesis import given
from hypothesis import strategies as st
from jwt.algorithms import RSAAlgorithm

from inspector.trust.signature import verify
from tests.trust import throwaway as made


def test_a_good_signature_is_good() -> None:
    assert verify(made.rsa_key().public_key(), made.MESSAGE, made.signature())


def test_another_key_another_message_and_another_hash_are_not() -> None:
    key = made.rsa_key().public_key()
    assert not verify(made.rsa_key(name="other").public_key(), made.MESSAGE, made.signature())
    assert not verify(key, made.MESSAGE + b"A", made.signature())
    assert not verify(key, made.MESSAGE, made.signature(SHA384()))
    assert not verify(key, made.MESSAGE, made.signature(SHA512()))


@pytest.mark.parametrize("signature", [b"", b"\0", b"\0" * 256, b"\xff" * 256, b"\xff" * 257, b"\xff" * 5000])
def test_bytes_that_are_no_signature_are_refused_quietly(signature: bytes) -> None:
    assert not verify(made.rsa_key().public_key(), made.MESSAGE, signature)


def test_a_signature_is_as_long_as_the_modulus() -> None:
    key = made.rsa_key().public_key()
    messages = (b"%d" % number for number in range(5000))
    message, signature = next(pair for text in messages if (pair := (text, made.signature(message=text)))[1][0] == 0)
    assert verify(key, message, signature)
    assert not verify(key, message, signature[1:])
    assert not verify(key, message, b"\0" + signature)


_CHANGES = st.sampled_from(("none", "cut", "added", "flipped", "replaced"))


@given(st.binary(max_size=40), _CHANGES, st.integers(0, 300), st.binary(max_size=300))
def test_pyjwt_has_the_same_answer_whatever_is_changed(message: bytes, change: str, at: int, other: bytes) -> None:
    key, good = made.rsa_key().public_key(), made.signature(message=message)
    signature = {
        "none": good,
        "cut": good[at:],
        "added": other[:at] + good,
        "flipped": bytes(byte ^ (number == at) for number, byte in enumerate(good)),
        "replaced": other,
    }[change]
    assert verify(key, message, signature) == RSAAlgorithm(RSAAlgorithm.SHA256).verify(message, key, signature)


def test_pyjwt_agrees() -> None:
    text = jwt.encode({"sub": "1"}, made.rsa_key(), algorithm="RS256")
    signing_input, _, signature = text.rpartition(".")
    raw = jwt.utils.base64url_decode(signature)
    assert verify(made.rsa_key().public_key(), signing_input.encode(), raw)


def test_reading_a_certificate_loads_no_jwt_library() -> None:
    program = "import sys, inspector.trust.certificate; sys.exit('jwt' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
