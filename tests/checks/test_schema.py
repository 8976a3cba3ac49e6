"""The schemas: sound by their own standard, and the same to every validator."""

import json
import random
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from inspector.checks.case import Violation
from inspector.checks.schema import NAMES, Part, by_authority, by_quick, schema, schema_text, violations
from inspector.jose import Json
from inspector.signing.samples import sample_header, sample_payload
from tests.builders import MOMENT

PARTS: tuple[Part, ...] = ("header", "payload")
COMBINING = {"oneOf", "anyOf", "allOf", "if", "then", "else", "$ref", "$dynamicRef", "dependentSchemas", "$defs"}

_WHOLE = st.one_of(
    st.integers(-(2**70), 2**70),
    st.sampled_from((0, 1, 10**400, -(10**400), 2**53 + 1, 1_700_000_000)),
)
_TEXT = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=8),
    st.sampled_from(("", " ", "\t\r\n", "\xa0", "RS256", "user", "qlik.api/login/jwt-session", "true")),
)
_ARRAYS: tuple[Json, ...] = ([], [""], ["x", 1], ["qlik.api/login/jwt-session"])
_OBJECTS: tuple[Json, ...] = ({}, {"x": None})
_SIMPLE = st.one_of(st.none(), st.booleans(), _WHOLE, st.floats(allow_nan=False, allow_infinity=False), _TEXT)
VALUES: st.SearchStrategy[Json] = st.recursive(
    _SIMPLE | st.sampled_from(_ARRAYS),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_TEXT, inner, max_size=3),
    max_leaves=5,
)


def _good(part: Part) -> dict[str, Json]:
    return sample_header() if part == "header" else sample_payload(MOMENT)


def _names(part: Part) -> list[str]:
    return sorted(schema(part)["properties"])


@st.composite
def members(draw: st.DrawFn, part: Part) -> dict[str, Json]:
    """The example with some members replaced by anything, and some left out."""
    changed = draw(st.dictionaries(st.sampled_from(_names(part)) | _TEXT, VALUES, max_size=4))
    dropped = draw(st.sets(st.sampled_from(_names(part)), max_size=3))
    return {name: value for name, value in (_good(part) | changed).items() if name not in dropped}


def _sorted(found: Mapping[str, Iterable[Violation]]) -> list[tuple[str, str, str]]:
    return sorted((member, each.where, each.keyword) for member, group in found.items() for each in group)


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_is_valid_by_the_metaschema(name: str) -> None:
    assert schema(name)["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(schema(name))


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_says_what_it_is(name: str) -> None:
    assert {"$id", "title", "description"} <= schema(name).keys()


@pytest.mark.parametrize("name", [*PARTS, "signing-options"])
def test_every_member_is_described(name: str) -> None:
    properties = schema(name)["properties"]
    assert properties
    assert [name for name, about in properties.items() if not about.get("description")] == []


def test_schemas_have_ids_of_their_own() -> None:
    assert len({schema(name)["$id"] for name in NAMES}) == len(NAMES)


@pytest.mark.parametrize("part", PARTS)
def test_the_examples_conform(part: Part) -> None:
    examples = schema(part)["examples"]
    assert examples
    for whole in examples:
        assert violations(part, whole) == {}


@pytest.mark.parametrize("part", PARTS)
def test_the_examples_of_each_member_conform(part: Part) -> None:
    shown = [(name, value) for name, about in schema(part)["properties"].items() for value in about.get("examples", ())]
    assert shown
    for name, value in shown:
        assert violations(part, _good(part) | {name: value}) == {}


def test_the_tutorial_s_sample_conforms() -> None:
    assert violations("header", sample_header()) == {}
    assert violations("payload", sample_payload(MOMENT)) == {}


def _keys(value: Any) -> Iterator[str]:  # noqa: ANN401 - whatever a schema holds
    if isinstance(value, dict):
        for name, inner in value.items():
            yield name
            yield from _keys(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _keys(inner)


@pytest.mark.parametrize("part", PARTS)
def test_a_schema_is_flat_so_that_each_error_has_one_place(part: Part) -> None:
    keys = set(_keys(schema(part)))
    assert "properties" in keys
    assert keys.isdisjoint(COMBINING)


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_names_no_member_twice(name: str) -> None:
    doubled: list[str] = []

    def pairs(found: list[tuple[str, Any]]) -> dict[str, Any]:
        names = [each for each, _ in found]
        doubled.extend(each for each in set(names) if names.count(each) > 1)
        return dict(found)

    json.loads(schema_text(name), object_pairs_hook=pairs)
    assert doubled == []


@pytest.mark.parametrize("part", PARTS)
@settings(max_examples=300, deadline=None)
@given(data=st.data())
def test_both_validators_see_the_same_violations(part: Part, data: st.DataObject) -> None:
    value = data.draw(members(part))
    assert _sorted(by_quick(part, value)) == _sorted(by_authority(part, value))


@pytest.mark.parametrize("part", PARTS)
@settings(max_examples=300, deadline=None)
@given(data=st.data())
def test_what_the_quick_one_passes_the_authority_passes(part: Part, data: st.DataObject) -> None:
    value = data.draw(members(part))
    found = violations(part, value)
    assert _sorted(found) == _sorted(by_authority(part, value))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=4))
