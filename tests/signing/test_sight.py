"""What is not seen of the inputs: what is certain all the same is told, and what is not is said by name."""

import json
import subprocess
from pathlib import Path

import pytest

from inspector.inspection import Inquiry
from inspector.report.report import Verdict
from inspector.report.sheet import Sheet
from inspector.signing.as_text import render
from inspector.signing.correction.as_code import corrected_code
from inspector.signing.correction.correct import correct
from inspector.signing.correction.to_recipe import recipe_of
from inspector.signing.languages.written import signing_code
from inspector.signing.preflight import Preflight, look_ahead
from inspector.signing.source import inputs_in
from tests.builders import MOMENT
from tests.external.npm import node_with_jsonwebtoken
from tests.signing.test_preflight import TENANT

pytest.importorskip("tree_sitter_typescript", reason="needs the extra “code”")

USER = "sub: 'u', subType: 'user', name: 'n', email: 'a@b.de', email_verified: true, groups: [], jti: id()"
OPTIONS = "algorithm: 'RS256', keyid: 'my-custom-jwt', audience: 'qlik.api/login/jwt-session'"
REST = "issuer: 'https://my-custom-jwt', expiresIn: '5m', notBefore: '0s'"
INQUIRY = Inquiry(MOMENT, TENANT)
SPREAD, IAT = f"{{{USER}, ...more}}", f"{{{USER}, iat: now()}}"


def call(payload: str, times: str, issuer: str = "https://my-custom-jwt") -> str:
    return f"jwt.sign({payload}, key, {{{OPTIONS}, issuer: '{issuer}', {times}}});"


def judged(payload: str, times: str, issuer: str = "https://my-custom-jwt") -> Preflight:
    [inputs] = inputs_in(call(payload, times, issuer))
    return look_ahead(inputs, INQUIRY)


def codes(found: Preflight) -> list[str]:
    return [finding.rule.code for finding in found.findings]


def not_asked(found: Preflight) -> list[str]:
    return [skip.rule.code for skip in found.report.skipped]


def told(found: Preflight) -> str:
    return " ".join(render(found, Sheet(width=200)).split())


@pytest.mark.parametrize("payload", [SPREAD, "user", IAT])
@pytest.mark.parametrize(
    ("times", "expected"),
    [
        ("expiresIn: '24h', notBefore: '0s'", ["QJ501"]),
        ("expiresIn: '3601s', notBefore: 0", ["QJ501"]),
        ("expiresIn: '3600s', notBefore: '0s'", []),
        ("expiresIn: 3601, notBefore: '0s'", ["QJ501"]),
        ("expiresIn: '1h', notBefore: '-30s'", ["QJ501"]),
        ("expiresIn: '5m', notBefore: '5m'", ["QJ507"]),
    ],
)
def test_how_far_times_lie_apart_is_certain_whatever_iat_is(payload: str, times: str, expected: list[str]) -> None:
    assert codes(judged(payload, times)) == expected


@pytest.mark.parametrize(
    ("times", "rule"),
    [
        ("expiresIn: '2h', notBefore: '90m'", "QJ503"),
        ("expiresIn: '3600500ms', notBefore: '-500ms'", "QJ501"),
    ],
)
@pytest.mark.parametrize("payload", [SPREAD, IAT])
def test_what_rests_on_an_iat_that_is_not_seen_is_said_to_be_unasked(payload: str, times: str, rule: str) -> None:
    found = judged(payload, times)
    assert (codes(found), not_asked(found), found.verdict) == ([], [rule], Verdict.UNDECIDED)
    assert f"only a run would show iat, from which the times count: {rule}" in told(found)


def test_with_an_iat_that_is_seen_all_is_asked() -> None:
    found = judged(f"{{...more, {USER}, iat: {MOMENT}}}", "expiresIn: '2h', notBefore: '90m'")
    assert (codes(found), not_asked(found)) == (["QJ503"], [])


def test_usual_times_leave_nothing_unasked_behind_a_spread() -> None:
    found = judged(SPREAD, "expiresIn: '5m', notBefore: '0s'")
    assert (codes(found), not_asked(found), found.verdict) == ([], [], Verdict.CONFORMING)


@pytest.mark.parametrize("times", ["expiresIn: soon(), notBefore: '0s'", "expiresIn: '24h', notBefore: soon()"])
def test_of_a_span_that_is_not_seen_nothing_is_claimed(times: str) -> None:
    assert codes(judged(SPREAD, times)) == []


