"""QJ5xx: from times at a limit, and the second beside it, to exactly the codes that they must bring."""

import pytest

from inspector.jose import Json
from tests.builders import EXP, IAT, MOMENT, NBF, Row, codes, tenant, title, wordy

_2001, _2100 = 978_307_200, 4_102_444_800


def _times(iat: Json, nbf: Json, exp: Json) -> dict[str, Json]:
    return {"iat": iat, "nbf": nbf, "exp": exp}


_LIFETIME = (
    Row(description="an hour", payload={"exp": NBF + 3600}),
    Row(
        description="an hour and a second",
        codes="QJ501",
        payload={"exp": NBF + 3601},
        says=("1 h 0 min 1 s", "allows 1 h"),
    ),
    Row(description="an hour and half a second", codes="QJ501 QJ510", payload={"exp": NBF + 3600.5}, says=("0.5 s",)),
    Row(
        description="two hours",
        codes="QJ501",
        payload={"exp": NBF + 7200},
        says=("exp is 2 h after nbf",),
        unsaid=("iat",),
    ),
    Row(description="two hours and five minutes", codes="QJ501", payload={"exp": NBF + 7500}, says=("2 h 5 min",)),
    Row(description="a year", codes="QJ501", payload={"exp": NBF + 365 * 86400}, says=("365 days",)),
    Row(
        description="an hour from iat, nbf back-dated",
        codes="QJ501",
        payload=_times(IAT, IAT - 30, IAT + 3600),
        says=("1 h 0 min 30 s", "only the back-dated nbf"),
    ),
    Row(
        description="too long from iat too, nbf back-dated",
        codes="QJ501",
        payload=_times(IAT, IAT - 30, IAT + 3601),
        unsaid=("back-dated",),
    ),
    Row(
        description="too long, nbf the same as iat",
        codes="QJ501",
        payload=_times(IAT, IAT, IAT + 3601),
        unsaid=("back-dated",),
    ),
    Row(description="nbf back-dated, an hour in all", payload=_times(IAT, IAT - 30, IAT + 3570)),
    Row(
        description="half an hour where a tenant allows no more",
        payload={"exp": NBF + 1800},
        to=lambda: tenant(longest_lifetime=1800),
    ),
    Row(
        description="a second more than a tenant allows",
        codes="QJ501",
        payload={"exp": NBF + 1801},
        to=lambda: tenant(longest_lifetime=1800),
        says=("the limit set is 30 min",),
    ),
)

_VALIDITY = (
    Row(description="the last second", moment=EXP - 1),
    Row(description="the moment of exp", codes="QJ502", moment=EXP, says=("expired at ", "0 s before")),
    Row(description="two hours past exp", codes="QJ502", moment=EXP + 7200, says=("2 h",)),
    Row(description="just before exp", moment=EXP - 0.001),
    Row(description="the last second of tolerance", moment=EXP + 4, to=lambda: tenant(clock_tolerance=5)),
    Row(description="the end of tolerance", codes="QJ502", moment=EXP + 5, to=lambda: tenant(clock_tolerance=5)),
    Row(description="the moment of nbf", moment=NBF),
    Row(description="a second before nbf", codes="QJ503", moment=NBF - 1, says=("1 s after",)),
    Row(description="just before nbf", codes="QJ503", moment=NBF - 0.001),
    Row(description="the first moment of tolerance", moment=NBF - 5, to=lambda: tenant(clock_tolerance=5)),
    Row(description="a second before tolerance", codes="QJ503", moment=NBF - 6, to=lambda: tenant(clock_tolerance=5)),
    Row(description="issued at the moment", payload={"iat": MOMENT}),
    Row(description="issued in a second", codes="QJ511", payload={"iat": MOMENT + 1}, says=("1 s after",)),
    Row(description="issued within tolerance", payload={"iat": MOMENT + 5}, to=lambda: tenant(clock_tolerance=5)),
    Row(
        description="issued a second beyond tolerance",
        codes="QJ511",
        payload={"iat": MOMENT + 6},
        to=lambda: tenant(clock_tolerance=5),
    ),
)

