"""What curl and browsers say of a call without an answer: whom it is about, and never a byte of a token."""

import pytest

from inspector.diagnosis.as_json import diagnosis_document
from inspector.diagnosis.as_text import render
from inspector.diagnosis.cause import Cause
from inspector.diagnosis.evidence import Address, Evidence, Exchange
from inspector.diagnosis.failures import was_not_sent
from inspector.diagnosis.path import diagnose_by
from inspector.inspection import Inquiry
from inspector.report.sheet import Sheet
from tests.builders import MOMENT, token
from tests.diagnosis.captures import HOST, diagnosis
from tests.diagnosis.sent_on import pieces

URL = f"https://{HOST}/login/jwt-session"
TYPED = f"curl -i -X POST -H Authorization: Bearer {token()} {URL}\n"
REQUEST = f"> POST /login/jwt-session HTTP/2\n> Host: {HOST}\n> \n"
BEARER = "curl: (6) Could not resolve host: Bearer\n"
TAKEN = f"curl: (6) Could not resolve host: {token()}\n"
METER = "  0     0    0     0    0     0      0      0 --:--:-- --:--:-- --:--:--     0"
UNQUOTED = {
    "the command and what it printed": f"{TYPED}{BEARER}{TAKEN}HTTP/2 401\n\n",
    "what curl -v printed": f"{BEARER}{TAKEN}{REQUEST}< HTTP/2 401\n< \n",
    "with the request first": f"{REQUEST}< HTTP/2 401\n< \n{BEARER}{TAKEN}",
    "its last word alone": TAKEN,
    "its first word alone": BEARER,
    "behind curl's meter": f"{METER}{BEARER}{TAKEN}",
    "as the answer to the request": f"{REQUEST.replace('> ', '')}{TAKEN}",
    "in small letters": TAKEN.lower(),
}


def first(text: str) -> Cause:
    """The first cause of a text."""
    cause = diagnosis(text.encode()).first_cause
    assert cause is not None
    return cause


@pytest.mark.parametrize("name", UNQUOTED)
def test_a_header_that_was_not_quoted_is_told(name: str) -> None:
    cause = first(UNQUOTED[name])
    assert (cause.name, cause.is_sure) == ("not-quoted", True)
    assert "not quoted" in cause.says


@pytest.mark.parametrize("name", UNQUOTED)
def test_nothing_of_the_token_is_shown(name: str) -> None:
    found = diagnosis(UNQUOTED[name].encode())
    shown = (render(found, Sheet(width=160)) + str(diagnosis_document(found))).lower()
    assert not [piece for piece in pieces(token()) if piece.lower() in shown]


def test_that_there_is_no_host_is_sure_of_the_logins_own_host_alone() -> None:
    own = first(f"{REQUEST}curl: (6) Could not resolve host: {HOST}\n")
    assert (own.name, own.is_sure, HOST in own.says) == ("no-answer", True, True)
    other = first(f"{REQUEST}curl: (6) Could not resolve host: application\n")
    assert (other.name, other.is_sure) == ("no-answer", False)
    assert "a host “application”, which is not the login's" in other.says


def test_a_host_is_the_same_in_any_case_and_with_its_port() -> None:
    text = REQUEST.replace(HOST, f"{HOST.upper()}:443")
    assert first(f"{text}curl: (6) Could not resolve host: {HOST}\n").is_sure


def test_the_answer_is_not_to_a_word_that_was_taken_for_a_host() -> None:
    typed = f"curl -i -X POST {URL} -H 'Authorization: Bearer {token()}' -d not quoted\n"
    found = diagnosis(
        f"{typed}HTTP/2 200\nset-cookie: eas.sid=x\n\nOK\ncurl: (6) Could not resolve host: quoted\n".encode()
    )
    assert (found.outcome, found.first_cause) == ("worked", None)


