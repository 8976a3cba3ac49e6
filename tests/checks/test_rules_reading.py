"""QJ1xx: from texts that are no sound token, byte by byte, to exactly the codes that they must bring."""

import json

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
_BOM = b"\xef\xbb\xbf"


def _with_member(text: str) -> str:
    """The sample with one more member of the payload, given as JSON text."""
    return raw_token(header_text(), payload_text()[:-1] + f", {text}}}")


def _ending(bits: str) -> str:
    """The sample's header with white space behind it, so that its last character has unused bits; these set."""
    header = header_text()
    header += " " * (-(len(header) + 2) % 3)
    return base64url(header)[:-1] + bits


_NOTHING = tuple(
    Row(
        description=f"no token in {words}", codes="QJ101", text=lambda text=text: text, read=report_on_pasted, says=says
    )  # type: ignore[misc]  # a lambda's default has no annotation
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
        description="an unsecured token",
        codes="QJ110 QJ201",
        text=lambda: f"{base64url(header_text({'alg': 'none'}))}.{_BODY}.",
        says=("none",),
    ),
    Row(
        description="five parts",
        codes="QJ103 QJ209",
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
    body = base64url("x")
    return f"{_HEAD}.{body}.".ljust(length - (length - len(f"{_HEAD}.{body}.")) % 4, "A").ljust(length, ".")[:length]


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
        description="unused bits in the header",
        codes="QJ104",
        text=lambda: sealed(f"{_ending('B')}.{_BODY}"),
        says=("header's last character", "bits"),
    ),
    Row(
        description="a length that gives no bytes",
        codes="QJ104",
        text=lambda: _of_odd_length(),
        says=("header has", "multiple of 4"),
    ),
    Row(
        description="an ellipsis in the signature",
        codes="QJ104 QJ604",
        text=lambda: f"{token()[:-40]}…",
        says=("signature", "U+2026"),
    ),
)


def _of_odd_length() -> str:
    header = header_text()
    header += " " * (-len(header) % 3)
    return sealed(f"{base64url(header)}A.{_BODY}")


_UTF8 = (
    Row(
        description="a header in latin-1",
        codes="QJ105",
        text=lambda: raw_token(b'{"alg":"RS256","kid":"\xe9"}', payload_text()),
        says=("header is not UTF-8", "0xE9"),
    ),
    Row(
        description="a payload in UTF-16",
        codes="QJ105",
        text=lambda: raw_token(header_text(), payload_text().encode("utf-16")),
        says=("UTF-16",),
    ),
    Row(
        description="a payload in UTF-16 without its mark",
        codes="QJ105",
        text=lambda: raw_token(header_text(), "{}".encode("utf-16-le")),
    ),
    Row(
        description="an encoded surrogate",
        codes="QJ105",
        text=lambda: raw_token(header_text(), b'{"name":"\xed\xa0\x80"}'),
    ),
    Row(
        description="an overlong slash",
        codes="QJ105",
        text=lambda: raw_token(header_text(), b'{"name":"\xc0\xaf"}'),
    ),
    Row(
        description="a byte order mark",
        codes="QJ105",
        text=lambda: raw_token(header_text(), _BOM + payload_text().encode()),
        says=("byte order mark",),
    ),
)

