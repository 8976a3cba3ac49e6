"""Times that Python counts from a clock are held against Qlik's hour, where they surely lie so far apart."""

import pytest

from inspector.inspection import Inquiry
from inspector.signing.code.python import read_python
from inspector.signing.correction.correct import correct
from inspector.signing.javascript.values import Unknown, member
from inspector.signing.moments import Moment
from inspector.signing.preflight import Preflight, look_ahead
from tests.builders import tenant
from tests.signing.test_preflight import NOW

HEAD = """import calendar, datetime as dt, jwt, math, time
from datetime import datetime, timedelta, timezone
HOURS = 24
AT_IMPORT = time.time()
def token(user, hours):
    now = datetime.now(timezone.utc)
    seconds = int(time.time())
"""
AWARE, NAIVE, NUMBER = "datetime.now(timezone.utc)", "datetime.now()", "int(time.time())"


def looked_at(nbf: str, exp: str, more: str = "", longest: int = 3600) -> Preflight:
    code = f"{HEAD}    return jwt.encode({{**user, 'iat': {nbf}, 'nbf': {nbf}, 'exp': {exp}{more}}}, k, 'RS256')"
    [inputs] = read_python(code)
    return look_ahead(inputs, Inquiry(NOW, tenant(longest_lifetime=longest)))


def told(found: Preflight) -> list[str]:
    """What is found of the times."""
    return [f"{each.rule.code} {each.message}" for each in found.findings if each.rule.code[:3] == "QJ5"]


TOO_LONG = {
    (NUMBER, "int(time.time()) + 3600 * 24"): "24 h",
    (NUMBER, "3600 * 24 + int(time.time())"): "24 h",
    (NUMBER, "int(time.time() + 7200)"): "2 h",
    (NUMBER, "round(time.time()) + 60 * 60 * 2"): "2 h",
    (NUMBER, "math.floor(time.time()) + 7200"): "2 h",
    (NUMBER, "time.time() + 86400 / 2"): "12 h",
    ("seconds", "seconds + 3601"): "1 h 0 min 1 s",
    ("seconds - 30", "seconds + 3600"): "1 h 0 min 30 s",
    (AWARE, "datetime.now(timezone.utc) + timedelta(hours=24)"): "24 h",
    (AWARE, "dt.datetime.now(tz=dt.timezone.utc) + dt.timedelta(1)"): "24 h",
    ("now", "now + timedelta(hours=HOURS)"): "24 h",
    ("now", "now + timedelta(minutes=30) * 4"): "2 h",
    ("now", "now + timedelta(hours=1) + timedelta(seconds=1)"): "1 h 0 min 1 s",
    ("now - timedelta(seconds=30)", "now + timedelta(hours=1)"): "1 h 0 min 30 s",
    ("now", "(now + timedelta(hours=2)).timestamp()"): "2 h",
    ("int(now.timestamp())", "int((now + timedelta(hours=2)).timestamp())"): "2 h",
    ("now.replace(microsecond=0)", "now + timedelta(days=1, hours=1)"): "25 h",
    ("datetime.utcnow()", "datetime.utcnow() + timedelta(hours=2)"): "2 h",
    ("datetime.utcnow()", "int(time.time()) + 7200"): "2 h",
    (NAIVE, "datetime.now() + timedelta(hours=2)"): "2 h",
    ("int(now.timestamp())", "seconds + timedelta(hours=2).total_seconds()"): "2 h",
    ("0", "int(time.time()) + 300"): "53.9 years",
    ("AT_IMPORT", "AT_IMPORT + 7200"): "2 h",
}


@pytest.mark.parametrize(("nbf", "exp"), TOO_LONG)
def test_what_surely_lives_too_long_is_found(nbf: str, exp: str) -> None:
    [first] = [each for each in told(looked_at(nbf, exp)) if each.startswith("QJ501")]
    assert first.startswith(f"QJ501 exp is {TOO_LONG[nbf, exp]} after nbf; Qlik allows 1 h")


