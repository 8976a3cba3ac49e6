"""No screen names an option of the command line: what is lacking is given by the workbench's own keys."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from inspector.diagnosis.reading import read_evidence
from inspector.inspection import Inquiry
from inspector.report.paint import Paint, runs
from inspector.report.ways import COMMAND_LINE
from inspector.trust.reason import Search
from inspector.trust.tenant import Tenant
from inspector.tui.pages.case_choice import choice
from inspector.tui.pages.case_outline import outline
from inspector.tui.pages.login_case import login_case
from inspector.tui.pages.row import Canvas, Row
from inspector.tui.settings import Settings
from inspector.tui.ways import workbench_ways
from tests.builders import EXP, tenant, token
from tests.diagnosis.captures import NO_REASON, Call, capture
from tests.diagnosis.more_scenarios import MORE
from tests.diagnosis.scenarios import PROMISED
from tests.tui.scenes import SCENES
from tests.tui.screens import FOLDER
from tests.tui.stage import HUGE, opened, paste, played, press, settled, shown, view, words_in

ROOT = Path(__file__).parents[2]
OPTION = re.compile(r"(?<![\w-])--[a-zA-Z][a-zA-Z-]*")
COMMAND = re.compile(r"“[^”]*”")  # command lines to copy stand in quotes
# What other programs, or Textual, are told or have told, and who picks by an option, as no screen does; the command
# line's own ways stand where they are mapped.
TOLD_TO_PROGRAMS = (
    "diagnosis/answers_alone.py",
    "lint/instead.py",
    "trust/identity_provider.py",
    "tui/clipboard.py",
    "tui/screens/palette.py",
)
MAPPING = "report/ways.py"
WIDE = Canvas(400, Paint(), {})


def options(text: str) -> list[str]:
    """The options that are named in a text, other than in a command line to copy."""
    return OPTION.findall(COMMAND.sub("", text))


def behind_the_screen() -> set[Path]:
    """The workbench's modules and all that they import, at once or later."""
    waiting = list((ROOT / "inspector" / "tui").rglob("*.py"))
    found = set(waiting)
    while waiting:
        for path in imported(waiting.pop()):
            if path not in found:
                found.add(path)
                waiting.append(path)
    return found


def imported(path: Path) -> Iterator[Path]:
    """The files of our own modules that one imports, or imports from."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import | ast.ImportFrom) else []
        if isinstance(node, ast.ImportFrom):
            names = [node.module or "", *(f"{node.module}.{name}" for name in names)]
        for name in names:
            place = ROOT.joinpath(*name.split("."))
            yield from (each for each in (place.with_suffix(".py"), place / "__init__.py") if each.is_file())


def sentences(path: Path) -> Iterator[str]:
    """All texts in a module but its docstrings."""
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    loose = {node.value for node in nodes if isinstance(node, ast.Expr)}
    yield from (
        node.value
        for node in nodes
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in loose
    )


BEHIND = sorted(str(path.relative_to(ROOT / "inspector")) for path in behind_the_screen())


def test_there_is_much_behind_the_screen() -> None:
    assert len(BEHIND) > 200
    assert {MAPPING, "diagnosis/unknown.py", "checks/rules/advice.py", *TOLD_TO_PROGRAMS} <= set(BEHIND)
    assert not [name for name in BEHIND if name.startswith("cli/")]


def test_an_option_is_seen_and_a_command_line_to_copy_is_none() -> None:
    assert options("no certificate was given (--cert): QJ601") == ["--cert"]
    assert options("--at, or now") == ["--at"]
    assert options("“qlik-jwt cert FILE --one-line” prints it") == []


@pytest.mark.parametrize("name", BEHIND)
def test_no_sentence_that_a_screen_may_show_names_an_option(name: str) -> None:
    found = [option for text in sentences(ROOT / "inspector" / name) for option in options(text)]
    assert bool(found) is (name in (MAPPING, *TOLD_TO_PROGRAMS))


def told(rows: list[Row]) -> str:
    """The rows' text, in one line."""
    return " ".join("".join(text for _, text in runs(row.text)) for row in rows)


CASES = {
    **{scenario.title: capture(*scenario.calls) for scenario in (*PROMISED, *MORE)},
    "a call without a time": capture(Call(token=token(), date=None, status=401, body=NO_REASON)).replace(
        b"started", b"x"
    ),
    "a token that expired": token().encode(),
    "an answer alone": b"LOGIN-2",
}


@pytest.mark.parametrize("title", CASES)
@pytest.mark.parametrize("judge", [tenant(), Tenant()], ids=["with a tenant", "without one"])
def test_nothing_that_is_said_of_a_case_names_an_option(title: str, judge: Tenant) -> None:
    evidence = read_evidence([CASES[title]], "x.har")
    case = login_case(evidence, "x.har", Inquiry(EXP + 60, judge, search=Search.QUICK), workbench_ways({}))
    listed = outline(case, WIDE)
    assert [row.about for row in listed if row.about]
    assert options(told(listed)) == []
    assert [about for row in listed if (about := row.about) and options(told(choice(case, about, WIDE)))] == []


def test_what_was_lacking_is_given_by_keys_as_they_are_configured() -> None:
    inquiry = Inquiry(EXP + 60, Tenant(), search=Search.QUICK)
    case = login_case(
        read_evidence([CASES["a token that expired"]], "x"), "x", inquiry, workbench_ways({"certificate": "f12"})
    )
    assert "no certificate was given (F12)" in told(outline(case, WIDE))
    assert "it was judged as of the workbench's clock" in told(choice(case, "first", WIDE))


@played
async def test_a_case_on_the_screen_names_the_configured_key() -> None:
    no_tenant = SCENES["no-certificate"]().tenant
    async with opened(size=HUGE, to=no_tenant, settings=Settings(keys={"certificate": "f12"})) as pilot:
        await paste(pilot, SCENES["capture"]().text)
        assert "no certificate was given (F12)" in words_in(pilot, "causes")


@played
async def test_two_tokens_side_by_side_name_keys() -> None:
    async with opened(size=HUGE, to=SCENES["no-certificate"]().tenant) as pilot:
        await paste(pilot, SCENES["two-tokens"]().text)
        await press(pilot, "f8")
        await settled(pilot)
        assert "no certificate was given (ctrl+k)" in words_in(pilot, "compared")
        assert options(words_in(pilot, "compared")) == []


@pytest.mark.parametrize("scene", SCENES)
@played
async def test_no_part_of_the_workbench_names_an_option(scene: str) -> None:
    async with shown(scene, size=HUGE) as pilot:
        is_token = scene not in ("capture", "answer", "unreadable", "unsigned")
        for part in ("findings", "why", "signature") if is_token else ():
            assert options(words_in(pilot, part)) == []
        await press(pilot, "f1")
        assert options(words_in(pilot, "text")) == []
        assert view(pilot, "text").rows


def test_no_kept_screen_names_an_option() -> None:
    kept = [path.read_text(encoding="utf-8") for path in FOLDER.iterdir()]
    assert len(kept) > 100
    assert [options(" ".join(text.split())) for text in kept if options(" ".join(text.split()))] == []


def test_the_ways_of_the_two_front_ends_name_the_same_things() -> None:
    keys = workbench_ways({})
    named = ("certificate", "issuer", "key ID")
    assert all(keys.giving(name) and COMMAND_LINE.giving(name) for name in named)
    assert keys.giving("payload") == COMMAND_LINE.giving("payload") == ""
