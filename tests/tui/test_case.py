"""A case on its screen: what opens one, what is shown of it, and its tokens in the workbench as of their calls."""

import gzip
import json
import os
from pathlib import Path

import pytest
from textual.pilot import Pilot

from inspector.checks.catalogue import BY_CODE
from inspector.report.paint import runs
from inspector.report.report import Verdict
from inspector.tui.screens.cases import Cases
from inspector.tui.screens.identity import Identity
from inspector.tui.screens.preflights import Preflights
from inspector.tui.screens.tokens import Tokens
from inspector.tui.settings import Settings
from inspector.tui.widgets.rows import Rows
from tests.builders import MOMENT
from tests.diagnosis.captures import LOGIN, NO_NBF, NO_REASON, Call, capture, errors
from tests.tui.fixed_keys import fixed_pair
from tests.tui.scenes import NO_JTI, SCENES, TEXTS, signed
from tests.tui.stage import (
    HUGE,
    NARROW,
    SMALL,
    WIDE,
    Clock,
    Size,
    bench,
    codes,
    is_bare,
    opened,
    paste,
    played,
    press,
    report,
    settled,
    shown,
    stream,
    take,
    text_of,
    told,
    view,
    words_in,
)

CURL = f"""\
> POST {LOGIN} HTTP/1.1
> Host: tenant.eu.qlikcloud.com
> Authorization: Bearer {{token}}
>
< HTTP/1.1 401 Unauthorized
< Date: Tue, 14 Nov 2023 22:13:20 GMT
<
{NO_REASON}
"""
JWT_ERROR = (
    'Error: Bad "options.expiresIn" option. The payload already has an "exp" property.\n    at jwt.sign (sign.js:9)\n'
)


def calls(pilot: Pilot[int]) -> list[str]:
    """The rows of the outline that stand for calls."""
    rows = view(pilot, "causes").rows
    return ["".join(text for _, text in runs(row.text)) for row in rows if (row.about or "").startswith("call:")]


async def go_to(pilot: Pilot[int], about: str) -> None:
    """Moves the cursor to a row of the outline, as the arrow keys do."""
    rows = view(pilot, "causes")
    rows.go_to(next(at for at, row in enumerate(rows.rows) if row.about == about))
    await settled(pilot)


@pytest.mark.parametrize("size", [SMALL, NARROW, WIDE, HUGE])
@played
async def test_a_pasted_capture_is_diagnosed_on_every_size(size: Size) -> None:
    async with shown("capture", size=size) as pilot:
        assert isinstance(pilot.app.screen, Cases)
        assert "FIRST CAUSE   the answer says so, entry 3" in text_of(pilot)
        assert "The token has no nbf, and Qlik requires that claim." in words_in(pilot, "first")


@pytest.mark.parametrize(
    "words", ["What follows from it", "Found too", "Not the cause", "Answered, and explained by", "Calls to tenant.eu"]
)
@played
async def test_all_that_is_said_of_a_case_is_listed(words: str) -> None:
    async with shown("capture") as pilot:
        assert words in words_in(pilot, "causes")


@played
async def test_each_call_has_its_time_answer_and_verdict() -> None:
    async with shown("capture", size=HUGE) as pilot:
        assert [line.split() for line in calls(pilot)] == [
            ["entry", "1", "22:11:50", "GET", "/api/v1/users/me", "401"],
            ["entry", "2", "22:12:20", "POST", "/login/jwt-session", "401", "QJ502"],
            ["entry", "3", "22:12:50", "POST", "/login/jwt-session", "400", "QJ505"],
            ["entry", "4", "22:12:52", "GET", "/api/v1/users/me", "401"],
        ]


@played
async def test_what_is_chosen_is_explained() -> None:
    async with shown("capture") as pilot:
        await go_to(pilot, "call:2")
        assert "INTERNAL-TOKEN-1" in words_in(pilot, "explained")
        assert BY_CODE["QJ505"].code in words_in(pilot, "explained")
        await go_to(pilot, "call:1")
        assert "no source that is known explains it" in words_in(pilot, "explained")
        await go_to(pilot, "too:0")
        assert "The token expired" in words_in(pilot, "explained")


