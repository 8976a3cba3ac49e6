"""How a login was sent, and what answered in Qlik's place: tokens in addresses, empty headers, proxies, gateways."""

import json

import pytest

from inspector.diagnosis.as_json import diagnosis_document
from inspector.diagnosis.as_text import render
from inspector.diagnosis.reading import evidence_of
from inspector.report.sheet import Sheet
from tests.builders import MOMENT, token
from tests.diagnosis.captures import (
    HOST,
    ME,
    NO_REASON,
    Call,
    capture,
    cause_of,
    diagnosis,
    errors,
    first,
    words_of,
)
from tests.diagnosis.sent_on import pieces, sent_on
from tests.diagnosis.way_scenarios import in_address

URL = f"https://{HOST}/login/jwt-session"
REFUSED = f"< HTTP/2 401\n< \n{NO_REASON}\n"
TUNNEL = (
    f"> CONNECT {HOST}:443 HTTP/1.1\n> Host: {HOST}:443\n> \n< HTTP/1.1 407 Proxy Authentication Required\n"
    '< Server: squid/5.7\n< Proxy-Authenticate: Basic realm="x"\n< Proxy-Authenticate: Negotiate c2VjcmV0\n< \n'
    "curl: (56) CONNECT tunnel failed, response 407\n"
)


@pytest.mark.parametrize(
    "text",
    [
        f"> POST /login/jwt-session?token={token()} HTTP/2\n> Host: {HOST}\n> \n{REFUSED}",
        f"POST {URL}?jwt={token()} HTTP/1.1\n\nHTTP/1.1 401 Unauthorized\n\n{NO_REASON}",
        f"curl -i -X POST '{URL}?access_token={token()}'\nHTTP/2 401\n\n{NO_REASON}",
        f"it fails with {URL}?token={token()}",
        f"{URL}#{token()}\n",
    ],
)
def test_a_token_in_the_address_is_told_of_requests_commands_and_letters(text: str) -> None:
    cause = cause_of(text)
    assert (cause.name, cause.is_sure) == ("token-in-address", True)
    assert "Qlik's login reads the header" in cause.says
    assert "kept in histories and logs" in words_of(cause)


def test_the_token_in_the_address_is_judged_and_never_shown() -> None:
    given = capture(in_address("&token="))
    found = diagnosis(given)
    assert [each.report is not None and each.report.token.text for each in found.judged] == [token()]
    shown = render(found, Sheet()) + str(diagnosis_document(found)) + sent_on(given)
    assert not [piece for piece in pieces(token()) if piece in shown]


def test_what_stands_behind_the_hash_is_said_not_to_be_sent() -> None:
    assert "what is behind # a browser does not send" in cause_of(capture(in_address("#"))).says
    assert "behind #" not in cause_of(capture(in_address("&token="))).says


@pytest.mark.parametrize("value", ["eyewitnesses.of.it", "ey.a.b", "", "x.y.z"])
def test_what_is_no_token_is_none_in_an_address_either(value: str) -> None:
    (found,) = evidence_of(f"> POST /login/jwt-session?token={value} HTTP/2\n> Host: {HOST}\n> \n", "").exchanges
    assert (found.in_address, found.bearer) == ("", "")


def test_a_token_in_the_header_is_the_one_that_counts() -> None:
    sent = in_address("&token=")
    assert diagnosis(capture(Call(path=sent.path, token=token(), status=401, body=NO_REASON))).first_cause is None


def test_another_path_with_a_token_in_its_address_is_no_login() -> None:
    assert diagnosis(capture(Call(path=f"{ME}?token={token()}", status=200))).judged == ()


def test_that_a_login_worked_hides_not_that_its_token_stands_in_the_address() -> None:
    found = diagnosis(capture(Call(path=in_address("&token=").path)))
    assert (found.outcome, found.first_cause) == ("worked", None)
    assert any("stands in the address" in words for words in found.seen)


def test_a_header_that_was_empty_is_no_capture_without_headers() -> None:
    found = diagnosis(capture(Call(sent=(("Authorization", "Bearer "),), status=401, body=NO_REASON)))
    assert not any("neither Authorization headers nor cookies" in words for words in found.not_known)


def test_what_a_proxys_page_says_is_explained_by_its_status() -> None:
    found = diagnosis(capture(Call(token=token(), status=407, body="<h1>Proxy Authentication Required</h1>")))
    assert found.unknown_answers == ()


def test_a_proxy_that_wants_a_login_is_told_of_curls_tunnel_once() -> None:
    found = diagnosis(TUNNEL.encode())
    assert found.first_cause is not None
    assert (found.first_cause.name, found.first_cause.is_sure, found.found_too) == ("proxy-login", True, ())
    assert "Server “squid/5.7”, Proxy-Authenticate “Basic, Negotiate”" in words_of(found.first_cause)
    assert "c2VjcmV0" not in render(found, Sheet())
    assert [each.method for each in found.exchanges] == ["CONNECT"]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("CONNECT tunnel failed, response 407", "proxy-login"),
        ("Received HTTP code 407 from proxy after CONNECT", "proxy-login"),
        ("CONNECT tunnel failed, response 403", "proxy-refused"),
    ],
)
def test_curls_word_of_a_proxy_is_enough(words: str, name: str) -> None:
    assert cause_of(f"curl: (56) {words}\n").name == name


def test_a_proxy_that_opens_the_way_is_no_call() -> None:
    opened = f"> CONNECT {HOST}:443 HTTP/1.1\n> \n< HTTP/1.1 200 Connection established\n< Proxy-agent: x\n< \n"
    text = f"{opened}> POST /login/jwt-session HTTP/2\n> Host: {HOST}\n> Authorization: Bearer {token()}\n> \n{REFUSED}"
    assert [each.method for each in evidence_of(text, "").exchanges] == ["POST"]