def test_an_issuer_among_the_options_is_the_tokens_whatever_a_spread_brings() -> None:
    assert codes(judged(SPREAD, "expiresIn: '5m', notBefore: '0s'", "https://other")) == ["QJ402"]


def test_no_timestamp_takes_out_even_the_iat_of_a_spread() -> None:
    assert codes(judged(SPREAD, "expiresIn: '5m', notBefore: '0s', noTimestamp: true")) == ["QJ506"]


def test_a_lifetime_behind_a_spread_is_corrected() -> None:
    [inputs] = inputs_in(call(SPREAD, "expiresIn: '24h', notBefore: '0s'"))
    assert "expiresIn: '5m',  // was '24h'" in corrected_code(correct(inputs, INQUIRY))


def test_a_time_that_counts_from_an_unknown_iat_is_shown_as_such() -> None:
    assert "exp now() + 5m (known when the program runs)" in told(judged(IAT, "expiresIn: '5m', notBefore: '0s'"))


def test_what_a_correction_leaves_unasked_is_said() -> None:
    [inputs] = inputs_in(call(SPREAD, "expiresIn: '2h', notBefore: '90m'"))
    correction = correct(inputs, INQUIRY)
    assert "Not checked: QJ503, for only a run would show iat" in corrected_code(correction)
    assert "Not checked: QJ503" in signing_code("node", recipe_of(correction, "node", MOMENT))


def test_what_a_spread_has_to_bring_is_said_by_name() -> None:
    found = judged("{...user, sub: 'u', name: 'n'}", "expiresIn: '5m', notBefore: '0s'")
    assert found.awaited == tuple(f"/payload/{name}" for name in ("jti", "subType", "email", "email_verified"))
    assert "payload: what is not seen has to bring jti, subType, email, email_verified" in told(found)


@pytest.mark.parametrize(
    ("code", "seen", "says"),
    [
        ("jwt.sign({...user, subType: 'user'}, key, OPTIONS);", 8, "Not seen: jti, sub, name, email, email_verified."),
        ("jwt.sign(claims(u), key, options);", 1, "algorithm, keyid, notBefore, expiresIn, audience, issuer. Only a"),
        (
            "jwt.sign({...CLAIMS, ...user}, key, {...more, expiresIn: '5m'});",
            8,
            "algorithm, keyid, notBefore, audience",
        ),
    ],
)
def test_how_much_of_what_is_required_was_seen_stands_beside_the_verdict(code: str, seen: int, says: str) -> None:
    claims = "jti: id(), sub: 'u', subType: 'user', name: 'n', email: 'a@example.com', email_verified: true"
    [inputs] = inputs_in(code.replace("OPTIONS", f"{{{OPTIONS}, {REST}}}").replace("...CLAIMS", claims), "app.js")
    shown = told(look_ahead(inputs, INQUIRY))
    assert f"as far as it can be seen: {seen} of 13 required members" in shown
    assert says in shown
    assert "do not take this for a yes" in shown


def test_of_a_call_of_which_nothing_is_seen_that_is_said() -> None:
    [inputs] = inputs_in("import jwt\njwt.encode(claims, key, **more)\n", "app.py")
    shown = told(look_ahead(inputs, INQUIRY))
    assert "as far as it can be seen: 0 of 13 required members None of them was seen." in shown
    assert "alg not seen; more may bring it" in shown


def test_where_all_is_set_be_it_by_a_run_no_count_is_told() -> None:
    claims = "jti: id(), sub: u.id, subType: 'user', name: u.name, email: u.email, email_verified: true"
    [inputs] = inputs_in(f"jwt.sign({{{claims}}}, key, {{{OPTIONS}, {REST}}});", "app.js")
    found = look_ahead(inputs, INQUIRY)
    assert (found.awaited, found.verdict) == ((), Verdict.CONFORMING)
    assert "required members" not in told(found)


def test_of_what_does_not_conform_no_count_is_told() -> None:
    assert "required members" not in told(judged("{...user}", "expiresIn: '2h', notBefore: '0s'"))


def test_what_nothing_can_bring_is_missing() -> None:
    found = judged("{sub: 'u', name: 'n'}", "expiresIn: '5m', notBefore: '0s', header: {...more}")
    assert (found.awaited, {"QJ302", "QJ304", "QJ305", "QJ406"} - set(codes(found))) == ((), set())