_JSON = (
    Row(
        description="a comma too many",
        codes="QJ106",
        text=lambda: raw_token(header_text(), '{"sub": "x",\n  }'),
        says=("line 2, column 3 of the payload",),
    ),
    Row(
        description="single quotes",
        codes="QJ106",
        text=lambda: raw_token("{'alg': 'RS256'}", payload_text()),
        says=("header",),
    ),
    Row(description="NaN", codes="QJ106", text=lambda: _with_member('"x": NaN'), says=("NaN",)),
    Row(description="Infinity", codes="QJ106", text=lambda: _with_member('"x": -Infinity'), says=("Infinity",)),
    Row(description="nothing in the payload", codes="QJ106", text=lambda: raw_token(header_text(), "")),
    Row(description="4,300 digits", codes="QJ311", text=lambda: _with_member(f'"x": {"1" * 4300}')),
    Row(
        description="4,301 digits",
        codes="QJ106 QJ311",
        text=lambda: _with_member(f'"x": {"1" * 4301}'),
        says=("4,301",),
    ),
    Row(description="1e308", codes="QJ311", text=lambda: _with_member('"x": 1e308')),
    Row(description="1e400", codes="QJ106 QJ311", text=lambda: _with_member('"x": 1e400'), says=("1e400", "exactly")),
    Row(description="exp 1e400", codes="QJ106 QJ108", text=lambda: _with_member('"exp": 1e400'), says=("1e400",)),
    Row(
        description="an array as header",
        codes="QJ107",
        text=lambda: raw_token("[]", payload_text()),
        says=("header", "an array"),
    ),
    Row(
        description="a string as payload",
        codes="QJ107",
        text=lambda: raw_token(header_text(), '"x"'),
        says=("a string",),
    ),
    Row(description="null as payload", codes="QJ107", text=lambda: raw_token(header_text(), "null"), says=("null",)),
    Row(
        description="a number as payload", codes="QJ107", text=lambda: raw_token(header_text(), "1"), says=("a number",)
    ),
    Row(description="true as payload", codes="QJ107", text=lambda: raw_token(header_text(), "true"), says=("true",)),
    Row(
        description="a payload wrapped in a string",
        codes="QJ107",
        text=lambda: raw_token(header_text(), json.dumps(payload_text())),
    ),
    Row(
        description="sub twice",
        codes="QJ108",
        text=lambda: _with_member('"sub": "other"'),
        says=('"sub"', "twice"),
    ),
    Row(description="sub twice, once escaped", codes="QJ108", text=lambda: _with_member('"s\\u0075b": "other"')),
    Row(
        description="a name twice in an object within",
        codes="QJ108 QJ311",
        text=lambda: _with_member('"x": [{"a": 1, "a": 1}]'),
    ),
    Row(description="one name in two objects", codes="QJ311", text=lambda: _with_member('"x": [{"a": 1}, {"a": 1}]')),
    Row(
        description="alg twice",
        codes="QJ108",
        text=lambda: raw_token('{"alg": "none", ' + header_text()[1:], payload_text()),
    ),
    Row(description="nested to a depth of 100", codes="QJ311", text=lambda: _with_member(f'"x": {"[" * 99}{"]" * 99}')),
    Row(
        description="nested to a depth of 101",
        codes="QJ109 QJ311",
        text=lambda: _with_member(f'"x": {"[" * 100}{"]" * 100}'),
        says=("deeper than 100",),
    ),
)

_UNSAFE = (
    Row(
        description="a zero-width space in name",
        codes="QJ111",
        text=lambda: token(payload_changes={"name": "Har\u200bry"}),
        says=("name", "U+200B"),
    ),
    Row(
        description="a turned name",
        codes="QJ111",
        text=lambda: token(payload_changes={"name": "\u202eyrraH"}),
        says=("U+202E",),
    ),
    Row(
        description="half a surrogate pair",
        codes="QJ111",
        text=lambda: token(payload_changes={"name": "\ud83d"}),
        says=("U+D83D",),
    ),
    Row(
        description="half a surrogate pair beside a wrong claim",
        codes="QJ111 QJ301",
        text=lambda: token(payload_changes={"name": "\ud83d", "sub": 5}),
    ),
    Row(
        description="an escape sequence",
        codes="QJ111",
        text=lambda: token(payload_changes={"sub": "\x1b[2J"}),
        says=("U+001B",),
    ),
    Row(
        description="a look-alike in a group",
        codes="QJ111",
        text=lambda: token(payload_changes={"groups": ["Sаles"]}),
        says=("groups.0",),
    ),
    Row(
        description="an invisible claim name",
        codes="QJ111 QJ311",
        text=lambda: token(payload_changes={"x\u2060y": 1}),
        says=("name",),
    ),
    Row(description="a name with accents", text=lambda: token(payload_changes={"name": "Zoë Müller-Škoda"})),
    Row(description="a name in Cyrillic", text=lambda: token(payload_changes={"name": "Гарри Хардкор"})),
    Row(description="a name in Japanese", text=lambda: token(payload_changes={"name": "山田太郎"})),
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

ROWS = (*_NOTHING, *_EXTRAS, *_PARTS, *_BASE64URL, *_UTF8, *_JSON, *_UNSAFE, *_ANOTHER)


@pytest.mark.parametrize("row", ROWS, ids=title)
def test_exactly_these_rules_speak(row: Row) -> None:
    assert codes(row.report()) == row.expected


@pytest.mark.parametrize("row", wordy(ROWS), ids=title)
def test_the_decisive_words_are_said(row: Row) -> None:
    assert row.unmet() == []