@pytest.mark.parametrize("words", ["x" * 70, token()[:60], "eyJhbGciOiJSUzI1NiJ9"])
def test_what_cannot_be_a_host_is_not_shown(words: str) -> None:
    shown = render(diagnosis(f"{REQUEST}curl: (6) Could not resolve host: {words}\n".encode()), Sheet())
    assert words[:12] not in shown


@pytest.mark.parametrize(
    ("failure", "is_trust"),
    [
        ("net::ERR_CERT_AUTHORITY_INVALID", True),
        ("net::ERR_CERTIFICATE_TRANSPARENCY_REQUIRED", True),
        ("SEC_ERROR_UNKNOWN_ISSUER", True),
        ("curl: SSL certificate problem: unable to get local issuer certificate", True),
        ("net::ERR_SSL_PROTOCOL_ERROR", False),
        ("net::ERR_SSL_VERSION_OR_CIPHER_MISMATCH", False),
        ("net::ERR_SSL_CLIENT_AUTH_CERT_NEEDED", False),
        ("SSL_ERROR_RX_RECORD_TOO_LONG", False),
        ("curl: OpenSSL SSL_connect: Connection reset by peer in connection to x:443", False),
        ("curl: TLS connect error: error:0A00010B:SSL routines::wrong version number", False),
    ],
)
def test_only_a_certificate_is_a_matter_of_trust(failure: str, *, is_trust: bool) -> None:
    login = Exchange(method="POST", address=Address(HOST, "/login/jwt-session"), where="entry 1", failure=failure)
    told = "was not trusted" if is_trust else "No TLS connection"
    cause = diagnose_by(Evidence(exchanges=(login,)), Inquiry(MOMENT)).first_cause
    assert cause is not None
    assert (told in cause.says, cause.is_sure, was_not_sent(login)) == (True, False, True)
    assert ("certificate" in cause.change) == is_trust


@pytest.mark.parametrize("before", ["curl: (6) ", "", "[2023-11-14] app.ERROR: cURL error 6: ", f"{METER}curl: (6) "])
@pytest.mark.parametrize(
    "words",
    [
        f"Could not resolve host: {HOST}",
        f"Failed to connect to {HOST} port 443 after 12 ms: Couldn't connect to server",
    ],
)
def test_the_host_that_curl_names_is_named_though_nothing_else_is_known(before: str, words: str) -> None:
    cause = first(f"{before}{words}\n")
    assert (cause.name, HOST in cause.says) == ("no-answer", True)


@pytest.mark.parametrize(
    "words",
    [
        f"SSL: no alternative certificate subject name matches target host name '{HOST}'",
        f"OpenSSL SSL_connect: Connection reset by peer in connection to {HOST}:443",
        f"Couldn't resolve host '{HOST}'",
    ],
)
def test_the_host_stands_in_several_places_of_curls_words(words: str) -> None:
    assert HOST in first(f"curl: (35) {words}\n").says


@pytest.mark.parametrize("words", ["SSL certificate problem: self-signed certificate", "Empty reply from server"])
def test_no_host_is_called_unknown_where_curl_names_none(words: str) -> None:
    assert "unknown host" not in first(f"curl: (60) {words}\n").says


def test_a_proxy_that_is_not_there_is_no_tenant() -> None:
    cause = first("curl: (5) Could not resolve proxy: proxy.example.com\n")
    assert cause.says == "There is no proxy proxy.example.com: the login was not sent."


@pytest.mark.parametrize("host", ["eyewitnessreport.example.com", "eyeglasses-online.eu.qlikcloud.com"])
def test_a_host_may_begin_as_a_token_does(host: str) -> None:
    cause = first(f"{REQUEST.replace(HOST, host)}curl: (6) Could not resolve host: {host}\n")
    assert (cause.name, host in cause.says) == ("no-answer", True)


def test_an_answer_that_speaks_of_curls_errors_stays_one_answer() -> None:
    body = '{"error":"cURL error 6: Could not resolve host: x"}'
    found = diagnosis(f"{REQUEST}< HTTP/2 500\n< \n{body}\n".encode())
    assert [each.status for each in found.exchanges] == [500]
