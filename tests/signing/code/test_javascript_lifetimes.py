"""Times that JavaScript counts from a clock are held against Qlik's hour, where they surely lie so far apart."""

import pytest

from inspector.inspection import Inquiry
from inspector.signing.code.javascript import read_javascript
from inspector.signing.correction.correct import correct
from inspector.signing.javascript.values import member
from inspector.signing.moments import Moment
from inspector.signing.preflight import Preflight, look_ahead
from tests.signing.code.test_javascript_times import HEAD, NUMBER, looked_at
from tests.signing.test_preflight import NOW


def told(found: Preflight) -> list[str]:
    """What is found of the times."""
    return [f"{each.rule.code} {each.message}" for each in found.findings if each.rule.code[:3] == "QJ5"]


TOO_LONG = {
    (NUMBER, f"{NUMBER} + 86400"): "24 h",
    ("now", "now + DAY"): "24 h",
    ("now", "now + 3601"): "1 h 0 min 1 s",
    ("now - 30", "now + 3600"): "1 h 0 min 30 s",
    ("now", "Math.floor(Date.now() / 1000) + 7200"): "2 h",
    ("now", "Math.round(Date.now() / 1000) + 7200"): "2 h",
    ("now", "Math.floor(later / 1000)"): "2 h",
    ("now", "now + 3600 * 1000"): "41.7 days",
    ("atImport", "atImport + DAY"): "24 h",
    ("atImport", "atImportToo"): "24 h",
    ("0", f"{NUMBER} + 300"): "53.9 years",
}


@pytest.mark.parametrize(("nbf", "exp"), TOO_LONG)
def test_what_surely_lives_too_long_is_found(nbf: str, exp: str) -> None:
    [first] = [each for each in told(looked_at(f"iat: {nbf}, nbf: {nbf}, exp: {exp}")) if each.startswith("QJ501")]
    assert first.startswith(f"QJ501 exp is {TOO_LONG[nbf, exp]} after nbf; Qlik allows 1 h")


NOT_SURE = [
    ("now", "now + 3600"),
    ("now", f"{NUMBER} + 3601"),  # the clock may have ticked between the two
    ("now", "Math.round(Date.now() / 1000) + 3601"),
    ("now", "atImport + DAY"),  # nobody knows how long ago that was
    ("now", "now + hours * 3600"),
    ("date / 1000", "Math.floor(date / 1000) + 3600.5"),  # of which up to a second may have been cut
    ("user.now", "now + DAY"),
    ("often", "now + DAY"),
]


@pytest.mark.parametrize(("nbf", "exp"), NOT_SURE)
def test_where_that_is_not_sure_nothing_is_said(nbf: str, exp: str) -> None:
    assert told(looked_at(f"iat: {nbf}, nbf: {nbf}, exp: {exp}")) == []


FROM_IAT = {
    ("iat: now", "expiresIn: '2h', notBefore: 0"): "2 h",
    ("iat: now, nbf: now", "expiresIn: '1d'"): "24 h",
    ("iat: now, nbf: now", "expiresIn: 3601"): "1 h 0 min 1 s",
    ("iat: now - 60, exp: now + 3600", "notBefore: '0s'"): "1 h 1 min",
    ("iat: now, exp: now + 3600", "notBefore: '-1.5s'"): "1 h 0 min 2 s",  # which is rounded down
    ("iat: now - 60, nbf: now - 3600", "expiresIn: '2h'"): "2 h 59 min",
    ("nbf: now - 60", "expiresIn: '1h'"): "1 h 1 min",  # jsonwebtoken reads the clock itself
    ("exp: now + DAY", "notBefore: '1s'"): "23 h 59 min 59 s",
    ("iat: atImport", "expiresIn: '2h', notBefore: 0"): "2 h",
    ("iat: Date.now() / 1000, nbf: Date.now() / 1000", "expiresIn: '2h'"): "2 h",
}


@pytest.mark.parametrize(("claims", "options"), FROM_IAT)
def test_what_an_option_counts_from_iat_is_held_against_the_payload(claims: str, options: str) -> None:
    [first] = told(looked_at(claims, options))
    assert first.startswith(f"QJ501 exp is {FROM_IAT[claims, options]} after nbf; Qlik allows 1 h")


