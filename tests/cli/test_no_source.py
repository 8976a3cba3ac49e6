"""`diagnose` of what nothing can be read from: a variable without a value, an address, an empty file."""

import pytest

from tests.cli.command import run


@pytest.mark.parametrize("word", ["", " ", "\n"])
def test_a_variable_without_a_value_is_one_line(word: str) -> None:
    done = run("diagnose", word)
    assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)
    assert "was it a variable without a value?" in done.err


@pytest.mark.parametrize(
    "word", ["https://tenant.eu.qlikcloud.com/login/jwt-session", "HTTP://x.example", "file:///x.har"]
)
def test_an_address_is_not_opened_and_that_is_said(word: str) -> None:
    done = run("diagnose", word)
    assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)
    assert "it is an address, and none is opened" in done.err


def test_an_address_with_a_known_answer_in_it_is_that_answer() -> None:
    assert run("diagnose", "https://app.example.com/?error=LOGIN-2").status == 1


@pytest.mark.parametrize("data", [b"", b"\n", b" \r\n\t"])
def test_that_nothing_was_given_is_said(data: bytes) -> None:
    assert "<stdin>: it is empty" in run("diagnose", stdin=data).out
    assert "it is empty" not in run("diagnose", stdin=data + b"LOGIN-2").out