NOT_SURE = [
    (NUMBER, "int(time.time()) + 3600"),
    (NUMBER, "int(time.time()) + 3601"),  # the clock may have ticked between the two
    ("seconds", "seconds + 3600"),
    ("now", "now + timedelta(hours=1)"),
    ("now", "now + timedelta(hours=hours)"),
    ("now", "now + user.span"),
    ("now", "user.now + timedelta(hours=24)"),
    ("user.now", "now + timedelta(hours=24)"),
    ("now", "datetime.now() + timedelta(hours=2)"),  # local time, taken for UTC
    ("datetime.utcnow().timestamp()", "int(time.time()) + 7200"),  # UTC, taken for local time
    (NUMBER, "AT_IMPORT + 7200"),  # nobody knows how long ago that was
    ("now", "now + timedelta(fortnights=1)"),
    ("now", "now + 7200"),
    (NUMBER, "time.time() + timedelta(hours=2)"),
    (NUMBER, "int(time.time()) * 2"),
    (NUMBER, "int(time.time()) * 1000 * 1000"),
    (NUMBER, "(time.time() + timedelta(hours=2)) * 1000"),
    (NUMBER, "datetime.utcnow().timestamp() * 1000"),  # off by the time zone
    ("int(AT_IMPORT)", "int(AT_IMPORT + 3600.5)"),  # which may be cut to the hour
    ("AT_IMPORT", "int(AT_IMPORT) + 3600.5"),
    ("now", "now + timedelta(seconds=3600.5)"),
    (NUMBER, f"int(time.time()) + {'9' * 400}"),
    (NUMBER, "int(time.time()) + 1e300 * 1e300"),
    ("datetime.now(user.zone)", "now + timedelta(hours=2)"),
]


@pytest.mark.parametrize(("nbf", "exp"), NOT_SURE)
def test_where_that_is_not_sure_nothing_is_said(nbf: str, exp: str) -> None:
    assert told(looked_at(nbf, exp)) == []


@pytest.mark.parametrize("exp", ["int(time.time() * 1000)", "1000 * seconds + 3600", "round(now.timestamp() * 1000)"])
def test_milliseconds_are_found_whatever_the_clock_shows(exp: str) -> None:
    assert told(looked_at("seconds", exp)) == [f"QJ508 exp is {exp}: milliseconds since 1970"]


def test_that_only_the_back_dated_nbf_breaks_the_hour_is_told() -> None:
    times = "{'iat': now, 'nbf': now - timedelta(0, 30), 'exp': now + timedelta(0, 3600)}"
    [inputs] = read_python(f"{HEAD}    return jwt.encode({times}, k)")
    [first] = [each for each in told(look_ahead(inputs, Inquiry(NOW))) if "QJ501" in each]
    assert first.endswith("exp is 1 h after iat: only the back-dated nbf makes it too long")


@pytest.mark.parametrize("exp", ["seconds", "seconds - 60", "int(time.time()) - 60"])
def test_what_is_never_valid_is_found(exp: str) -> None:
    assert [each[:5] for each in told(looked_at("seconds", exp))] == ["QJ507"]


def test_the_tenants_own_limit_counts() -> None:
    assert told(looked_at("seconds", "seconds + 7200", longest=7200)) == []
    assert "QJ501" in told(looked_at("seconds", "seconds + 7201", longest=7200))[0]


def test_what_a_spread_behind_it_may_overwrite_is_said_to_be() -> None:
    [first] = told(looked_at("seconds", "seconds + 7200", more=", **more"))
    assert first.endswith("(what stands behind it may overwrite it)")


def test_a_time_stands_where_its_member_is_written() -> None:
    found = looked_at("now", "now + timedelta(hours=2)")
    [finding] = [each for each in found.findings if each.rule.code == "QJ501"]
    spot = found.spot(finding)
    assert spot is not None
    assert spot.line == HEAD.count("\n") + 1


def test_off_another_clock_all_times_are_set_right_together() -> None:
    [inputs] = read_python(f"{HEAD}    n = {NAIVE}\n    jwt.encode({{'nbf': n, 'exp': n + timedelta(hours=2)}}, k)")
    payload = correct(inputs, Inquiry(NOW)).inputs.payload
    assert [getattr(member(payload, name), "text", "") for name in ("nbf", "exp")] == [NUMBER, f"{NUMBER} + 300"]


@pytest.mark.parametrize("shadow", ["time = clock()", "time = x; time = y", "int = str"])
def test_a_name_that_means_something_else_is_no_clock(shadow: str) -> None:
    [inputs] = read_python(f"import jwt, time\n{shadow}\njwt.encode({{'exp': int(time.time()) + 5}}, k)")
    exp = member(inputs.payload, "exp")
    assert isinstance(exp, Unknown)
    assert not isinstance(exp, Moment)


def test_names_that_refer_to_one_another_come_to_an_end() -> None:
    doubled = "".join(f"t{at} = t{at - 1} + t{at - 1}\n" for at in range(1, 60))
    [inputs] = read_python(f"import jwt, time\nt0 = time.time()\n{doubled}jwt.encode({{'exp': t59}}, k)")
    assert isinstance(member(inputs.payload, "exp"), Unknown)
