"""Our account of jsonwebtoken agrees with the newest release 9 itself, on pairs that nobody wrote down before."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inspector.jose import Json
from inspector.signing.jsonwebtoken.sign import sign
from inspector.signing.jsonwebtoken.validators import OPTIONS
from tests.external.npm import node_with_jsonwebtoken
from tests.external.test_jsonwebtoken import NOW, js_value

_PAIRS = 2000
_SPANS = st.one_of(
    st.integers(-(10**6), 10**6),
    st.sampled_from(
        ["5m", "1h", "3600", "60 s", "1.5h", ".5d", "-1s", "1y", "2 weeks", "5 parsecs", "", " 1s", "1e3", "00m"]
    ),
    st.from_regex(r"-?[0-9]{0,3}\.?[0-9]{0,3} ?(ms|s|m|h|d|w|y|hrs|MINUTES)?", fullmatch=True),
)
_TEXTS = st.one_of(st.sampled_from(["", "x", "é", "ключ", "qlik.api/login/jwt-session", "\u2028"]), st.text(max_size=5))
_PLAIN = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**53), 2**53),
    st.floats(allow_nan=False, allow_infinity=False),
    _TEXTS,
    st.lists(_TEXTS, max_size=2),
    st.dictionaries(_TEXTS, st.integers(0, 9), max_size=2),
)
_TIMES = st.one_of(st.integers(0, 4 * 10**9), st.floats(0, 4e9), _PLAIN)
_HEADERS = st.dictionaries(
    st.sampled_from(["kid", "typ", "cty", "alg"]),
    st.one_of(st.sampled_from(["RS256", "PS512", "k"]), _PLAIN),
    max_size=2,
)
_USUAL: dict[str, st.SearchStrategy[Json]] = {
    "expiresIn": _SPANS,
    "notBefore": _SPANS,
    "algorithm": st.sampled_from(["RS256", "RS256", "RS256", "RS384", "PS256", "HS256", "ES256", "none", "rs256"]),
    "audience": st.one_of(_TEXTS, st.lists(_TEXTS, max_size=2)),
    "header": _HEADERS,
    "noTimestamp": st.booleans(),
    "mutatePayload": st.booleans(),
    "encoding": st.sampled_from(["utf8", "latin1", "", "bogus"]),
    **dict.fromkeys(("issuer", "subject", "jwtid", "keyid"), _TEXTS),
}
_OPTIONS = st.fixed_dictionaries(
    {"algorithm": _USUAL["algorithm"]},
    optional={name: st.one_of(usual, usual, usual, _PLAIN) for name, usual in _USUAL.items() if name != "algorithm"}
    | dict.fromkeys(("kid", "exp", "toString", "10", "2"), _PLAIN),
)
_PAYLOADS = st.one_of(
    st.fixed_dictionaries(
        {"name": _PLAIN},
        optional={
            **dict.fromkeys(("exp", "nbf", "iat"), _TIMES),
            **dict.fromkeys(("aud", "iss", "sub", "jti", "10", "2"), _PLAIN),
        },
    ),
    _PLAIN,
)


class _Library:
    """jsonwebtoken in a process of its own."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def outcome(self, payload: Json, options: Json) -> dict[str, str]:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps({"payload": payload, "options": options}) + "\n")
        self._process.stdin.flush()
        found: dict[str, str] = json.loads(self._process.stdout.readline())
        return found


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[_Library]:
    folder = tmp_path_factory.mktemp("jsonwebtoken")
    node = node_with_jsonwebtoken(folder)
    script = Path(__file__).with_name("jsonwebtoken.mjs")
    with subprocess.Popen(
        [node, str(script), str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as process:
        yield _Library(process)


def test_every_option_of_the_library_is_tried() -> None:
    assert _USUAL.keys() | {"allowInsecureKeySizes", "allowInvalidAsymmetricKeyTypes"} == OPTIONS.keys()


@settings(max_examples=_PAIRS, deadline=None, suppress_health_check=list(HealthCheck))
@given(payload=_PAYLOADS, options=_OPTIONS)
def test_it_refuses_or_signs_what_the_library_does(library: _Library, payload: Json, options: Json) -> None:
    done = library.outcome(payload, options)
    made = sign(js_value(payload), js_value(options), moment=NOW)
    assert made.refusal == done.get("error")
    if made.header_bytes is not None and made.payload_bytes is not None:
        texts = made.header_bytes.decode("latin-1"), made.payload_bytes.decode("latin-1")
        assert texts == (done["header"], done["payload"])
