"""What two tokens prove together: that one was changed, damaged or cut after signing, or that two keys signed."""

from collections.abc import Callable

import pytest
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA512

from inspector.diagnosis.alteration import Alteration, alteration_of
from inspector.diagnosis.alteration_as_text import alteration_words
from inspector.report.report import Report
from inspector.trust.story import Named
from tests.builders import base64url, certificate, header_text, key_pair, payload_text, raw_token, token
from tests.diagnosis.altered import (
    EDITS,
    HEADER,
    TOKEN,
    edited,
    edited_header,
    of_algorithm,
    report,
    rewritten,
    signed_by_another,
    unchecked,
    unreadable,
    with_wrong,
)

IN_PAYLOAD, IN_SIGNATURE = len(HEADER) + 60, len(TOKEN) - 200
OURS = (Named("ours.cer", certificate()),)


def words(found: Alteration | None, good: Report, bad: Report) -> str:
    assert found is not None
    return alteration_words(found, good, bad)


def seen(found: Alteration | None) -> tuple[str, str, str]:
    assert found is not None
    return found.kind, found.whose, found.basis


# The bad token's text; what is known of it beside the sample with the certificate; and without.
ROWS = {
    "a time edited": (edited({"exp": 1}), ("changed", "bad", "signature"), ("changed", "", "")),
    "much edited": (edited(), ("changed", "bad", "signature"), ("changed", "", "")),
    "header edited": (edited_header(), ("changed", "bad", "signature"), ("changed", "", "")),
    "written anew": (rewritten(), ("changed", "bad", "signature"), ("changed", "", "")),
    "a character of the payload lost": (
        unreadable(),
        ("damaged", "bad", "signature"),
        ("damaged", "bad", "reading"),
    ),
    "a character of the signature wrong": (
        with_wrong(IN_SIGNATURE),
        ("damaged", "bad", "signature"),
        ("damaged", "", ""),
    ),
    "its end cut": (TOKEN[:-42], ("damaged", "bad", "signature"), ("damaged", "bad", "reading")),
    "cut in the payload": (TOKEN[: len(HEADER) + 90], ("damaged", "bad", "signature"), ("damaged", "bad", "reading")),
    "its beginning cut": (TOKEN[9:], ("damaged", "bad", "signature"), ("damaged", "bad", "reading")),
    "the second dot lost": (
        TOKEN[::-1].replace(".", "", 1)[::-1],
        ("damaged", "bad", "signature"),
        ("damaged", "bad", "reading"),
    ),
    "signature and payload damaged": (
        with_wrong(IN_SIGNATURE)[:IN_PAYLOAD] + with_wrong(IN_SIGNATURE)[IN_PAYLOAD + 1 :],
        ("damaged", "bad", "signature"),
        ("damaged", "bad", "reading"),
    ),
    "another key": (signed_by_another(), ("two-keys", "bad", "signature"), ("two-keys", "", "")),
}


@pytest.mark.parametrize("name", ROWS)
def test_with_the_certificate_it_is_told_which_of_the_two_it_was(name: str) -> None:
    text, expected, _ = ROWS[name]
    assert seen(alteration_of(report(TOKEN), report(text))) == expected


@pytest.mark.parametrize("name", ROWS)
def test_without_one_it_is_told_as_far_as_two_tokens_tell(name: str) -> None:
    text, _, expected = ROWS[name]
    good, bad = unchecked(TOKEN), unchecked(text)
    found = alteration_of(good, bad)
    assert seen(found) == expected
    is_told = "do not tell" in words(found, good, bad) or expected[0] == "two-keys"
    assert is_told is (not expected[1])


@pytest.mark.parametrize("name", ROWS)
def test_the_other_way_round_it_is_the_good_one(name: str) -> None:
    text, expected, without = ROWS[name]
    mirror = {"bad": "good", "": ""}
    for made, (kind, whose, basis) in ((report, expected), (unchecked, without)):
        found = alteration_of(made(text), made(TOKEN))
        assert seen(found) == (kind, mirror[whose], basis)


