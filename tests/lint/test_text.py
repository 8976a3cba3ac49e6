"""Text with tokens anywhere in it: what is found in it does not depend on how much of it is read at once."""

import pytest

from inspector.inspection import Inquiry
from inspector.lint.piece import Piece
from inspector.lint.stream import judge_piece
from inspector.report.report import Place, Report
from inspector.trust.reason import Search
from tests.builders import MOMENT, codes, tenant, token

SOUND, ANOTHER = token(), token(payload_changes={"jti": "another"})
UNSIGNED = ANOTHER.rpartition(".")[0]
WRAPPED = "\n".join(SOUND[at : at + 76] for at in range(0, len(SOUND), 76))


def reports(text: str, layout: str) -> list[Report]:
    """What is said of a text that is judged as a whole, or line by line."""
    inquiry = Inquiry(MOMENT, tenant(), search=Search.QUICK)
    piece = Piece("log", 1, "whole" if layout == "whole" else "text", text.encode())
    return list(judge_piece(piece, inquiry))


def told(report: Report) -> tuple[str, Place, frozenset[str]]:
    """The token, where it stands and what is found."""
    return report.token.text, report.place, codes(report)


@pytest.mark.parametrize(
    "lines",
    [
        (f"a {SOUND} b", f"Authorization: Bearer {UNSIGNED}"),
        (f"Authorization: Bearer {UNSIGNED}", f"a {SOUND} b"),
        (UNSIGNED, UNSIGNED),
        (f"a {UNSIGNED} b", "", "words", f"c {UNSIGNED}", SOUND, f"d {UNSIGNED}"),
        (f"{SOUND} {UNSIGNED}",),
        ("no token", "eyJ", "{}"),
    ],
    ids=range(6),
)
def test_as_a_whole_the_same_is_said_as_line_by_line(lines: tuple[str, ...]) -> None:
    text = "\n".join(lines)
    assert list(map(told, reports(text, "whole"))) == list(map(told, reports(text, "text")))


def test_beside_a_sound_token_an_unsigned_one_is_not_missed() -> None:
    sound, unsigned = reports(f"{SOUND}\nBearer {UNSIGNED}\n", "whole")
    assert not codes(sound)
    assert {"QJ102", "QJ110"} <= codes(unsigned)
    assert (unsigned.place.line, unsigned.place.column) == (2, 8)


def test_of_a_wrapped_token_no_line_is_taken_for_another() -> None:
    found = reports(f"before\n{WRAPPED}\nafter", "whole")
    assert [report.token.text for report in found] == [SOUND]
