"""QJ408: the same jti in two different tokens of one run; the same token met twice is none."""

import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector import lint
from inspector.inspection import Inquiry
from inspector.jose import Json
from inspector.lint import reuse
from inspector.lint.digest import Digester
from inspector.lint.piece import Piece
from inspector.lint.reuse import Seen, mark, with_jti_of
from inspector.report.forms.form import Style
from inspector.report.forms.grouped import Grouped
from inspector.report.report import Place
from inspector.report.threshold import Threshold
from inspector.signing.samples import ISSUER, KEY_ID
from inspector.trust.reason import Search
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
        ((named("1").rpartition(".")[0] + ".***", named("1")), [False, False]),
        ((f"{named('1')[:20]}***.{named('1').partition('.')[2]}", named("1")), [False, False]),
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


def test_the_place_of_the_first_one_is_told() -> None:
    reports = list(lint([named("1"), named("2"), "", named("2", "B"), named("1", "C")], now=MOMENT, tenant=tenant()))
    assert [report.findings[0].message for report in reports[2:]] == [
        "the token in line 2 has the same jti",
        "the token in line 1 has the same jti",
    ]


def test_of_two_in_one_line_the_first_is_told_as_that() -> None:
    [_, second] = lint([f"{named('1')} {named('1', 'B')}"], now=MOMENT, tenant=tenant())
    assert second.findings[0].message == "a token before it in this line has the same jti"


def test_a_source_with_a_strange_name_is_told_visibly() -> None:
    inquiry = Inquiry(MOMENT, tenant())
    (finding,) = with_jti_of(Place("a\x1b[31m", 7), report_on(named("1")), inquiry).findings
    assert finding.message == "the token in a␛[31m, line 7, has the same jti"


def test_each_source_keeps_its_lines() -> None:
    seen = Seen()
    for line, source in enumerate("abc", start=1):
        assert not seen.reused(line.to_bytes(8, "little") + bytes(4) + line.to_bytes(4, "little"), source)
    again = b"".join(line.to_bytes(8, "little") + b"\1" + bytes(7) for line in (3, 1, 2))
    assert seen.reused(again, "d") == {0: Place("c", 3), 1: Place("a", 1), 2: Place("b", 2)}


def test_a_token_alone_is_never_said_to_reuse_its_jti() -> None:
    assert not codes(report_on(named("1")))


@given(st.lists(st.integers(0, 30), max_size=200))
def test_what_is_remembered_is_what_came(numbers: list[int]) -> None:
    seen, before = Seen(), dict[int, int]()
    for at, number in enumerate(numbers):
        expected = number in before and before[number] != at % 3
        before.setdefault(number, at % 3)
        marked = (number + 1).to_bytes(8, "little") + (at % 3).to_bytes(4, "little") + bytes(4)
        assert bool(seen.reused(marked)) == expected


def test_many_are_remembered_as_the_table_grows() -> None:
    seen = Seen()
    keys = [key.to_bytes(8, "little") for key in range(1 << 40, (1 << 40) + 30_000 * 4096, 4096)]
    lines = [line.to_bytes(4, "little") for line in range(1, 30_001)]
    assert not seen.reused(b"".join(key + bytes(4) + line for key, line in zip(keys, lines, strict=True)), "a")
    found = seen.reused(b"".join(key + b"\1\0\0\0" + bytes(4) for key in keys), "b")
    assert found == {number: Place("a", number + 1) for number in range(30_000)}


def test_tokens_without_a_jti_are_counted_with_the_others() -> None:
    key, none = (1).to_bytes(8, "little"), bytes(16)
    first, other = key + bytes(4) + (7).to_bytes(4, "little"), key + b"\1" + bytes(7)
    assert Seen().reused(none + first + none + other + none, "a") == {3: Place("a", 7)}


def seconds_for(numbers: list[int]) -> float:
    """How long it takes to remember these jtis, and to pass over as many tokens without one."""
    marks = b"".join(number.to_bytes(8, "little") + bytes(8) for number in numbers) + bytes(16 * len(numbers))
    began = time.process_time()
    assert not Seen().reused(marks)
    return time.process_time() - began


@pytest.mark.parametrize("shift", [16, 40])
def test_jtis_whose_numbers_end_alike_take_no_longer_than_others(shift: int) -> None:
    usual = seconds_for([number * 0x9E3779B97F4A7C15 % (1 << 64) for number in range(1, 5001)])
    assert seconds_for([number << shift for number in range(1, 5001)]) < 20 * usual + 0.1