@pytest.mark.parametrize("part", ["headers={**h}", "headers={'typ': 'JWT', **h}"])
def test_a_key_id_that_the_headers_stars_may_bring_is_not_missing(part: str) -> None:
    [inputs] = inputs_in(f"import jwt\njwt.encode({{**user}}, key, algorithm='RS256', {part})\n", "app.py")
    found = look_ahead(inputs, INQUIRY)
    assert "QJ202" not in codes(found)
    assert "/header/kid" in found.awaited


@pytest.mark.parametrize(
    ("text", "name", "under", "spread"),
    [
        ("import jwt\njwt.encode({}, key, 'RS256', headers={'kid': 'k', **h})\n", "app.py", "headers", "**h"),
        (f"jwt.sign({{}}, key, {{{OPTIONS}, header: {{kid: 'k', ...h}}}});", "app.js", "header", "...h"),
    ],
)
def test_a_spread_in_the_header_is_taken_for_granted_by_name(text: str, name: str, under: str, spread: str) -> None:
    [inputs] = inputs_in(text, name)
    found = look_ahead(inputs, INQUIRY)
    assert (f"/options/{under}", spread) in found.assumed
    assert f"options.{under}: what stands behind it may overwrite kid" in told(found)


@pytest.mark.parametrize(
    ("code", "spread"),
    [
        ("jwt.encode({**user, 'a': 1}, key)", "**user"),
        ("jwt.encode({**(more or {}), 'a': 1}, key)", "**(more or {})"),
        ("jwt.encode({key(): 2, 'a': 1}, key)", "**{key(): 2}"),
        ("p = {'a': 1}\np.update(user)\njwt.encode(p, key)", "**user"),
        ("p = {'a': 1}\nif x:\n    p['b'] = 2\njwt.encode(p, key)", "a change to it"),
    ],
)
def test_what_python_spreads_is_shown_as_python_writes_it(code: str, spread: str) -> None:
    [inputs] = inputs_in(f"import jwt\n{code}\n", "app.py")
    assert [text for where, text in look_ahead(inputs, INQUIRY).assumed if where == "/payload"] == [spread]


@pytest.mark.parametrize(
    ("options", "caveat"),
    [
        ("expiresIn: '24h', ...more, notBefore: '0s'", " (what stands behind it may overwrite it)"),
        ("notBefore: '0s', ...more, expiresIn: '24h'", " (what stands behind notBefore may overwrite that)"),
        ("...more, notBefore: '0s', expiresIn: '24h'", ""),
    ],
)
def test_a_finding_on_what_may_be_overwritten_says_so_itself(options: str, caveat: str) -> None:
    messages = [finding.message for finding in judged(SPREAD, options).findings]
    assert messages == [f"exp is 24 h after nbf; Qlik allows 1 h{caveat}"]


def test_a_value_before_a_spread_in_the_payload_or_the_header_may_be_overwritten() -> None:
    payload = SPREAD.replace("subType: 'user'", "subType: 'x'")
    found = judged(payload, "expiresIn: '5m', notBefore: '0s', header: {alg: 'RS512', ...more}")
    told_of = {finding.where: finding.message for finding in found.findings if not finding.follows}
    assert {
        where for where, words in told_of.items() if words.endswith("(what stands behind it may overwrite it)")
    } == {
        "/payload/subType",
        "/options/header/alg",
    }


BROUGHT = ("{}", "{iat: 1}", "{iat: 1.5}", "{iat: 1e9 + 0.25}", "{iat: 0}")


def test_jsonwebtoken_signs_no_such_token_that_lives_an_hour(tmp_path: Path) -> None:
    node, file = node_with_jsonwebtoken(tmp_path), tmp_path / "app.cjs"
    spans = (
        "expiresIn: 3601, notBefore: '0s'",
        "expiresIn: '3601s', notBefore: 0",
        "expiresIn: '24h', notBefore: '0s'",
    )
    signed = ", ".join(
        f"jwt.decode(jwt.sign({{sub: 'u', ...{more}}}, 'k', {{{times}}}))" for more in BROUGHT for times in spans
    )
    file.write_text(
        f"const jwt = require('jsonwebtoken');\nconsole.log(JSON.stringify([{signed}]));\n", encoding="utf-8"
    )
    done = subprocess.run([node, str(file)], capture_output=True, text=True, timeout=60, check=True)
    made = json.loads(done.stdout)
    assert len(made) == len(BROUGHT) * len(spans)
    assert [claims for claims in made if claims["exp"] - claims["nbf"] <= 3600] == []