_FORMS = tuple(
    row
    for name, code, right in (("exp", "QJ504", EXP), ("nbf", "QJ505", NBF), ("iat", "QJ506", IAT))
    for row in (
        Row(description=f"{name} absent", codes=code, without=(f"/payload/{name}",), says=(f"{name} is absent",)),
        Row(description=f"{name} null", codes=code, payload={name: None}, says=(f"{name} is null",)),
        Row(description=f"{name} as text", codes=code, payload={name: str(right)}, says=(f'the string "{right}"',)),
        Row(description=f"{name} empty", codes=code, payload={name: ""}, says=(f"{name} is empty",)),
        Row(description=f"{name} as date", codes=code, payload={name: "2023-11-14T22:13:20Z"}),
        Row(description=f"{name} true", codes=code, payload={name: True}, says=("a boolean (true)",)),
        Row(description=f"{name} an array", codes=code, payload={name: [right]}, says=("an array",)),
        Row(description=f"{name} with point nought", payload={name: float(right)}),
        Row(description=f"{name} with a fraction", codes="QJ510", payload={name: right + 0.25}, says=(f"{name} is",)),
    )
)

_NEVER = (
    Row(
        description="exp at nbf",
        codes="QJ507 QJ503",
        payload=_times(IAT, MOMENT + 200, MOMENT + 200),
        says=("same moment",),
    ),
    Row(description="exp a second after nbf", codes="QJ503", payload=_times(IAT, MOMENT + 200, MOMENT + 201)),
    Row(
        description="exp before nbf",
        codes="QJ507 QJ503",
        payload=_times(IAT, MOMENT + 200, MOMENT + 140),
        says=("1 min before nbf",),
    ),
)

_UNITS = (
    Row(
        description="exp in milliseconds",
        codes="QJ508 QJ501",
        payload={"exp": EXP * 1000},
        says=("milliseconds", "2023-11-14"),
    ),
    Row(description="nbf in milliseconds", codes="QJ508 QJ503 QJ507", payload={"nbf": NBF * 1000}),
    Row(description="iat in milliseconds", codes="QJ508 QJ511", payload={"iat": IAT * 1000}),
    Row(
        description="all in milliseconds",
        codes="QJ508 QJ501 QJ503 QJ511",
        payload=_times(IAT * 1000, NBF * 1000, EXP * 1000),
    ),
    Row(description="the first millisecond of 2001", codes="QJ508 QJ501", payload={"exp": _2001 * 1000}),
    Row(description="a millisecond before 2001", codes="QJ509 QJ501", payload={"exp": _2001 * 1000 - 1}),
    Row(description="the first millisecond of 2100", codes="QJ508 QJ501", payload={"exp": _2100 * 1000}),
    Row(
        description="a millisecond later", codes="QJ509 QJ501", payload={"exp": _2100 * 1000 + 1}, says=("after 2100",)
    ),
    Row(description="microseconds", codes="QJ509 QJ501", payload={"exp": EXP * 10**6}, says=("microseconds",)),
    Row(description="nanoseconds", codes="QJ509 QJ501", payload={"exp": EXP * 10**9}, says=("nanoseconds",)),
    Row(description="the first second of 2001", codes="QJ501", payload={"nbf": _2001}),
    Row(description="the last second of 2000", codes="QJ509 QJ501", payload={"nbf": _2001 - 1}, says=("before 2001",)),
    Row(description="nbf 0", codes="QJ509 QJ501", payload={"nbf": 0}, says=("1970-01-01",)),
    Row(description="a negative nbf", codes="QJ509 QJ501", payload={"nbf": -1}, says=("1969-12-31",)),
    Row(description="a negative exp", codes="QJ509 QJ502 QJ507", payload={"exp": -EXP}),
    Row(description="the first second of 2100", codes="QJ501", payload={"exp": _2100}),
    Row(description="the second second of 2100", codes="QJ509 QJ501", payload={"exp": _2100 + 1}, says=("after 2100",)),
    Row(description="an exp of 400 digits", codes="QJ509 QJ501", payload={"exp": 10**399}),
    Row(
        description="an exp of 400 digits, judged between two seconds",
        codes="QJ509 QJ501",
        payload={"exp": 10**399},
        moment=MOMENT + 0.5,
    ),
    Row(
        description="an exp of 400 digits, nbf with a fraction",
        codes="QJ509 QJ501 QJ510",
        payload={"exp": 10**399, "nbf": NBF + 0.5},
    ),
    Row(
        description="an nbf of 400 digits, judged between two seconds",
        codes="QJ509 QJ503 QJ507",
        payload={"nbf": 10**399},
        moment=MOMENT + 0.5,
    ),
    Row(
        description="an exp of minus 400 digits, judged between two seconds",
        codes="QJ509 QJ502 QJ507",
        payload={"exp": -(10**399)},
        moment=MOMENT + 0.5,
    ),
    Row(
        description="an exp of 400 digits, a tolerance of half a second",
        codes="QJ509 QJ501",
        payload={"exp": 10**399},
        to=lambda: tenant(clock_tolerance=0.5),
    ),
    Row(
        description="an iat of 400 digits, judged between two seconds",
        codes="QJ509 QJ511",
        payload={"iat": 10**399},
        moment=MOMENT + 0.5,
    ),
    Row(description="the greatest of floats", codes="QJ509 QJ501", payload={"exp": 1.7e308}),
    Row(
        description="the two ends of the floats",
        codes="QJ509 QJ501",
        payload={"exp": 1.7e308, "nbf": -1.7e308},
    ),
)


