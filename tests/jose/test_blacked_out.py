"""A part that a log blacked out is not taken for one that was never made, nor for a wrong one."""

import pytest

from inspector.jose import read_token
from tests.builders import token

HEAD, SIGNATURE = token().rpartition(".")[::2]
BLACKED_OUT = (
    *("[REDACTED]", "[redacted]", "<redacted>", "(masked)", "{{signature}}", "[FILTERED]", "[signature removed]"),
    *("[REDACTED 342 chars]", "***", "*" * 342, "•••••", "####", "REDACTED", "signature_redacted", "__redacted__"),
    *("xxx", "xxxx", "XXXXX", "x" * 342, "x" * 344),
    *("%5BREDACTED%5D", "%5Bredacted", "%255BREDACTED%255D", "%3Credacted%3E", "%2A%2A%2A", "%2A", "%7Bmasked%7D"),
    *("&lt;redacted&gt;", "&amp;lt;redacted&amp;gt;", "&#91;REDACTED&#93;", "&#x3c;hidden&#x3e;"),
    *("\\u003credacted\\u003e", "[payload redacted]", "<signature>"),
)
IN_PART = (
    f"{SIGNATURE[:100]}***",
    f"{SIGNATURE[:-8]}{'*' * 8}",
    *("abc***", "abcdef…***", f"{SIGNATURE[:6]}[REDACTED]", f"{SIGNATURE[:42]}***", "***abcdef", "abc***def"),
)
PAYLOADS = (*BLACKED_OUT, "…")
SIGNATURES = (
    *(
        "xx",
        "xxxxa",
        "xXxXb",
        "redact",
        "abcd",
        f"xxx{SIGNATURE[3:]}",
        f"XXX{SIGNATURE[3:]}",
        "abcxxxxx",
        "redactedabc",
    ),
    *(f"{SIGNATURE}***", f"{SIGNATURE[:43]}***", f"{SIGNATURE}…", "abc**", "5Bredacted5D"),
)


@pytest.mark.parametrize("instead", BLACKED_OUT)
def test_it_is_said_to_be_blacked_out_and_nothing_else_is_said_of_it(instead: str) -> None:
    read = read_token(f"{HEAD}.{instead}")
    (problem,) = read.problems
    assert (problem.kind, problem.where) == ("blacked-out", "/signature")
    assert problem.message == "the signature is blacked out here: the token itself may well have one"
    assert problem.span == (len(HEAD) + 1, len(HEAD) + 1 + len(instead))
    assert read.signature is None


def test_an_ellipsis_cuts_it_off() -> None:
    (problem,) = read_token(f"{HEAD}.…").problems
    assert problem.kind == "no-signature"
    assert problem.message == "the signature is cut off here: the token itself may well have one"


@pytest.mark.parametrize("signature", SIGNATURES, ids=range(len(SIGNATURES)))
def test_what_may_be_a_signature_is_one(signature: str) -> None:
    read = read_token(f"{HEAD}.{signature}")
    assert read.signature
    assert {"no-signature", "blacked-out"}.isdisjoint(problem.kind for problem in read.problems)


@pytest.mark.parametrize("signature", IN_PART, ids=range(len(IN_PART)))
def test_a_signature_of_which_an_end_was_kept_is_blacked_out_in_part(signature: str) -> None:
    read = read_token(f"{HEAD}.{signature}")
    (problem,) = read.problems
    assert problem.message == "the signature is blacked out here in part: the token itself may well have one"
    assert (read.signature, read.gone) == (None, ("/signature",))


@pytest.mark.parametrize("instead", PAYLOADS)
def test_a_payload_is_said_to_be_blacked_out_and_no_other_fault_of_it_is_told(instead: str) -> None:
    header = HEAD.partition(".")[0]
    read = read_token(f"{header}.{instead}.{SIGNATURE}")
    (problem,) = read.problems
    done, kind = ("cut off", "bad-base64url") if instead == "…" else ("blacked out", "blacked-out")
    assert problem.kind == kind
    assert problem.message == f"the payload is {done} here: what it says is not known"
    assert problem.span == (len(header) + 1, len(header) + 1 + len(instead))
    assert (read.payload, read.payload_text, read.gone) == (None, None, ("/payload",))


def test_of_a_payload_whose_beginning_was_kept_that_beginning_can_be_read() -> None:
    header, payload = HEAD.split(".")
    read = read_token(f"{header}.{payload[:8]}***.{SIGNATURE}")
    (problem,) = read.problems
    assert problem.message == "the payload is blacked out here in part: what the rest says is not known"
    assert read.payload_text == '{"sub"'


@pytest.mark.parametrize("strange", ["{payload}***", "{payload}…", "***{payload}"])
def test_a_payload_that_is_there_whole_is_judged_with_what_stands_at_its_end(strange: str) -> None:
    header, payload = HEAD.split(".")
    read = read_token(f"{header}.{strange.format(payload=payload)}.{SIGNATURE}")
    assert read.payload
    assert read.gone == ()


@pytest.mark.parametrize("instead", ["***", "[REDACTED]", "…<redacted>…"])
def test_a_payload_with_a_hole_is_not_read_over_it(instead: str) -> None:
    header, payload = HEAD.split(".")
    read = read_token(f"{header}.{payload[:40]}{instead}{payload[44:]}.{SIGNATURE}")
    (problem,) = read.problems
    assert (problem.kind, read.gone, read.payload) == ("blacked-out", ("/payload",), None)
    assert problem.message == "the payload is blacked out here in part: what the rest says is not known"


def test_payload_and_signature_are_each_blacked_out() -> None:
    read = read_token(f"{HEAD.partition('.')[0]}.[REDACTED].[REDACTED]")
    assert read.gone == ("/payload", "/signature")


@pytest.mark.parametrize("instead", ["[REDACTED]", "***", "&lt;redacted&gt;"])
def test_where_all_behind_the_header_is_blacked_out_no_part_is_called_missing(instead: str) -> None:
    read = read_token(f"{HEAD.partition('.')[0]}.{instead}")
    (problem,) = read.problems
    assert problem.message.startswith("the token is blacked out here behind its header:")
    assert read.header


def test_a_token_of_which_the_beginning_was_kept_is_not_called_one_of_a_single_part() -> None:
    (problem,) = read_token(f"{HEAD[:20]}***").problems
    assert problem.message.startswith("the token is blacked out here but for its beginning:")


def test_nothing_is_an_empty_third_part() -> None:
    (problem,) = read_token(f"{HEAD}.").problems
    assert problem.message == "the third part is empty: the token is not signed"
