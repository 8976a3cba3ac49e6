"""Our account of jsonwebtoken 9.0.3 and of ms 2.1.3 agrees with what they did, row by row."""

import math
from typing import Any

import pytest

from inspector.signing.javascript.values import UNDEFINED, Special, Value, number
from inspector.signing.jsonwebtoken.key import Key
from inspector.signing.jsonwebtoken.sign import Outcome, sign
from inspector.signing.jsonwebtoken.timespan import milliseconds, moment_after
from tests.external.vectors import needs_vectors, rows

NOW = 1_700_000_000
_SPECIALS: dict[str, Value] = {
    "undefined": UNDEFINED,
    "NaN": math.nan,
    "Infinity": math.inf,
    "-Infinity": -math.inf,
    "-0": -0.0,
    "date": Special("date", "1970-01-01T00:00:00.000Z"),
    "function": Special("function"),
    "symbol": Special("symbol"),
    "bigint": Special("bigint"),
    "regexp": Special("regexp", {}),
    "map": Special("object", {}),
    "class": Special("object", {}),
    "string_object": Special("string", "5m"),
    "number_object": Special("number", 5),
    "buffer": Special("buffer", '{"sub":"x"}'),
    "nullproto": {"sub": "x"},
}
_SECRET = Key(type="secret")
_KEYS = {
    "rsa4096-main": Key(bits=4096),
    "rsa1024-weak": Key(bits=1024),
    "ec256": Key(family="ec", curve="prime256v1"),
    "ed25519": Key(family="ed25519"),
    "rsapss2048": Key(family="rsa-pss", bits=2048, hash=""),
    **dict.fromkeys(("secret", "public", "cert", "garbage", "oneline", "backslash-n"), _SECRET),
    **dict.fromkeys(("empty", "null", "undefined"), Key(type="none")),
    "keyobject": Key(),
    "pubkeyobject": Key(type="public"),
    "number": Key(type="unusable"),
}


def js_value(found: Any) -> Value:  # noqa: ANN401 - whatever JSON holds
    match found:
        case {"$js": kind}:
            return _SPECIALS[kind]
        case dict():
            return {name: js_value(value) for name, value in found.items()}
        case list():
            return [js_value(item) for item in found]
        case int() | float() if not isinstance(found, bool):
            return number(found)
        case _:
            return found if isinstance(found, str | bool) else None


def _made(row: dict[str, Any], style: str = "sync") -> Outcome:
    options = js_value(row["options"]) if "options" in row else UNDEFINED
    key = _KEYS.get(row.get("key", ""), Key())
    return sign(
        js_value(row["payload"]), options, moment=NOW, key=key, style="callback" if style == "callback" else "sync"
    )


@needs_vectors
@pytest.mark.parametrize("row", rows("jsonwebtoken-sign.jsonl"), ids=lambda row: row["id"])
def test_it_refuses_or_signs_what_the_library_did(row: dict[str, Any]) -> None:
    made = _made(row)
    assert made.refusal == row.get("error")
    if row["ok"]:
        texts = [
            None if data is None else data.decode("utf-8", "replace")
            for data in (made.header_bytes, made.payload_bytes)
        ]
        assert texts == [row["header_raw"], row["payload_raw"]]


@needs_vectors
@pytest.mark.parametrize(
    "row",
    [
        row
        for row in rows("jsonwebtoken-sign.jsonl")
        if isinstance(row["payload"], dict) and "$js" not in row["payload"]
    ],
    ids=lambda row: row["id"],
)
def test_it_calls_back_as_the_library_did(row: dict[str, Any]) -> None:
    if not row["cb_calls"]:
        pytest.skip("the library never called back")
    made = _made(row, "callback")
    refused = [call.get("error") or call["threw"] for call in row["cb_calls"] if "token" not in call]
    assert list(made.refusals) == refused
    assert (made.header is not None) == ("token" in row["cb_calls"][-1])


@needs_vectors
def test_timespans_are_read_as_ms_reads_them() -> None:
    found = {row["s"]: (milliseconds(row["s"]), moment_after(row["s"], NOW)) for row in rows("timespans.jsonl")}
    wrong = {
        row["s"]: found[row["s"]]
        for row in rows("timespans.jsonl")
        if found[row["s"]]
        != (
            None if row["ms"] is None else float(row["ms"]),
            UNDEFINED if row["timespan"] is None else number(row["timespan"]),
        )
    }
    assert wrong == {}
