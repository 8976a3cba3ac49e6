"""How the session cookie was set by a login: SameSite and Secure, in headers and in lists of cookies."""

import pytest

from inspector.jose import Json
from tests.builders import MOMENT, token
from tests.diagnosis.captures import (
    GRANTED,
    ME,
    SENT_BACK,
    SESSION,
    Call,
    capture,
    cause_of,
    diagnosis,
    first,
    json_of,
    words_of,
)
from tests.diagnosis.way_scenarios import LAX, NOT_SECURE


@pytest.mark.parametrize("attribute", ["sameSite", "Set-Cookie"])
def test_the_capture_tells_same_site_in_a_header_or_in_its_list_of_cookies(attribute: str) -> None:
    login = Call(token=token(), received=LAX if attribute == "Set-Cookie" else GRANTED).entry()
    if attribute == "sameSite":
        answer = login["response"]
        assert isinstance(answer, dict)
        answer["cookies"] = [{"name": "eas.sid", "value": "SECRET", "sameSite": "Lax"}]
    after = Call(method="GET", path=ME, at=MOMENT + 1, status=401, body="").entry()
    cause = cause_of(json_of(login, after))
    assert cause.name == "cookies-same-site"
    assert "published nowhere that is known" in words_of(cause)


def secure_by_list(*, secure: Json) -> str:
    """The cause where the capture's list of cookies alone tells of the session's."""
    login = Call(token=token()).entry()
    answer = login["response"]
    assert isinstance(answer, dict)
    answer["cookies"] = [{"name": "eas.sid", "value": "SECRET", "sameSite": "None", "secure": secure}]
    return cause_of(json_of(login, Call(method="GET", path=ME, at=MOMENT + 1, status=401, body="").entry())).name


@pytest.mark.parametrize(
    ("secure", "name"), [(False, "cookie-not-secure"), (True, "cookies-blocked"), (None, "cookies-blocked")]
)
def test_the_list_of_cookies_tells_secure_where_it_says_so(secure: Json, name: str) -> None:
    assert secure_by_list(secure=secure) == name


@pytest.mark.parametrize(
    ("cookie", "name"),
    [
        ("eas.sid=x; SameSite=None", "cookie-not-secure"),
        ("eas.sid=x; SameSite=None; Domain=secure.example", "cookie-not-secure"),
        ("eas.sid=x;samesite=NONE;SECURE", "cookies-blocked"),
        ("eas.sid=x; Secure ; SameSite=None", "cookies-blocked"),
        ("eas.sid=x; Secure; SameSite=None\neas.sid=y; SameSite=None", "cookie-not-secure"),
        ("other=x; SameSite=None\neas.sid=y; Secure; SameSite=None", "cookies-blocked"),
        ("eas.sid=x; SameSite=None; Secure, other=y; Path=/", "cookies-blocked"),
        ("eas.sid=x; SameSite=None; Secure,other=y; Path=/", "cookies-blocked"),
        ("eas.sid=x; SameSite=None; Secure\r\nother=y", "cookies-blocked"),
        ("other=y\r\neas.sid=x; SameSite=None; Secure", "cookies-blocked"),
        ("eas.sid=x; SameSite=None; Secure=true", "cookies-blocked"),
        ("eas.sid=x; SameSite=None; Expires=Wed, 21 Oct 2099 07:28:00 GMT; Secure", "cookies-blocked"),
        ("eas.sid=x; SameSite=None; Path=/, other=y; Secure", "cookie-not-secure"),
        ("eas.sid=x; SameSite=None; Secured", "cookie-not-secure"),
        ("eas.sid=x", "cookies-blocked"),
    ],
)
def test_a_cookie_for_other_sites_has_to_be_secure(cookie: str, name: str) -> None:
    login = Call(token=token(), received=(*GRANTED, ("Set-Cookie", cookie)))
    after = Call(method="GET", path=ME, at=MOMENT + 1, status=401, body="")
    assert first(capture(login, after)) == name


def test_a_session_that_comes_back_is_not_laid_to_secure() -> None:
    after = Call(method="GET", path=ME, at=MOMENT + 1, sent=SENT_BACK, body="{}")
    assert first(capture(Call(token=token(), received=NOT_SECURE), after)) == ""


def test_a_session_that_comes_back_is_not_laid_to_same_site() -> None:
    calls = (Call(token=token(), received=LAX), Call(method="GET", path=ME, at=MOMENT + 1, sent=SENT_BACK, body="{}"))
    assert diagnosis(capture(*calls)).first_cause is None


def test_without_same_site_nothing_is_claimed_of_it() -> None:
    calls = (Call(token=token(), received=(*GRANTED, *SESSION)), Call(method="GET", path=ME, status=401, body=""))
    assert cause_of(capture(*calls)).name == "cookies-blocked"
