"""What a log put in the place of a signature belongs to the token; what merely stands behind it does not."""

import pytest

from inspector.intake import damaged_token, find_tokens, search_tokens

from .builder import token

HEAD, SIGNATURE = token().rpartition(".")[::2]
INSTEAD = ("[REDACTED]", "<redacted>", "(masked)", "{{signature}}", "***", "*****", "•••", "…", "REDACTED", "xxxxx")
HIDDEN = ("[REDACTED]", "<redacted>", "***", "•••")
SHAPES = (
    "{header}.{hidden}",
    "{header}.{hidden}.{hidden}",
    "{header}.{hidden}.{signature}",
    "{header}.{begin}{hidden}.{signature}",
    "{header}.{begin}{hidden}{end}.{signature}",
    "{header}.{begin}{hidden}.{hidden}",
)
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


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("instead", HIDDEN)
@pytest.mark.parametrize("shape", SHAPES)
def test_a_token_of_which_a_payload_is_hidden_is_found_whole(shape: str, instead: str, form: str) -> None:
    header, payload = HEAD.split(".")
    hidden = shape.format(header=header, begin=payload[:12], end=payload[-12:], signature=SIGNATURE, hidden=instead)
    text = form.replace("@", hidden)
    (found,) = search_tokens(text)
    assert found.text == text[found.start : found.end] == hidden


@pytest.mark.parametrize("kept", ["", "abcdef"])
@pytest.mark.parametrize("instead", HIDDEN)
def test_a_signature_of_which_the_beginning_was_kept_is_found_with_what_hides_the_rest(instead: str, kept: str) -> None:
    text = f"see {HEAD}.{SIGNATURE[:8]}{instead}{kept}, then"
    (found,) = search_tokens(text)
    assert found.text == f"{HEAD}.{SIGNATURE[:8]}{instead}{kept}"


def test_the_full_stop_behind_a_hidden_payload_is_left() -> None:
    header = HEAD.partition(".")[0]
    (found,) = search_tokens(f"It was {header}.[REDACTED]. Then we went on.")
    assert found.text == f"{header}.[REDACTED]"


@pytest.mark.parametrize(("kept", "is_found"), [(12, True), (43, True), (199, True), (200, False)])
def test_of_a_payload_an_end_as_long_as_none_is_belongs_to_it(kept: int, is_found: bool) -> None:  # noqa: FBT001
    header, payload = HEAD.split(".")
    hidden = f"{header}.{payload[:12]}***{payload[-kept:]}.{SIGNATURE}"
    assert ([found.text for found in search_tokens(hidden)] == [hidden]) is is_found


@pytest.mark.parametrize("form", ["@", "Authorization: Bearer @", '{"token": "@"}', "see @ there"])
@pytest.mark.parametrize("instead", HIDDEN)
def test_a_token_whose_header_is_hidden_is_taken_with_what_hides_it(instead: str, form: str) -> None:
    hidden = f"{instead}.{HEAD.partition('.')[2]}.{SIGNATURE}"
    text = form.replace("@", hidden)
    found = damaged_token(text)
    assert found is not None
    assert found.text == text[found.start : found.end] == hidden


def test_the_next_sentence_is_no_signature() -> None:
    header = HEAD.partition(".")[0]
    (found,) = search_tokens(f"It was {header}.***.And then we went on")
    assert found.text == f"{header}.***"


@pytest.mark.parametrize("text", ["{header}.", "{header}. [REDACTED]", "{header}.and more [REDACTED]", "{header}.…"])
def test_a_header_behind_which_nothing_is_hidden_begins_no_token(text: str) -> None:
    assert search_tokens(text.format(header=HEAD.partition(".")[0])) == ()


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
