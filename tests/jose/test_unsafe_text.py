"""Deceptive characters: each class is found where it stands, and ordinary names are left in peace."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.jose import Json, Problem
from inspector.jose.unsafe_text import unsafe_text


def _found(value: Json) -> tuple[Problem, ...]:
    return unsafe_text(json.dumps(value), value, "/payload")


_DECEPTIVE = (
    ("\x00", "control"),
    ("\t", "control"),
    ("\n", "control"),
    ("\x1b", "control"),
    ("\x7f", "control"),
    ("\x85", "control"),
    ("\u061c", "bidi"),
    ("\u200e", "bidi"),
    ("\u200f", "bidi"),
    ("\u202a", "bidi"),
    ("\u202e", "bidi"),
    ("\u2066", "bidi"),
    ("\u2069", "bidi"),
    ("\xad", "invisible"),
    ("\u200b", "invisible"),
    ("\u200d", "invisible"),
    ("\u2028", "invisible"),
    ("\u2060", "invisible"),
    ("\u3164", "invisible"),
    ("\ufeff", "invisible"),
    ("\U000e0041", "invisible"),
    ("\ud83d", "surrogate"),
    ("\ude00", "surrogate"),
    ("\ue000", "unassigned"),
    ("\ufdd0", "unassigned"),
    ("\uffff", "unassigned"),
)


@pytest.mark.parametrize(("character", "detail"), _DECEPTIVE, ids=lambda value: value.encode("unicode_escape").decode())
def test_a_deceptive_character_in_a_value_is_found(character: str, detail: str) -> None:
    (problem,) = _found({"name": f"Harry{character} H"})
    assert (problem.kind, problem.where, problem.detail) == ("unsafe-text", "/payload/name", detail)
    assert f"U+{ord(character):04X}" in problem.message
    assert "its value" in problem.message
    assert "as character 6" in problem.message
    assert problem.message.isprintable()


@pytest.mark.parametrize(("character", "detail"), _DECEPTIVE, ids=lambda value: value.encode("unicode_escape").decode())
def test_a_deceptive_character_in_a_name_is_found(character: str, detail: str) -> None:
    (problem,) = _found({f"s{character}ub": 1})
    assert (problem.where, problem.detail) == (f"/payload/s{character}ub", detail)
    assert "its name" in problem.message
    assert "as character 2" in problem.message
    assert problem.message.isprintable()


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("Sаles", 2),  # Cyrillic a
        ("Нarry", 1),  # Cyrillic N
        ("https://my-сustom-jwt", 12),  # Cyrillic s
        ("usеr", 3),  # Cyrillic ie
        ("Οscar", 1),  # Greek omicron
        ("ｕser", 1),  # full width
        ("𝐚dmin", 1),  # mathematical bold
        ("admіn@example.com", 4),  # Cyrillic i
    ],
)
def test_a_look_alike_among_ascii_letters_is_found(text: str, position: int) -> None:
    (problem,) = _found({"name": text})
    assert problem.detail == "look-alike"
    assert f"as character {position}" in problem.message
    assert "looks like an ASCII letter" in problem.message


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Zoë Müller-Škoda",
            "François d'Éon",
            "Łukasz Żółć",
            "Nguyễn Văn Thành",
            "Þórr Ægisson",
            "Straße",
            "Ångström",
        ),
        *("Гарри Хардкор", "Андрій", "Ελένη Παπαδοπούλου", "Արամ", "山田太郎", "김철수", "王小明", "محمد علي", "דוד"),
        *(
            "सुनीता",
            "สมชาย",
            "Harry Иванов",
            "山田 Harry",
            "🎉",
            "Harry 👍",
            "naïve café",
            "€ 5 – 10 % °C ±",
            "“x” … ‘y’",
        ),
        *("", " ", "\xa0", "x\u3000y", "e\u0301", "²", "½", "№ 5", "O'Brien", "<b>&amp;</b>", "\\", "[/foo]"),
    ],
)
def test_ordinary_names_are_left_in_peace(text: str) -> None:
    assert _found({"name": text}) == ()
    assert unsafe_text(json.dumps({"name": text}, ensure_ascii=False), {"name": text}, "/payload") == ()


@pytest.mark.parametrize(
    ("value", "where"),
    [
        ({"groups": ["Sales", "Mar\u200bketing"]}, "/payload/groups/1"),
        ({"a": {"b/c": ["\u202e"]}}, "/payload/a/b~1c/0"),
        ([{"x~y": "\x07"}], "/payload/0/x~0y"),
        ("\x07", "/payload"),
    ],
)
def test_it_is_found_at_any_depth(value: Json, where: str) -> None:
    assert [problem.where for problem in _found(value)] == [where]


def test_one_value_is_named_once() -> None:
    assert len(_found({"name": "\u200b\u200b\u202e", "sub": "\u200b"})) == 2


_TEXTS = st.text(st.sampled_from("abя а\u200b\u202e\x07é山ｕ") | st.characters(), max_size=6)


@given(st.dictionaries(_TEXTS, _TEXTS, max_size=3))
def test_it_matters_not_whether_characters_are_escaped(value: dict[str, Json]) -> None:
    raw = json.dumps(value, ensure_ascii=False)
    assert unsafe_text(raw, value, "/payload") == unsafe_text(json.dumps(value), value, "/payload")


@given(st.dictionaries(st.text(max_size=6), st.text(max_size=6), max_size=3))
def test_every_message_is_safe_to_show(value: dict[str, Json]) -> None:
    for problem in _found(value):
        assert "\n" not in problem.message
        problem.message.encode()
