"""QJ101 to QJ104, QJ110, QJ112 to QJ114: from texts that are no login token to the codes that they must bring."""

from collections.abc import Callable

import pytest

from inspector.jose import MAX_LENGTH
from tests.builders import (
    Row,
    base64url,
    codes,
    header_text,
    payload_text,
    raw_token,
    report_on_pasted,
    sealed,
    title,
    token,
    wordy,
)

_HEAD, _BODY = base64url(header_text()), base64url(payload_text())


def _ending(last: str) -> str:
    """The sample's header with white space behind it, so that its last character has unused bits; these set."""
    header = header_text() + " "
    header += " " * (-(len(header) + 2) % 3)
    return base64url(header)[:-1] + last


def _of_odd_length() -> str:
    header = header_text()
    header += " " * (-len(header) % 3)
    return sealed(f"{base64url(header)}A.{_BODY}")


def _pasted(text: str) -> Callable[[], str]:
    return lambda: text


_NOTHING = tuple(
    Row(description=f"no token in {words}", codes="QJ101", text=_pasted(text), read=report_on_pasted, says=says)
    for words, text, says in (
        ("nothing", "", ("empty",)),
        ("white space", " \n\t", ("empty",)),
        ("a sentence", "The login failed. Why? See below.", ("nothing that could be a token",)),
        ("a version number", "1.2.3", ()),
        ("a host name", "my-tenant.eu.qlikcloud.com", ()),
    )
)

_EXTRAS = (
    Row(description="a bare token", text=token, read=report_on_pasted),
    Row(description="a token and a line's end", text=lambda: token() + "\n", read=report_on_pasted),
    Row(
        description="Bearer before it",
        codes="QJ112",
        text=lambda: f"Bearer {token()}",
        read=report_on_pasted,
        says=("Bearer",),
    ),
    Row(
        description="quotes around it",
        codes="QJ112",
        text=lambda: f'"{token()}"',
        read=report_on_pasted,
        says=("quotes",),
    ),
    Row(
        description="lines of 64",
        codes="QJ112",
        text=lambda: "\n".join(token()[at : at + 64] for at in range(0, len(token()), 64)),
        read=report_on_pasted,
        says=("line",),
    ),
)

_PARTS = (
    Row(description="one part", codes="QJ102", text=lambda: _HEAD, says=("1 part",)),
    Row(
        description="two parts", codes="QJ102 QJ110", text=lambda: f"{_HEAD}.{_BODY}", says=("2 parts", "no third part")
    ),
    Row(description="four parts", codes="QJ102", text=lambda: f"{token()}.abcd", says=("4 parts", "three")),
    Row(description="six parts", codes="QJ102", text=lambda: f"{token()}.a.b.c", says=("6 parts",)),
    Row(
        description="an empty third part",
        codes="QJ110",
        text=lambda: f"{_HEAD}.{_BODY}.",
        says=("third part is empty",),
    ),
    Row(
        description="a signature that is blacked out",
        codes="QJ114",
        text=lambda: f"{_HEAD}.{_BODY}.[REDACTED]",
        says=("the signature is blacked out here",),
    ),
    Row(
        description="a payload that is blacked out, over a signature of the tenant's key",
        codes="QJ114",
        text=lambda: f"{_HEAD}.***.{token().rpartition('.')[2]}",
        says=("the payload is blacked out here", "the right private key made the signature"),
    ),
    Row(
        description="a payload that is blacked out in part, over a signature of another key",
        codes="QJ114 QJ601",
        text=lambda: f"{_HEAD}.{_BODY[:50]}***{_BODY[60:]}.{raw_token('', '', 'another').rpartition('.')[2]}",
        says=("the payload is blacked out here in part", "another private key"),
    ),
    Row(
        description="all behind the header blacked out",
        codes="QJ114",
        text=lambda: f"{_HEAD}.***",
        says=("whether it is signed, is not known",),
        unsaid=("2 parts",),
    ),
    Row(
        description="an unsecured token",
        codes="QJ110 QJ201",
        text=lambda: f"{base64url(header_text({'alg': 'none'}))}.{_BODY}.",
        says=("none",),
    ),
    Row(
        description="five parts",
        codes="QJ103",
        text=lambda: f"{base64url(header_text({'enc': 'A256GCM'}))}.AAAA.AAAA.AAAA.AAAA",
        says=("five parts", "encrypted"),
    ),
    Row(
        description="enc in three parts",
        codes="QJ103 QJ209",
        text=lambda: token(header_changes={"enc": "A256GCM"}),
        says=("enc", "encrypted"),
    ),
    Row(description="1 MiB of text", codes="QJ106 QJ604", text=lambda: _padded(MAX_LENGTH)),
    Row(
        description="1 MiB and a character",
        codes="QJ109",
        text=lambda: _padded(MAX_LENGTH + 1),
        says=("1,048,577", "1,048,576"),
    ),
)


