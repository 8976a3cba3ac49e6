"""Text with tokens anywhere in it: what is found in it does not depend on how much of it is read at once."""

import pytest

from inspector.inspection import Inquiry
from inspector.lint.piece import Piece
from inspector.lint.stream import judge_piece
from inspector.report.report import Place, Report
from inspector.trust.reason import Search
from tests.builders import MOMENT, codes, tenant, token
from tests.intake.builder import wrapped

SOUND, ANOTHER = token(), token(payload_changes={"jti": "another"})
SMALL = ANOTHER.lower()
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
        (f"a {SMALL} b", SOUND, f"c {UNSIGNED}", f"GET /?token={SMALL}&x=1"),
        ("words", SMALL, "words"),
    ],
    ids=range(8),
)
def test_as_a_whole_the_same_is_said_as_line_by_line(lines: tuple[str, ...]) -> None:
    text = "\n".join(lines)
    assert list(map(told, reports(text, "whole"))) == list(map(told, reports(text, "text")))


def test_beside_a_sound_token_an_unsigned_one_is_not_missed() -> None:
    sound, unsigned = reports(f"{SOUND}\nBearer {UNSIGNED}\n", "whole")
    assert not codes(sound)
    assert {"QJ102", "QJ110"} <= codes(unsigned)
    assert (unsigned.place.line, unsigned.place.column) == (2, 8)


@pytest.mark.parametrize("layout", ["text", "whole"])
@pytest.mark.parametrize("line", ["12:00 Bearer @ from", '{"token":"@"}', "GET /login?token=@&x=1 HTTP/1.1", "x.@ z"])
def test_a_token_whose_letters_all_became_small_is_told(line: str, layout: str) -> None:
    (report,) = reports(f"first\n{line.replace('@', SMALL)}\nlast\n", layout)
    assert report.token.text == SMALL
    assert (report.place.line, report.place.column) == (2, line.index("@") + 1)
    assert "QJ105" in codes(report)


def test_one_that_was_wrapped_is_told_once_and_whole() -> None:
    cut, whole, last = reports(f"{SMALL[:300]}\nx\n{wrapped(SMALL, 76, '%')}\nx {SMALL}\n".replace("%", "\n"), "whole")
    assert (cut.token.text, whole.token.text, last.token.text) == (SMALL[:300], SMALL, SMALL)
    assert (whole.place.line, last.place.line) == (3, 3 + len(SMALL) // 76 + 1)
    assert codes(whole) - {"QJ112"} == codes(last)


@pytest.mark.parametrize("layout", ["text", "whole"])
@pytest.mark.parametrize("word", ["eyjafjallajökull", "eyjafjallajokull.eruption.example.is", "eyj.eyj.eyj"])
def test_a_word_that_begins_as_small_letters_do_is_none(word: str, layout: str) -> None:
    assert reports(f"see {word}\n{word}\n", layout) == []


def test_of_a_wrapped_token_no_line_is_taken_for_another() -> None:
    found = reports(f"before\n{WRAPPED}\nafter", "whole")
    assert [report.token.text for report in found] == [SOUND]
