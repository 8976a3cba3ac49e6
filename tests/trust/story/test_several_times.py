"""Times that were moved together after signing are found, moved back, and told."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.jose import Json
from inspector.jose.base64url import decode
from inspector.trust.story.several_times import far_times
from tests.builders import EXP, IAT, NBF, compact, payload_text
from tests.trust.story.tokens import CLAIMS, edited, told, told_soon

DAY, HOUR, MINUTE = 86_400, 3_600, 60
SOON = 2_000  # questions: some 250,000 trials, half a second
TIMES = {"exp": EXP, "nbf": NBF, "iat": IAT}
PAIRS = tuple(combinations(TIMES, 2))


def moved(shifts: dict[str, int]) -> tuple[str, str]:
    """A token, and the same with some of its times moved."""
    changes: dict[str, Json] = {name: TIMES[name] + shift for name, shift in shifts.items()}
    return edited(payload_text(), payload_text(changes))


@settings(max_examples=8)
@given(st.sampled_from(PAIRS), st.integers(1, DAY), st.sampled_from((1, -1)))
def test_two_times_moved_alike_by_any_seconds_of_a_day_are_proven(pair: tuple[str, str], span: int, sign: int) -> None:
    whole, now = moved(dict.fromkeys(pair, sign * span))
    story = told(now)
    assert (story.kind, story.token) == ("edit", whole)
    assert " were moved by " in story.message


@pytest.mark.parametrize("names", [("exp", "nbf"), ("exp", "nbf", "iat")])
@pytest.mark.parametrize("shift", [1, -3_599, 3_601])
def test_what_moves_a_token_in_time_is_proven_soon(names: tuple[str, ...], shift: int) -> None:
    whole, now = moved(dict.fromkeys(names, shift))
    assert told_soon(now, questions=3 * SOON).token == whole


@pytest.mark.parametrize("shift", [MINUTE, -90 * MINUTE, 5 * HOUR, DAY, -7 * DAY, 29 * DAY + 5 * HOUR, 365 * DAY])
@pytest.mark.parametrize("pair", PAIRS)
def test_two_times_moved_alike_by_a_round_span_are_proven_soon(pair: tuple[str, str], shift: int) -> None:
    whole, now = moved(dict.fromkeys(pair, shift))
    assert told_soon(now, questions=SOON).token == whole


APART = [(HOUR, 2 * HOUR), (-HOUR, HOUR), (5 * MINUTE, HOUR), (-15 * MINUTE, 23 * HOUR), (-DAY, DAY)]


@pytest.mark.parametrize("spans", APART)
@pytest.mark.parametrize("pair", PAIRS)
def test_two_times_moved_apart_by_round_spans_are_proven_soon(pair: tuple[str, str], spans: tuple[int, int]) -> None:
    whole, now = moved(dict(zip(pair, spans, strict=True)))
    assert told_soon(now, questions=SOON).token == whole


@pytest.mark.parametrize("pair", PAIRS)
def test_two_times_put_anywhere_are_proven_by_the_third_where_they_were_usual(pair: tuple[str, str]) -> None:
    whole, now = moved(dict(zip(pair, (123_456_789, 98_765_432), strict=True)))
    story = told_soon(now, questions=SOON)
    assert story.token == whole
    assert story.message.count(" was moved by +") == 2


def test_each_time_that_was_moved_apart_is_told() -> None:
    _, now = moved({"nbf": HOUR, "exp": 2 * HOUR})
    words = "nbf was moved by +1 h (it was 1699999996, 2023-11-14 22:13:16 UTC) and exp was moved by +2 h"
    assert words in told_soon(now, questions=SOON).message


def test_a_deep_search_moves_two_times_apart_by_any_minutes() -> None:
    odd: dict[str, Json] = {"iat": IAT - 4321}
    later: dict[str, Json] = {**odd, "nbf": NBF + 67 * MINUTE, "exp": EXP + 303 * MINUTE}
    whole, now = edited(payload_text(odd), payload_text(later))
    assert not told_soon(now, questions=SOON).is_known
    head, _, payload = now.rpartition(".")[0].partition(".")
    signed = whole.rpartition(".")[0].encode()
    assert any(signing == signed for signing, _ in far_times(f"{head}.".encode(), read(payload)))


def read(part: str) -> str:
    return (decode(part) or b"").decode()


@pytest.mark.parametrize("missing", TIMES)
def test_of_two_times_alone_both_are_moved_back(missing: str) -> None:
    claims = {name: value for name, value in CLAIMS.items() if name != missing}
    later: dict[str, Json] = {name: TIMES[name] + 12_345 for name in TIMES if name != missing}
    whole, now = edited(compact(claims), compact({**claims, **later}))
    assert told(now).token == whole


@pytest.mark.parametrize("name", ["100 %d", "a>b?c~", "Jürgen"])
def test_what_stands_between_times_is_left_as_it_is(name: str) -> None:
    signed: dict[str, Json] = {"iat": IAT, "name": name, "exp": EXP}
    whole, now = edited(compact(signed), compact({**signed, "iat": IAT + MINUTE, "exp": EXP + MINUTE}))
    assert told_soon(now, questions=SOON).token == whole


def test_of_a_name_that_stands_twice_the_last_time_is_moved() -> None:
    signed = f'{{"exp":1,"nbf":{NBF},"iat":{IAT},"exp":{EXP}}}'
    now = f'{{"exp":1,"nbf":{NBF + MINUTE},"iat":{IAT},"exp":{EXP + MINUTE}}}'
    whole, text = edited(signed, now)
    assert told_soon(text, questions=SOON).token == whole
