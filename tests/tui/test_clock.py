"""The clock: tokens expire before one's eyes, space stops it, and its tolerance is shown."""

import dataclasses
import time

from textual.pilot import Pilot

from inspector.report.report import Verdict
from tests.builders import EXP, MOMENT
from tests.tui.scenes import signed, tenant
from tests.tui.stage import Clock, bench, codes, opened, paste, played, press, report, settled, take, text_of, view


async def pass_by(pilot: Pilot[int], clock: Clock, seconds: float) -> None:
    """Moves the clock on, and waits for the interval in which it is looked at."""
    clock.at += seconds
    limit = time.monotonic() + 3
    while time.monotonic() < limit and bench(pilot).desk.moment != report(pilot).moment:
        await pilot.pause(0.05)
    await settled(pilot)


def times(pilot: Pilot[int]) -> str:
    """The timeline's text."""
    return "\n".join(row.text for row in view(pilot, "times").rows)


@played
async def test_a_token_expires_before_ones_eyes() -> None:
    clock = Clock()
    async with opened(clock=clock) as pilot:
        await paste(pilot, signed())
        assert report(pilot).verdict is Verdict.CONFORMING
        await pass_by(pilot, clock, EXP - MOMENT)
        assert codes(pilot) == ["QJ502"]
        assert "DOES NOT CONFORM" in text_of(pilot)
        assert "expired" in times(pilot)


@played
async def test_it_is_judged_at_the_moment_of_the_clock() -> None:
    clock = Clock()
    async with opened(clock=clock) as pilot:
        await paste(pilot, signed())
        for at, found in ((EXP - 1, []), (EXP, ["QJ502"]), (EXP + 1, ["QJ502"]), (EXP - 1, [])):
            clock.at = at
            bench(pilot).tick()
            await settled(pilot)
            assert codes(pilot) == found
            assert report(pilot).moment == at
            assert report(pilot).signature.status == "valid"


@played
async def test_what_is_not_yet_valid_becomes_so() -> None:
    clock = Clock(MOMENT - 60)
    async with opened(clock=clock) as pilot:
        await paste(pilot, signed())
        assert report(pilot).verdict is Verdict.NONCONFORMING
        assert "valid in" in times(pilot)
        await pass_by(pilot, clock, 60)
        assert report(pilot).verdict is Verdict.CONFORMING


@played
async def test_the_cursor_stays_where_it_is_while_time_goes_by() -> None:
    clock = Clock()
    async with opened(clock=clock) as pilot:
        await paste(pilot, signed({"aud": "qlik.api", "subType": "admin", "name": 7}))
        await press(pilot, "down")
        chosen = bench(pilot).bench.finding
        assert chosen is not None
        await pass_by(pilot, clock, 1)
        again = bench(pilot).bench.finding
        assert again is not None
        assert again.rule is chosen.rule
        await press(pilot, "f3", "end")
        await pass_by(pilot, clock, 1)
        assert view(pilot, "claims").about == "/payload/exp"


@played
async def test_space_stops_the_clock_and_starts_it_again() -> None:
    clock = Clock()
    async with opened(clock=clock) as pilot:
        await paste(pilot, signed())
        clock.at += 1
        await press(pilot, "space")
        assert bench(pilot).desk.stopped_at == MOMENT + 1
        assert "stopped" in times(pilot)
        clock.at = EXP + 1
        await pilot.pause(1.2)
        assert report(pilot).moment == MOMENT + 1
        assert report(pilot).verdict is Verdict.CONFORMING
        await press(pilot, "space")
        assert bench(pilot).desk.stopped_at is None
        assert "stopped" not in times(pilot)
        assert codes(pilot) == ["QJ502"]


@played
async def test_what_is_pasted_while_the_clock_stands_is_judged_at_its_moment() -> None:
    clock = Clock()
    async with opened(clock=clock) as pilot:
        await press(pilot, "space")
        clock.at = EXP + 1
        await paste(pilot, signed())
        assert report(pilot).verdict is Verdict.CONFORMING
        assert "stopped" in times(pilot)


@played
async def test_a_moment_given_at_the_start_stands_still_and_is_said_to() -> None:
    clock = Clock()
    async with opened(clock=clock, stopped_at=EXP - 1) as pilot:
        await paste(pilot, signed())
        clock.at = EXP + 600
        bench(pilot).tick()
        await settled(pilot)
        assert report(pilot).moment == EXP - 1
        assert report(pilot).verdict is Verdict.CONFORMING
        assert "stopped" in times(pilot)
        await press(pilot, "space")
        assert report(pilot).moment == EXP + 600
        assert "stopped" not in times(pilot)


@played
async def test_the_tolerance_is_shown_and_granted() -> None:
    tolerant = dataclasses.replace(tenant(), clock_tolerance=5)
    for at, found in ((EXP + 4, []), (EXP + 5, ["QJ502"])):
        async with opened(clock=Clock(at), to=tolerant) as pilot:
            await paste(pilot, signed())
            assert codes(pilot) == found
            assert "±5 s" in times(pilot)


@played
async def test_no_tolerance_is_not_shown() -> None:
    async with opened() as pilot:
        await paste(pilot, signed())
        assert "±" not in times(pilot)


@played
async def test_every_token_that_is_looked_at_is_judged_at_this_moment() -> None:
    clock = Clock()
    async with opened(clock=clock) as pilot:
        await paste(pilot, "\n".join(signed({"jti": f"jti-{number}"}) for number in range(3)))
        await press(pilot, "space")
        clock.at = EXP + 1
        await press(pilot, "space", "ctrl+n")
        assert "QJ502" in codes(pilot)
        await press(pilot, "ctrl+l")
        assert text_of(pilot).count("QJ502") >= 2


@played
async def test_before_the_first_token_the_clock_can_run_and_stop() -> None:
    clock = Clock()
    async with opened(clock=clock) as pilot:
        await press(pilot, "space", "space")
        clock.at = MOMENT + 1
        bench(pilot).tick()
        await take(pilot, signed())
        assert report(pilot).moment == MOMENT + 1


@played
async def test_a_finding_that_time_brings_is_explained() -> None:
    clock = Clock()
    async with opened(clock=clock) as pilot:
        await paste(pilot, signed())
        assert not codes(pilot)
        clock.at += 3600
        bench(pilot).tick()
        await settled(pilot)
        assert codes(pilot) == ["QJ502"]
        assert "QJ502" in view(pilot, "why").rows[0].text
