"""The table of calls on a terminal: readable at 80 columns, no stand-in cut, what Qlik accepted called so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.diagnosis.as_text import render
from inspector.diagnosis.call_list import clipped_whole, folded, table
from inspector.diagnosis.calls import short_hosts
from inspector.report.sheet import Sheet
from tests.builders import MOMENT, token
from tests.diagnosis.captures import GRANTED, NO_REASON, SENT_BACK, SESSION, Call, capture, diagnosis

HELD = token(payload_changes={"sub": "auth0|jdoe-77", "email": "jane.doe@example.org", "groups": ["Sales Team"]})
LONG = "/api/v1/users/jane.doe@example.org/sessions/auth0|jdoe-77/spaces/Sales%20Team/items/0123456789abcdef0123"
LOGGED_IN = Call(token=HELD, received=(*GRANTED, *SESSION))


def listed(*sources: bytes, width: int = 80) -> list[str]:
    """The lines of the table."""
    shown = render(diagnosis(*sources), Sheet(width=width))
    return shown[shown.index("\nCalls") + 1 :].split("\n")


@pytest.mark.parametrize("width", [72, 80, 120, 200])
def test_a_long_call_goes_on_below_itself_and_no_stand_in_is_cut(width: int) -> None:
    lines = listed(capture(LOGGED_IN, Call(method="GET", path=LONG, at=MOMENT + 1, status=401)), width=width)
    told = " ".join(" ".join(lines).split())
    for stand_in in ("(mail 1)", "(user 1)", "(group 1)"):
        assert stand_in in told
    assert "0123456789abcdef0123" in told
    assert all(len(line) <= width for line in lines)


def test_a_short_call_stands_on_one_line() -> None:
    assert listed(capture(LOGGED_IN))[2] == "  entry 1  22:13:20  POST /login/jwt-session  200     set      accepted"


def test_a_column_that_says_nothing_is_left_out() -> None:
    assert listed(capture(Call(status=401, is_bare=True)))[1:3] == [
        "           UTC       call                     answer",
        "  entry 1  22:13:20  POST /login/jwt-session  401",
    ]


def test_a_host_stands_above_its_calls() -> None:
    other = Call(token=HELD, host="other.us.qlikcloud.com", at=MOMENT + 9, status=401)
    lines = listed(capture(LOGGED_IN, other, other))
    assert [line for line in lines if line.startswith("  to ")] == [
        "  to tenant.eu.qlikcloud.com",
        "  to other.us.qlikcloud.com",
    ]


def test_where_each_call_has_a_line_hosts_are_short_and_paths_are_seen() -> None:
    other = Call(token=HELD, host="another-tenant.us.qlikcloud.com", at=MOMENT + 9, status=401)
    found = diagnosis(capture(LOGGED_IN, other))
    narrow, wide = (table(found, list(found.exchanges), width, Sheet().paint) for width in (90, 120))
    assert "POST tenant…/login/jwt-session" in narrow[2]
    assert "POST another-tenant…/login/jwt-session" in narrow[3]
    assert "POST another-tenant.us.qlikcloud.com/login/jwt-session" in wide[3]


def test_hosts_whose_first_names_are_alike_are_shown_whole() -> None:
    assert short_hosts(["tenant.eu.example", "tenant.us.example"]) == {
        "tenant.eu.example": "tenant.eu.example",
        "tenant.us.example": "tenant.us.example",
    }
    assert short_hosts(["tenant.eu.example"]) == {}


def test_several_sources_are_named_by_letters() -> None:
    lines = listed(capture(LOGGED_IN), capture(Call(method="GET", path="/api/v1/x", at=MOMENT + 1, sent=SENT_BACK)))
    assert [line[2:11] for line in lines[2:4]] == ["entry 1 A", "entry 1 B"]
    assert "  A is 0.har" in lines
    assert "  B is 1.har" in lines


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (Call(token=token()), "accepted"),
        (Call(token=token(), status=204), "accepted"),
        (Call(token=token(), status=302, received=SESSION), "accepted"),
        (Call(token=token(payload_changes={"aud": "x"})), "accepted, QJ404"),
        (Call(token=token(payload_changes={"aud": "x"}), status=401), "QJ404"),
        (Call(token=token(), status=302), "conforming"),
        (Call(token=token(), status=401, body=NO_REASON), "conforming"),
    ],
)
def test_a_token_that_qlik_took_is_called_accepted_and_our_verdict_stands_apart(call: Call, told: str) -> None:
    assert listed(capture(call))[2].split("  ")[-1].strip() == told


@given(st.text("ab/ (é1)", max_size=80), st.integers(12, 60))
def test_what_is_folded_fits_and_loses_nothing(text: str, width: int) -> None:
    lines = folded(text, width)
    assert all(len(line) <= width for line in lines)
    if len(lines) < 6:
        assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize("width", range(12, 40))
def test_a_stand_in_is_shown_whole_or_not_at_all(width: int) -> None:
    text = "GET /api/(mail 1)/x/(a mail address)"
    shown = clipped_whole(text, width)
    assert len(shown) <= width
    assert shown.count("(") == shown.count(")")
    assert all("(mail 1)" in line or "(m" not in line for line in folded(text, max(width, 20)))
