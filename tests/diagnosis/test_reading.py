"""From whatever is given to evidence: captures of several dialects, curl, raw HTTP, texts; and what is never kept."""

import base64
import gzip
import json
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.diagnosis.as_json import diagnosis_document
from inspector.diagnosis.as_text import render
from inspector.diagnosis.cause import Diagnosis
from inspector.diagnosis.evidence import Evidence, Exchange
from inspector.diagnosis.exposed import exposed
from inspector.diagnosis.path import diagnose_by
from inspector.diagnosis.phrases import on_danger
from inspector.diagnosis.reading import evidence_of, read_evidence
from inspector.inspection import Inquiry
from inspector.jose import Json
from inspector.report.as_json import dumps
from inspector.report.sheet import Sheet
from inspector.visible import is_visible
from tests.builders import MOMENT, token
from tests.diagnosis.captures import GRANTED, HOST, LOGIN, NO_NBF, SENT_BACK, SESSION, Call, capture, errors, first

REFUSED = Call(token=token(), status=400, body=errors("INTERNAL-TOKEN-1", "Invalid token request", NO_NBF))
PEM = "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASC\n-----END PRIVATE KEY-----"
CURL = f"""*   Trying 192.0.2.1:443...
* Connected to {HOST} (192.0.2.1) port 443
> POST {LOGIN} HTTP/2
> Host: {HOST}
> User-Agent: curl/8.5.0
> Authorization: Bearer {token()}
>
{{ [5 bytes data]
< HTTP/2 401
< content-type: application/json
< date: Tue, 14 Nov 2023 22:13:20 GMT
< set-cookie: eas.sid=SECRET; Path=/; Expires=Tue, 14 Nov 2023 22:13:20 GMT
<
{{ [83 bytes data]
100    83    0    83    0     0    200      0 --:--:-- --:--:-- --:--:--   200
{{"errors":[{{"code":"LOGIN-2","title":"No authentication configured for this hostname"}}]}}
* Connection #0 to host {HOST} left intact
"""


def only(evidence: Evidence) -> Exchange:
    """The one exchange there is."""
    (found,) = evidence.exchanges
    return found


def test_the_exchange_is_read_whole_but_for_its_secrets() -> None:
    found = only(read_evidence([capture(Call(token=token(), sent=SENT_BACK, received=(*GRANTED, *SESSION)))], "x"))
    assert (found.method, found.address, found.status) == ("POST", (HOST, "/login/jwt-session", "abc"), 200)
    assert (found.started, found.took, found.bearer) == (MOMENT, 0.08, token())
    assert found.cookies_set == found.cookies_sent == ("eas.sid", "_csrfToken")
    assert not {"authorization", "cookie", "set-cookie"} & {*found.sent, *found.received}
    assert found.is_login
    assert found.worked
    assert token()[:20] not in repr(found)


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "gzip"])
def test_a_body_in_base64_is_read(pack: Callable[[bytes], bytes]) -> None:
    entry = REFUSED.entry()
    packed = base64.b64encode(pack(REFUSED.body.encode())).decode()
    entry["response"] = {"status": 400, "content": {"encoding": "base64", "text": packed}}
    found = only(read_evidence([json.dumps({"log": {"entries": [entry]}}).encode()], "x"))
    assert found.said[0].code == "INTERNAL-TOKEN-1"


def test_cookies_that_a_proxy_lists_by_themselves_are_read() -> None:
    entry = REFUSED.entry()
    request = entry["request"]
    assert isinstance(request, dict)
    request["cookies"] = [{"name": "eas.sid", "value": "SECRET"}]
    assert only(read_evidence([json.dumps({"log": {"entries": [entry]}}).encode()], "x")).cookies_sent == ("eas.sid",)


@pytest.mark.parametrize(
    ("started", "seconds"),
    [
        ("2023-11-14T22:13:20Z", MOMENT),
        ("2023-11-14T22:13:20.000+00:00", MOMENT),
        ("2023-11-14T14:13:20.000-08:00", MOMENT),
        ("2023-11-14T22:13:20.0000000Z", MOMENT),
        ("2023-11-14T22:13:20", None),
        ("yesterday", None),
    ],
)
def test_the_time_of_every_dialect_is_read_and_one_without_zone_is_none(started: str, seconds: float | None) -> None:
    entry = REFUSED.entry() | {"startedDateTime": started}
    assert only(read_evidence([json.dumps({"log": {"entries": [entry]}}).encode()], "x")).started == seconds


def test_what_curl_prints_is_an_exchange_with_its_answer() -> None:
    found = only(evidence_of(CURL, "curl.txt"))
    assert (found.method, found.address.host, found.status, found.where) == ("POST", HOST, 401, "line 3")
    assert (found.bearer, found.cookies_set) == (token(), ("eas.sid",))
    assert found.said[0].code == "LOGIN-2"
    assert first(CURL.encode()) == "wrong-host"
    assert first(CURL.replace("\n", "\r\n").encode()) == "wrong-host"


def test_raw_http_is_read_with_several_exchanges() -> None:
    text = (
        f"POST {LOGIN} HTTP/1.1\nHost: {HOST}\nAuthorization: Bearer {token()}\n\n"
        f"HTTP/1.1 100 Continue\n\nHTTP/1.1 400 Bad Request\nContent-Type: application/json\n\n{REFUSED.body}\n"
        f"GET https://{HOST}/api/v1/users/me\n\nHTTP/1.1 401 Unauthorized\n\n"
    )
    found = evidence_of(text, "x").exchanges
    assert [(each.method, each.address.path, each.status) for each in found] == [
        ("POST", "/login/jwt-session", 400),
        ("GET", "/api/v1/users/me", 401),
    ]
    assert first(text.encode()) == "missing-claim"


