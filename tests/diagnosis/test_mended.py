"""What was left out in reading a token is told: the very bytes may have been sent."""

import pytest

from inspector.diagnosis.mended import gaps, mended
from inspector.intake import find_tokens
from tests.builders import EXP, token
from tests.diagnosis.captures import NO_REASON, Call, capture, diagnosis

HEADER, PAYLOAD, SIGNATURE = token().split(".")
AT = len(HEADER) + 1 + 40
WRAPPED = f"{HEADER}.{PAYLOAD[:40]}\n  {PAYLOAD[40:]}.{SIGNATURE}"


def test_an_escaped_line_break_before_its_own_letter_is_no_other_character() -> None:
    at = next(at for at in range(20, len(PAYLOAD)) if PAYLOAD[at] in "nr")
    text = f"{HEADER}.{PAYLOAD[:at]}\\{PAYLOAD[at]}{PAYLOAD[at:]}.{SIGNATURE}"
    (line,) = (each for each in diagnosis(text.encode()).seen if "was mended in reading it" in each)
    assert f"an escaped line break behind character {len(HEADER) + 1 + at} (payload)" in line
    assert "other characters" not in line


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (WRAPPED, f"a line break behind character {AT} (payload)"),
        (f"{HEADER}.{PAYLOAD}.{SIGNATURE[:20]} {SIGNATURE[20:]}", "white space behind character {} (signature)"),
        (
            f"{HEADER}.{PAYLOAD[:40]}\\n{PAYLOAD[40:]}.{SIGNATURE}",
            f"an escaped line break behind character {AT} (payload)",
        ),
        (f"'{HEADER}.{PAYLOAD[:40]}' + '{PAYLOAD[40:]}.{SIGNATURE}'", f"quotes behind character {AT} (payload)"),
        (f'"{token()}"', "double quotes around it"),
        (f"\u200b{token()}", "invisible characters at the beginning (U+200B ZERO WIDTH SPACE) around it"),
        (f"“{token()}”", "typographic quotes around it"),
    ],
)
def test_what_was_left_out_and_where_is_told(text: str, told: str) -> None:
    words = told.format(len(HEADER) + len(PAYLOAD) + 2 + 20)
    (line,) = (each for each in diagnosis(text.encode()).seen if "was mended in reading it" in each)
    assert f"the token in line 1 was mended in reading it; left out was {words}" in line
    assert "Whether that was sent is not known" in line


@pytest.mark.parametrize(
    "text",
    [
        token(),
        f"{token()}\n",
        f"Authorization: Bearer {token()}",
        f'{{"token": "{token()}"}}',
        f"curl -H 'Authorization: Bearer {token()}' https://x.example",
        f"The token is {token()}, they say.",
    ],
)
def test_what_merely_stands_around_a_token_is_not(text: str) -> None:
    assert not [each for each in diagnosis(text.encode()).seen if "mended" in each]


def test_of_many_line_breaks_the_first_are_told_and_the_others_counted() -> None:
    text = "\n".join(token()[at : at + 76] for at in range(0, len(token()), 76))
    ((_, words),) = mended(text)
    count = text.count("\n")
    assert words.startswith("a line break behind character 76 (")
    assert words.endswith(f"and {count - 3:,} more such places")


@pytest.mark.parametrize("dot", ["%2E", "%2e", "\uff0e"])
def test_a_dot_that_is_written_otherwise_hides_no_gap_and_is_none(dot: str) -> None:
    text = f"{HEADER}{dot}{PAYLOAD[:40]}\n{PAYLOAD[40:]}{dot}{SIGNATURE}"
    (found,) = find_tokens(text)
    assert [(each.behind, each.what) for each in gaps(text, found)] == [(AT, "a line break")]


def test_of_several_tokens_each_is_told_by_its_own_place() -> None:
    other = token(payload_changes={"exp": EXP - 1})
    told = [each for each in diagnosis(f'"{token()}"\n\n"{other}"\n'.encode()).seen if "mended" in each]
    assert [each.partition(" was")[0] for each in told] == ["the token in line 1", "the token in line 3"]


def test_white_space_in_the_token_that_was_sent_is_the_cause() -> None:
    sent = f"{token()[:300]} {token()[300:]}"
    cause = diagnosis(capture(Call(token=sent, status=401, body=NO_REASON))).first_cause
    assert cause is not None
    assert (cause.name, cause.is_sure) == ("not-whole", True)
    assert "white space behind character 300" in cause.says
