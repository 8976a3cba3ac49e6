"""Times that JavaScript counts from a clock are followed to how far they lie from it, as far as that is certain."""

import pytest

from inspector.inspection import Inquiry
from inspector.signing.code.javascript import read_javascript
from inspector.signing.javascript.values import Unknown, member
from inspector.signing.moments import MILLISECONDS, UTC, Moment
from inspector.signing.preflight import Preflight, look_ahead
from tests.builders import tenant
from tests.signing.test_preflight import NOW

pytest.importorskip("tree_sitter_typescript", reason="needs the extra “code”")

HEAD = """const jwt = require('jsonwebtoken');
const DAY = 24 * 60 * 60, settings = { lifetime: 7200 };
const atImport = Math.floor(Date.now() / 1000), atImportToo = atImport + DAY;
async function token(user, hours) {
  const now = Math.floor(Date.now() / 1000);
  const date = new Date(), later = new Date(date.getTime() + 2 * 60 * 60 * 1000);
  let often = now; often += user.more;
"""
NUMBER = "Math.floor(Date.now() / 1000)"


def looked_at(claims: str, options: str = "", before: str = "", longest: int = 3600) -> Preflight:
    code = f"{HEAD}{before}  return jwt.sign({{{claims}}}, k, {{algorithm: 'RS256', keyid: 'k', {options}}});\n}}"
    [inputs] = read_javascript(code)
    return look_ahead(inputs, Inquiry(NOW, tenant(longest_lifetime=longest)))


def exp_of(expression: str, before: str = "") -> object:
    return member(looked_at(f"exp: {expression}", before=before).inputs.payload, "exp")


SECONDS = {
    "Math.floor(Date.now() / 1000)": 0,
    "Math.floor(Date.now() / 1000) + 86400": 86400,
    "60 + Math.floor(Date.now() / 1e3)": 60,
    "Math.round(new Date().getTime() / 1000) + 60 * 60 * 24": 86400,
    "Math.round(new Date().valueOf() / 1000) - 30": -30,
    "Math.trunc(Date.now()/1000)": 0,
    "Math.ceil(Date.now() * 0.001)": 0,
    "Date.now() / 1000 + 3600": 3600,
    "~~(Date.now()/1000)": 0,
    "~~(Date.now() / 1000 + 60)": 60,
    "(Date.now() / 1000) | 0": 0,
    "(Date.now() / 1000 >> 0) + 60": 60,
    "(Date.now() / 1000 >>> 0) + 60": 60,
    "parseInt(Date.now() / 1000)": 0,
    "parseInt((Date.now() / 1000).toString(), 10) + 5": 5,
    "Number.parseInt(String(Date.now() / 1000), 10)": 0,
    "Number(parseInt(Date.now() / 1000))": 0,
    "Math.floor(new Date() / 1000)": 0,
    "Math.floor(+new Date / 1000)": 0,
    "Math.floor(Number(new Date()) / 1000)": 0,
    "Math.floor((new Date() - 0) / 1000)": 0,
    "Math.floor((Date.now() + 3600 * 1000) / 1000)": 3600,
    "Math.floor(new Date(Date.now() + 3600 * 1000).getTime() / 1000)": 3600,
    "Math.floor(new Date(new Date()).getTime() / 1000)": 0,
    "Math.floor(Math.floor(Date.now() / 1000) * 1000 / 1000)": 0,
    "now + 60*60": 3600,
    "now + DAY": 86400,
    "now + DAY / 2": 43200,
    "now + settings.lifetime": 7200,
    "Math.floor(date.getTime() / 1000) + 60": 60,
    "Math.floor(later.getTime() / 1000)": 7200,
    "Math.floor(later / 1000)": 7200,
    "(now as number)! + 5": 5,
}


@pytest.mark.parametrize("expression", SECONDS)
def test_how_far_a_time_lies_from_the_clock_is_known(expression: str) -> None:
    [found] = read_javascript(f"{HEAD}  jwt.sign({{exp: {expression}}}, k);\n}}", "a.ts", "ts")
    exp = member(found.payload, "exp")
    assert isinstance(exp, Moment)
    assert (exp.clock, exp.offset, exp.is_earlier) == (UTC, SECONDS[expression], False)


NOT_KNOWN = [
    "Date.now() / 100",
    "Date.now() * 1000",
    "Date.now() / 1000 / 1000",
    "Date.now() - Date.now()",
    "Date.now() % 1000",
    "1000 - Date.now()",
    "-Date.now()",
    "~Date.now()",
    "~~Date.now()",
    "Date.now() | 0",
    "Date.now() / 1000 | 1",
    "~~(Date.now() / 1000 + 20 * 366 * DAY)",  # beyond 32 bits
    "Math.floor(Date.now() / 1000 + 0.5)",  # which may be the next second
    "Date.now() + 1e12",
    "Date.now() + 1e300 * 1e300",
    "new Date()",
    "new Date() + 3600",  # a text
    "String(now) + 3600",
    "'' + now",
    "parseInt(new Date())",
    "parseInt(new Date(), 10)",
    "Math.floor(now + 0.5)",
    "Math.floor(Date.now() - 0.5)",
    "new Date(Date.now() + 0.5).getTime()",
    "parseInt(Date.now() / 1000, 16)",
    "parseFloat(new Date())",
    "new Date(now)",
    "new Date(user.date).getTime()",
    "Date.now(user)",
    "Date.parse(user.date) / 1000",
    "Math.max(now, 5)",
    "Math.floor(now, ...user)",
    "now + hours * 3600",
    "user.now + 3600",
    "user.Date.now()",
    "seconds() + 3600",
    "seconds(Date.now() / 1000)",
    "often + 3600",
    "hours ? now + 60 : now + DAY",
    "date.getTime(1)",
]


@pytest.mark.parametrize("expression", NOT_KNOWN)
def test_what_only_looks_like_a_time_is_left_to_the_run(expression: str) -> None:
    found = exp_of(expression)
    assert isinstance(found, Unknown)
    assert not isinstance(found, Moment)


@pytest.mark.parametrize(
    "before",
    [
        "const Date = user.clock;",
        "function other() { const Math = user.math; }",
        "Date.now = () => 5;",
        "Math = user.math;",
        "import { Date } from './clock';",
    ],
)
def test_a_name_that_means_something_else_is_no_clock(before: str) -> None:
    assert not isinstance(exp_of(NUMBER, before), Moment)


@pytest.mark.parametrize(
    "before",
    [
        "date.setHours(date.getHours() + 24);",
        "addDay(date);",
        "user.since = date;",
        "date['setDate'](5);",
        "Object.assign(date, user);",
    ],
)
def test_a_date_that_may_have_been_set_is_not_followed(before: str) -> None:
    assert isinstance(exp_of("Math.floor(date.getTime() / 1000)"), Moment)
    assert not isinstance(exp_of("Math.floor(date.getTime() / 1000)", before), Moment)


def test_names_that_refer_to_one_another_come_to_an_end() -> None:
    doubled = "".join(f"const t{at} = t{at - 1} - t{at - 1};\n" for at in range(1, 60))
    assert isinstance(exp_of("t59", f"const t0 = Date.now();\n{doubled}"), Unknown)


def test_a_time_is_shown_as_it_is_written() -> None:
    found = exp_of("Date.now() + 5")
    assert isinstance(found, Moment)
    assert (found.clock, found.text, found.source) == (MILLISECONDS, "Date.now() + 5", "Date.now() + 5")
