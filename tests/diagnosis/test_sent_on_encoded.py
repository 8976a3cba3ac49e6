"""The report to send on, the screen and JSON of captures that write who somebody is in every way that machines have."""

import base64
import json
import re
from collections.abc import Iterator

import pytest

from inspector.jose import Json
from tests.builders import MOMENT, token
from tests.diagnosis.captures import GRANTED, LOGIN, SESSION, Call, capture, errors
from tests.diagnosis.encodings import ENCODINGS, readable
from tests.diagnosis.sent_on import FORMS, on_screen, pieces, sent_on
from tests.diagnosis.test_reading import PEM

WHO: dict[str, Json] = {
    "sub": "auth0|65f1c2Xamira",
    "name": "Amira Straßenkötter",
    "email": "a.strassenkoetter@zuhause.example",
    "groups": ["Führungskräfte Süd", "Ringelnatter", "Q7"],
    "jti": "jti-4711-Ringelblume",
}
VALUES = (
    "auth0|65f1c2Xamira",
    "Amira Straßenkötter",
    "a.strassenkoetter@zuhause.example",
    "Führungskräfte Süd",
    "Ringelnatter",
)
TELLING = ("amira", "straßenk", "straenk", "strassenk", "65f1c2x", "zuhause", "hrungskr", "ringelnatter", "ringelblume")
HELD = token(payload_changes={**WHO, "groups": [*VALUES[3:], "Q7"]}, without=("/payload/nbf",))


def case(value: str, *, worked: bool) -> bytes:
    """A capture with a value wherever one can stand in it."""
    path = re.sub(r"\s", "%20", value)
    at, cookie = f"?u={value}&qlik-web-integration-id={value}", re.sub(r"[\s;=,]", "_", value)
    sent = (("Cookie", f"eas.sid={value}; {cookie}={value}"), ("Referer", f"https://app.example.com/{value}"))
    received = (
        *GRANTED,
        *SESSION,
        ("Set-Cookie", f"{cookie}={value}"),
        ("Retry-After", value),
        ("Location", f"/{value}"),
    )
    loaded = Call(method="GET", path=f"/{value}/app.js{at}", host=f"{path}@app.example.com", body=f"k=`{PEM}` {value}")
    login = Call(
        token=HELD,
        path=f"{LOGIN}&login={value}",
        status=200 if worked else 401,
        sent=sent,
        received=received,
        body="OK"
        if worked
        else errors(value, f"no {value}", f'user={value}, “{value}” and "{value}": {value}; {HELD}'),
    )
    after = [
        Call(method=method, path=path, at=MOMENT + 1, status=status, body=f"{value} CSRF", sent=sent, received=received)
        for method, path, status in (
            ("GET", f"/api/v1/users/{value}{at}", 401),
            ("GET", f"/api/v1/x{path}x/{path}/{value}", 404),
            (value, f"/api/v1/items;u={value}#{value}", 403),
            ("GET", f"/api/{HELD}/{base64.b64encode(HELD.encode()).decode()}", 429),
        )
    ]
    return capture(loaded, login, *after, Call(method="OPTIONS", path=LOGIN, status=403, body=value, sent=sent))


def leaked(report: str) -> Iterator[str]:
    """What a reader finds in it of the user, and of the token."""
    told = readable(report)
    yield from (each for each in TELLING if each in told)
    yield from (each for each in pieces(HELD) if each.lower() in told)


def shown(data: bytes) -> Iterator[tuple[str, str]]:
    yield from ((form, sent_on(data, form=form)) for form in FORMS)
    yield "screen and JSON", on_screen(data)


@pytest.mark.parametrize("worked", [True, False], ids=["worked", "failed"])
@pytest.mark.parametrize("name", ENCODINGS)
def test_nothing_of_a_user_is_told_however_it_is_written(name: str, *, worked: bool) -> None:
    found = {
        (value, where): told
        for value in VALUES
        for where, report in shown(case(ENCODINGS[name](value), worked=worked))
        if (told := list(leaked(report)))
    }
    assert found == {}


@pytest.mark.parametrize("name", ENCODINGS)
def test_a_value_that_is_written_so_would_be_found(name: str) -> None:
    assert all(list(leaked(f"x {ENCODINGS[name](value)} x")) for value in VALUES)


def test_what_is_no_value_is_not_masked_however_it_is_written() -> None:
    plain = {name: write("Wanderdüne am Fluss") for name, write in ENCODINGS.items()}
    for name, value in plain.items():
        told = json.dumps(value)[1:-1]
        report = on_screen(capture(Call(token=HELD, status=401, body=errors("X-1", "no", value[:38]))))
        assert "(user" not in report, (name, told)
        assert "(name" not in report, (name, told)