def test_of_a_gateway_its_headers_tell_who_answered_or_that_none_does() -> None:
    told = Call(token=token(), status=503, body="down", received=(("Server", "nginx"), ("Via", "1.1 gw.example.com")))
    assert "Server “nginx”, Via “1.1 gw.example.com”" in words_of(cause_of(capture(told)))
    untold = Call(token=token(), status=503, body="down", received=())
    assert "no header of it tells who answered" in words_of(cause_of(capture(untold)))


def test_an_error_that_is_worded_as_qliks_is_not_laid_to_a_gateway() -> None:
    found = diagnosis(capture(Call(token=token(), status=503, body=errors("SOME-1", "Unavailable", status=503))))
    assert (found.outcome, found.first_cause) == ("failed", None)


def test_a_login_that_no_proxy_let_through_has_spent_no_jti() -> None:
    through = Call(token=token(), at=MOMENT + 5, date=MOMENT + 5, status=401, body=NO_REASON)
    for status, was_sent in ((407, False), (503, True)):
        found = diagnosis(capture(Call(token=token(), status=status, body="x"), through))
        assert (found.judged[1].before is not None) == was_sent


@pytest.mark.parametrize("answer", ["", "\nHTTP/1.1 401 Unauthorized\n\n"])
def test_a_token_in_an_address_of_more_than_8000_characters_is_told_and_whole(answer: str) -> None:
    held = token(payload_changes={"groups": [f"A group with the number {number}" for number in range(400)]})
    found = diagnosis(f"curl -i '{URL}?token={held}&x=1'{answer}".encode())
    assert len(held) > 8000
    assert found.first_cause is not None
    assert found.first_cause.name == "token-in-address"
    [judged] = found.judged
    assert judged.report is not None
    assert judged.report.token.text == held


@pytest.mark.parametrize(
    ("text", "name", "is_sure"),
    [
        ("407 Proxy Authentication Required", "proxy-login", True),
        ("<html><h1>502 Bad Gateway</h1><hr>nginx</html>", "gateways-answer", False),
        ("503 Service Unavailable", "gateways-answer", False),
        ("504 Gateway Time-out", "gateways-answer", False),
    ],
)
def test_the_words_of_a_proxy_or_gateway_are_known_without_their_call(text: str, name: str, *, is_sure: bool) -> None:
    found = diagnosis(text.encode())
    assert found.first_cause is not None
    assert (found.outcome, found.first_cause.name, found.first_cause.is_sure) == ("failed", name, is_sure)


@pytest.mark.parametrize("text", ["we sold 503 services", "500 Internal Server Error", "503"])
def test_other_words_are_not_laid_to_a_gateway(text: str) -> None:
    assert diagnosis(text.encode()).first_cause is None


def test_an_answer_alone_that_is_worded_as_qliks_is_not_laid_to_a_gateway() -> None:
    assert diagnosis(f"HTTP/1.1 503 X\n\n{errors('SOME-1', 'Unavailable')}\n".encode()).first_cause is None
    found = diagnosis(b"HTTP/1.1 503 Service Unavailable\nServer: squid\n\n<h1>503 Service Unavailable</h1>\n")
    assert found.first_cause is not None
    assert (found.first_cause.name, found.found_too) == ("gateways-answer", ())
    assert "Server “squid”" in words_of(found.first_cause)


def test_a_page_of_refusal_is_most_likely_a_filters() -> None:
    page = "<html><title>Internet Security</title>Blocked</html>"
    html = (("Content-Type", "text/html"),)
    assert first(capture(Call(token=token(), status=403, body=page, received=html))) == "gateways-answer"


def test_a_refusal_that_is_no_page_is_nobody_elses() -> None:
    json = (("Content-Type", "application/json"),)
    unknown = Call(token=token(), status=403, body='{"errors":[{"title":"No."}]}', received=json)
    assert first(capture(unknown)) != "gateways-answer"


def test_a_token_in_the_body_of_the_login_is_told() -> None:
    given = json.loads(capture(Call(status=401, body=errors("HTTP-401", "Unauthorized"))))
    given["log"]["entries"][0]["request"]["postData"] = {"text": json.dumps({"token": token()})}
    cause = cause_of(json.dumps(given).encode())
    assert cause.name == "token-in-body"
    assert "not in the header Authorization" in cause.says


def test_so_it_is_in_http_as_text() -> None:
    text = f"POST /login/jwt-session HTTP/1.1\nHost: {HOST}\n\n{token()}\n\nHTTP/1.1 401 Unauthorized\n\n"
    (asked,) = evidence_of(text, "").exchanges
    assert (asked.in_body, asked.bearer) == (True, token())


@pytest.mark.parametrize(
    "words",
    ["The cafeteria has 503 service points", "error 503 service desk ticket", "407 Proxy authors met", "502 bad gates"],
)
def test_prose_with_such_a_number_is_no_gateways_answer(words: str) -> None:
    found = diagnosis(words.encode())
    assert found.first_cause is None


@pytest.mark.parametrize("words", ["host: jane.doe@acme.example", "proxy: bob:hunter2@proxy.example"])
def test_of_a_host_that_was_not_found_nobody_who_logs_in_is_named(words: str) -> None:
    found = cause_of(f"curl: (6) Could not resolve {words}")
    assert not [each for each in ("jane", "bob", "hunter2") if each in found.says]
