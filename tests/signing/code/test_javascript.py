"""JavaScript is followed as far as it is certain; what only a run would show is there, and no more is said of it."""

import json

import pytest

from inspector.inspection import Inquiry
from inspector.report.report import Verdict
from inspector.signing.code.javascript import read_javascript
from inspector.signing.inputs import Inputs
from inspector.signing.javascript.values import UNDEFINED, OpenObject, Special, Unknown, Value
from inspector.signing.preflight import look_ahead
from tests.external.test_jsonwebtoken import js_value
from tests.external.vectors import needs_vectors, rows
from tests.signing.test_preflight import NOW, TENANT, TUTORIAL

pytest.importorskip("tree_sitter_typescript", reason="needs the extra “code”")

_RECIPES = [row for row in rows("signing-recipes.jsonl") if "options" in row]


def payload_of(source: str) -> Value:
    [found] = read_javascript(source)
    return found.payload


@pytest.mark.parametrize(
    ("source", "payload"),
    [
        ("jwt.sign({a: 1}, k)", {"a": 1}),
        ("const j = require('jsonwebtoken'); j.sign({a: 1}, k)", {"a": 1}),
        ("import j from 'jsonwebtoken'; j.sign({a: 1}, k)", {"a": 1}),
        ("import * as j from 'jsonwebtoken'; j.sign({a: 1}, k)", {"a": 1}),
        ("const { sign } = require('jsonwebtoken'); sign({a: 1}, k)", {"a": 1}),
        ("import { sign as s } from 'jsonwebtoken'; s({a: 1}, k)", {"a": 1}),
        ("const s = promisify(jwt.sign); await s({a: 1}, k)", {"a": 1}),
        ("import J, { type O } from 'jsonwebtoken'; J.sign({a: 1}, k)", {"a": 1}),
        ("const s = promisify<A, B>(jwt.sign as any); await s({a: 1}, k)", {"a": 1}),
        ("const p = made(); p.b = 2; jwt.sign(p, k)", {"b": 2}),
        ("const s = util.promisify(jwt.sign, jwt); await s({a: 1}, k)", {"a": 1}),
        ("import { sign } from 'jsonwebtoken'; const s = promisify(sign); await s({a: 1}, k)", {"a": 1}),
        ("const p = {a: 1}; jwt.sign(p, k)", {"a": 1}),
        ("const p = {a: 1}; p.b = 2; p['c'] = `x`; jwt.sign(p, k); p.d = 4", {"a": 1, "b": 2, "c": "x"}),
        ("const p = {a: 1}; Object.assign(p, {a: 2}); jwt.sign(p, k)", {"a": 2}),
        ("const b = {a: 1}; jwt.sign({...b, c: [1, ...[2]]}, k)", {"a": 1, "c": [1, 2]}),
        ("const a = 1; jwt.sign({a}, k)", {"a": 1}),
        ("const K = 'a'; jwt.sign({[K]: 1, ['b']: -2}, k)", {"a": 1, "b": -2}),
        ("const H = 60 * 60; jwt.sign({a: H + 1, b: 'x' + 'y'}, k)", {"a": 3601, "b": "xy"}),
        ("const c = {iss: 'me'}; jwt.sign({iss: c.iss}, k)", {"iss": "me"}),
        ("jwt.sign({a: undefined, b: () => 1}, k)", {"a": UNDEFINED, "b": Special("function")}),
        ("jwt.sign({a: null, b: true}, k)", {"a": None, "b": True}),
        ("jwt.sign({a: req.user.name, b: f({c: 1})}, k)", {"a": Unknown("req.user.name"), "b": Unknown("f({c: 1})")}),
        ("let a = 1; a = 2; jwt.sign({a}, k)", {"a": Unknown("a")}),
        ("const a = 1; function f(a) { return jwt.sign({a}, k) }", {"a": Unknown("a")}),
        ("const a = 1; const f = ({ a }) => jwt.sign({a}, k)", {"a": Unknown("a")}),
        ("const a = 1; { const a = 2; jwt.sign({a}, k) }", {"a": 2}),
        ("function f() { const a = 2 } const a = 1; jwt.sign({a}, k)", {"a": 1}),
        ("jwt.sign(make(), k)", Unknown("make()")),
    ],
)
def test_a_payload_is_followed_as_far_as_it_is_certain(source: str, payload: Value) -> None:
    assert payload_of(source) == payload


@pytest.mark.parametrize(
    "source",
    [
        "const p = {a: 1}; if (x) { p.b = 2 } jwt.sign(p, k)",
        "const p = {a: 1}; function g() { p.b = 2 } jwt.sign(p, k)",
        "const p = {a: 1}; delete p.a; jwt.sign(p, k)",
        "jwt.sign({a: 1, ...more()}, k)",
        "jwt.sign({a: 1, [key()]: 2}, k)",
    ],
)
def test_what_may_be_added_makes_the_object_open(source: str) -> None:
    assert isinstance(payload_of(source), OpenObject)


