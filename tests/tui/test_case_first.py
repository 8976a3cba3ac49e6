"""What is named first of a case: the same as the command line's first cause, above the calls, on every size."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from inspector.signing.samples import ISSUER, KEY_ID
from inspector.trust.tenant import Tenant
from inspector.tui.screens.cases import Cases
from tests.builders import MOMENT
from tests.cli.command import AT, run
from tests.diagnosis.captures import GRANTED, NO_NBF, NO_REASON, SESSION, Call, capture, errors
from tests.tui.fixed_keys import fixed_pair
from tests.tui.scenes import NO_JTI, signed, tenant
from tests.tui.stage import (
    HUGE,
    NARROW,
    SMALL,
    WIDE,
    Size,
    opened,
    paste,
    played,
    press,
    shown,
    text_of,
    view,
    words_in,
)

_ALTERED = signed()
_CASES = {
    "two refusals": capture(
        Call(token=signed({"jti": "1", "subType": "x"}), at=MOMENT - 60, date=MOMENT - 60, status=401, body=NO_REASON),
        Call(token=signed({"jti": "2"}), status=400, body=errors("INTERNAL-TOKEN-1", "Invalid token request", NO_NBF)),
    ),
    "several faults": capture(
        Call(token=signed({"aud": "qlik.api", "subType": "x", "exp": MOMENT + 9000}), status=401, body=NO_REASON)
    ),
    "two answers": f"{NO_JTI}\nUser is not a member of tenant\n".encode(),
    "a damaged token": capture(
        Call(token=_ALTERED[:200] + ("A" if _ALTERED[200] != "A" else "B") + _ALTERED[201:], status=401, body=NO_REASON)
    ),
    "a refused answer after one that worked": capture(
        Call(token=signed({"jti": "1"}), at=MOMENT - 60, received=(*GRANTED, *SESSION)),
        Call(token=signed({"jti": "1"}), status=401, body=errors("X", "jwt token has already been used")),
    ),
}


def told_by_command_line(folder: Path, given: bytes) -> str:
    """The first cause that the command line names for the same evidence and tenant."""
    (folder / "evidence").write_bytes(given)
    (folder / "its.cer").write_bytes(fixed_pair("tenant").certificate)
    options = ("--issuer", ISSUER, "--key-id", KEY_ID, "--cert", str(folder / "its.cer"), "--at", AT)
    done = run("diagnose", str(folder / "evidence"), *options, "--format", "json")
    match json.loads(done.out):
        case {"firstCause": {"says": str() as says}}:
            return says
    raise AssertionError(done.out + done.err)


@pytest.mark.parametrize("name", list(_CASES))
@played
async def test_it_is_what_the_command_line_names(name: str, tmp_path: Path) -> None:
    says = told_by_command_line(tmp_path, _CASES[name])
    async with opened(size=HUGE) as pilot:
        await paste(pilot, _CASES[name].decode())
        assert isinstance(pilot.app.screen, Cases)
        assert " ".join(says.split()) in " ".join(words_in(pilot, "first").split())


@pytest.mark.parametrize("size", [NARROW, SMALL])
@played
async def test_it_stands_above_the_calls_however_many_there_are(size: Size) -> None:
    good = [Call(method="GET", path=f"/api/v1/items/{at}", at=MOMENT - 90 + at) for at in range(60)]
    refused = Call(token=signed({"subType": "x"}), status=401, body=NO_REASON)
    async with opened(size=size) as pilot:
        await paste(pilot, capture(*good, refused).decode())
        assert view(pilot, "causes").about == "call:60"
        assert "QJ302" in text_of(pilot)
        assert text_of(pilot).split("\n")[1].startswith("│  LIKELIEST CAUSE ")
        await press(pilot, "home", "enter")
        assert "look at" in words_in(pilot, "explained")


@pytest.mark.parametrize("size", [SMALL, NARROW, WIDE, HUGE])
@played
async def test_the_verdict_stands_on_the_screen_once(size: Size) -> None:
    async with shown("capture", size=size) as pilot:
        assert text_of(pilot).count("FIRST CAUSE") == 1
        await press(pilot, "home")
        assert view(pilot, "causes").about == "first"
        assert text_of(pilot).count("The token has no nbf, and Qlik requires that claim.") == 1


@played
async def test_where_there_is_room_the_calls_the_answer_and_what_to_change_stand_side_by_side() -> None:
    async with shown("capture", size=HUGE) as pilot:
        line = next(line for line in text_of(pilot).split("\n") if "entry 1  " in line)
        assert view(pilot, "causes").region.right <= view(pilot, "explained").region.x
        assert view(pilot, "explained").region.right <= view(pilot, "whole").region.x
        assert "change    Set notBefore: '0s'" in words_in(pilot, "whole")
        assert line.count("│") == 4


@played
async def test_tab_goes_round_all_its_parts() -> None:
    async with shown("capture", size=HUGE) as pilot:
        seen = []
        for _ in range(4):
            assert pilot.app.focused is not None
            seen.append(pilot.app.focused.id)
            await press(pilot, "tab")
        assert seen == ["causes", "explained", "whole", "save"]


@played
async def test_of_an_answer_alone_what_to_change_can_be_scrolled_at_once() -> None:
    async with shown("answer", size=SMALL) as pilot:
        assert pilot.app.focused is view(pilot, "explained")
        assert not view(pilot, "causes").display


@played
async def test_a_key_of_another_tenant_is_named_as_on_the_command_line() -> None:
    mine = replace(tenant(), name="mine", key_id="another key ID", issuer="another issuer")
    async with opened(size=HUGE, to=Tenant(), among=(mine,)) as pilot:
        await paste(pilot, capture(Call(token=signed({"subType": "x"}), status=401, body=NO_REASON)).decode())
        assert "“mine”" in words_in(pilot, "first")
