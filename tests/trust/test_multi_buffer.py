"""What tells many signatures at once calls none good that is not."""

import os
import signal
import subprocess
import sys
import warnings
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import distributions
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA256
from hypothesis import given
from hypothesis import strategies as st
from jwt.algorithms import RSAAlgorithm

from inspector.trust.multi_buffer import MultiBuffer, crypto_mb, multi_buffer
from inspector.trust.signature import surely_good, verify
from inspector.trust.verifier import PAYS_AT_ONCE
from tests.trust import throwaway as made


def of_many(bits: int = 2048) -> MultiBuffer:
    many = multi_buffer(made.rsa_key(bits).public_key())
    if many is None:
        pytest.skip("the extra avx512 is not installed, or this processor has no AVX-512 IFMA")
    return many


def _processor() -> str:
    told = Path("/proc/cpuinfo")
    return told.read_text(encoding="utf-8") if told.exists() else ""


def signed(count: int, bits: int = 2048) -> list[tuple[bytes, bytes]]:
    key, messages = made.rsa_key(bits), [b"%d" % number for number in range(count)]
    return [(message, key.sign(message, PKCS1v15(), SHA256())) for message in messages]


def test_where_library_and_processor_are_there_they_are_used() -> None:
    if "avx512ifma" not in _processor() or not list(distributions(name="ipp-crypto")):
        pytest.skip("the extra avx512 is not installed, or this processor has no AVX-512 IFMA")
    assert crypto_mb() is not None


@pytest.mark.parametrize("bits", [2048, 3072, 4096])
def test_good_signatures_are_good_however_many_there_are(bits: int) -> None:
    many, good = of_many(bits), signed(130, bits)
    for count in (0, 1, 7, 8, 9, 63, 64, 65, 130):
        assert many.are_good(good[:count]) == [True] * count


def test_a_bad_one_among_them_is_the_only_one_in_doubt() -> None:
    many, good = of_many(), signed(70)
    for at in range(70):
        message, signature = good[at]
        mixed = [*good[:at], (message + b"A", signature), *good[at + 1 :]]
        assert many.are_good(mixed) == [number != at for number in range(70)]


def test_a_key_of_another_size_or_exponent_has_none() -> None:
    of_many()
    assert multi_buffer(made.rsa_key(1024).public_key()) is None
    assert multi_buffer(made.rsa_key(2056).public_key()) is None
    assert multi_buffer(rsa.generate_private_key(3, 2048).public_key()) is None


_CHANGES = st.sampled_from(("none", "flipped", "replaced", "plus the modulus", "the modulus", "cut", "longer", "empty"))
_Change = tuple[str, int, bytes]
_CHANGED = st.tuples(_CHANGES, st.integers(0, 255), st.binary(min_size=256, max_size=256))


def _changed(signature: bytes, change: _Change) -> bytes:
    kind, at, other = change
    modulus = made.rsa_key().public_key().public_numbers().n
    more = int.from_bytes(signature, "big") + modulus
    return {
        "none": signature,
        "flipped": bytes(byte ^ (number == at) for number, byte in enumerate(signature)),
        "replaced": other,
        "plus the modulus": more.to_bytes(257, "big")[-256:],
        "the modulus": modulus.to_bytes(256, "big"),
        "cut": signature[:at],
        "longer": b"\0" + signature,
        "empty": b"",
    }[kind]


@given(st.lists(_CHANGED, min_size=1, max_size=20))
def test_pyjwt_has_the_same_answers_whatever_is_changed(changes: list[_Change]) -> None:
    many, key = of_many(), made.rsa_key().public_key()
    given_ = [
        (message, _changed(signature, change))
        for (message, signature), change in zip(signed(len(changes)), changes, strict=True)
    ]
    authority = RSAAlgorithm(RSAAlgorithm.SHA256)
    assert many.are_good(given_) == [authority.verify(message, key, signature) for message, signature in given_]


def test_a_signature_that_is_as_long_as_it_must_be_and_not_below_the_modulus_is_not_good() -> None:
    modulus, found = made.rsa_key().public_key().public_numbers().n, 0
    for message, signature in signed(60):
        more = int.from_bytes(signature, "big") + modulus
        if more < 1 << 2048:
            found += 1
            assert of_many().are_good([(message, more.to_bytes(256, "big"))]) == [False]
    assert found


def test_several_threads_get_each_its_own_answers() -> None:
    many, good = of_many(), signed(40)
    bad = [(message + b"A", signature) for message, signature in good]
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(many.are_good, [good, bad] * 40))
    assert answers == [[True] * 40, [False] * 40] * 40


def test_a_process_that_is_forked_while_others_ask_has_its_answers() -> None:
    many, good, wanted = of_many(), signed(64), [True] * 64
    with ThreadPoolExecutor(2) as pool:
        asking = [pool.submit(many.are_good, good) for _ in range(200)]
        children = [_forked(lambda: many.are_good(good) == wanted) for _ in range(5)]
        assert all(future.result() == wanted for future in asking)
    assert [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children] == [0] * 5


def _forked(holds: Callable[[], bool]) -> int:
    """A process that ends well where it holds, and is ended where it takes too long."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # that to fork with threads is unwise: it is what is tried
        child = os.fork()
    if not child:
        signal.alarm(20)
        os._exit(0 if holds() else 1)
    return child


def test_nothing_is_called_good_before_it_pays_and_everything_good_afterwards_with_the_library() -> None:
    of_many()
    key = rsa.generate_private_key(65537, 2048)
    public, good = key.public_key(), [(made.MESSAGE, key.sign(made.MESSAGE, PKCS1v15(), SHA256()))] * 64
    answers = [any(surely_good(public, good)) for _ in range(PAYS_AT_ONCE // 64 + 1)]
    assert answers == [False] * (PAYS_AT_ONCE // 64 - 1) + [True] * 2
    assert not any(surely_good(public, good[:2]))
    assert verify(public, *good[0])


def test_no_library_is_loaded_for_a_few_signatures() -> None:
    program = (
        "import sys; from inspector.trust.signature import surely_good; from tests.trust import throwaway as made\n"
        "surely_good(made.rsa_key().public_key(), [(made.MESSAGE, made.signature())] * 100)\n"
        "sys.exit('inspector.trust.multi_buffer' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
