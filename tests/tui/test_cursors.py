"""The cursors: a finding moves them in claims and payload to its place, a claim to its finding; what enter opens."""

import pytest
from textual.pilot import Pilot

from inspector.jose import Json
from tests.tui.scenes import sample_tokens, signed
from tests.tui.stage import (
    HUGE,
    WIDE,
    bench,
    codes,
    is_bare,
    opened,
    paste,
    played,
    press,
    report,
    shown,
    text_of,
    view,
)

WHOLE: list[tuple[Json, str]] = [
    ("true", '"true"'),
    (True, "true"),
    (None, "null"),
    ({"a": {"b": 1}}, '"b": 1'),
    (10**400, "1" + "0" * 60),
]
VIEWS = ("claims", "header", "payload", "payload-beside")


def places(pilot: Pilot[int]) -> dict[str, str | None]:
    """What the cursor of each part stands on; None for none."""
    chosen = {name: view(pilot, name).chosen for name in VIEWS}
    return {name: row.about if row is not None else None for name, row in chosen.items()}


def explained(pilot: Pilot[int]) -> str:
    """The explanation that is shown."""
    return "\n".join(row.text for row in view(pilot, "why").rows)


@played
async def test_the_first_finding_is_chosen_at_first() -> None:
    async with shown("twelve-findings", size=HUGE) as pilot:
        assert pilot.app.focused is view(pilot, "findings")
        assert view(pilot, "findings").about == "0"
        assert codes(pilot)[0] in explained(pilot)
        assert view(pilot, "claims").about == report(pilot).findings[0].where


@played
async def test_a_finding_moves_the_cursors_to_its_place() -> None:
    async with shown("twelve-findings", size=HUGE) as pilot:
        seen = []
        for finding in report(pilot).findings:
            assert bench(pilot).bench.finding is finding
            assert finding.rule.code in explained(pilot)
            seen += [name for name, where in places(pilot).items() if where == finding.where]
            await press(pilot, "down")
        assert set(seen) >= {"claims", "payload-beside"}
        assert seen.count("claims") == len(report(pilot).findings)


@played
async def test_a_claim_chooses_its_finding() -> None:
    async with shown("twelve-findings", size=HUGE) as pilot:
        wheres = {finding.where: finding for finding in reversed(report(pilot).findings)}
        await press(pilot, "f3", "home")
        asked = set()
        for _ in view(pilot, "claims").rows:
            finding = wheres.get(view(pilot, "claims").about or "")
            if finding is not None:
                asked.add(finding.where)
                assert bench(pilot).bench.finding is finding
                assert finding.rule.code in explained(pilot)
                assert places(pilot)["payload-beside"] in (finding.where, None)
            await press(pilot, "down")
        assert asked == set(wheres)


@played
async def test_a_claim_without_a_finding_leaves_the_chosen_finding() -> None:
    async with shown("wrong-audience", size=WIDE) as pilot:
        await press(pilot, "f3", "home")
        assert view(pilot, "claims").about == "/header/alg"
        assert bench(pilot).bench.finding is report(pilot).findings[0]


@played
async def test_the_payload_beside_moves_the_claims_too() -> None:
    async with shown("conforming", size=HUGE) as pilot:
        view(pilot, "payload-beside").focus()
        await press(pilot, "home", "down")
        assert places(pilot)["payload-beside"] == places(pilot)["claims"] == "/payload/subType"


@pytest.mark.parametrize("size", [(80, 24), HUGE], ids=["narrow", "wide"])
@played
async def test_a_hidden_page_is_at_the_finding_once_it_is_shown(size: tuple[int, int]) -> None:
    async with shown("wrong-audience", size=size) as pilot:
        for key, name in (("f3", "claims"), ("f5", "payload")):
            await press(pilot, key)
            assert view(pilot, name).about == "/payload/aud"
            row = view(pilot, name).chosen
            assert row is not None
            assert "jwt-login-session" in row.text


@played
async def test_home_end_and_the_arrows_choose_what_can_be_chosen() -> None:
    async with shown("twelve-findings") as pilot:
        found, last = view(pilot, "findings"), len(report(pilot).findings) - 1
        for key, number in (
            ("up", 0),
            ("down", 1),
            ("down", 2),
            ("up", 1),
            ("end", last),
            ("down", last),
            ("up", last - 1),
            ("home", 0),
            ("up", 0),
        ):
            await press(pilot, key)
            assert found.about == str(number), key
        assert found.chosen is not None


@played
async def test_a_page_down_and_up_comes_back() -> None:
    async with shown("groups-400") as pilot:
        await press(pilot, "f5", "home")
        payload = view(pilot, "payload")
        page = payload.size.height - 1
        await press(pilot, "pagedown")
        assert payload.cursor in (page, page + 1)
        at = payload.cursor
        await press(pilot, "pagedown", "pageup")
        assert payload.cursor == at
        await press(pilot, "end")
        assert payload.about == "/payload/exp"
        await press(pilot, "pagedown")
        assert payload.about == "/payload/exp"
        await press(pilot, "pageup", "home", "pageup")
        assert payload.about == "/payload/sub"