@played
async def test_enter_on_a_call_shows_its_token_as_of_then_and_escape_comes_back() -> None:
    async with shown("capture", size=WIDE) as pilot:
        await go_to(pilot, "call:1")
        await press(pilot, "enter")
        assert is_bare(pilot)
        assert codes(pilot) == ["QJ502"]
        assert report(pilot).moment == MOMENT - 59
        assert "(of the call)" in words_in(pilot, "times")
        assert "esc: the call" in text_of(pilot)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, Cases)
        assert view(pilot, "causes").about == "call:1"


@played
async def test_a_token_stays_judged_as_of_its_call_when_the_case_is_left() -> None:
    clock = Clock()
    async with opened(clock=clock) as pilot:
        await paste(pilot, SCENES["capture"]().text)
        await go_to(pilot, "call:1")
        await press(pilot, "enter")
        clock.at = MOMENT + 5
        await pilot.pause(1.1)
        await press(pilot, "escape", "escape")
        assert is_bare(pilot)
        assert report(pilot).moment == MOMENT - 59
        await press(pilot, "space")
        assert report(pilot).moment == MOMENT + 5


@played
async def test_a_case_that_is_left_at_once_shows_its_token_as_of_its_call() -> None:
    async with shown("capture") as pilot:
        await press(pilot, "escape")
        assert is_bare(pilot)
        assert report(pilot).moment == MOMENT - 59


@played
async def test_the_key_that_stops_the_clock_lets_it_run_on_from_a_call() -> None:
    async with shown("capture") as pilot:
        await go_to(pilot, "call:1")
        await press(pilot, "enter", "space")
        assert report(pilot).moment == MOMENT
        assert bench(pilot).desk.stopped_at is None


@played
async def test_another_paste_is_judged_as_of_now() -> None:
    async with shown("capture") as pilot:
        await go_to(pilot, "call:1")
        await press(pilot, "enter")
        await paste(pilot, signed())
        assert report(pilot).moment == MOMENT
        assert report(pilot).verdict is Verdict.CONFORMING
        await press(pilot, "escape")
        assert is_bare(pilot)


@played
async def test_a_text_that_nobody_knows_gives_way_to_the_case_before_it() -> None:
    async with shown("capture") as pilot:
        for text in ("please help, the login fails\n", "and again, please\n"):
            await paste(pilot, text)
            assert "This text is no token, and no answer that is known." in text_of(pilot)
        await press(pilot, "escape", "f9")
        assert "The token has no nbf, and Qlik requires that claim." in text_of(pilot)


@played
async def test_a_token_of_no_known_time_is_judged_as_of_now() -> None:
    async with opened() as pilot:
        await paste(pilot, f"{signed()}\n{NO_NBF}\n")
        await press(pilot, "escape", "escape")
        assert isinstance(pilot.app.screen, Cases)
        await press(pilot, "escape")
        assert not bench(pilot).desk.standing


@played
async def test_the_tokens_of_a_capture_are_listed_as_of_any_text() -> None:
    async with shown("capture") as pilot:
        await press(pilot, "escape", "ctrl+l")
        assert isinstance(pilot.app.screen, Tokens)
        assert len(bench(pilot).reports) == 2


@played
async def test_another_tenant_judges_the_case_anew() -> None:
    async with opened(to=SCENES["no-certificate"]().tenant) as pilot:
        await paste(pilot, SCENES["capture"]().text)
        assert "the signature: it verifies" not in words_in(pilot, "causes")
        bench(pilot).take_tenant(SCENES["conforming"]().tenant)
        await settled(pilot)
        assert "the signature: it verifies" in words_in(pilot, "causes")


@pytest.mark.parametrize(
    "text",
    [NO_JTI, errors("INTERNAL-TOKEN-1", "Invalid token request", NO_JTI), f"the page says\n{NO_JTI}\nwhat now?"],
    ids=["words", "JSON", "letter"],
)
@played
async def test_a_pasted_answer_is_explained_without_a_token(text: str) -> None:
    async with opened() as pilot:
        await paste(pilot, text)
        assert isinstance(pilot.app.screen, Cases)
        assert "The token has no jti, and Qlik requires that claim." in words_in(pilot, "first")
        assert "Make a new random jti for every token" in words_in(pilot, "explained")
        assert "enter" not in text_of(pilot).rsplit("\n", 2)[-2]


@played
async def test_an_answer_may_come_as_a_stream_of_keys() -> None:
    async with opened() as pilot:
        await stream(pilot, NO_JTI)
        assert isinstance(pilot.app.screen, Cases)