@pytest.mark.parametrize(
    "source",
    [
        "",
        "sign({a: 1}, k)",
        "other.sign({}, k)",
        "const j = require('jsonwebtoken'); jwt.sign({}, k)",
        "// jwt.sign({}, k)",
    ],
)
def test_nothing_else_is_taken_for_the_call(source: str) -> None:
    assert read_javascript(source) == ()


@pytest.mark.parametrize(
    ("arguments", "style", "options"),
    [
        ("{}, k", "sync", UNDEFINED),
        ("{}, k, {algorithm: 'RS256'}", "sync", {"algorithm": "RS256"}),
        ("{}, k, (e, t) => {}", "callback", UNDEFINED),
        ("{}, k, {algorithm: 'RS256'}, function (e, t) {}", "callback", {"algorithm": "RS256"}),
        ("{}, k, {}, done", "callback", {}),
    ],
)
def test_callback_style_is_recognised(arguments: str, style: str, options: Value) -> None:
    [found] = read_javascript(f"jwt.sign({arguments})")
    assert (found.style, found.options) == (style, options)


@pytest.mark.parametrize("ending", ["ts", "tsx"])
def test_typescript_is_read_too(ending: str) -> None:
    source = (
        "import jwt from 'jsonwebtoken';\nconst p: Claims = {a: 1} as const;\nexport const t: string = jwt.sign(p, k!);"
    )
    [found] = read_javascript(source, "a.ts", ending)
    assert (found.payload, found.spot("")) == ({"a": 1}, (3, 26, "a.ts"))


def test_the_tutorials_sample_conforms() -> None:
    source = f"const jwt = require('jsonwebtoken');{TUTORIAL}const token = jwt.sign(payload, key, signingOptions);"
    [found] = read_javascript(source)
    judged = look_ahead(found, Inquiry(NOW, TENANT))
    assert (judged.verdict, judged.findings) == (Verdict.CONFORMING, ())


def test_a_place_is_counted_in_characters() -> None:
    [found] = read_javascript("/* ключ 😀 */ jwt.sign({a: 1}, k)")
    assert found.spot("/payload/a") == (1, 24, "")


def test_references_in_a_circle_end() -> None:
    assert isinstance(payload_of("const a = {...b}; const b = {...a}; jwt.sign(a, k)"), dict)
    found = payload_of("const a = b; const b = a; jwt.sign({a}, k)")
    assert isinstance(found, dict)
    assert isinstance(found["a"], Unknown)


def test_broken_code_is_read_as_far_as_it_goes() -> None:
    assert payload_of("}}} const x = ;\njwt.sign({a: 1}, k);") == {"a": 1}


def test_a_bundle_of_five_megabytes_is_read() -> None:
    filler = "function f(a){return a.map(function(b){return {c:b,d:[1,2,3],e:'x'}})};\n" * 70_000
    assert len(filler) > 4_900_000
    [found] = read_javascript(f"{filler}const p = {{a: 1}};\njwt.sign(p, k);\n{filler[:1000]}")
    assert found.payload == {"a": 1}


@needs_vectors
@pytest.mark.parametrize("row", _RECIPES, ids=lambda row: row["name"])
def test_a_recipe_as_code_has_the_faults_of_its_json(row: dict[str, Value]) -> None:
    source = f"const payload = {json.dumps(row['payload'])};\njwt.sign(payload, key, {json.dumps(row['options'])});"
    [from_code] = read_javascript(source, "make.js")
    as_json = Inputs(payload=js_value(row["payload"]), options=js_value(row["options"]))
    judged = [look_ahead(inputs, Inquiry(NOW, TENANT)) for inputs in (from_code, as_json)]
    said = [(each.refusal, [(finding.rule.code, finding.where) for finding in each.findings]) for each in judged]
    assert said[0] == said[1]


def test_objects_that_hold_one_another_in_circles_come_to_an_end() -> None:
    circle = "const a = {...b, x: b}; const b = {...a, y: a}; jwt.sign(a, k)"
    doubled = "".join(f"const o{at} = {{x: o{at - 1}, y: o{at - 1}}};" for at in range(1, 40))
    for source in (circle, f"const o0 = {{}};{doubled}jwt.sign(o39, k)"):
        assert isinstance(payload_of(source), dict)


def test_options_that_are_not_seen_are_not_found_missing() -> None:
    for options in ("getOptions()", "{...base, algorithm: 'RS256'}", "a ? b : c"):
        [inputs] = read_javascript(f"jwt.sign({{sub: 'x'}}, k, {options})")
        found = look_ahead(inputs, Inquiry(NOW, TENANT))
        assert not [each.where for each in found.findings if each.where.startswith("/options")]
        assert found.refusals == ()


def test_a_wrong_name_is_told_whatever_its_value() -> None:
    [inputs] = read_javascript("jwt.sign({group: req.user.groups}, k, o)")
    assert "QJ309" in {each.rule.code for each in look_ahead(inputs, Inquiry(NOW, TENANT)).findings}
