"""The table of calls: its columns, and which answers and tokens stand out."""

import pytest

from inspector.diagnosis.call_list import table
from inspector.diagnosis.calls import chosen
from inspector.report.paint import Paint, runs
from tests.builders import MOMENT, token
from tests.diagnosis.captures import GRANTED, ME, NO_REASON, SESSION, Call, capture, diagnosis

CALLS = (
    Call(method="GET", path=ME, at=MOMENT - 3, status=401, body=""),
    Call(token=token(without=("/payload/nbf",)), at=MOMENT - 2, status=400, body=NO_REASON),
    Call(token=token(), status=302),
    Call(token=token(payload_changes={"jti": "b"}), at=MOMENT + 1, received=(*GRANTED, *SESSION)),
    Call(method="GET", path=ME, at=MOMENT + 2, status=0, error="net::ERR_FAILED"),
)


def rows(paint: Paint, width: int = 120) -> list[str]:
    """The lines of the calls, without title and heading."""
    found = diagnosis(capture(*CALLS))
    return table(found, chosen(found.exchanges, 30), width, paint)[2:]


def test_the_colours_change_no_column() -> None:
    plain = ["".join(text for _, text in runs(line)) for line in rows(Paint(colour=True))]
    assert [line.rstrip() for line in plain] == rows(Paint())
    assert len(plain) == len(CALLS)


@pytest.mark.parametrize(
    ("number", "styled"),
    [
        (0, {"401": "red"}),
        (1, {"400": "red", "QJ505": "red"}),
        (2, {"302": "yellow"}),
        (3, {"200": "green"}),
        (4, {"none": "red"}),
    ],
)
def test_an_answer_and_the_verdict_on_a_token_stand_out(number: int, styled: dict[str, str]) -> None:
    found = {text: style for style, text in runs(rows(Paint(colour=True))[number]) if style}
    assert styled.items() <= found.items()


def test_in_ascii_the_table_is_ascii() -> None:
    assert all(line.isascii() for line in rows(Paint(ascii=True), 50))
    assert any("..." in line for line in rows(Paint(ascii=True), 50))


@pytest.mark.parametrize("count", [1, 29, 30, 31, 200])
def test_of_many_calls_the_one_that_failed_is_shown(count: int) -> None:
    calls = [Call(token=token(payload_changes={"jti": str(at)}), at=MOMENT + at) for at in range(count)]
    exchanges = diagnosis(capture(*calls, Call(method="GET", path=ME, at=MOMENT + count, status=429))).exchanges
    shown = chosen(exchanges, 30)
    assert shown[-1].status == 429
    assert len(shown) == min(count + 1, 30)
    assert [each.number for each in shown] == sorted(each.number for each in shown)


def test_of_many_that_failed_the_first_and_the_last_are_shown() -> None:
    calls = [Call(method="GET", path=ME, at=MOMENT + at, status=401) for at in range(100)]
    numbers = [each.number for each in chosen(diagnosis(capture(*calls)).exchanges, 30)]
    assert numbers == [*range(15), *range(85, 100)]
