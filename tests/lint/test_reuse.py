"""QJ408: the same jti in two different tokens of one run; the same token met twice is none."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector import lint
from inspector.jose import Json
from inspector.lint import reuse
from inspector.lint.reuse import Seen, mark
from inspector.signing.samples import ISSUER, KEY_ID
from tests.builders import (
    MOMENT,
    codes,
    header_text,
    key_pair,
    payload_text,
    raw_token,
    report_on,
    tenant,
    token,
)
from tests.cli.command import AT, run


def named(jti: Json, name: str = "A") -> str:
    """A token with that jti, made different from others by a name."""
    return token(payload_changes={"jti": jti, "name": name})


def found(*tokens: str) -> list[bool]:
    """Of each token, whether it is said that another one before it has its jti."""
    return ["QJ408" in codes(report) for report in lint(tokens, now=MOMENT, tenant=tenant())]


@pytest.mark.parametrize(
    ("tokens", "expected"),
    [
        ((named("1"), named("2")), [False, False]),
        ((named("1"), named("1", "B")), [False, True]),
        ((named("1"), named("1")), [False, False]),
        ((named("1"), named("1", "B"), named("1"), named("1", "C")), [False, True, False, True]),
        ((named("1"), named(1, "B")), [False, False]),
        ((named(1), named(1, "B")), [False, True]),
        ((named(""), named("", "B")), [False, False]),
        ((named(None), named(None, "B")), [False, False]),
        ((named(True), named(True, "B")), [False, False]),
        ((token(without=("/payload/jti",)), token(without=("/payload/jti", "/payload/groups"))), [False, False]),
        (("rubbish", "rubbish, too"), [False, False]),
        ((named("1").rpartition(".")[0], named("1")), [False, False]),
    ],
)
def test_two_tokens_with_one_jti_are_told_from_one_met_twice(tokens: tuple[str, ...], expected: list[bool]) -> None:
    assert found(*tokens) == expected


@pytest.mark.parametrize("order", [1, -1])
def test_a_token_altered_after_signing_makes_none_of_its_original(order: int) -> None:
    header, _, signature = named("1").split(".")
    altered = f"{header}.{named('1', 'B').split('.')[1]}.{signature}"
    assert "QJ602" in codes(report_on(altered))
    assert found(*(altered, named("1"))[::order]) == [False, False]


def test_the_second_token_does_not_conform_and_the_first_does() -> None:
    first, second = lint([named("1"), named("1", "B")], now=MOMENT, tenant=tenant())
    assert (first.verdict.value, second.verdict.value) == ("conforming", "nonconforming")
    assert codes(second) == {"QJ408"}
    assert second.signature.status == "valid"


def test_a_token_alone_is_never_said_to_reuse_its_jti() -> None:
    assert not codes(report_on(named("1")))


@given(st.lists(st.integers(0, 30), max_size=200))
def test_what_is_remembered_is_what_came(numbers: list[int]) -> None:
    seen, before = Seen(), dict[int, int]()
    for at, number in enumerate(numbers):
        expected = number in before and before[number] != at % 3
        before.setdefault(number, at % 3)
        assert bool(seen.reused((number + 1).to_bytes(8, "little") + (at % 3).to_bytes(4, "little"))) == expected


def test_many_are_remembered_as_the_table_grows() -> None:
    seen = Seen()
    marks = [key.to_bytes(8, "little") + bytes(4) for key in range(1 << 40, (1 << 40) + 30_000 * 4096, 4096)]
    assert not seen.reused(b"".join(marks))
    assert seen.reused(b"".join(mark[:8] + b"\1\0\0\0" for mark in marks)) == frozenset(range(30_000))


def test_what_is_remembered_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reuse, "MOST", 2)
    assert found(named("1"), named("2"), named("3"), named("3", "B"), named("1", "B")) == [False] * 4 + [True]


def test_a_mark_shows_nothing_of_a_token() -> None:
    report = report_on(named("a-jti"))
    assert len(mark(report)) == 12
    assert b"a-jti" not in mark(report)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_lint_finds_it_across_sources(jobs: str, tmp_path: Path, at_work: list[object]) -> None:
    texts = {"a": named("1"), "b": named("2"), "c": f"{named('3')}\n{named('1', 'B')}"}
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="ascii")
    done = run("lint", str(tmp_path), "--format", "jsonl", "--at", AT, "--jobs", jobs)
    reports = [json.loads(line) for line in done.out.splitlines()]
    assert len(at_work) == (4 if jobs == "2" else 0)
    told = [[finding["code"] for finding in report["findings"]] for report in reports]
    assert told == [[], [], [], ["QJ408"]]
    assert (done.status, reports[3]["line"]) == (1, 2)


def test_a_key_id_with_signatures_of_two_keys_is_said(tmp_path: Path) -> None:
    certificate = tmp_path / "tenant.cer"
    certificate.write_bytes(key_pair().certificate)
    judged = ("--cert", str(certificate), "--issuer", ISSUER, "--key-id", KEY_ID, "--at", AT)
    other = raw_token(header_text(), payload_text({"jti": "2"}), by="other")
    both = f"{token()}\n{other}\n".encode()
    said = run("lint", "-", *judged, stdin=both).err
    assert f"note: kid “{KEY_ID}” stands with signatures of two keys: 1 token was signed with another key" in said
    summary = json.loads(run("lint", "-", *judged, "--format", "json", stdin=both).out)["summary"]
    assert summary["two_keys"] == [{"kid": KEY_ID, "tokens": 1}]
    for alone in (token(), other):
        assert "two keys" not in run("lint", "-", *judged, stdin=f"{alone}\n".encode()).err