@played
async def test_an_error_that_nobody_explains_is_said_to_be_one() -> None:
    async with opened() as pilot:
        await paste(pilot, NO_REASON)
        assert "This text is no token, and no answer that is known." in words_in(pilot, "first")
        assert "it says   “SOME-1 · Unauthorized”" in words_in(pilot, "explained")


@played
async def test_an_answer_leaves_the_token_that_is_shown() -> None:
    async with shown("conforming") as pilot:
        await paste(pilot, NO_JTI)
        assert isinstance(pilot.app.screen, Cases)
        await press(pilot, "escape")
        assert report(pilot).verdict is Verdict.CONFORMING


@played
async def test_curls_output_and_http_are_cases() -> None:
    async with opened() as pilot:
        await paste(pilot, CURL.replace("{token}", signed({"subType": "x"})))
        assert isinstance(pilot.app.screen, Cases)
        assert "QJ302" in words_in(pilot, "causes")


@played
async def test_a_request_without_answer_is_its_token() -> None:
    async with opened() as pilot:
        await paste(pilot, f"POST {LOGIN} HTTP/1.1\nAuthorization: Bearer {signed()}\n")
        assert is_bare(pilot)


@played
async def test_an_error_of_a_signing_library_is_a_case() -> None:
    async with opened() as pilot:
        await paste(pilot, JWT_ERROR)
        assert isinstance(pilot.app.screen, Cases)


@played
async def test_code_that_speaks_of_an_answer_is_code() -> None:
    async with opened() as pilot:
        await paste(pilot, f"// {NO_JTI}\n{TEXTS['unsigned']()}")
        assert isinstance(pilot.app.screen, Preflights)


@played
async def test_a_capture_with_a_private_key_in_it_is_a_case_with_danger() -> None:
    key = "-----BEGIN PRIVATE KEY-----\n" + "A" * 64 + "\n-----END PRIVATE KEY-----\n"
    async with opened() as pilot:
        await paste(pilot, capture(Call(token=signed()), Call(path="/app/x.js", method="GET", body=key)).decode())
        assert isinstance(pilot.app.screen, Cases)
        assert "DANGER" in text_of(pilot)
        assert "AAAA" not in text_of(pilot)


@played
async def test_without_a_case_its_key_says_how_to_get_one() -> None:
    async with opened() as pilot:
        await press(pilot, "f9", "escape")
        assert is_bare(pilot)
        assert told(pilot) == [
            "No case yet: paste or open a capture (HAR), what curl -v printed, or an answer of Qlik's."
        ]