@pytest.mark.parametrize(
    ("claims", "options"),
    [
        ("iat: now, nbf: now", "expiresIn: '1h'"),
        ("iat: now - 3600, nbf: now", "expiresIn: '2h'"),
        ("exp: now + 3601", "notBefore: '0s'"),  # the clock may have ticked between the two
        ("iat: atImport, nbf: now", "expiresIn: '2h'"),
        ("iat: now, nbf: now", "expiresIn: user.span"),
        ("iat: user.now, nbf: now", "expiresIn: '2h'"),
        ("nbf: now, ...user", "expiresIn: '2h'"),  # which may bring an iat
    ],
)
def test_an_option_counts_only_from_an_iat_that_is_known(claims: str, options: str) -> None:
    assert told(looked_at(claims, options)) == []


@pytest.mark.parametrize("exp", ["now", "now - 60", f"{NUMBER} - 60"])
def test_what_is_never_valid_is_found(exp: str) -> None:
    assert [each[:5] for each in told(looked_at(f"nbf: now, exp: {exp}"))] == ["QJ507"]


@pytest.mark.parametrize(
    "exp",
    [
        "Date.now()",
        "Date.now() + 3600",
        "Date.now() + 60 * 60 * 1000",
        "Math.floor(Date.now())",
        "new Date().getTime() + DAY",
        "later.getTime()",
        "+date",
        "now * 1000",
    ],
)
def test_milliseconds_are_found_whatever_the_clock_shows(exp: str) -> None:
    assert told(looked_at(f"iat: now, nbf: now, exp: {exp}")) == [f"QJ508 exp is {exp}: milliseconds since 1970"]


def test_each_time_in_milliseconds_is_found_by_itself() -> None:
    found = told(looked_at("iat: Date.now(), nbf: Date.now(), exp: Date.now() + 300000"))
    assert found == [
        "QJ508 iat is Date.now(): milliseconds since 1970",
        "QJ508 nbf is Date.now(): milliseconds since 1970",
        "QJ508 exp is Date.now() + 300000: milliseconds since 1970",
    ]


def test_of_milliseconds_in_iat_it_is_iat_that_is_told() -> None:
    found = told(looked_at("iat: Date.now()", "expiresIn: '5m', notBefore: 0"))
    assert found == ["QJ508 iat is Date.now(): milliseconds since 1970"]


def test_milliseconds_are_corrected() -> None:
    found = looked_at("exp: Date.now() + 3600", "notBefore: 0")
    fixed = correct(found.inputs, Inquiry(NOW))
    assert (member(fixed.inputs.options, "expiresIn"), "exp" in str(fixed.inputs.payload)) == ("5m", False)
    assert told(fixed.preflight) == []


def test_a_short_name_stands_for_what_was_computed_before() -> None:
    found = looked_at("nbf, exp", before="  const nbf = now, exp = nbf + DAY;\n")
    [finding] = [each for each in found.findings if each.rule.code == "QJ501"]
    spot = found.spot(finding)
    assert spot is not None
    assert spot.line == HEAD.count("\n") + 1


def test_the_tenants_own_limit_counts() -> None:
    assert told(looked_at("nbf: now, exp: now + 7200", longest=7200)) == []
    assert "QJ501" in told(looked_at("nbf: now, exp: now + 7201", longest=7200))[0]


def test_what_a_spread_behind_it_may_overwrite_is_said_to_be() -> None:
    [first] = told(looked_at("nbf: now, exp: now + 7200, ...user"))
    assert first.endswith("(what stands behind it may overwrite it)")


def test_a_promise_signs_when_it_is_made() -> None:
    call = f"jwt.sign({{nbf: {NUMBER}, exp: now + DAY}}, k, {{}}, done)"
    [inputs] = read_javascript(f"{HEAD}  return new Promise((done, fail) => {call});\n}}")
    assert "QJ501" in told(look_ahead(inputs, Inquiry(NOW)))[0]


@pytest.mark.parametrize(
    "signing", ["setInterval(() => {}, 9)", "while (true) {{ await pause(); {} }}", "return () => {}"]
)
def test_what_is_signed_again_and_again_is_signed_later(signing: str) -> None:
    call = f"jwt.sign({{nbf: {NUMBER}, exp: now + DAY}}, k)"
    [inputs] = read_javascript(f"{HEAD}  {signing.replace('{}', call).replace('{{', '{').replace('}}', '}')}\n}}")
    exp = member(inputs.payload, "exp")
    assert isinstance(exp, Moment)
    assert exp.is_earlier
    assert told(look_ahead(inputs, Inquiry(NOW))) == []
