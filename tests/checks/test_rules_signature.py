"""QJ6xx: from a signature that is not good to the one code that says why; how it is known is tested in trust."""

import hashlib
import hmac

import pytest

from inspector.inspection import Inquiry, inspect_all
from inspector.signing.samples import sample_header, sample_payload
from inspector.signing.sign import sign
from tests.builders import (
    MOMENT,
    Row,
    base64url,
    codes,
    header_text,
    key_pair,
    payload_text,
    raw_token,
    tenant,
    title,
    token,
    wordy,
)


def _signed_as(alg: str) -> str:
    return sign({**sample_header(), "alg": alg}, sample_payload(MOMENT), key_pair().private_key)


def _altered() -> str:
    head, _, signature = token().split(".")
    return f"{head}.{base64url(payload_text({'name': 'Someone Else'}))}.{signature}"


def _keyed_with_certificate() -> str:
    signing_input = f"{base64url(header_text({'alg': 'HS256'}))}.{base64url(payload_text())}"
    return f"{signing_input}.{base64url(hmac.digest(key_pair().certificate, signing_input.encode(), hashlib.sha256))}"


def _one_character_wrong() -> str:
    text = token()
    at = len(text) - 100
    return text[:at] + ("B" if text[at] == "A" else "A") + text[at + 1 :]


ROWS = (
    Row(description="another key", codes="QJ601", text=lambda: raw_token(header_text(), payload_text(), "another")),
    Row(
        description="another key and another issuer",
        codes="QJ601 QJ402",
        text=lambda: raw_token(header_text(), payload_text({"iss": "https://other"}), "another"),
    ),
    Row(description="altered after signing", codes="QJ602", text=_altered),
    Row(description="RS512", codes="QJ201 QJ603", text=lambda: _signed_as("RS512"), says=("RS512",)),
    Row(description="RS384", codes="QJ201 QJ603", text=lambda: _signed_as("RS384"), says=("RS384",)),
    Row(description="a signature cut short", codes="QJ604", text=lambda: token()[:-6]),
    Row(description="an HMAC keyed with the certificate", codes="QJ201 QJ605", text=_keyed_with_certificate),
    Row(
        description="one wrong character",
        codes="QJ606",
        text=_one_character_wrong,
        read=lambda text: inspect_all(text, Inquiry(MOMENT, tenant()))[0],
    ),
)


@pytest.mark.parametrize("row", ROWS, ids=title)
def test_exactly_these_rules_speak(row: Row) -> None:
    assert codes(row.report()) == row.expected


@pytest.mark.parametrize("row", wordy(ROWS), ids=title)
def test_the_decisive_words_are_said(row: Row) -> None:
    assert row.unmet() == []
