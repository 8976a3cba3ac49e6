"""What is set right stands where it stood: a spread behind it overwrites it as before, and one before it does not."""

import json
import subprocess
from pathlib import Path

import pytest

from inspector.inspection import Inquiry
from inspector.report.sheet import Sheet
from inspector.signing.as_text import render
from inspector.signing.correction.as_code import corrected_code
from inspector.signing.correction.correct import correct
from inspector.signing.preflight import look_ahead
from inspector.signing.source import inputs_in
from tests.builders import MOMENT
from tests.external.npm import node_with_jsonwebtoken
from tests.signing.test_preflight import TENANT

pytest.importorskip("tree_sitter_typescript", reason="needs the extra “code”")

OPTIONS = (
    "{algorithm: 'RS256', keyid: 'my-custom-jwt', issuer: 'https://my-custom-jwt', "
    "audience: 'qlik.api/login/jwt-session', expiresIn: '5m', notBefore: '0s'}"
)


def corrected(text: str) -> str:
    [inputs] = inputs_in(text)
    return corrected_code(correct(inputs, Inquiry(MOMENT, TENANT)))


def lines_of(text: str, begin: str) -> list[str]:
    """The lines between the one that begins so and the end of its object, without what is told beside them."""
    _, _, rest = text.partition(f"{begin}{{\n")
    body, end, _ = rest.partition("\n}")
    assert end
    return [line.strip().partition("  //")[0].partition("  #")[0].rstrip(",") for line in body.split("\n")]


JAVASCRIPT: dict[str, tuple[str, list[str]]] = {
    "a typo before a spread": ("{emial: 'a', ...user}", ["email: 'a'", "...user"]),
    "a typo behind a spread": ("{...user, emial: 'a'}", ["...user", "email: 'a'"]),
    "a typo between two": ("{...one, emial: 'a', ...two}", ["...one", "email: 'a'", "...two"]),
    "an option before a spread": ("{jwtid: 'a', ...user}", ["jti: 'a'", "...user"]),
    "set again behind": ("{sub: 'a', grp: [], ...user, sub: 'b'}", ["groups: []", "...user", "sub: 'b'"]),
    "set again between two": (
        "{sub: 'a', ...one, sub: 'b', ...two, grp: []}",
        ["...one", "sub: 'b'", "...two", "groups: []"],
    ),
    "set again by a spread that is known": (
        "{sub: 'a', ...one, ...{sub: 'b', grp: []}}",
        ["...one", "sub: 'b'", "groups: []"],
    ),
    "set again in a spread": (
        "{sub: 'a', grp: [], ...{sub: 'b', ...one}, ...two}",
        ["sub: 'b'", "groups: []", "...one", "...two"],
    ),
    "a value changed before a spread": (
        "{grp: [], subType: 'x', ...user}",
        ["groups: []", "subType: 'user'", "...user"],
    ),
}


@pytest.mark.parametrize("name", JAVASCRIPT)
def test_in_javascript_it_stands_where_it_stood(name: str) -> None:
    payload, expected = JAVASCRIPT[name]
    text = f"const jwt = require('jsonwebtoken');\nconst t = jwt.sign({payload}, key, {OPTIONS});"
    assert lines_of(corrected(text), "const payload = ") == expected


@pytest.mark.parametrize("name", JAVASCRIPT)
def test_in_two_literals_it_stands_where_it_stood(name: str) -> None:
    payload, expected = JAVASCRIPT[name]
    assert (
        lines_of(corrected(f"const payload = {payload};\nconst options = {OPTIONS};"), "const payload = ") == expected
    )


def test_what_is_put_into_an_object_afterwards_stands_behind_what_it_had() -> None:
    text = f"const p = {{sub: 'a', ...user, grp: []}};\np.sub = 'b';\njwt.sign(p, key, {OPTIONS});"
    assert lines_of(corrected(text), "const payload = ") == ["...user", "sub: 'b'", "groups: []"]


def test_an_option_before_a_spread_stays_before_it() -> None:
    text = f"jwt.sign({{}}, key, {OPTIONS.replace('keyid', 'kid').replace(', issuer', ', ...more, issuer')});"
    assert lines_of(corrected(text), "const options = ")[:3] == [
        "algorithm: 'RS256'",
        "keyid: 'my-custom-jwt'",
        "...more",
    ]


PYTHON: dict[str, tuple[str, str, list[str]]] = {
    "a typo before two stars": ("{'emial': 'a', **user}", "", ['"email": "a"', "**user"]),
    "an option before two stars": ("{'jwtid': 'a', **user}", "", ['"jti": "a"', "**user"]),
    "set again": ("{'sub': 'a', 'grp': [], **user}", "p['sub'] = 'b'", ['"groups": []', "**user", '"sub": "b"']),
    "a name of a run": (
        "{'grp': [], name: user}",
        "",
        ['"groups": []', "# and what comes from elsewhere: {name: user}"],
    ),
}


@pytest.mark.parametrize("name", PYTHON)
def test_in_python_it_stands_where_it_stood(name: str) -> None:
    payload, then, expected = PYTHON[name]
    text = f"import jwt\np = {payload}\n{then}\njwt.encode(p, key, algorithm='RS256', headers={{'kid': 'k'}})"
    assert lines_of(corrected(text), "payload = ")[: len(expected)] == expected


def told(payload: str) -> str:
    """What is said of a payload before it is signed, on one line."""
    [inputs] = inputs_in(f"jwt.sign({payload}, key, {OPTIONS});")
    return " ".join(render(look_ahead(inputs, Inquiry(MOMENT, TENANT)), Sheet(width=200)).split())


def test_what_a_spread_may_overwrite_is_said() -> None:
    assert "what stands behind them may overwrite sub, name" in told("{sub: 'a', name: 'n', ...user, email: 'x'}")
    assert "what stands behind it may overwrite sub" in told("{sub: 'a', ...user}")
    assert "may overwrite" not in told("{...user, sub: 'a'}")
    assert "may overwrite" not in told("{sub: 'a', ...user, sub: 'b'}")
    assert "may overwrite" not in told("{sub: 'a'}")


RUN = (
    "{sub: 'a', name: 'n', ...{...one, sub: 'b'}, email: 'c', ...two, name: 'd', grp: []}",
    "{...one, sub: 'a', ...two, sub: 'b', email: 'c', ...{name: 'e', ...one}, grp: []}",
)


@pytest.mark.parametrize("payload", RUN)
def test_node_makes_the_same_members_of_it(payload: str, tmp_path: Path) -> None:
    node = node_with_jsonwebtoken(tmp_path)
    code = corrected(f"jwt.sign({payload}, key, {OPTIONS});")
    given = "const one = {sub: '1', name: '1', email: '1'}, two = {sub: '2', name: '2'};\n"
    file = tmp_path / "app.cjs"
    made = []
    for source in (f"const payload = {payload};\n", code):
        file.write_text(f"{given}{source}\nconsole.log(JSON.stringify(payload));\n", encoding="utf-8")
        done = subprocess.run([node, str(file)], capture_output=True, text=True, timeout=60, check=True)
        made.append(json.loads(done.stdout))
    before, after = made
    assert after == {"groups" if name == "grp" else name: value for name, value in before.items()}
