"""The key behind two signatures: found, proved, or honestly not."""

import os
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.padding import MGF1, PSS, PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import (
    RSAPrivateKey,
    RSAPrivateNumbers,
    RSAPublicNumbers,
    generate_private_key,
    rsa_crt_dmp1,
    rsa_crt_dmq1,
)
from cryptography.hazmat.primitives.hashes import SHA256, SHA384, SHA512

from inspector.errors import OptionError
from inspector.trust.recovery import EXPONENTS, Outcome, Recovery, Signed, Step, recover_key

pytest.importorskip("gmpy2")

PROCESSES = Path("/proc")
needs_processes = pytest.mark.skipif(not (PROCESSES / "1" / "stat").exists(), reason="no processes are listed here")
ONE, TWO = b"header.one", b"header.two"
HASHES = {"SHA-256": SHA256(), "SHA-384": SHA384(), "SHA-512": SHA512()}


@cache
def key(exponent: int, bits: int = 2048, number: int = 1) -> RSAPrivateKey:
    """One key for each number; of the exponents, the library makes but 3 and 65537."""
    if exponent in (3, 65537):
        return generate_private_key(exponent, bits)
    made = generate_private_key(65537, bits).private_numbers()
    totient = (made.p - 1) * (made.q - 1)
    try:
        inverse = pow(exponent, -1, totient)
    except ValueError:  # one prime in seventeen does not do
        return key(exponent, bits, number + 100)
    return RSAPrivateNumbers(
        p=made.p,
        q=made.q,
        d=inverse,
        dmp1=rsa_crt_dmp1(inverse, made.p),
        dmq1=rsa_crt_dmq1(inverse, made.q),
        iqmp=made.iqmp,
        public_numbers=RSAPublicNumbers(exponent, made.public_numbers.n),
    ).private_key()


def signed(by: RSAPrivateKey, text: bytes, name: str = "SHA-256") -> Signed:
    return Signed(text, by.sign(text, PKCS1v15(), HASHES[name]), name)


def recovered(first: Signed, second: Signed, *exponents: int) -> Recovery:
    return recover_key(first, second, told=lambda _: None, goes_on=lambda: True, exponents=exponents or (3, 17))


def numbers(recovery: Recovery) -> RSAPublicNumbers:
    assert recovery.key is not None
    return recovery.key.public_numbers()


@pytest.mark.parametrize(("exponent", "bits"), [(3, 1024), (3, 2048), (3, 4096), (17, 2048)])
def test_a_key_with_a_small_exponent_is_found(exponent: int, bits: int) -> None:
    private = key(exponent, bits)
    found = recovered(signed(private, ONE), signed(private, TWO))
    assert found.outcome is Outcome.SAME
    assert numbers(found) == private.public_key().public_numbers()


def test_a_key_with_the_usual_exponent_is_found_in_three_steps() -> None:
    private, steps = key(65537, 1024), list[Step]()
    found = recover_key(signed(private, ONE), signed(private, TWO), told=steps.append, goes_on=lambda: True)
    assert numbers(found) == private.public_key().public_numbers()
    assert [(step.number, step.of) for step in steps] == [(1, 3), (2, 3), (3, 3)]
    assert EXPONENTS[-1] == 65537


@pytest.mark.parametrize("name", HASHES)
def test_each_token_may_have_a_hash_of_its_own(name: str) -> None:
    private = key(3)
    found = recovered(signed(private, ONE), signed(private, TWO, name))
    assert numbers(found) == private.public_key().public_numbers()


def other_text() -> Signed:
    return signed(key(3), TWO)._replace(signing_input=b"header.three")


def other_hash() -> Signed:
    return signed(key(3), TWO, "SHA-512")._replace(hash_name="SHA-256")


def other_padding() -> Signed:
    return Signed(TWO, key(3).sign(TWO, PSS(MGF1(SHA256()), 32), SHA256()))


def damaged() -> Signed:
    whole = signed(key(3), TWO)
    return whole._replace(signature=whole.signature[:-1] + bytes([whole.signature[-1] ^ 1]))