def _guessed(shift: int, words: str) -> tuple[Row, ...]:
    """Times with nbf and exp off by so many seconds, and by five and by six seconds more or less than that."""
    validity = "QJ503" if shift > 0 else "QJ502"
    off = tuple(_times(IAT, IAT + shift + more, IAT + shift + more + 300) for more in (0, 5, -5, 6, -6))
    near = tuple(
        Row(
            description=f"shifted by {words}, variant {number}",
            codes=f"{validity} QJ512",
            payload=payload,
            says=(words, "a guess"),
        )
        for number, payload in enumerate(off[:3])
    )
    if shift < 0:
        return near
    return (
        *near,
        *(
            Row(description=f"shifted by nearly {words}, variant {number}", codes=validity, payload=payload)
            for number, payload in enumerate(off[3:])
        ),
    )


_GUESSES = (
    *_guessed(3600, "1 h after"),
    *_guessed(19800, "5 h 30 min after"),
    *_guessed(20700, "5 h 45 min after"),
    *_guessed(50400, "14 h after"),
    *_guessed(-3600, "1 h before"),
    *_guessed(-12600, "3 h 30 min before"),
    Row(description="shifted by more than any zone", codes="QJ503", payload=_times(IAT, IAT + 51300, IAT + 51600)),
    Row(
        description="exp alone shifted",
        codes="QJ512 QJ502 QJ507",
        payload=_times(IAT, NBF, IAT - 3600),
        says=("exp lies about 1 h before", "a guess"),
    ),
    Row(
        description="exp years before iat",
        codes="QJ502 QJ507",
        payload=_times(IAT, NBF, IAT - 3 * 86400 * 365),
    ),
    Row(description="nbf half a minute back", payload=_times(IAT, IAT - 30, IAT + 300)),
    Row(description="nbf five minutes back", payload=_times(IAT, IAT - 300, IAT + 300)),
    Row(description="nbf ten minutes back", payload=_times(IAT, IAT - 600, IAT + 300)),
    Row(description="nbf 14 min 54 s back", payload=_times(IAT, IAT - 894, IAT + 300)),
    Row(description="nbf 7 min ahead", codes="QJ503", payload=_times(IAT, IAT + 420, IAT + 900)),
    Row(description="nbf 52 min back", payload=_times(IAT, IAT - 3120, IAT + 300)),
)

_MOMENTARY = (
    *(
        Row(
            description=f"{seconds} s after iat",
            codes="QJ513",
            payload=_times(MOMENT, MOMENT, MOMENT + seconds),
            says=(f'"{written}"', "a guess"),
        )
        for seconds, written in ((1, 1800), (3, 3600), (7, 7200), (14, 14400), (28, 28800), (43, 43200), (86, 86400))
    ),
    *(
        Row(description=f"{seconds} s after iat", payload=_times(MOMENT, MOMENT, MOMENT + seconds))
        for seconds in (2, 4, 10, 60, 85, 87, 300)
    ),
    Row(description="3.6 s after iat", codes="QJ513 QJ510", payload=_times(MOMENT, MOMENT, MOMENT + 3.6)),
    Row(
        description="exp at iat",
        codes="QJ513 QJ502",
        payload=_times(MOMENT, MOMENT - 30, MOMENT),
        says=('"300"',),
    ),
)

ROWS = (*_LIFETIME, *_VALIDITY, *_FORMS, *_NEVER, *_UNITS, *_GUESSES, *_MOMENTARY)


@pytest.mark.parametrize("row", ROWS, ids=title)
def test_exactly_these_rules_speak(row: Row) -> None:
    assert codes(row.report()) == row.expected


@pytest.mark.parametrize("row", wordy(ROWS), ids=title)
def test_the_decisive_words_are_said(row: Row) -> None:
    assert row.unmet() == []