def _padded(length: int) -> str:
    """So many characters: the sample's header, a payload that is no JSON, a signature far too long."""
    beginnings = (f"{_HEAD}.{base64url(body)}." for body in ("x", "xx", "xxx"))
    beginning = next(text for text in beginnings if (length - len(text)) % 4 != 1)
    return beginning.ljust(length, "A")


_BASE64URL = (
    Row(
        description="padding in the header",
        codes="QJ104",
        text=lambda: sealed(f"{_HEAD}=.{_BODY}"),
        says=("header", "padding"),
    ),
    Row(
        description="padding in the payload",
        codes="QJ104",
        text=lambda: sealed(f"{_HEAD}.{_BODY}=="),
        says=("payload", "more"),
    ),
    Row(
        description="padding in the signature",
        codes="QJ104",
        text=lambda: f"{token()}==",
        says=("signature", "padding"),
    ),
    Row(
        description="white space in the payload",
        codes="QJ104",
        text=lambda: sealed(f"{_HEAD}.{_BODY[:9]} {_BODY[9:]}"),
        says=("payload's character 10", "white space"),
    ),
    Row(
        description="the standard alphabet in the payload",
        codes="QJ104",
        text=lambda: sealed(
            f"{_HEAD}.{base64url(payload_text({'name': 'ÿ~~>?>>'})).replace('-', '+').replace('_', '/')}"
        ),
        says=("no base64url character",),
    ),
    Row(
        description="unused bits set in the header",
        codes="QJ104",
        text=lambda: sealed(f"{_ending('B')}.{_BODY}"),
        says=("the header cannot end with “B”",),
    ),
    Row(
        description="a length that gives no bytes",
        codes="QJ104",
        text=_of_odd_length,
        says=("a character of the header is missing",),
    ),
    Row(
        description="an ellipsis in the signature",
        codes="QJ104 QJ604",
        text=lambda: f"{token()[:-40]}…",
        says=("signature", "U+2026"),
    ),
)


_ANOTHER = (
    Row(
        description="an API key",
        codes="QJ113",
        payload={"iss": "qlik.api/api-keys", "aud": "qlik.api"},
        says=("API key",),
    ),
    Row(description="an OAuth access token", codes="QJ113", payload={"iss": "qlik.api"}, says=("OAuth access token",)),
    Row(
        description="a platform's own token",
        codes="QJ113",
        payload={"iss": "https://qlik.api.internal"},
        says=("internal",),
    ),
    Row(
        description="a token for client-managed Qlik Sense",
        codes="QJ113",
        text=lambda: raw_token(
            '{"alg":"RS256","typ":"JWT"}', '{"userId":"harry","userDirectory":"QLIK","exp":1700000296}'
        ),
        says=("client-managed",),
    ),
    Row(
        description="another token for client-managed Qlik Sense",
        codes="QJ113",
        text=lambda: raw_token('{"alg":"RS512"}', '{"user":"harry","directory":"QLIK","Group":["a"]}'),
        says=("client-managed",),
    ),
    Row(
        description="a token for NPrinting",
        codes="QJ113",
        text=lambda: raw_token('{"alg":"RS256"}', '{"domain":"QLIK","name":"harry"}'),
        says=("NPrinting",),
    ),
    Row(
        description="a login token with a user ID and a directory",
        codes="QJ311",
        payload={"userId": "harry", "userDirectory": "QLIK"},
    ),
    Row(
        description="an issuer that only looks like the platform's",
        codes="QJ402",
        payload={"iss": "qlik.api.example.com"},
    ),
)

ROWS = (*_NOTHING, *_EXTRAS, *_PARTS, *_BASE64URL, *_ANOTHER)


@pytest.mark.parametrize("row", ROWS, ids=title)
def test_exactly_these_rules_speak(row: Row) -> None:
    assert codes(row.report()) == row.expected


@pytest.mark.parametrize("row", wordy(ROWS), ids=title)
def test_the_decisive_words_are_said(row: Row) -> None:
    assert row.unmet() == []
