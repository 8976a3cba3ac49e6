"""What went wrong after a login that worked: sessions and their cookies."""

from inspector.diagnosis.phrases import without_cause
from tests.builders import MOMENT, token
from tests.diagnosis.captures import (
    LOGIN,
    ME,
    SENT_BACK,
    Call,
    capture,
    diagnosis,
    first,
)
from tests.diagnosis.scenarios import LOGGED_IN


def test_calls_that_are_refused_with_the_session_are_not_laid_to_cookies() -> None:
    found = diagnosis(
        capture(LOGGED_IN, Call(method="GET", path=ME, at=MOMENT + 1, status=401, body="", sent=SENT_BACK))
    )
    assert (found.outcome, found.first_cause) == ("failed", None)


def test_only_of_calls_without_the_sessions_cookie_it_is_said_that_there_was_no_session() -> None:
    denied = Call(
        method="GET", path="/app/1", at=MOMENT + 3, status=403, sent=SENT_BACK, body="No permission to open the app."
    )
    with_it = Call(method="GET", path=ME, at=MOMENT + 1, status=401, body="", sent=SENT_BACK)
    without = Call(method="GET", path="/api/v1/items", at=MOMENT + 2, status=401, body="")
    assert diagnosis(capture(LOGGED_IN, with_it, denied)).follows == ()
    (told,) = diagnosis(capture(LOGGED_IN, with_it, without, denied)).follows
    assert told == "/api/v1/items was refused with 401 after the login: there was no session"


def test_a_call_after_the_login_that_got_no_answer_is_told() -> None:
    silent = Call(method="GET", path=ME, at=MOMENT + 1, status=0, body="", error="net::ERR_FAILED")
    found = diagnosis(capture(LOGGED_IN, silent))
    assert (found.outcome, found.first_cause) == ("worked", None)
    assert f"calls after it failed: GET {ME} (no answer, entry 2)" in without_cause(found)
    assert any(line.startswith("why no answer to entry 2 came, after the login") for line in found.not_known)


def test_a_program_that_keeps_no_cookies_is_no_browser_that_blocks_them() -> None:
    answer = "< HTTP/1.1 200 OK\n< Set-Cookie: eas.sid=x; Path=/\n< \nOK\n"
    text = f"> POST {LOGIN} HTTP/1.1\n> Host: h.eu.qlikcloud.com\n> Authorization: Bearer {token()}\n> \n{answer}"
    text += f"> GET {ME} HTTP/1.1\n> Host: h.eu.qlikcloud.com\n> \n< HTTP/1.1 401 Unauthorized\n< \n"
    assert first(text.encode()) == "cookies-not-kept"
