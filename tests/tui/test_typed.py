"""A paste that arrives as keys: told from pressed keys by its speed, and put together from its pieces."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.tui.typed import FOLLOWS, SHORTEST, SILENCE, Typed

TEXT = "eyJhbGciOiJSUzI1NiJ9.e30.c2lnbmF0dXJl"
KEY = 1 / 1024  # seconds between two keys of a paste; a fraction that adds up exactly


def paste(typed: Typed, text: str, at: float = 0.0) -> float:
    """Feeds the text, a key after the other; when the last one came."""
    for number, character in enumerate(text):
        typed.feed(character, at + number * KEY)
    return at + (len(text) - 1) * KEY


def test_a_burst_is_due_once_there_is_silence() -> None:
    typed = Typed()
    end = paste(typed, TEXT)
    assert typed.due(end + SILENCE - KEY) is None
    assert typed.due(end + SILENCE + KEY) == TEXT


def test_the_silence_is_eighty_milliseconds() -> None:
    typed = Typed()
    for character in TEXT:
        typed.feed(character, 0)
    assert typed.due(0.079) is None
    assert typed.due(0.08) == TEXT


def test_a_burst_is_delivered_once() -> None:
    typed = Typed()
    end = paste(typed, TEXT)
    assert typed.due(end + SILENCE * 2) == TEXT
    assert typed.due(end + SILENCE * 2) is None
    assert typed.due(end + 60) is None


@pytest.mark.parametrize(("length", "is_paste"), [(1, False), (15, False), (16, True), (17, True)])
def test_what_is_shorter_than_a_paste_is_dropped(length: int, is_paste: bool) -> None:  # noqa: FBT001 - a table's column
    typed = Typed()
    end = paste(typed, TEXT[:length])
    assert (typed.due(end + 1) is not None) == is_paste
    assert not typed.is_open


def test_keys_pressed_one_by_one_never_make_a_paste() -> None:
    typed = Typed()
    for number, character in enumerate(TEXT):
        assert typed.due(number * 0.1) is None
        typed.feed(character, number * 0.1)
    assert typed.due(60) is None


def test_keys_pressed_one_by_one_make_none_without_being_asked_between() -> None:
    typed = Typed()
    for number, character in enumerate(TEXT):
        typed.feed(character, number * 0.1)
    assert typed.due(60) is None


def test_a_key_held_down_is_no_paste() -> None:
    typed = Typed()
    end = paste(typed, "2" * 100)
    assert typed.due(end + 1) is None


def test_nothing_is_due_before_anything_came() -> None:
    assert Typed().due(100) is None


def test_it_is_open_from_the_first_key_until_the_silence_is_seen() -> None:
    typed = Typed()
    seen = [typed.is_open]
    typed.feed("e", 5)
    seen.append(typed.is_open)
    for moment in (5.05, 5.1):
        typed.due(moment)
        seen.append(typed.is_open)
    assert seen == [False, True, True, False]


@pytest.mark.parametrize("size", [2, 15, 16, 30])
def test_a_piece_that_follows_extends_the_paste(size: int) -> None:
    typed = Typed()
    end = paste(typed, TEXT[:-size] + "x" * 20)
    assert typed.due(end + SILENCE * 2) == TEXT[:-size] + "x" * 20
    end = paste(typed, TEXT[-size:], end + 0.5)
    assert typed.due(end + SILENCE * 2) == TEXT[:-size] + "x" * 20 + TEXT[-size:]


def test_piece_after_piece_extends_it() -> None:
    typed = Typed()
    end = -0.5
    for number in range(5):
        end = paste(typed, TEXT, end + 0.5)
        assert typed.due(end + SILENCE * 2) == TEXT * (number + 1)


@pytest.mark.parametrize(("pause", "delivered"), [(FOLLOWS, TEXT + TEXT), (FOLLOWS + KEY, TEXT)])
def test_a_burst_after_more_than_a_second_is_a_paste_of_its_own(pause: float, delivered: str) -> None:
    typed = Typed()
    end = paste(typed, TEXT)
    typed.due(end + SILENCE * 2)
    end = paste(typed, TEXT, end + pause)
    assert typed.due(end + SILENCE * 2) == delivered


def test_a_key_pressed_right_after_pasting_is_no_part_of_it() -> None:
    typed = Typed()
    end = paste(typed, TEXT)
    assert typed.due(end + 0.1) == TEXT
    typed.feed("2", end + 0.3)
    assert typed.due(end + 0.5) is None
    end = paste(typed, TEXT, end + 0.6)
    assert typed.due(end + 0.1) == TEXT + TEXT


def test_keys_before_a_paste_are_no_part_of_it() -> None:
    typed = Typed()
    typed.feed("2", 0)
    end = paste(typed, TEXT, 0.2)
    assert typed.due(end + 0.1) == TEXT


def test_two_bursts_are_delivered_as_one_by_whoever_asks_late() -> None:
    typed = Typed()
    end = paste(typed, TEXT)
    end = paste(typed, TEXT, end + 0.5)
    assert typed.due(end + SILENCE * 2) == TEXT + TEXT
    assert typed.due(end + 1) is None


def test_a_burst_that_goes_on_leaves_the_piece_before_it_due() -> None:
    typed = Typed()
    end = paste(typed, TEXT)
    typed.feed("x", end + 0.5)
    assert typed.due(end + 0.5) == TEXT
    assert typed.is_open


@pytest.mark.parametrize("line_end", ["\r", "\n", "\r\n"])
def test_line_ends_come_as_one_kind(line_end: str) -> None:
    typed = Typed()
    end = paste(typed, f"{TEXT}{line_end}\t{TEXT}{line_end}")
    assert typed.due(end + 1) == f"{TEXT}\n\t{TEXT}\n"


def test_a_line_end_cut_by_a_pause_stays_one() -> None:
    typed = Typed()
    end = paste(typed, TEXT + "\r")
    typed.due(end + 0.1)
    end = paste(typed, "\n" + TEXT, end + 0.5)
    assert typed.due(end + 0.1) == f"{TEXT}\n{TEXT}"


def test_what_was_typed_does_not_show_in_its_name() -> None:
    typed = Typed()
    paste(typed, TEXT)
    assert TEXT[:4] not in repr(typed)
    assert TEXT[:4] not in str(typed)


@given(st.text(min_size=SHORTEST, max_size=200).filter(lambda text: len(set(text)) > 1), st.data())
def test_however_it_is_cut_into_pieces_a_paste_comes_whole(text: str, data: st.DataObject) -> None:
    typed, end, rest = Typed(), 0.0, text
    size = SHORTEST + len(text) - len(text.lstrip(text[0]))  # until it is no key held down
    while rest:
        piece, rest = rest[:size], rest[size:]
        if len(rest) == 1:
            piece, rest = piece + rest, ""
        end = paste(typed, piece, end + data.draw(st.sampled_from([0.25, 0.5, 1.0])))
        size = data.draw(st.integers(2, 50))
    assert typed.due(end + SILENCE * 2) == text.replace("\r\n", "\n").replace("\r", "\n")
