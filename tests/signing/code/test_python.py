"""Python source is followed as far as it is certain; what only a run would show is there, and no more is said of it."""

import json

import pytest

from inspector.errors import SourceError
from inspector.inspection import Inquiry
from inspector.report.report import Verdict
from inspector.signing.code.python import read_python
from inspector.signing.inputs import Inputs
from inspector.signing.javascript.values import OpenObject, Unknown, Value
from inspector.signing.preflight import look_ahead
from tests.external.test_jsonwebtoken import js_value
from tests.external.vectors import needs_vectors, rows
from tests.signing.test_preflight import NOW, TENANT

HEAD = "import jwt\n"
_FINISHED = [row for row in rows("signing-recipes.jsonl") if "header" in row]


def payload_of(source: str) -> Value:
    [found] = read_python(source)
    return found.payload


@pytest.mark.parametrize(
    ("source", "payload"),
    [
        ("import jwt\njwt.encode({'a': 1}, k)", {"a": 1}),
        ("import jwt as j\nj.encode({'a': 1}, k)", {"a": 1}),
        ("from jwt import encode\nencode({'a': 1}, k)", {"a": 1}),
        ("import jwt\njwt.encode(payload={'a': 1}, key=k)", {"a": 1}),
        ("import jwt\np = {'a': 1}\njwt.encode(p, k)", {"a": 1}),
        ("import jwt\nHOUR = 60 * 60\njwt.encode({'a': HOUR - 1, 'b': -HOUR}, k)", {"a": 3599, "b": -3600}),
        ("import jwt\np = dict(a=1, b='x' + 'y')\njwt.encode(p, k)", {"a": 1, "b": "xy"}),
        ("import jwt\np = {'a': 1}\np.update(b=2, **{'c': 3})\njwt.encode(p, k)", {"a": 1, "b": 2, "c": 3}),
        ("import jwt\np = {}\np.update({'a': 1}, b=2)\njwt.encode(p, k)", {"a": 1, "b": 2}),
        ("import jwt\np = claims(u)\np['b'] = 2\np.update(c=3)\njwt.encode(p, k)", {"b": 2, "c": 3}),
        ("import jwt\njwt.encode({'a': 12345678901234567891}, k)", {"a": 12345678901234567891}),
        ("import jwt\np = {'a': 1}\np['b'] = True\np.update({'a': None})\njwt.encode(p, k)", {"a": None, "b": True}),
        ("import jwt\np = {'a': 1}\njwt.encode(p, k)\np['b'] = 2", {"a": 1}),
        ("import jwt\nu = {'a': 1}\njwt.encode({**u, 'b': [1, ('x',)]}, k)", {"a": 1, "b": [1, ["x"]]}),
        ("import jwt\nK = 'a'\njwt.encode({K: 1, 'b': f()}, k)", {"a": 1, "b": Unknown("f()")}),
        ("import jwt\nA = 1\ndef f():\n    return jwt.encode({'a': A}, k)", {"a": 1}),
        ("import jwt\nA = 1\ndef f(A):\n    return jwt.encode({'a': A}, k)", {"a": Unknown("A")}),
        ("import jwt\nA = 1\nA = 2\njwt.encode({'a': A}, k)", {"a": Unknown("A")}),
        ("import jwt\nif x:\n    A = 1\njwt.encode({'a': A}, k)", {"a": Unknown("A")}),
        ("import jwt\nfor A in x:\n    jwt.encode({'a': A}, k)", {"a": Unknown("A")}),
        ("import jwt\njwt.encode(make(), k)", Unknown("make()")),
    ],
)
def test_a_payload_is_followed_as_far_as_it_is_certain(source: str, payload: Value) -> None:
    assert payload_of(source) == payload


def test_objects_that_hold_one_another_twice_come_to_an_end() -> None:
    doubled = "".join(f"o{at} = {{'x': o{at - 1}, 'y': o{at - 1}}}\n" for at in range(1, 40))
    assert isinstance(payload_of(f"import jwt\no0 = {{}}\n{doubled}jwt.encode(o39, k)"), dict)


def test_references_in_a_circle_end() -> None:
    found = payload_of("import jwt\nA = B\nB = A\njwt.encode({'a': A}, k)")
    assert isinstance(found, dict)
    assert isinstance(found["a"], Unknown)


@pytest.mark.parametrize(
    "source",
    [
        "p = {'a': 1}\nif x:\n    p['b'] = 2\njwt.encode(p, k)",
        "jwt.encode({'a': 1, **more()}, k)",
        "jwt.encode({'a': 1, key(): 2}, k)",
    ],
)
def test_what_may_be_added_makes_the_object_open(source: str) -> None:
    found = payload_of(HEAD + source)
    assert isinstance(found, OpenObject)
    assert found["a"] == 1


@pytest.mark.parametrize(
    "source", ["jwt.encode({}, k)", "import json\njson.encode({})", "import jwt\nx.encode({})", ""]
)
def test_nothing_else_is_taken_for_the_call(source: str) -> None:
    assert read_python(source) == ()


def test_calls_come_in_the_order_of_the_source() -> None:
    found = read_python(HEAD + "def f():\n    jwt.encode({}, k)\njwt.encode({}, k)\n")
    assert [spot.line for each in found if (spot := each.spot(""))] == [3, 4]


@pytest.mark.parametrize("source", ["def", "x = (", "\0", "(" * 5000, "x = " + "-" * 100_000 + "1"])
def test_what_is_no_python_is_one_line(source: str) -> None:
    with pytest.raises(SourceError) as error:
        read_python(source)
    assert "\n" not in str(error.value)


@needs_vectors
@pytest.mark.parametrize(
    "row", [row for row in rows("signing-recipes.jsonl") if "header" in row], ids=lambda row: row["name"]
)
def test_a_recipe_as_code_has_the_faults_of_its_json(row: dict[str, Value]) -> None:
    claims, header = json.loads(json.dumps(row["payload"])), row["header"]
    assert isinstance(header, dict)
    call = f"jwt.encode(claims, key, algorithm={header['alg']!r}, headers={{'kid': {header['kid']!r}}})"
    source = f"{HEAD}claims = {claims!r}\n{call}"
    [from_code] = read_python(source, "make.py")
    as_json = Inputs(payload=js_value(row["payload"]), options={"header": js_value(row["header"])}, library="none")
    judged = [look_ahead(inputs, Inquiry(NOW, TENANT)) for inputs in (from_code, as_json)]
    codes = [[finding.rule.code for finding in each.findings] for each in judged]
    assert codes[0] == codes[1]
    assert judged[0].verdict is not Verdict.UNDECIDED
