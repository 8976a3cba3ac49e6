"""Yes or no."""

import subprocess
import sys

import jwt
import pytest
from cryptography.hazmat.primitives.hashes import SHA384, SHA512

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


def test_pyjwt_agrees() -> None:
    text = jwt.encode({"sub": "1"}, made.rsa_key(), algorithm="RS256")
    signing_input, _, signature = text.rpartition(".")
    raw = jwt.utils.base64url_decode(signature)
    assert verify(made.rsa_key().public_key(), signing_input.encode(), raw)


def test_reading_a_certificate_loads_no_jwt_library() -> None:
    program = "import sys, inspector.trust.certificate; sys.exit('jwt' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
