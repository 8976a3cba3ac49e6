"""Secrets that were met again and again: each kind is told once, with its places, and hides no cause."""

import json

from inspector.diagnosis.as_json import diagnosis_document
from inspector.diagnosis.as_text import render
from inspector.diagnosis.dangers import dangers
from inspector.diagnosis.evidence import Exposure
from inspector.report.sheet import Sheet
from tests.builders import MOMENT, token
from tests.diagnosis.captures import NO_REASON, Call, capture, diagnosis
from tests.diagnosis.sent_on import sent_on
from tests.diagnosis.test_reading import PEM

LOGIN = Call(token=token(payload_changes={"aud": "x"}), status=401, body=NO_REASON)


def polled(times: int, body: str = f"k = `{PEM}`") -> bytes:
    """A capture in which a script with a secret is asked for again and again."""
    script = [
        Call(method="GET", host="app.example.com", path="/app.js", at=MOMENT + n, body=body) for n in range(times)
    ]
    return capture(*script, LOGIN)


def test_a_key_in_a_file_that_is_asked_for_again_and_again_is_told_once() -> None:
    told = render(diagnosis(polled(100)), Sheet(width=160))
    assert told.count("DANGER") == 1
    assert "entry 1; " in told
    assert "and 97 places more." in " ".join(told.split())
    assert sent_on(polled(100)).count("private key (PEM)") == 1


def test_programs_are_told_each_place() -> None:
    assert len(json.loads(json.dumps(diagnosis_document(diagnosis(polled(100)))))["exposures"]) == 100


def test_of_many_kinds_the_first_are_told_and_the_others_counted() -> None:
    names = "".join(
        f"{name}Secret = 'abc{at}defghi0123'; " for at, name in enumerate(("jwt", "token", "client", "hmac"))
    )
    names += "".join(
        f"{name}-secret-key = 'abcdefghi0123'; " for name in ("jwt", "JWT", "Jwt", "jWt", "client", "hmac")
    )
    told = render(diagnosis(polled(1, names)), Sheet(width=160))
    assert told.count("DANGER") == 8
    assert "and 2 more secrets are where others can read them" in told


def test_places_are_told_in_order_and_each_once() -> None:
    found = dangers((Exposure("a", "x"), Exposure("b", "y"), Exposure("a", "z"), Exposure("a", "x")))
    assert [(each.what, each.places(str.upper)) for each in found] == [("a", "X; Z"), ("b", "Y")]


def test_the_names_of_all_its_files_are_veiled() -> None:
    report = sent_on(PEM.encode(), PEM.encode(), polled(1), names=("harry.pem", "sally.pem", "x.har"))
    assert "in source 2; in source 3" in report.replace("`", "")
    assert "harry" not in report
    assert "sally" not in report