@example("\ud800")
@example("\udfff x")
def test_half_a_surrogate_pair_is_judged_too(text: str) -> None:
    value = _good("payload") | {"name": text + "\ud83d", "sub": 5}
    assert {where for where, _ in violations("payload", value).items()} == {"/payload/sub"}


@pytest.mark.parametrize("number", [float("inf"), float("-inf")])
def test_a_number_beyond_all_floats_is_judged_as_a_number(number: float) -> None:
    assert violations("payload", _good("payload") | {"exp": number, "jti": number}) == {}
    assert set(violations("payload", _good("payload") | {"exp": number, "sub": 1})) == {"/payload/sub"}


@pytest.mark.parametrize("number", [float("inf"), float("-inf")])
def test_where_such_a_number_may_not_stand_the_authority_is_asked(number: float) -> None:
    wrong: tuple[dict[str, Json], ...] = (
        {"aud": number},
        {"sub": number, "exp": number},
        {"groups": ["a", number]},
        {"groups": number},
    )
    for changes in wrong:
        value = _good("payload") | changes
        assert _sorted(violations("payload", value)) == _sorted(by_authority("payload", value))


def test_what_was_seen_of_one_value_is_not_said_of_another_like_it() -> None:
    for name in ("email_verified", "subType", "jti", "exp"):
        for like in (True, 1, 1.0, "true", "1", None, False, 0, "", "user", " "):
            value = _good("payload") | {name: like}
            assert _sorted(by_quick("payload", value)) == _sorted(by_authority("payload", value))


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        (
            {"groups": ["a", 1, None]},
            {"/payload/groups": [("/payload/groups/1", "type"), ("/payload/groups/2", "type")]},
        ),
        ({"sub": ""}, {"/payload/sub": [("/payload/sub", "pattern")]}),
        ({"sub": 1}, {"/payload/sub": [("/payload/sub", "type")]}),
        ({"subType": 1}, {"/payload/subType": [("/payload/subType", "const")]}),
        ({"aud": "x"}, {"/payload/aud": [("/payload/aud", "enum")]}),
    ],
)
def test_a_violation_says_where_and_which(changes: dict[str, Json], found: dict[str, list[tuple[str, str]]]) -> None:
    met = violations("payload", _good("payload") | changes)
    assert {where: [(each.where, each.keyword) for each in group] for where, group in met.items()} == found


def test_an_absent_claim_is_named_at_its_own_place() -> None:
    met = violations("payload", {})
    assert set(met) == {f"/payload/{name}" for name in schema("payload")["required"]}
    assert {each.keyword for group in met.values() for each in group} == {"required"}


_PROGRAM = """
const Ajv = require("ajv/dist/2020");
const { schemas, instances } = JSON.parse(require("fs").readFileSync(0, "utf8"));
const ajv = new Ajv({ strict: false, logger: false });
const valid = Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, ajv.compile(schema)]));
process.stdout.write(JSON.stringify(instances.map(({ part, members }) => valid[part](members))));
"""

_SOME_VALUES: tuple[Json, ...] = (
    *(None, True, False, 0, 1, -1, 1.5, 1e300, 2**53, "", " ", "\xa0", "\u3000", "x", "RS256", "user", "true", "👍"),
    *_ARRAYS,
    *_OBJECTS,
    *("qlik.api/login/jwt-session", 1_700_000_000),
)


def _instances() -> list[tuple[Part, dict[str, Json]]]:
    """The samples, each required member left out, and two hundred changed at random, the same each time."""
    fixed = random.Random(7519)  # noqa: S311 - no secret is made of it
    made: list[tuple[Part, dict[str, Json]]] = []
    for part in PARTS:
        good = _good(part)
        made.append((part, good))
        made += [(part, {name: good[name] for name in good if name != left}) for left in good]
        for _ in range(100):
            changed = {fixed.choice(_names(part)): fixed.choice(_SOME_VALUES) for _ in range(fixed.randint(1, 2))}
            made.append((part, good | changed))
    return made


@pytest.fixture(scope="module")
def ajv(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which node finds ajv."""
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        pytest.skip("needs node and npm")
    folder = tmp_path_factory.mktemp("ajv")
    command = [npm, "install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", str(folder), "ajv@8"]
    try:
        done = subprocess.run(command, capture_output=True, check=False, text=True, timeout=60)
    except subprocess.TimeoutExpired:
        pytest.skip("npm did not answer within a minute")
    if done.returncode:
        pytest.skip(f"ajv could not be installed: {done.stderr.strip()[:200]}")
    return folder


def test_ajv_gives_the_same_verdicts(ajv: Path) -> None:
    instances = _instances()
    asked = {
        "schemas": {part: schema(part) for part in PARTS},
        "instances": [{"part": part, "members": value} for part, value in instances],
    }
    done = subprocess.run(
        ["node", "-e", _PROGRAM], cwd=ajv, input=json.dumps(asked), capture_output=True, check=True, text=True
    )
    ours = [not violations(part, value) for part, value in instances]
    assert len(ours) > 200
    assert {True, False} == set(ours)
    assert json.loads(done.stdout) == ours