@played
async def test_what_is_shown_is_copied_without_token_or_user(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    async with shown("capture") as pilot:
        await go_to(pilot, "call:2")
        await press(pilot, "ctrl+y")
        assert "INTERNAL-TOKEN-1" in pilot.app.clipboard
        assert "eyJ" not in pilot.app.clipboard
        assert "harry@example.com" not in pilot.app.clipboard


@played
async def test_what_is_copied_has_addresses_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    async with shown("capture", size=SMALL) as pilot:
        await go_to(pilot, "call:2")
        assert "ta-p/2435784" in words_in(pilot, "explained")
        await press(pilot, "ctrl+y")
        assert "Qlik-Cloud-Example-of-JWT-token-format/ta-p/2435784" in pilot.app.clipboard


@played
async def test_what_was_lacking_is_given_without_leaving_the_case() -> None:
    async with opened(to=SCENES["no-certificate"]().tenant) as pilot:
        await paste(pilot, SCENES["capture"]().text)
        assert "no certificate was given (ctrl+k)" in words_in(pilot, "causes")
        await press(pilot, "ctrl+k")
        assert isinstance(pilot.app.screen, Identity)
        await paste(pilot, fixed_pair("tenant").certificate.decode())
        await press(pilot, "enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, Cases)
        assert "the signature: it verifies" in words_in(pilot, "causes")
        assert "ctrl+k" not in words_in(pilot, "causes")


@pytest.mark.parametrize(
    ("size", "keys"),
    [
        (SMALL, "enter its token   tab   ctrl+y copies   esc back"),
        (NARROW, "enter its token   tab the other part   ctrl+y copies   esc back"),
        (HUGE, "enter shows a call's token   tab the other part   ctrl+y copies what is shown   esc back"),
    ],
)
@played
async def test_its_keys_are_told_in_as_many_words_as_there_is_room_for(size: Size, keys: str) -> None:
    async with shown("capture", size=size) as pilot:
        assert f" {keys} " in text_of(pilot)
    async with shown("answer", size=size) as pilot:
        assert " ctrl+y copies what is shown   esc back " in text_of(pilot)
        assert "enter" not in text_of(pilot)


@pytest.mark.parametrize("size", [NARROW, HUGE])
@played
async def test_the_answer_to_a_call_is_what_is_read_first(size: Size) -> None:
    async with shown("capture", size=size) as pilot:
        assert view(pilot, "causes").about == "call:2"
        assert "means     The token has no nbf, and Qlik requires that claim." in text_of(pilot)


@played
async def test_small_and_large_files_are_cases(tmp_path: Path) -> None:
    text = SCENES["capture"]().text
    large = json.loads(text)
    large["log"]["entries"][0]["response"]["content"]["text"] = "x" * (2 << 20)
    (tmp_path / "small.har").write_text(text)
    (tmp_path / "large.har").write_text(json.dumps(large))
    for name in ("small.har", "large.har"):
        async with opened() as pilot:
            bench(pilot).open(str(tmp_path / name))
            await settled(pilot)
            assert isinstance(pilot.app.screen, Cases)
            assert f"Case: {name}" in text_of(pilot)
            assert "FIRST CAUSE" in text_of(pilot)
            assert len(bench(pilot).reports) == 2
            assert told(pilot) == []


async def begun(pilot: Pilot[int]) -> None:
    """Waits until the case says how far its reading is."""
    while not any(each.rows for each in pilot.app.screen.query("#reading").results(Rows)):
        await pilot.pause(0.01)


@played
async def test_a_large_capture_is_read_no_further_when_it_is_stopped(tmp_path: Path) -> None:
    calls = [Call(token=signed(), status=401, body="x" * (1 << 20)) for _ in range(40)]
    (tmp_path / "large.har").write_bytes(capture(*calls))
    async with opened() as pilot:
        bench(pilot).open(str(tmp_path / "large.har"))
        await begun(pilot)
        bench(pilot).action_stop_reading()
        await settled(pilot)
        assert "Reading was stopped at" in words_in(pilot, "causes")
        assert "of the capture" in words_in(pilot, "causes")


@played
async def test_a_capture_that_was_left_while_it_was_read_is_not_put_before_anybody(tmp_path: Path) -> None:
    (tmp_path / "large.har").write_bytes(capture(*(Call(body="x" * (1 << 20)) for _ in range(40))))
    async with opened() as pilot:
        bench(pilot).open(str(tmp_path / "large.har"))
        await begun(pilot)
        pilot.app.pop_screen()
        await settled(pilot)
        assert is_bare(pilot)
        assert told(pilot) == ["large.har was read; F9 shows the case."]
        await press(pilot, "f9")
        assert "Case: large.har" in text_of(pilot)


@played
async def test_of_a_packed_capture_that_is_cut_short_what_could_be_unpacked_is_shown(tmp_path: Path) -> None:
    packed = gzip.compress(capture(Call(token=signed(), body=os.urandom(3 << 20).hex())))
    (tmp_path / "cut.har.gz").write_bytes(packed[: len(packed) // 2])
    assert len(packed) // 2 > 1 << 20
    async with opened() as pilot:
        bench(pilot).open(str(tmp_path / "cut.har.gz"))
        await settled(pilot)
        assert "Case: cut.har.gz" in text_of(pilot)
        assert "its gzip is cut short" in words_in(pilot, "causes")


@played
async def test_help_explains_the_case() -> None:
    async with shown("capture") as pilot:
        await press(pilot, "f1")
        assert "why the login failed" in text_of(pilot)


@played
async def test_a_bare_token_asks_for_no_diagnosis() -> None:
    async with opened() as pilot:
        await take(pilot, f" {signed()}\n")
        assert is_bare(pilot)


@pytest.mark.parametrize("size", [NARROW, HUGE])
@played
async def test_in_ascii_a_case_is_drawn_without_other_characters(size: Size) -> None:
    async with shown("capture", size=size, settings=Settings(ascii=True)) as pilot:
        for at, row in enumerate(view(pilot, "causes").rows):
            if row.about is not None:
                view(pilot, "causes").go_to(at)
                await settled(pilot)
                assert text_of(pilot).isascii()
