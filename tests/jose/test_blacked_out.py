"""A signature that a log blacked out is not taken for one that was never made, nor for a wrong one."""

import pytest

from inspector.jose import read_token
from tests.builders import token

HEAD, SIGNATURE = token().rpartition(".")[::2]
BLACKED_OUT = (
    *("[REDACTED]", "[redacted]", "<redacted>", "(masked)", "{{signature}}", "[FILTERED]", "[signature removed]"),
    *("[REDACTED 342 chars]", "***", "*" * 342, "•••••", "####", "REDACTED", "signature_redacted", "__redacted__"),
    *("xxx", "xxxx", "XXXXX", "x" * 342, "x" * 344),
)
SIGNATURES = ("xx", "xxxxa", "xXxXb", "redact", "abcd", f"xxx{SIGNATURE[3:]}", f"XXX{SIGNATURE[3:]}")


@pytest.mark.parametrize("instead", BLACKED_OUT)
def test_it_is_said_to_be_blacked_out_and_nothing_else_is_said_of_it(instead: str) -> None:
    read = read_token(f"{HEAD}.{instead}")
    (problem,) = read.problems
    assert (problem.kind, problem.where) == ("no-signature", "/signature")
    assert problem.message == "the signature is blacked out here: the token itself may well have one"
    assert problem.span == (len(HEAD) + 1, len(HEAD) + 1 + len(instead))
    assert read.signature is None


def test_an_ellipsis_cuts_it_off() -> None:
    (problem,) = read_token(f"{HEAD}.…").problems
    assert problem.message == "the signature is cut off here: the token itself may well have one"


@pytest.mark.parametrize("signature", SIGNATURES)
def test_what_may_be_a_signature_is_one(signature: str) -> None:
    read = read_token(f"{HEAD}.{signature}")
    assert read.signature
    assert "no-signature" not in [problem.kind for problem in read.problems]


def test_nothing_is_an_empty_third_part() -> None:
    (problem,) = read_token(f"{HEAD}.").problems
    assert problem.message == "the third part is empty: the token is not signed"
