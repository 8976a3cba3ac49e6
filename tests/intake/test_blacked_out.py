"""What a log put in the place of a signature belongs to the token; what merely stands behind it does not."""

import pytest

from inspector.intake import find_tokens, search_tokens

from .builder import token

HEAD, SIGNATURE = token().rpartition(".")[::2]
INSTEAD = ("[REDACTED]", "<redacted>", "(masked)", "{{signature}}", "***", "*****", "•••", "…", "REDACTED", "xxxxx")
FORMS = (
    *("@", "INFO Authorization: Bearer @", "GET /x?token=@&y=1 HTTP/1.1", '{"token": "@", "a": [1]}', "see @, then"),
    *("authorization=[Bearer @], accept=[*/*]", "(Bearer @)", "<token>@</token>", "Bearer @\n10.0.0.7 - -"),
)
BEHIND = ("", "**", "[", "]", "[1]", "(see above)", "<br>", "</token>", "{", "}", ")", " ***", "\n[REDACTED]", "&x=***")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("instead", INSTEAD)
def test_it_is_found_with_the_token(instead: str, form: str) -> None:
    text = form.replace("@", f"{HEAD}.{instead}")
    (found,) = find_tokens(text)
    assert found.text == text[found.start : found.end] == f"{HEAD}.{instead}"


@pytest.mark.parametrize("behind", BEHIND)
def test_what_stands_behind_an_unsigned_token_is_left(behind: str) -> None:
    (found,) = search_tokens(f"see {HEAD}.{behind} there")
    assert found.text == f"{HEAD}."


@pytest.mark.parametrize("behind", ["[REDACTED]", "***", "…"])
def test_what_stands_behind_a_signature_is_left(behind: str) -> None:
    (found,) = search_tokens(f"see {HEAD}.{SIGNATURE}{behind} there")
    assert found.text == f"{HEAD}.{SIGNATURE}"


def test_emphasis_around_an_unsigned_token_is_left() -> None:
    (found,) = find_tokens(f"***{HEAD}.***")
    assert found.text == f"{HEAD}."
