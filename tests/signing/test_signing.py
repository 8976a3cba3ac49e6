"""Keys, signing and the samples: what is made is what the tutorial asks for, and another library takes it."""

import json

import jwt
import pytest
from cryptography import x509

from inspector.checks.schema import violations
from inspector.signing.keys import make_key_pair
from inspector.signing.samples import ISSUER, KEY_ID, sample_header, sample_payload, samples
from inspector.signing.sign import encode, sign
from inspector.trust.certificate import read_certificate
from tests.builders import BEGIN, DAYS, MOMENT, key_pair


def test_a_certificate_belongs_to_its_private_key() -> None:
    pair = key_pair()
    key = read_certificate(pair.certificate).key
    assert key is not None
    assert key.public_numbers() == pair.private_key.public_key().public_numbers()


def test_a_certificate_is_signed_by_itself_and_lasts_five_years() -> None:
    read = x509.load_pem_x509_certificate(key_pair().certificate)
    read.verify_directly_issued_by(read)
    assert read.not_valid_before_utc.timestamp() == BEGIN
    assert read.not_valid_after_utc.timestamp() == BEGIN + DAYS * 86_400
    assert DAYS == 5 * 365


def test_a_moment_between_two_seconds_begins_at_the_whole_one() -> None:
    pair = make_key_pair(subject="x", moment=MOMENT + 0.75, bits=1024)
    assert x509.load_pem_x509_certificate(pair.certificate).not_valid_before_utc.timestamp() == MOMENT


def test_a_private_key_is_not_shown() -> None:
    pair = key_pair()
    assert "private" not in repr(pair)
    assert hex(pair.private_key.private_numbers().d)[2:20] not in repr(pair)


@pytest.mark.parametrize("alg", ["RS256", "RS384", "RS512"])
def test_another_library_takes_what_was_signed(alg: str) -> None:
    text = sign({"alg": alg}, {"sub": "é"}, key_pair().private_key)
    assert jwt.decode(text, key_pair().private_key.public_key(), algorithms=[alg]) == {"sub": "é"}


def test_the_same_claims_and_key_make_the_same_token() -> None:
    first, second = (sign(sample_header(), sample_payload(MOMENT), key_pair().private_key) for _ in range(2))
    assert first == second


def test_a_part_is_compact_json_in_ascii() -> None:
    assert jwt.utils.base64url_decode(encode({"a": 1, "b": ["é"]})) == b'{"a":1,"b":["\\u00e9"]}'


def test_nothing_is_added_to_header_or_payload() -> None:
    head, body, _ = sign({"alg": "RS256"}, {}, key_pair().private_key).split(".")
    assert [json.loads(jwt.utils.base64url_decode(part)) for part in (head, body)] == [{"alg": "RS256"}, {}]


@pytest.mark.parametrize("moment", [MOMENT, MOMENT + 0.999, 0])
def test_the_sample_is_valid_at_its_moment_and_for_five_minutes(moment: float) -> None:
    payload = sample_payload(moment)
    nbf, exp = payload["nbf"], payload["exp"]
    assert isinstance(nbf, int)
    assert isinstance(exp, int)
    assert nbf <= moment < exp
    assert exp - nbf == 300


def test_the_sample_keeps_the_contract() -> None:
    assert violations("header", sample_header()) == {}
    assert violations("payload", sample_payload(MOMENT)) == {}
    assert (sample_payload(MOMENT)["iss"], sample_header()["kid"]) == (ISSUER, KEY_ID)


def test_there_are_ten_samples_and_none_shows_its_token() -> None:
    made = samples(MOMENT, key_pair(), key_pair("another"))
    assert len({sample.title for sample in made}) == len({sample.token for sample in made}) == 10
    assert not any(sample.token in repr(sample) for sample in made)
