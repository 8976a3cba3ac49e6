"""Which texts tell of a login's fate, and so are a case; prose, payloads and bare tokens are none."""

import pytest

from inspector.diagnosis.recognising import answer_in, case_in
from tests.builders import token
from tests.diagnosis.captures import NO_NBF, NO_REASON, Call, capture, errors

ANSWERED = "POST /login/jwt-session HTTP/1.1\nHost: t.eu.qlikcloud.com\n\nHTTP/1.1 401 Unauthorized\n\n{}"
CASES = {
    "a capture": capture(Call(token=token())).decode(),
    "a capture with a mark before it": "\ufeff" + capture(Call()).decode(),
    "a capture with a lone surrogate in it": capture(Call()).decode()[:-1] + ',"\ud800":1}',
    "a capture of nothing": '{"log":{"entries":[]}}',
    "HTTP with its answer": ANSWERED,
    "an answer with its status": f"HTTP/1.1 400 Bad Request\n\n{NO_REASON}",
    "what curl prints": "> POST /login/jwt-session HTTP/2\n>\n< HTTP/2 401 \n<\n",
    "a known error": errors("INTERNAL-TOKEN-1", "Invalid token request", NO_NBF),
    "an error nobody explains": NO_REASON,
    "a gateway's error": '{"error": "invalid_token"}',
    "an error with a status": '{"status": 401, "message": "no"}',
    "a known answer beside a token": f"{token()}\n{NO_NBF}",
}
OTHERS = {
    "a token": token(),
    "a request alone": f"POST /login/jwt-session HTTP/1.1\nAuthorization: Bearer {token()}\n",
    "a payload": '{"sub": "x", "subType": "user", "title": "Dr", "description": "x"}',
    "a list": '["error"]',
    "broken JSON": '{"errors": [',
    "prose": "please help, the login fails with error 401",
    "many tokens and a known answer": f"{token()}\n{NO_NBF}\n{token(payload_changes={'jti': '2'})}",
    "nothing": "",
}


@pytest.mark.parametrize("name", CASES)
def test_what_tells_of_a_login_is_a_case(name: str) -> None:
    assert case_in(CASES[name], "") is not None


@pytest.mark.parametrize("name", OTHERS)
def test_what_does_not_is_none(name: str) -> None:
    assert case_in(OTHERS[name], "") is None


@pytest.mark.parametrize("text", [NO_NBF, "LOGIN-12", f"Hi,\nthe page says: {NO_NBF}\nBye", "API rate limit reached."])
def test_known_words_are_an_answer(text: str) -> None:
    assert answer_in(text, "") is not None


@pytest.mark.parametrize("text", ["the login fails", "Unauthorized", "error 400: bad request", ""])
def test_prose_is_no_answer(text: str) -> None:
    assert answer_in(text, "") is None


def test_of_a_letter_only_the_known_words_are_kept() -> None:
    found = answer_in(f"Dear Harry,\n{NO_NBF}\nYours", "")
    assert found is not None
    assert "Harry" not in "".join(said.detail for said in found.answers)
