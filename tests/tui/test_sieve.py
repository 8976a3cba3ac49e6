"""What is asked of tokens: words that are taken exactly, verdict and rule, and what they leave of many."""

import pytest

from inspector.report.report import Report, Verdict
from inspector.trust.tenant import Tenant
from inspector.tui.sieve import Sieve, Sifting
from tests.builders import EXP, report_on, tenant, token

GOOD = report_on(token())
EXPIRED = report_on(token(), moment=EXP)
LONG = report_on(token(payload_changes={"exp": EXP + 9000}))
UNKNOWN = report_on(token(), to=Tenant())
FORGED = report_on(token()[:-8] + "AAAAAAAA")
UNSIGNED = report_on(token().rpartition(".")[0] + ".")
ODD = report_on(token(payload_changes={"picture": "x"}))
REPORTS = {
    "good": GOOD,
    "expired": EXPIRED,
    "long": LONG,
    "unknown": UNKNOWN,
    "forged": FORGED,
    "unsigned": UNSIGNED,
    "odd": ODD,
}
BAD = ["expired", "long", "forged", "unsigned"]
# What is written, and which tokens it leaves.
WORDS: list[tuple[str, list[str]]] = [
    ("", [*REPORTS]),
    ("   ", [*REPORTS]),
    ("conforming", ["good", "odd"]),
    ("conforms", ["good", "odd"]),
    ("CONFORMS", ["good", "odd"]),
    ("nonconforming", BAD),
    ("DOES NOT CONFORM", BAD),
    ("not conform", BAD),
    ("undecided", ["unknown"]),
    ("QJ501", ["long"]),
    ("qj501", ["long"]),
    ("QJ5", ["expired", "long"]),
    ("QJ50", ["expired", "long"]),
    ("QJ999", []),
    ("error", BAD),
    ("errors", BAD),
    ("note", ["odd"]),
    ("verified", ["good", "expired", "long", "odd"]),
    ("unverified", ["forged"]),
    ("does not verify", ["forged"]),
    ("unsigned", ["unsigned"]),
    ("unchecked", ["unknown"]),
    ("not checked", ["unknown"]),
    ("verified QJ501", ["long"]),
    ("conforming QJ501", []),
    ("conforming undecided", []),
    ("picture", ["odd"]),
    ("lifetime-too-long", ["long"]),
    ("conform", ["good", "expired", "long", "forged", "unsigned", "odd"]),
    ("zebra", []),
]


def left(sieve: Sieve) -> list[str]:
    """The names of the tokens that it leaves."""
    return [name for name, report in REPORTS.items() if sieve.holds(report)]


@pytest.mark.parametrize(("words", "names"), WORDS)
def test_words_leave_what_they_hold_of(words: str, names: list[str]) -> None:
    assert left(Sieve(words=words)) == names


@pytest.mark.parametrize("verdict", Verdict)
def test_a_verdict_leaves_those_that_have_it_and_no_others(verdict: Verdict) -> None:
    found = left(Sieve(verdict=verdict))
    assert found
    assert found == left(Sieve(words=verdict.value))


def test_verdict_rule_and_words_must_hold_all_at_once() -> None:
    assert left(Sieve(verdict=Verdict.NONCONFORMING, rule="QJ501", words="lifetime")) == ["long"]
    assert left(Sieve(verdict=Verdict.CONFORMING, rule="QJ501", words="lifetime")) == []
    assert left(Sieve(verdict=Verdict.NONCONFORMING, rule="QJ502", words="lifetime")) == []
    assert left(Sieve(verdict=Verdict.NONCONFORMING, rule="QJ501", words="zebra")) == []


def test_the_name_of_a_file_and_a_title_are_searched() -> None:
    placed = GOOD._replace(place=GOOD.place._replace(source="/var/log/Login.log"))
    assert Sieve(words="login.log").holds(placed)
    assert not Sieve(words="login.log").holds(GOOD)
    assert Sieve(words="tutorial").holds(GOOD, "The tutorial's sample")
    assert not Sieve(words="tutorial").holds(GOOD, "Another")


def test_the_subject_is_not_searched_for_it_is_masked() -> None:
    known = report_on(token(payload_changes={"sub": "jane.doe", "name": "Jane Doe"}))
    assert not Sieve(words="jane").holds(known)


def test_the_verdicts_come_in_turn_and_then_all() -> None:
    sieve, seen = Sieve(words="x"), []
    for _ in range(4):
        sieve = sieve.with_next_verdict()
        seen.append(sieve.verdict)
        assert sieve.words == "x"
    assert seen == [Verdict.NONCONFORMING, Verdict.UNDECIDED, Verdict.CONFORMING, None]


def test_what_is_asked_is_told_in_words() -> None:
    assert Sieve().told == ()
    sieve = Sieve(verdict=Verdict.NONCONFORMING, rule="QJ501", words="  two \x1b words ")
    assert sieve.told == ("DOES NOT CONFORM", "QJ501", "“two ␛ words”")
    assert len(Sieve(words="x" * 500).told[0]) < 60


def test_sifting_goes_on_where_it_stopped_and_follows_what_grows() -> None:
    reports: list[Report] = [GOOD, LONG] * 500
    sifting = Sifting(reports, (), Sieve(rule="QJ501"))
    sifting.go_on(0)
    assert not sifting.is_done
    assert list(sifting.chosen) == []
    rounds = 0
    while len(sifting.chosen) < 500:
        sifting.go_on(0.0001)
        rounds += 1
    assert rounds > 1
    assert list(sifting.chosen) == list(range(1, 1000, 2))
    reports += [LONG, GOOD]
    assert not sifting.is_done
    sifting.go_on(1)
    assert sifting.chosen[-1] == 1000
    assert sifting.is_done


def test_where_nothing_is_asked_nothing_is_sought() -> None:
    reports = [GOOD]
    sifting = Sifting(reports, (), Sieve(words=" "))
    assert sifting.is_done
    reports.append(LONG)
    assert sifting.is_done
    assert list(sifting.chosen) == [0, 1]


def test_the_verdicts_of_the_tokens_are_as_the_table_says() -> None:
    assert GOOD.verdict is Verdict.CONFORMING
    assert report_on(token(), to=tenant()).verdict is Verdict.CONFORMING
    assert UNKNOWN.verdict is Verdict.UNDECIDED