def test_what_curl_says_of_a_host_that_is_not_there_is_the_cause() -> None:
    text = f"> POST https://{HOST}{LOGIN}\n> Authorization: Bearer {token()}\n"
    assert first(f"{text}curl: (6) Could not resolve host: {HOST}\n".encode()) == "no-answer"


def test_an_answer_alone_is_an_answer() -> None:
    assert first(REFUSED.body.encode()) == "missing-claim"
    assert first(f"HTTP/1.1 400 Bad Request\n\n{REFUSED.body}".encode()) == "missing-claim"


def test_a_token_without_the_word_before_it_is_told() -> None:
    assert first(CURL.replace("Bearer ", "").replace("LOGIN-2", "").replace("No auth", "x").encode()) == "no-bearer"


def test_of_a_letter_with_a_known_answer_nothing_else_is_kept() -> None:
    found = evidence_of("Dear Sally,\nthey say LOGIN-12 all day\nHarry", "mail.txt").answers
    assert [(said.code, said.detail) for said in found] == [("LOGIN-12", "")]


def test_a_letter_with_a_token_and_an_answer_is_both_and_its_other_words_are_not_kept() -> None:
    text = f"Dear Sally,\nHarry gets “No authentication configured for this hostname” with\n{token()}\nYours"
    found = evidence_of(text, "mail.txt")
    assert [said.detail for said in found.answers] == ["No authentication configured for this hostname"]
    assert len(found.texts) == 1


@pytest.mark.parametrize(
    "text",
    [
        f"const key = `{PEM}`",
        PEM.replace("\n", "\\n"),
        "-----BEGIN RSA PRIVATE KEY-----\\r\\nMIIEpAIBAAKCAQEAx1z7",
        '{"kty":"RSA","n":"x","d":"' + "A" * 342 + '"}',
        "var jwtSecret = 'a1b2c3d4e5f6g7h8'",
        'CLIENT_SECRET: "0123456789abcdef01"',
    ],
)
def test_a_key_or_secret_is_met(text: str) -> None:
    assert list(exposed(text))


@pytest.mark.parametrize(
    "text",
    [
        "if (text.includes('-----BEGIN PRIVATE KEY-----')) throw 1",
        "-----BEGIN PUBLIC KEY-----\nMIIBIjANBgkqhkiG9w0BAQEFAAOC",
        '{"kty":"RSA","n":"' + "A" * 342 + '","e":"AQAB"}',
        "clientSecret: 'your-client-secret-here'",
        "clientSecret: '${SECRET_FROM_ENVIRONMENT}'",
        '{"d":"' + "M0 0L10 10" * 10 + '"}',
    ],
)
def test_what_only_speaks_of_keys_is_none(text: str) -> None:
    assert list(exposed(text)) == []


def test_an_encrypted_key_is_called_one() -> None:
    assert list(exposed(PEM.replace("BEGIN PRIVATE", "BEGIN ENCRYPTED PRIVATE"))) == ["an encrypted private key (PEM)"]
    both = f"{PEM}\n{PEM.replace('BEGIN PRIVATE', 'BEGIN ENCRYPTED PRIVATE')}"
    assert list(exposed(both)) == ["a private key (PEM)", "an encrypted private key (PEM)"]


def test_that_a_key_signs_tokens_is_not_claimed_and_of_an_encrypted_one_that_a_passphrase_is_wanted() -> None:
    plain, encrypted, secret = (
        on_danger(what) for what in ("a private key (JWK)", "an encrypted private key (PEM)", "x")
    )
    assert plain.startswith("If it is the key that signs tokens, ")
    assert encrypted.startswith("Nobody can sign with it who does not know its passphrase.")
    assert "key pair" not in secret


def test_a_key_that_the_browser_loaded_is_said_with_its_place() -> None:
    script = Call(method="GET", path="/app.js?v=1", host="app.example.com", body=f"const k = `{PEM}`")
    found = read_evidence([capture(script, REFUSED)], "x").exposures
    assert found == (("a private key (PEM)", "loaded from app.example.com/app.js, entry 1"),)


def told(found: Diagnosis) -> None:
    """Holds what is told of a case against what any screen and any JSON must be."""
    assert is_visible(render(found, Sheet()).replace("\n", ""))
    assert json.loads(dumps(diagnosis_document(found)))["outcome"] == found.outcome


@given(st.text(max_size=400))
def test_any_text_is_diagnosed_without_a_crash(text: str) -> None:
    told(diagnose_by(evidence_of(text, "x"), Inquiry(MOMENT)))


@given(
    st.dictionaries(
        st.sampled_from(["request", "response", "startedDateTime", "time"]),
        st.recursive(
            st.none() | st.integers() | st.text(max_size=9) | st.floats(allow_nan=False),
            lambda inner: (
                st.lists(inner, max_size=2)
                | st.dictionaries(
                    st.sampled_from(
                        ["url", "method", "headers", "cookies", "name", "value", "status", "content", "text"]
                    ),
                    inner,
                    max_size=4,
                )
            ),
            max_leaves=9,
        ),
    )
)
def test_an_entry_of_any_shape_is_diagnosed_without_a_crash(changes: dict[str, Json]) -> None:
    data = json.dumps({"log": {"entries": [REFUSED.entry() | changes]}}).encode()
    told(diagnose_by(read_evidence([data], "x"), Inquiry(MOMENT)))