@played
async def test_the_row_under_the_cursor_is_in_sight() -> None:
    async with shown("groups-400") as pilot:
        await press(pilot, "f5", "home")
        payload = view(pilot, "payload")
        for key in ("end", "home", "pagedown", "pagedown", "down", "pageup", "up"):
            await press(pilot, key)
            assert payload.scroll_offset.y <= payload.cursor < payload.scroll_offset.y + payload.size.height, key


@played
async def test_where_nothing_can_be_chosen_the_keys_scroll() -> None:
    async with shown("twelve-findings", size=(60, 20)) as pilot:
        why = view(pilot, "why")
        why.focus()
        assert why.virtual_size.height > why.size.height
        for key, moves in (("down", True), ("up", False), ("pagedown", True), ("pageup", False), ("end", True)):
            await press(pilot, key)
            assert (why.scroll_offset.y > 0) == moves, key
        await press(pilot, "home")
        assert why.scroll_offset.y == 0


@played
async def test_enter_unfolds_what_follows_and_folds_it_again() -> None:
    async with shown("options-merged-into-the-payload") as pilot:
        found = view(pilot, "findings")
        follow = [str(number) for number, each in enumerate(report(pilot).findings) if each.follows]
        assert follow
        for unfolded in (True, False, True):
            await press(pilot, "enter")
            abouts = [row.about for row in found.rows if row.about]
            assert [each for each in abouts if each in follow] == (follow if unfolded else [])
            assert found.about == "0"


@played
async def test_a_claim_chooses_a_finding_that_is_folded_away() -> None:
    async with shown("options-merged-into-the-payload", size=WIDE) as pilot:
        folded = next(each for each in report(pilot).findings if each.follows)
        await press(pilot, "enter", "down")
        assert bench(pilot).bench.finding is folded
        await press(pilot, "home", "enter")
        assert codes(pilot)[0] in explained(pilot)


@played
async def test_another_token_is_folded_and_at_its_first_finding_again() -> None:
    async with shown("options-merged-into-the-payload") as pilot:
        folded = len(view(pilot, "findings").rows)
        await press(pilot, "enter", "end")
        assert len(view(pilot, "findings").rows) > folded
        await paste(pilot, sample_tokens()["options-merged-into-the-payload"] + " again")
        assert codes(pilot).count("QJ112") == 1
        assert view(pilot, "findings").about == "0"
        assert [each for each in view(pilot, "findings").rows if each.about] == view(pilot, "findings").rows[:2]


@played
async def test_enter_opens_a_claim_whole_and_escape_goes_back() -> None:
    text = " ".join(f"word-{number}" for number in range(60))
    async with opened() as pilot:
        await paste(pilot, signed({"sub": text}))
        await press(pilot, "f3", "home", "down", "down", "down")
        assert view(pilot, "claims").about == "/payload/sub"
        assert "word-59" not in text_of(pilot)
        await press(pilot, "enter")
        assert "payload/sub" in text_of(pilot)
        assert all(f"word-{number}" in text_of(pilot) for number in range(60))
        for _ in range(3):
            await press(pilot, "escape")
            assert pilot.app.is_running
            assert is_bare(pilot)
        assert pilot.app.focused is view(pilot, "claims")
        assert view(pilot, "claims").about == "/payload/sub"


@played
async def test_a_whole_value_is_shown_as_json() -> None:
    async with opened() as pilot:
        for value, seen in WHOLE:
            await paste(pilot, signed({"email_verified": value}))
            await press(pilot, "f3")
            view(pilot, "claims").choose("/payload/email_verified")
            await press(pilot, "enter")
            assert seen in text_of(pilot)
            await press(pilot, "escape")


@played
async def test_enter_on_a_finding_opens_the_value_it_speaks_of() -> None:
    async with shown("wrong-audience") as pilot:
        await press(pilot, "enter")
        assert "payload/aud" in text_of(pilot)
        assert '"qlik.api/jwt-login-session"' in text_of(pilot)


@played
async def test_enter_on_what_is_absent_opens_nothing() -> None:
    async with shown("no-nbf") as pilot:
        await press(pilot, "enter")
        assert is_bare(pilot)


@played
async def test_a_click_chooses_and_a_second_one_opens() -> None:
    async with shown("twelve-findings", size=WIDE) as pilot:
        claims = view(pilot, "claims")
        row = next(number for number, each in enumerate(claims.rows) if each.about == "/payload/name")
        claims.scroll_to(y=0, animate=False)
        await pilot.click("#claims", offset=(4, row))
        assert claims.about == "/payload/name"
        assert bench(pilot).bench.finding is next(
            each for each in report(pilot).findings if each.where == "/payload/name"
        )
        await pilot.click("#claims", offset=(4, row), times=2)
        assert "payload/name" in text_of(pilot)
        assert not is_bare(pilot)