def test_what_is_remembered_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reuse, "MOST", 2)
    assert found(named("1"), named("2"), named("3"), named("3", "B"), named("1", "B")) == [False] * 4 + [True]


def test_a_mark_shows_nothing_of_a_token() -> None:
    report = report_on(named("a-jti"))
    assert len(mark(report)) == 16
    assert b"a-jti" not in mark(report)


def written(jti: str, count: int) -> bytes:
    """So many tokens of a program that has its jti in its code, a line each, all different."""
    return "".join(f"{named(jti, f'User {at}')}\n" for at in range(count)).encode()


def digester() -> Digester:
    inquiry = Inquiry(MOMENT, tenant(), search=Search.QUICK)
    return Digester(inquiry=inquiry, forms=(Grouped(Style()),), threshold=Threshold("error"))


def test_a_jti_that_was_reused_is_told_of_later_pieces_at_once() -> None:
    seen, judge = Seen(), digester()
    first = Piece("a", 1, "lines", written("constant", 3))
    assert seen.told_to(first) is first
    assert set(seen.reused(judge(first).marks, "a")) == {1, 2}
    second = seen.told_to(Piece("b", 1, "lines", written("constant", 5)))
    found = judge(second)
    reused = seen.reused(found.marks, "b")
    assert found.told == set(reused) == {1, 2, 3, 4}
    assert judge.with_reused(second, found, reused) is found
    later = judge.with_reused(second._replace(jtis={}), judge(second._replace(jtis={})), reused)
    assert (found.entries, found.summary, found.fails) == (later.entries, later.summary, later.fails)
    assert found.entries[0][0].endswith("the token in a, line 1, has the same jti\n")


def test_the_same_token_again_is_not_told_to_reuse_its_own_jti() -> None:
    seen, judge = Seen(), digester()
    data = written("constant", 2)
    seen.reused(judge(Piece("a", 1, "lines", data)).marks, "a")
    found = judge(seen.told_to(Piece("b", 1, "lines", data)))
    assert found.told == {1}


def test_a_reused_jti_that_was_not_told_is_told_with_the_others() -> None:
    seen, judge = Seen(), digester()
    seen.reused(judge(Piece("a", 1, "lines", written("one", 2) + written("two", 1))).marks, "a")
    piece = seen.told_to(Piece("b", 1, "lines", written("one", 2) + written("two", 2)))
    found = judge(piece)
    reused = seen.reused(found.marks, "b")
    assert (set(found.told), set(reused)) == ({1}, {1, 3})
    again = judge.with_reused(piece, found, reused)
    assert again.summary.rules["QJ408"] == 2


def test_no_more_of_them_are_told_than_a_piece_may_carry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reuse, "_MOST_TOLD", 64)
    seen, judge = Seen(), digester()
    data = b"".join(written(f"jti {at}", 2) for at in range(70))
    seen.reused(judge(Piece("a", 1, "lines", data)).marks, "a")
    told = seen.told_to(Piece("b", 1, "lines", data)).jtis
    assert len(told) == 64
    assert [place.line for _, place in told.values()] == list(range(13, 141, 2))
    seen.reused(judge(Piece("b", 1, "lines", written("jti 6", 2))).marks, "b")
    seen.reused(judge(Piece("c", 1, "lines", written("another", 2))).marks, "c")
    told = seen.told_to(Piece("d", 1, "lines", data)).jtis
    assert [place.line for _, place in told.values()][:2] == [17, 19]
    assert [(place.source, place.line) for _, place in told.values()][-2:] == [("a", 13), ("c", 1)]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_lint_finds_it_across_sources(jobs: str, tmp_path: Path, at_work: list[object]) -> None:
    texts = {"a": named("1"), "b": named("2"), "c": f"{named('3')}\n{named('1', 'B')}"}
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="ascii")
    done = run("lint", str(tmp_path), "--format", "jsonl", "--at", AT, "--jobs", jobs)
    reports = [json.loads(line) for line in done.out.splitlines()]
    assert len(at_work) == (4 if jobs == "2" else 0)
    told = [[(finding["code"], finding["message"]) for finding in report["findings"]] for report in reports]
    assert told == [[], [], [], [("QJ408", f"the token in {tmp_path / 'a'}, line 1, has the same jti")]]
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
