"""The code for Node and Python is run as a developer would, with a throwaway key; what it prints conforms."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings

from inspector.inspection import Inquiry
from inspector.jose import Json
from inspector.signing.correction.correct import correct
from inspector.signing.correction.to_recipe import recipe_of
from inspector.signing.languages.recipe import Code, Recipe
from inspector.signing.languages.written import signing_code
from inspector.signing.samples import KEY_ID
from inspector.signing.written import read_inputs
from tests.builders import MOMENT, key_pair
from tests.external.npm import node_with_jsonwebtoken
from tests.signing.languages.recipes import CLAIMS, HOSTILE, USER, as_read, conforms, parts, recipe, written
from tests.signing.test_preflight import TENANT, TUTORIAL

_HERE = Path(__file__).parent
_SEARCH = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
_EVERY_TEXT: dict[str, Json] = {f"claim {text}": [text, {text: text}] for text in HOSTILE}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """A folder with a key, and what runs code there: a whole file, or many in one process that goes on."""

    language: str
    folder: Path
    command: str
    process: "subprocess.Popen[str]"

    def run(self, recipe_: Recipe) -> str:
        file = self.folder / {"python": "sign.py", "node": "sign.cjs"}[self.language]
        file.write_text(signing_code(self.language, recipe_), encoding="ascii")
        done = subprocess.run(
            [self.command, str(file)], cwd=self.folder, capture_output=True, text=True, timeout=60, check=False
        )
        assert done.stderr == ""
        return done.stdout.removesuffix("\n")

    def token(self, recipe_: Recipe) -> str:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps(signing_code(self.language, recipe_)) + "\n")
        self.process.stdin.flush()
        return self.process.stdout.readline().removesuffix("\n")


@contextmanager
def _place(language: str, folder: Path, command: str, runner: str) -> Iterator[_Place]:
    (folder / "privatekey.pem").write_bytes(key_pair().private_pem())
    with subprocess.Popen(
        [command, str(_HERE / runner)], cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        yield _Place(language=language, folder=folder, command=command, process=process)


@pytest.fixture(scope="module", params=["python", "node"])
def place(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[_Place]:
    folder = tmp_path_factory.mktemp("signing")
    if request.param == "python":
        with _place("python", folder, sys.executable, "runner.py") as made:
            yield made
    else:
        with _place("node", folder, node_with_jsonwebtoken(folder), "runner.cjs") as made:
            yield made


def test_its_token_conforms(place: _Place) -> None:
    assert conforms(place.run(recipe()))


def test_the_token_of_faulty_inputs_conforms_once_they_are_set_right(place: _Place) -> None:
    faulty = read_inputs(TUTORIAL.replace("'5m'", "'2h'").replace("keyid", "kid").replace("true", "'true'"))
    correction = correct(faulty, Inquiry(MOMENT, TENANT))
    assert correction.changes
    assert conforms(place.run(recipe_of(correction, place.language, MOMENT)))


def test_its_token_has_just_what_the_recipe_says(place: _Place) -> None:
    header, payload = parts(place.run(recipe(lifetime=600, not_before=7)))
    iat, nbf, exp, jti = (payload.pop(name) for name in ("iat", "nbf", "exp", "jti"))
    assert isinstance(iat, int)
    assert isinstance(jti, str)
    assert (nbf, exp, len(jti)) == (iat + 7, iat + 600, 36)
    assert header == {"alg": "RS256", "typ": "JWT", "kid": KEY_ID}
    assert payload == {**USER, "iss": "https://my-custom-jwt", "aud": "qlik.api/login/jwt-session"}


def test_each_token_has_a_jti_of_its_own(place: _Place) -> None:
    assert len({str(parts(place.token(recipe()))[1]["jti"]) for _ in range(3)}) == 3


def test_the_readers_own_code_runs_in_it(place: _Place) -> None:
    expression = {"node": "[1, 2].join('')", "python": "''.join(['1', '2'])"}[place.language]
    made = Recipe(claims={**written(USER), "x": [Code(expression)]}, issuer=Code(expression), key_id=Code(expression))
    header, payload = parts(place.run(made))
    assert (header["kid"], payload["iss"], payload["x"]) == ("12", "12", ["12"])


@_SEARCH
@example(claims=_EVERY_TEXT)
@given(claims=CLAIMS)
def test_hostile_claims_arrive_as_they_are(place: _Place, claims: dict[str, Json]) -> None:
    token = place.token(recipe(written(claims)))
    expected = as_read({**USER, **claims})
    found = as_read(parts(token)[1])
    assert isinstance(expected, dict)
    assert isinstance(found, dict)
    assert {name: found.get(name) for name in expected} == expected
    assert conforms(token)


@pytest.mark.parametrize("text", [text for text in HOSTILE if text])
def test_a_hostile_issuer_arrives_as_it_is(place: _Place, text: str) -> None:
    payload = parts(place.token(Recipe(claims=written(USER), issuer=text, key_id="k")))[1]
    assert as_read(payload["iss"]) == as_read(text)


@pytest.mark.parametrize("text", [text for text in HOSTILE if text.isascii()])
def test_a_hostile_key_id_arrives_as_it_is(place: _Place, text: str) -> None:
    header = parts(place.token(Recipe(claims=written(USER), issuer="i", key_id=text)))[0]
    assert header["kid"] == text
