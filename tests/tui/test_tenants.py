"""Several tenants: each token is judged by its own, whatever else happens, until one is set for all."""

from dataclasses import replace

from inspector.report.report import Verdict
from inspector.trust.tenant import Tenant
from tests.tui.scenes import signed, tenant
from tests.tui.stage import Clock, bench, opened, played, press, report, settled, take, text_of

OTHER = Tenant(issuer="https://other", key_id="other", name="other")
MINE = replace(tenant(), name="mine")


@played
async def test_a_token_is_judged_by_the_tenant_that_fits_it_and_that_is_said() -> None:
    async with opened(to=Tenant(), among=(OTHER, MINE)) as pilot:
        await take(pilot, signed())
        assert (report(pilot).verdict, report(pilot).tenant.name) == (Verdict.CONFORMING, "mine")
        await press(pilot, "f6")
        assert "Judged by the tenant “mine”." in text_of(pilot)


@played
async def test_it_stays_so_when_time_goes_on() -> None:
    clock = Clock()
    async with opened(to=Tenant(), among=(OTHER, MINE), clock=clock) as pilot:
        await take(pilot, signed())
        clock.at += 3600
        bench(pilot).tick()
        await settled(pilot)
        assert [finding.rule.code for finding in report(pilot).findings] == ["QJ502"]
        assert report(pilot).signature.status == "valid"


@played
async def test_that_none_fits_is_said() -> None:
    async with opened(to=Tenant(), among=(OTHER, replace(OTHER, name="third"))) as pilot:
        await take(pilot, signed())
        assert report(pilot).verdict is Verdict.UNDECIDED
        assert "none of the 2 configured tenants has this issuer or" in " ".join(text_of(pilot).split())


@played
async def test_one_that_is_set_is_for_all() -> None:
    async with opened(to=Tenant(), among=(OTHER, MINE)) as pilot:
        await take(pilot, signed())
        bench(pilot).take_tenant(OTHER)
        await settled(pilot)
        assert {"QJ402", "QJ403"} <= {finding.rule.code for finding in report(pilot).findings}
