"""What tells good signatures quickest tells the same ones."""

import subprocess
import sys
from hashlib import sha256

import pytest
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from hypothesis import given
from hypothesis import strategies as st
from jwt.algorithms import RSAAlgorithm

from inspector.trust.signature import verify
from inspector.trust.verifier import PAYS, Verifier, by_aws_lc, verifier_of
from tests.trust import throwaway as made


def key_of(bits: int = 2048, name: str = "main") -> RSAPublicKey:
    return made.rsa_key(bits, name).public_key()


def test_a_key_keeps_its_verifier_until_too_many_others_came() -> None:
    key, others = key_of(), [key_of() for _ in range(64)]
    first = verifier_of(key)
    assert verifier_of(key) is first
    for other in others:
        verifier_of(other)
    assert verifier_of(key) is not first


def test_no_library_is_loaded_for_a_few_signatures() -> None:
    program = (
        "import sys; from inspector.trust.signature import verify; from tests.trust import throwaway as made\n"
        "key = made.rsa_key().public_key()\n"
        "good = [verify(key, made.MESSAGE, made.signature()) for _ in range(9)]\n"
        "sys.exit('awscrt' in sys.modules or not all(good))"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_after_many_signatures_the_answers_stay_the_same() -> None:
    key, message, signature = key_of(), made.MESSAGE, made.signature()
    before = verifier_of(key).is_good
    assert all(verify(key, message, signature) for _ in range(PAYS + 2))
    assert (verifier_of(key).is_good == before) == (by_aws_lc(key) is None)
    assert verify(key, message, signature)
    assert not verify(key, message + b"A", signature)
    assert not verify(key, message, signature[:-1])
    assert not verify(key, message, signature[:-1] + bytes([signature[-1] ^ 1]))


@pytest.mark.parametrize("bits", [1024, 2048, 3072, 4096])
def test_aws_lc_knows_keys_of_any_usual_size(bits: int) -> None:
    pytest.importorskip("awscrt", reason="the extra fast is not installed")
    is_good = by_aws_lc(key_of(bits))
    signature = made.rsa_key(bits).sign(made.MESSAGE, PKCS1v15(), SHA256())
    assert is_good is not None
    assert is_good(sha256(made.MESSAGE).digest(), signature)
    assert not is_good(sha256(made.MESSAGE + b"A").digest(), signature)


_CHANGES = st.sampled_from(("none", "flipped", "replaced", "plus the modulus"))


@given(st.binary(max_size=40), _CHANGES, st.integers(0, 255), st.binary(min_size=256, max_size=256))
def test_aws_lc_has_the_answer_of_pyjwt_whatever_is_changed(message: bytes, change: str, at: int, other: bytes) -> None:
    pytest.importorskip("awscrt", reason="the extra fast is not installed")
    key, good = key_of(), made.signature(message=message)
    more = int.from_bytes(good, "big") + key.public_numbers().n
    signature = {
        "none": good,
        "flipped": bytes(byte ^ (number == at) for number, byte in enumerate(good)),
        "replaced": other,
        "plus the modulus": more.to_bytes(257, "big")[-256:],
    }[change]
    is_good = by_aws_lc(key)
    assert is_good is not None
    assert is_good(sha256(message).digest(), signature) == RSAAlgorithm(RSAAlgorithm.SHA256).verify(
        message, key, signature
    )


def test_a_verifier_says_nothing_of_its_key() -> None:
    assert str(key_of().public_numbers().n) not in repr(Verifier(key_of()))