@pytest.mark.parametrize(
    "made", [other_text, other_hash, other_padding, damaged, lambda: signed(key(3, number=2), TWO)]
)
def test_where_no_key_made_both_none_is_claimed(made: Callable[[], Signed]) -> None:
    found = recovered(signed(key(3), ONE), made())
    assert (found.outcome, found.key) == (Outcome.NO_KEY, None)
    assert "they are of two keys, or" in found.words


def test_one_text_with_two_signatures_is_of_two_keys() -> None:
    found = recovered(signed(key(3), ONE), signed(key(3, number=2), ONE))
    assert found.outcome is Outcome.DIFFERENT


def test_one_signature_of_two_texts_is_no_two_signatures() -> None:
    found = recovered(signed(key(3), ONE), signed(key(3), ONE)._replace(signing_input=TWO))
    assert (found.outcome, found.key) == (Outcome.NOT_FOUND, None)
    assert "one signature over two texts" in found.words


def test_signatures_of_two_lengths_are_of_two_keys() -> None:
    found = recovered(signed(key(3), ONE), signed(key(3, 1024), TWO))
    assert found.outcome is Outcome.DIFFERENT
    assert "one signature has 256 bytes, the other 128" in found.words


def test_one_token_alone_tells_no_key() -> None:
    assert recovered(signed(key(3), ONE), signed(key(3), ONE)).outcome is Outcome.NOT_FOUND


@pytest.mark.parametrize("size", [32, 127, 1025])
def test_what_has_no_length_of_rsa_is_not_searched(size: int) -> None:
    found = recovered(Signed(ONE, b"\1" * size), Signed(TWO, b"\2" * size))
    assert found.outcome is Outcome.NOT_FOUND
    assert f"{size} bytes" in found.words


@pytest.mark.parametrize("byte", [0, 255])
def test_signatures_of_no_sense_end_without_a_key(byte: int) -> None:
    assert recovered(Signed(ONE, bytes([byte]) * 256), Signed(TWO, bytes([byte]) * 256)).key is None


@pytest.mark.parametrize("asked", range(4))
def test_it_stops_when_nobody_wants_to_go_on(asked: int) -> None:
    private, answers = key(65537, 1024), iter([True] * asked)
    found = recover_key(
        signed(private, ONE), signed(private, TWO), told=lambda _: None, goes_on=lambda: next(answers, False)
    )
    assert (found.outcome, found.key) == (Outcome.STOPPED, None)


def children() -> set[str]:
    """The processes that this one began and that are still there."""
    found = set[str]()
    for path in PROCESSES.glob("[0-9]*/stat"):
        with suppress(OSError):  # it ended meanwhile
            fields = path.read_text().rpartition(")")[2].split()
            found |= {path.parent.name} if fields[1] == str(os.getpid()) else set()
    return found


@needs_processes
def test_what_is_stopped_in_its_longest_step_leaves_neither_thread_nor_process() -> None:
    private, steps, threads, before = key(65537, 2048), list[int](), threading.active_count(), children()
    found = recover_key(
        signed(private, ONE),
        signed(private, TWO),
        told=lambda step: steps.append(step.number),
        goes_on=lambda: steps[-1:] != [3],
    )
    assert (found.outcome, steps) == (Outcome.STOPPED, [1, 2, 3])
    assert threading.active_count() == threads
    assert children() <= before


@needs_processes
def test_an_interrupt_ends_the_process_too() -> None:
    private, before, met = key(65537, 2048), children(), list[set[str]]()

    def interrupted(_: Step) -> None:
        met.append(children() - before)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        recover_key(signed(private, ONE), signed(private, TWO), told=interrupted, goes_on=lambda: True)
    assert len(met[0]) == 1  # the process was seen while it was there
    assert children() <= before


def test_a_process_that_ends_by_itself_is_told_in_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [])
    private = key(65537, 1024)
    with pytest.raises(OptionError, match="ended too soon"):
        recover_key(signed(private, ONE), signed(private, TWO), told=lambda _: None, goes_on=lambda: True)


def test_no_signature_shows_in_its_repr() -> None:
    assert repr(signed(key(3), ONE)) == "Signed(256 bytes, SHA-256)"