@pytest.mark.parametrize("name", ROWS)
def test_the_words_name_the_token_and_say_what_happened(name: str) -> None:
    text, (kind, _, _), _ = ROWS[name]
    for made in (report, unchecked):
        told = words(alteration_of(made(TOKEN), made(text)), made(TOKEN), made(text))
        assert {"changed": "changed", "damaged": "damaged", "two-keys": "Two keys"}[kind] in told
        assert told.endswith(".")


@pytest.mark.parametrize("name", ["a time edited", "a character of the signature wrong"])
def test_a_further_certificate_tells_which_of_the_two_it_was(name: str) -> None:
    found = alteration_of(unchecked(TOKEN), unchecked(ROWS[name][0]), OURS)
    assert seen(found)[1:] == ("bad", "signature")


def test_both_may_have_been_changed() -> None:
    good, bad = report(edited({"exp": 1})), report(edited({"exp": 2}))
    found = alteration_of(good, bad)
    assert seen(found) == ("changed", "both", "signature")
    assert words(found, good, bad).startswith("Both tokens were changed")


def test_a_token_signed_with_another_hash_is_as_it_was_signed() -> None:
    text = f"{base64url(header_text({'alg': 'RS512'}))}.{base64url(payload_text())}"
    signature = base64url(key_pair().private_key.sign(text.encode(), PKCS1v15(), SHA512()))
    head = text.partition(".")[0]
    good, bad = report(f"{text}.{signature}"), report(f"{head}.{base64url(payload_text({'exp': 1}))}.{signature}")
    assert good.signature.reason is not None
    assert good.signature.reason.kind == "other-algorithm"
    assert seen(alteration_of(good, bad)) == ("changed", "bad", "signature")


def test_where_a_damage_lies_is_told_by_the_whole_one() -> None:
    good, bad = report(TOKEN), report(unreadable())
    told = words(alteration_of(good, bad), good, bad)
    assert "without 1 character behind character" in told
    assert "(in the payload, inside “" in told


PROVES_NOTHING = {
    "one token": (TOKEN, TOKEN),
    "two tokens": (TOKEN, token(payload_changes={"jti": "another"})),
    "two keys, two texts": (TOKEN, raw_token(HEADER, payload_text({"jti": "another"}), by="other")),
    "another token, cut": (TOKEN, token(payload_changes={"sub": "another"})[: len(HEADER) + 90]),
    "padding": (TOKEN, f"{TOKEN}="),
    "no token": (TOKEN, ""),
    "unsigned": (TOKEN, f"{token(payload_changes={'jti': 'b'}).rpartition('.')[0]}."),
    "PS256 has chance in it": (of_algorithm("PS256"), of_algorithm("PS256", by="other")),
    "no algorithm": (of_algorithm("none"), of_algorithm("none", by="other")),
}


@pytest.mark.parametrize("name", PROVES_NOTHING)
@pytest.mark.parametrize("made", [report, unchecked], ids=["certificate", "none"])
def test_nothing_is_claimed_where_nothing_is_proven(name: str, made: Callable[[str], Report]) -> None:
    good, bad = (made(text) for text in PROVES_NOTHING[name])
    assert alteration_of(good, bad) is None
    assert alteration_of(bad, good) is None


@pytest.mark.parametrize("blacked_out", ["{0}.***.{2}", "{0}.{1}.[REDACTED]", "{0}.{1}.***"])
def test_a_part_that_was_blacked_out_is_no_damage(blacked_out: str) -> None:
    good, bad = report(TOKEN), report(blacked_out.format(*TOKEN.split(".")))
    assert alteration_of(good, bad) is None
    assert alteration_of(bad, good) is None


@pytest.mark.parametrize("algorithm", ["RS256", "RS384", "RS512"])
def test_an_algorithm_without_chance_makes_one_signature(algorithm: str) -> None:
    good, bad = (unchecked(of_algorithm(algorithm, by=by)) for by in ("tenant", "other"))
    found = alteration_of(good, bad)
    assert seen(found)[0] == "two-keys"
    assert f"but one {algorithm} signature" in words(found, good, bad)


def test_no_value_of_a_claim_is_in_the_words() -> None:
    good, bad = report(TOKEN), report(edited())
    told = words(alteration_of(good, bad), good, bad)
    assert str(EDITS["name"]) not in told
